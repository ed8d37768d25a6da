import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PolicyError, type PolicyProblem, parsePolicy } from "./index.ts";

const MINIMAL = "parapet: 1\n";

function problemsIn(text: string): readonly PolicyProblem[] {
  try {
    parsePolicy(text, "parapet.yaml");
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  throw new Error("the policy was accepted");
}

describe("parsePolicy", () => {
  it("PO1: fills every default in and leaves secrets as references", () => {
    const policy = parsePolicy(
      "parapet: 1\nproviders:\n  main: { kind: openai, apiKey: env:OPENAI_API_KEY }\nmodels:\n  m: { primary: { provider: main } }\n",
      "parapet.yaml",
    );
    expect(policy.server).toMatchObject({ host: "127.0.0.1", port: 8787, dataDirectory: ".parapet" });
    expect(policy.providers.main?.apiKey).toBe("env:OPENAI_API_KEY");
    expect(policy.models.m).toMatchObject({ guards: "default", mode: "normal", retries: { max: 2 } });
    expect(policy.records).toMatchObject({ fullText: "none", onFailure: "refuse" });
  });

  it("PO2: tells every problem at once, each in its place, cross references too", () => {
    const text = `parapet: 1
provders: {}
server: { port: 99999, host: "" }
providers:
  main:
    kind: opnai
models:
  a:
    primary: { provider: mian }
    guards: strct
  b:
    guards: default
  "c d": { primary: { provider: main } }
guards:
  strict:
    detectors:
      pii: blok
`;
    expect(problemsIn(text).map(({ path, line, column }) => `${path} ${line}:${column}`)).toEqual([
      "provders 2:1",
      "server.port 3:17",
      "server.host 3:30",
      "providers.main.kind 6:11",
      "models.a.primary.provider 9:26",
      "models.a.guards 10:13",
      "models.b.primary 11:3",
      "models.c d 13:3",
      "guards.strict.detectors.pii 17:12",
    ]);
  });

  it("PO3: names the nearest known key, or the ones that are allowed", () => {
    const [near] = problemsIn("parapet: 1\nservre: {}\n");
    expect(near).toMatchObject({ message: "unknown key 'servre'", hint: "Did you mean 'server'?" });
    const [far] = problemsIn(
      "parapet: 1\nproviders: { x: { kind: practice } }\nmodels:\n  m:\n    primary: { provider: x, zzzzzzzzzz: 1 }\n",
    );
    expect(far?.hint).toBe("Allowed here: provider, model, price.");
  });

  it("PO3: names the nearest allowed value, inside unions too", () => {
    const problems = problemsIn(
      "parapet: 1\nguards:\n  g:\n    onError: clsed\n    detectors:\n      pii: { input: redcat }\n      secret: of\n",
    );
    expect(problems.map(({ hint }) => hint)).toEqual([
      "Did you mean 'closed'?",
      "Did you mean 'redact'?",
      "Did you mean 'off'?",
    ]);
  });

  it("PO3: names the nearest provider and profile, or all there are", () => {
    const problems = problemsIn(
      "parapet: 1\nproviders: { openai: { kind: openai } }\nguards: { careful: {} }\nmodels:\n  a: { primary: { provider: opeani }, guards: carefull }\n  b: { primary: { provider: zzzzzz } }\n",
    );
    expect(problems.map(({ hint }) => hint)).toEqual([
      "Did you mean 'openai'?",
      "Did you mean 'careful'?",
      "There are: openai.",
    ]);
  });

  it("PO3: a version on trial needs a provider that is there, a share, and as a shadow one that predicts", () => {
    const problems = problemsIn(
      "parapet: 1\nproviders: { up: { kind: practice } }\nmodels:\n  a: { primary: { provider: up }, canary: { provider: uq, share: 0.1 } }\n  b: { primary: { provider: up }, shadow: { provider: up, share: 1 } }\n",
    );
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ["models.a.canary.provider", "there is no provider 'uq' under providers:"],
      ["models.b.shadow", "only predictions are compared, and a provider of kind practice makes none"],
    ]);
    expect(
      problemsIn(
        "parapet: 1\nproviders: { up: { kind: practice } }\nmodels:\n  a: { primary: { provider: up }, canary: { provider: up, share: 0 } }\n",
      ),
    ).toHaveLength(1);
  });

  it("PO3: a monitor needs rows of one width", () => {
    const shapesWith = (shape: string) =>
      problemsIn(
        `parapet: 1\nproviders: { up: { kind: open-inference, baseUrl: "http://127.0.0.1:1" } }\nmodels:\n  a: { primary: { provider: up }, predict: { inputs: [{ name: x, datatype: FP32, shape: ${shape} }], monitor: {} } }\nunknown: 1\n`,
      ).flatMap(({ path }) => (path === "unknown" ? [] : [path]));
    for (const shape of ["[-1, 3]", "[1, 3, 8]", "[-1]"]) expect(shapesWith(shape), shape).toEqual([]);
    for (const shape of ["[-1, -1]", "[1, 3, -1]", "[5]"])
      expect(shapesWith(shape), shape).toEqual(["models.a.predict.inputs.0.shape"]);
  });

  it("PO2: says how to write the version", () => {
    expect(problemsIn('parapet: "1"\n')).toMatchObject([
      { message: "expected a number, found text", hint: "Write it without quotes." },
    ]);
    expect(problemsIn("app: {}\n")).toMatchObject([{ hint: "Write: parapet: 1" }]);
  });

  it("PO4: never repeats a secret that stands where a reference belongs", () => {
    const secret = `sk-${"proj-"}${"a1B2".repeat(8)}`;
    const places = [
      `providers: { p: { kind: openai, apiKey: ${secret} } }`,
      `providers: { p: { kind: openai, headers: { authorization: ${secret} } } }`,
      `providers: { p: { kind: openai, baseUrl: "https://user:${secret}@host/" } }`,
      `records: { encryptionKey: ${secret} }`,
      `telemetry: { metrics: { token: ${secret} } }`,
      `server: { port: ${secret} }`,
      `app: { name: "${secret} x" }`,
      `providers: { p: { kind: ${secret} } }`,
    ];
    for (const place of places) {
      let said = "";
      try {
        parsePolicy(`${MINIMAL}${place}\n`, "parapet.yaml");
      } catch (error) {
        said = JSON.stringify(error) + String(error) + (error as Error).stack;
      }
      expect(said, place).toContain("PARAPET_POLICY_INVALID");
      expect(said, place).not.toContain(secret);
    }
  });

  it("PO4: refuses a plain-http token issuer anywhere but on this machine", () => {
    const oidc = (issuer: string): string => `${MINIMAL}identity: { oidc: { issuer: "${issuer}", audience: a } }\n`;
    expect(problemsIn(oidc("http://id.example.com"))[0]?.message).toContain("https");
    for (const fine of ["https://id.example.com", "http://127.0.0.1:9", "http://localhost:9", "http://[::1]:9"])
      expect(parsePolicy(oidc(fine), "f").identity.oidc?.issuer).toBe(fine);
  });

  it("PO6: says what to write instead of an interpolation", () => {
    const variable = `${"$"}{OPENAI_API_KEY}`;
    const [problem] = problemsIn(`${MINIMAL}providers: { p: { kind: openai, apiKey: "${variable}" } }\n`);
    expect(problem?.hint).toContain("env:NAME");
  });

  it("PO7: finds nothing that the file does not hold", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      const problems = problemsIn(
        `parapet: 1\nproviders: { p: { kind: practice } }\nmodels:\n  m: { primary: { provider: ${name} }, guards: ${name} }\n`,
      );
      expect(problems.map(({ path }) => path)).toContain("models.m.primary.provider");
      expect(problems.map(({ path }) => path)).toContain("models.m.guards");
    }
    expect(problemsIn("parapet: 1\n__proto__: { x: 1 }\n").length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("an empty file, a list and a bare word are policies of nobody", () => {
    for (const text of ["", "# only a comment\n", "- a\n", "word\n", "1\n"])
      expect(() => parsePolicy(text, "f"), text).toThrow(PolicyError);
  });
});

describe("hostile YAML", () => {
  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]\n`,
  ).join("")}`;
  const cases: Readonly<Record<string, string>> = {
    "alias bomb": bomb,
    cycle: "parapet: &a { x: *a }\n",
    "deep flow": `a: ${"[".repeat(50_000)}`,
    "deep block": Array.from({ length: 900 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    "too many keys": Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n"),
    "too long": `a: ${"x".repeat(1_100_000)}`,
    "double key": "parapet: 1\nserver: {}\nserver: {}\n",
    "merge key": "parapet: 1\n<<: {}\n",
    "unknown anchor": "parapet: *nobody\n",
    tab: "parapet: 1\nserver:\n\tport: 1\n",
    "two documents": "parapet: 1\n---\nparapet: 1\n",
    "open quote": 'parapet: "1\n',
    "foreign tag": 'parapet: 1\napp: !!js/function "x"\n',
    "binary tag": "parapet: 1\nserver: !!binary aGVsbG8=\n",
  };
  for (const [name, text] of Object.entries(cases))
    it(`PO5: refuses ${name} soon, with a place`, () => {
      const start = performance.now();
      const [problem, ...more] = problemsIn(text);
      expect(more.length).toBeLessThan(50);
      expect(problem?.hint).toMatch(/\.$/);
      expect(problem?.message).not.toMatch(/stack|regular expression|parseAllDocuments/i);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(problem?.line).toBeGreaterThan(0);
      expect(problem?.column).toBeGreaterThan(0);
    });

  it("PO5: an alias may still be used", () => {
    const policy = parsePolicy("parapet: 1\nproviders: { p: &p { kind: practice }, q: *p }\nmodels: {}\n", "f");
    expect(policy.providers.q).toEqual(policy.providers.p);
  });

  it("PO5: whatever the text, the answer is a policy or a PolicyError", () => {
    const word = fc.constantFrom(
      "parapet",
      "1",
      ":",
      "\n",
      "  ",
      "-",
      "{",
      "}",
      "[",
      "]",
      "&a",
      "*a",
      "server",
      "?",
      "|",
      "!!map",
      "'",
      '"',
      "#",
      "models",
      "\u0000",
      "é",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        try {
          parsePolicy(words.join(""), "f");
        } catch (error) {
          if (!(error instanceof PolicyError)) throw error;
          for (const { line, column } of error.problems) if (line < 1 || column < 1) throw new Error("no place");
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
