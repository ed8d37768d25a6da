import { exampleKey } from "../../../packages/guard/src/guard/detectors/secret/key-examples.ts";
import type { KeyRule } from "../../../packages/guard/src/guard/detectors/secret/key-rule.ts";
import { allKeyRules } from "../../../packages/guard/src/guard/detectors/secret/secret-rules.ts";
import { type Random, seeded } from "../pii/random.ts";

/** One text, and what stands in it. */
export interface Sample {
  readonly text: string;
  /** Where it stands, or what it looks like. */
  readonly context: string;
  /** The rule whose key it holds, and where; absent in a look-alike. */
  readonly key?: {
    readonly rule: string;
    readonly isNamed: boolean;
    readonly isHidden: boolean;
    readonly start: number;
    readonly end: number;
  };
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const asWords = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
const nameOf = ({ near, vendor }: KeyRule): string => (near?.[0] ?? asWords(vendor).join("_")).replace(/-/g, "_");

/** How a key is written where it is leaked. `written` is what stands for it: itself, or what encodes it. */
type Context = (
  name: string,
  key: string,
) => { readonly before: string; readonly written: string; readonly after: string };

const plainly =
  (before: (name: string) => string, after: string): Context =>
  (name, key) => ({ before: before(name), written: key, after });

const encoded =
  (encode: (key: string) => string): Context =>
  (name, key) => ({
    before: `kind: Secret\ndata:\n  ${name.toUpperCase()}_KEY: `,
    written: encode(key),
    after: "\ntype: Opaque\n",
  });

const CONTEXTS: Readonly<Record<string, Context>> = {
  ".env": plainly((name) => `NODE_ENV=production\nPORT=8080\n${name.toUpperCase()}_API_KEY=`, "\nLOG_LEVEL=info\n"),
  JSON: plainly((name) => `{"service":{"region":"eu-west-1","${name}Token":"`, '","timeoutMs":3000}}'),
  YAML: plainly((name) => `service:\n  retries: 3\n  ${name}_token: `, "\n  region: eu-west-1\n"),
  source: plainly((name) => `import { open } from "client";\nconst client = open({ ${name}Key: "`, '" });\n'),
  prose: plainly((name) => `I cannot log in any more. My ${name} key is `, ", could you see what is wrong?"),
  URL: plainly((name) => `The call to https://api.example.org/v1/${name}?region=eu&key=`, "&page=2 was refused."),
  "a line, after a name": plainly((name) => `Here it is, for ${name}:\n`, "\nThank you!"),
};

/** The same where the key does not stand as it is. */
const HIDDEN: typeof CONTEXTS = {
  base64: encoded(base64),
  "base64 in lines of 24": encoded((key) => base64(key).replace(/.{24}(?=.)/g, "$&\n    ")),
  "two strings, joined": (name, key) => {
    const middle = Math.floor(key.length / 2);
    const written = `${key.slice(0, middle)}" + "${key.slice(middle)}`;
    return { before: `open({ ${name}Key: "`, written, after: '" });\n' };
  },
  reversed: (name, key) => ({
    before: `The ${name} key, backwards: `,
    written: [...key].reverse().join(""),
    after: "\n",
  }),
};

/** What has the shape of a key and opens nothing, each in a sentence or a file that has it. */
const LOOK_ALIKES: Readonly<Record<string, (random: Random) => string>> = {
  UUID: (random) => `The order ${uuid(random)} was shipped with request id ${uuid(random)}.`,
  "commit and digest": (random) => `Merge ${hex(random, 40)} into main; image x@sha256:${hex(random, 64)} is live.`,
  "lock file": (random) =>
    `"node_modules/left": { "version": "1.${random.int(0, 30)}.0", "integrity": "sha512-${letters(random, 86)}==" }`,
  "object id": (random) => `{"_id":"${hex(random, 24)}","cursor":"${letters(random, 40)}","etag":"${hex(random, 32)}"}`,
  "minified code": (random) =>
    `!function(e,t){var n=e.${word(random)}Key,r=t.token;return ${word(random)}(n,r.${word(random)}.bind(e)),secret=n[0]}(a,${word(random)}Token);`,
  placeholder: (random) =>
    `${random.of(["OPENAI", "STRIPE", "AWS", "DATADOG"])}_API_KEY=${random.of(["YOUR_KEY_HERE", "<your-api-key>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "$" + "{API_KEY}", "changeme", "sk-..."])}`,
  "documentation example": (random) =>
    `${random.of(["Set", "Use", "Replace"])} ${random.of([["AK", "IAIOSFODNN7EXAMPLE"].join(""), ["sk-", "proj-your-key-goes-here-1234"].join(""), ["gh", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"].join("")])} with your own, then call the API.`,
  "code that fetches": (random) =>
    `const password = ${random.of(["req.body.password1", "process.env.DB_PASSWORD", "await vault.read('db/main')", "config.database.password"])};\nconst token = session.${word(random)}Token2;`,
  "type and schema": () => "interface Login { user: string; password: string; token?: string; secret: Buffer }",
  "encoded prose": (random) =>
    `data:text/plain;base64,${base64(`The ${word(random)} of the ${word(random)} was moved to the ${word(random)} in spring.`)}`,
  "public key": (random) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letters(random, 43)} ${word(random)}@example.org`,
  URL: (random) =>
    `See https://cdn.example.org/a/${hex(random, 32)}/${word(random)}-${hex(random, 8)}.js?v=${random.digits(10)}`,
};

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const letters = (random: Random, count: number): string => random.letters(count, ALPHANUMERIC);
const hex = (random: Random, count: number): string => random.letters(count, "0123456789abcdef");
const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((count) => hex(random, count)).join("-");
const word = (random: Random): string =>
  random.of([
    "parcel",
    "invoice",
    "account",
    "session",
    "customer",
    "workspace",
    "delivery",
    "ticket",
    "report",
    "page",
  ]);

/**
 * A key of each form of each rule in each context, and `rounds` look-alikes of each sort; the same for the same seed.
 * The keys are made from the detector's own forms: recall says whether a context hides a key, not whether the form is
 * what its vendor issues.
 */
export function corpus(rounds: number, seed: number): readonly Sample[] {
  const random = seeded(seed);
  const draw = (): number => random.int(0, 2 ** 30 - 1) / 2 ** 30;
  const samples: Sample[] = [];
  for (const rule of allKeyRules())
    for (const form of rule.forms)
      for (const [context, write] of Object.entries({ ...CONTEXTS, ...HIDDEN })) {
        const { before, written, after } = write(nameOf(rule), exampleKey(rule, form, draw));
        const key = {
          rule: rule.id,
          isNamed: form.startsWith("{"),
          isHidden: context in HIDDEN,
          start: before.length,
          end: before.length + written.length,
        };
        samples.push({ text: before + written + after, context, key });
      }
  for (const [context, write] of Object.entries(LOOK_ALIKES))
    for (let i = 0; i < rounds; i++) samples.push({ text: write(random), context });
  return samples;
}
