import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyJsonSchema, policySchema } from "./index.ts";

/** Every field of the format, filled in. */
const FULL = {
  parapet: 1,
  app: { name: "shop", owner: "x", description: "y" },
  server: { host: "h", port: 1, dataDirectory: "d", publicUrl: "https://x", maxBodyBytes: 2_000, maxJsonDepth: 9 },
  providers: {
    p: { kind: "openai", apiKey: "env:A", headers: { "x-a": "b" } },
    q: { kind: "openai-compatible", baseUrl: "http://x/y" },
  },
  models: {
    "m*": {
      primary: { provider: "p", model: "z" },
      standby: { provider: "q" },
      guards: "g",
      tools: "t",
      mode: "normal",
      maintenance: { message: "m", retryAfterSeconds: 3 },
      retries: { max: 1, baseDelayMs: 2, maxDelayMs: 3 },
      timeouts: { connectMs: 1, firstByteMs: 1, idleMs: 1, totalMs: 1 },
      breaker: { failureRatio: 0.5, minimumRequests: 1, windowMs: 1, openMs: 1 },
      price: { inputPerMillion: 1, outputPerMillion: 2 },
    },
  },
  guards: {
    g: {
      extends: "built-in",
      onError: "open",
      onUnknown: "flag",
      stream: { maxHoldCharacters: 300 },
      detectors: {
        pii: "block",
        secret: { input: "redact", output: "off", origins: ["user"], minConfidence: 0.2, options: { a: 1 } },
      },
    },
  },
  tools: {
    t: {
      onError: "open",
      onViolation: "strip",
      allow: [{ roles: ["r"], tools: ["read_*"] }],
      deny: ["x"],
      rules: {
        "send_*": {
          schema: { type: "object" },
          arguments: {
            to: {
              paths: { roots: ["/a"], relativeTo: "/a" },
              hosts: { allow: ["*"], schemes: ["https"], ports: [8443], private: true },
              amounts: { max: 3, min: 1 },
              recipients: { domains: ["example.com"], addresses: ["a@example.org"] },
              tenants: { equals: "user" },
            },
          },
          sensitive: true,
          approval: true,
        },
      },
      taint: { minCharacters: 32 },
      sequences: [
        { name: "a", after: ["b"], deny: ["c"], until: ["approval"] },
        { name: "d", atMost: 2, of: ["e"] },
      ],
      budgets: { perReply: 1, perConversation: 2, identical: 3 },
      pins: { f: `sha256:${"0".repeat(64)}` },
    },
  },
  roles: { r: { allow: ["model:a:b"], deny: ["console:*"], limits: [{ window: "1m", requests: 1, usd: 1 }] } },
  limits: { perKey: [{ window: "5h", tokens: 3 }], perModel: [], concurrentPerKey: 3 },
  identity: {
    oidc: {
      issuer: "https://i",
      audience: "a",
      jwksUri: "https://i/k",
      rolesClaim: "r",
      algorithms: ["EdDSA"],
      console: { clientId: "c", clientSecret: "file:x", scopes: ["a"] },
    },
  },
  records: { fullText: "all", encryptionKey: "env:K", textRetention: "1d", onFailure: "serve" },
  telemetry: {
    metrics: { enabled: true, token: "env:T" },
    otlp: { endpoint: "http://o", headers: { a: "env:B" }, sampleRatio: 0.1 },
    logLevel: "debug",
  },
  scan: {
    failOn: "high",
    exclude: ["a/**"],
    scanners: { secrets: "on", deps: "off", code: "on", agents: "on", config: "on", inventory: "on" },
    sanctioned: ["OpenAI"],
    code: { rules: "rules" },
    agents: { hosts: ["h"] },
    deps: {
      vulnerabilities: "skip",
      onlyImported: true,
      licences: {
        allow: ["MIT"],
        deny: ["X"],
        exceptions: [{ package: "a", licence: "b", reason: "c", until: "2027-01-31" }],
      },
      advisories: [{ id: "CVE-1", package: "a", reason: "c", until: "2027-01-31" }],
    },
  },
};

type Schema = Readonly<Record<string, unknown>>;

/** As much of JSON Schema as ours uses, written from its specification; a keyword it does not know is an error. */
function accepts(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, says]) => {
    const rule = KEYWORDS[keyword];
    if (rule === undefined) throw new Error(`unknown keyword ${keyword}`);
    return rule(says as never, value, schema);
  });
}

const ignored = (): boolean => true;
const KEYWORDS: Readonly<Record<string, (says: never, value: unknown, schema: Schema) => boolean>> = {
  $schema: ignored,
  $id: ignored,
  title: ignored,
  description: ignored,
  default: ignored,
  format: ignored,
  type: (type: string, value) => typeOf(value) === type || (type === "integer" && Number.isSafeInteger(value)),
  const: (only: unknown, value) => value === only,
  enum: (all: unknown[], value) => all.includes(value),
  pattern: (pattern: string, value) => typeof value !== "string" || new RegExp(pattern).test(value),
  minLength: (least: number, value) => typeof value !== "string" || value.length >= least,
  minimum: (least: number, value) => typeof value !== "number" || value >= least,
  maximum: (most: number, value) => typeof value !== "number" || value <= most,
  exclusiveMinimum: (bound: number, value) => typeof value !== "number" || value > bound,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  items: (item: Schema, value) => !Array.isArray(value) || value.every((one) => accepts(item, one)),
  anyOf: (branches: Schema[], value) => branches.some((branch) => accepts(branch, value)),
  required: (names: string[], value) => !isMap(value) || names.every((name) => Object.hasOwn(value, name)),
  propertyNames: (name: Schema, value) => !isMap(value) || Object.keys(value).every((key) => accepts(name, key)),
  properties: (fields: Record<string, Schema>, value) =>
    !isMap(value) ||
    Object.entries(fields).every(([name, field]) => !Object.hasOwn(value, name) || accepts(field, value[name])),
  additionalProperties: (other: Schema | boolean, value, { properties }) =>
    !isMap(value) ||
    Object.entries(value)
      .filter(([name]) => !Object.hasOwn((properties ?? {}) as object, name))
      .every(([, one]) => (typeof other === "boolean" ? other : accepts(other, one))),
};

function isMap(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

type Path = readonly (string | number)[];
const pathsOf = (value: unknown, path: Path = []): readonly Path[] => [
  path,
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, below]) => pathsOf(below, [...path, key]))
    : []),
];
const PATHS = pathsOf(FULL).slice(1);

const value = fc.constantFrom<unknown>(
  ...[0, 1, -1, 1.5, 0.5, 1e11, "", "x", "a b", "Ab", "env:A", "1m", "0m", null, true, [], {}, ["x"], { x: 1 }],
  ...["https://x", "HTTP://x/y?z", "ftp://x", "http://u:p@h/", "http://u@h", "http://", "model:a:b", "m*", "*m", "*"],
  ...["\u0000", "x".repeat(200), "é", "off", "block", "user", "EdDSA", "built-in", "env: A", "vault:x"],
);
const edit = fc.record({
  path: fc.constantFrom(...PATHS),
  how: fc.oneof(
    { weight: 4, arbitrary: fc.record({ set: value }) },
    { weight: 1, arbitrary: fc.constant({ remove: true as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ name: fc.constantFrom("zz", "A.b", "Ab", "", "é", "_x", "a".repeat(70), "x/y", "x*") }),
    },
  ),
});

function edited({ path, how }: typeof edit extends fc.Arbitrary<infer E> ? E : never): unknown {
  const copy = structuredClone(FULL) as unknown;
  // biome-ignore lint/suspicious/noExplicitAny: any place of a document of any shape
  const holder = path.slice(0, -1).reduce<any>((here, step) => here[step], copy);
  const last = path.at(-1) as string;
  if ("set" in how) holder[last] = how.set;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if ("name" in how) {
    holder[how.name] = holder[last];
    delete holder[last];
  } else delete holder[last];
  return copy;
}

describe("the JSON Schema", () => {
  it("PO15: accepts the whole format, as the policy does", () => {
    expect(policySchema.safeParse(FULL).error?.issues).toBeUndefined();
    expect(accepts(policyJsonSchema(), FULL)).toBe(true);
  });

  it("PO15: takes and refuses what the policy takes and refuses, rules between fields aside", () => {
    let refused = 0;
    fc.assert(
      fc.property(edit, (step) => {
        const document = edited(step);
        const issues = policySchema.safeParse(document).error?.issues ?? [];
        if (issues.length > 0) refused++;
        const isFine = issues.every(({ code }) => code === "custom");
        // Places where the schema says less: what must be https is not to be told by a pattern that knows loopback.
        expect(accepts(policyJsonSchema(), document), JSON.stringify(step)).toBe(isFine && !hasUrlProblem(issues));
      }),
      { numRuns: 4_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });
});

function hasUrlProblem(issues: readonly { readonly code: string; readonly message: string }[]): boolean {
  return issues.some(({ message }) => message.startsWith("no user name"));
}
