import { describe, expect, it } from "vitest";
import { compileAccess } from "./permission.ts";

const role = (allow: string[], deny: string[] = []) => ({ allow, deny, limits: [] });

const access = compileAccess({
  app: role(["model:*:invoke"], ["model:payroll*:invoke"]),
  viewer: role(["console:read"]),
  owner: role(["model:*", "console:*"]),
  root: role(["*:*"]),
  one: role(["model:llama3:8b:invoke"]),
});

describe("permissions", () => {
  it("G6: nothing is allowed by default", () => {
    expect(access.isPermitted([], "model:bot:invoke")).toBe(false);
    expect(access.isPermitted(["viewer"], "model:bot:invoke")).toBe(false);
    expect(access.isPermitted(["no-such-role"], "console:read")).toBe(false);
    expect(access.isPermitted(["constructor"], "console:read")).toBe(false);
  });

  it.each([
    ["app", "model:bot:invoke", true],
    ["app", "model:llama3:8b:invoke", true],
    ["app", "model:bot:embed", false],
    ["app", "console:read", false],
    ["owner", "model:bot:retrain", true],
    ["owner", "console:write", true],
    ["owner", "incident:contain", false],
    ["root", "incident:contain", true],
    ["root", "model:bot:invoke", true],
    ["one", "model:llama3:8b:invoke", true],
    ["one", "model:llama3:70b:invoke", false],
  ])(
    "G6: a star stands for one part, and as the last part for all the rest: %s %s → %s",
    (name, permission, expected) => {
      expect(access.isPermitted([name], permission)).toBe(expected);
      // Asked again, from memory.
      expect(access.isPermitted([name], permission)).toBe(expected);
    },
  );

  it("G6: a deny wins over every allow, of whichever role", () => {
    expect(access.isPermitted(["app"], "model:payroll-2:invoke")).toBe(false);
    expect(access.isPermitted(["app", "root"], "model:payroll-2:invoke")).toBe(false);
    expect(access.isPermitted(["root", "app"], "model:payroll-2:invoke")).toBe(false);
  });

  it("G6: an explanation names the rule that decided and every role that was asked", () => {
    const denied = access.explain(["root", "app", "ghost"], "model:payroll:invoke");
    expect(denied.isAllowed).toBe(false);
    expect(denied.reason).toContain("'model:payroll*:invoke'");
    expect(denied.steps).toHaveLength(3);
    expect(access.explain(["viewer"], "console:read")).toMatchObject({ isAllowed: true });
    expect(access.explain([], "console:read").reason).toContain("default");
  });

  it("G6: the memory of decisions is bounded, and forgetting changes no answer", () => {
    for (let i = 0; i < 25_000; i++) expect(access.isPermitted(["app"], `model:m${i}:invoke`)).toBe(true);
    expect(access.isPermitted(["app"], "model:payroll:invoke")).toBe(false);
  });

  it("G6: a hostile name costs no more than its length times the pattern's", () => {
    const nasty = compileAccess({ app: role([`model:${"a*".repeat(20)}b:invoke`]) });
    const began = performance.now();
    expect(nasty.isPermitted(["app"], `model:${"a".repeat(5_000)}:invoke`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
