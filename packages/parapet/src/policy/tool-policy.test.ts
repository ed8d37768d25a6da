import { createToolGuard } from "@parapet/guard";
import { describe, expect, it } from "vitest";
import { type Policy, PolicyError, parsePolicy, toolPolicyOf } from "./index.ts";

function policyWith(tools: string, named = ""): Policy {
  return parsePolicy(
    `parapet: 1\nproviders: { p: { kind: practice } }\nmodels:\n  m: { primary: { provider: p }${named} }\nroles: { app: {} }\n${tools}`,
    "f",
  );
}

function problemsIn(
  tools: string,
  named = "",
): readonly { path: string; line: number; message: string; hint?: string }[] {
  try {
    policyWith(tools, named);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  throw new Error("the policy was accepted");
}

const rulesBelow = (lines: string): string => `tools:\n  t:\n    rules:\n      send.mail:\n${lines}`;

describe("tool profiles", () => {
  it("PO21: a profile is what the guard takes, for the models that name it and no other", () => {
    const tools =
      "tools:\n  t:\n    allow: [{ roles: [app], tools: [read_*] }]\n    rules: { read_x: { sensitive: true } }";
    const policy = toolPolicyOf(policyWith(tools, ", tools: t"), "m");
    expect(policy).toMatchObject({ name: "t", onError: "closed", onViolation: "block" });
    expect(() => createToolGuard(policy!)).not.toThrow();
    expect(toolPolicyOf(policyWith(tools), "m")).toBeUndefined();
  });
  it.each([
    [
      "a keyword that is not checked",
      "        schema:\n          anyOf: []",
      "tools.t.rules.send.mail.schema.anyOf",
      11,
    ],
    [
      "a pattern that may not run",
      '        schema: { pattern: "(a)\\\\1" }',
      "tools.t.rules.send.mail.schema.pattern",
      10,
    ],
    [
      "a folder that is not absolute",
      "        arguments:\n          a.b[]:\n            paths: { roots: [x] }",
      "tools.t.rules.send.mail.arguments.a.b[].paths",
      12,
    ],
  ])("PO21: %s is told with its line", (_, lines, path, line) => {
    expect(problemsIn(rulesBelow(lines))).toMatchObject([{ path, line }]);
  });
  it("PO21: rules of one name, a misspelt word, a role and a profile that do not exist", () => {
    const twice = "    sequences:\n      - { name: a, atMost: 1, of: [x] }\n      - { name: a, atMost: 2, of: [y] }";
    expect(problemsIn(`tools:\n  t:\n${twice}`)).toMatchObject([{ path: "tools.t.sequences.1.name", line: 10 }]);
    expect(problemsIn("tools:\n  t:\n    alow: []")).toMatchObject([{ hint: "Did you mean 'allow'?", line: 8 }]);
    expect(problemsIn("tools:\n  t:\n    allow: [{ roles: [ap], tools: [x] }]")).toMatchObject([
      { path: "tools.t.allow.0.roles.0", hint: "Did you mean 'app'?" },
    ]);
    expect(problemsIn("tools: { t: {} }", ", tools: tt")).toMatchObject([{ hint: "Did you mean 't'?" }]);
  });
});
