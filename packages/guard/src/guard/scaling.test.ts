import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.ts";
import { detectors } from "./detectors/index.ts";

const SYSTEM_PROMPT = `Never say the word ${"parcel depot harbour warehouse ".repeat(40)}`;
const OPTIONS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "active-content": { csv: "always" },
  canary: { values: ["aaaaaaaab", "blue-otter-7719"] },
  "prompt-leak": { retold: true },
  "off-topic": { topics: { post: ["parcel", "depot", "aaa*", "key"] } },
  "hallucinated-package": { known: { npm: ["express", "aaaa", "aaab"], pypi: ["requests"] } },
  "json-contract": { schema: { anyOf: [{ type: "object" }, { items: { $ref: "#" } }] } },
  exfiltration: { allowHosts: ["docs.example.com"], links: "all" },
  pii: {
    entities: ["email", "phone", "iban", "bic", "payment-card", "us-ssn", "in-aadhaar", "passport", "ip-address"],
  },
};

/** Each, repeated, begins again and again what some scanner would have to look far ahead or back for. */
// biome-ignore format: a list of pieces
const HOSTILE: readonly string[] = [
  "a", "7", "-", ":", "=", " ", "@", "(", "[", ".", "A", "\u200b", "\u200f", "\u{e0041}", "\ud83d", "é",
  "4 ", "12-", "4111 ", "DE89 3704", "+1 ", "(5", "1.2.3.4.", "a:b:", "::", "card ", "BIC A", "a@", "a.b@c.d", "é@é.é", "@a.",
  "sk-ant-", "sk-", "eyJ.", "eyJ", "MT", "AKIA", ":AA", "ghp_a", "hooks.slack.com/services/", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B",
  "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BMIIEvQIBADANBgkqhkiG9w0B\n", "key: ", "token=", "password is ", "password:password:", "secret=\\", "://", "a://b:", "a://:@", "x://a:b@",
  "](", "![", "![a", "![a]", "[a]:", "[[", "]]", "http://(", "http:/", "https://a.b/?c=1 ", "www.", "www.a", "//", ' src="//x', " srcset='a, ", " src=", "url(", "@import '", "<link ", "data:text/html,", "&#1", "%41",
  "👩\u200d💻", "🏴\u{e0067}", "\ufe0f", "ignore all ", "ignore ", "you are now ", "<|im_", "blue-otter-771", "aaaaaaaa", "b l u e ", "parcel depot harbour warehouse ", "parcel ", "parcel, ", "parcel, depot harbour ",
  "dig a1b2c3d4e5f6a7.", "$(a).b.c ", "npm i ","`npm i aaac ", "npm i a\n", "```js\nfrom 'a'\n", "import a,", "{\"a\":", "[1,",
  "<a ", '<a b="', "<script>", "<b onx=", "{", "{{", "${", "{{a.", "' or ", "'/*", "'or'1'=", ";drop table a ", "1 or 1=", "curl abcd|sh ", "|sh ", "rm -r ", " -e ", "/dev/tcp/", "iex(", "<(", ":(){:|:", "\u001b[", "\u001b]8;", "\u001bP", "a,b,c\n=", "=(", "\n", "```\n", "`<b onx=y>",
];

/** Half a million characters; `GUARD_SCALE=1048576` for a whole one. */
const LONG = Number(process.env.GUARD_SCALE ?? 524_288);

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Least CPU milliseconds of a few tries: other work on the machine only ever adds. */
function leastMs(inspect: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i++) {
    const before = cpuMs();
    inspect();
    least = Math.min(least, cpuMs() - before);
  }
  return least;
}

describe.each(detectors.all)("$id", (kind) => {
  const direction = kind.directions[0]!;
  // What others write is looked at most closely.
  const origin = kind.origins.includes("tool-result") ? "tool-result" : kind.origins[0]!;
  const guard = createGuard({
    name: "scaling",
    onError: "closed",
    detectors: [
      { detector: kind.id, [direction]: "flag", ...(OPTIONS[kind.id] ? { options: OPTIONS[kind.id]! } : {}) },
    ],
    stream: { maxHoldCharacters: 16_384 },
  });

  it("D5: takes twice the time for twice the text, for half a megabyte as for its sixteenth", {
    timeout: 120_000,
  }, () => {
    const slow: string[] = [];
    for (const piece of HOSTILE) {
      const whole = piece.repeat(Math.ceil(LONG / piece.length));
      const sizes = [LONG / 16, LONG].map((size) => whole.slice(0, size));
      let isLinear = false;
      // Sixteen times the text: linear takes 16 times as long, quadratic 256; at 2.5 a doubling it may be 39.
      for (let tries = 1; tries <= 5 && !isLinear; tries += 2) {
        const [short, long] = sizes.map((text) => {
          const passage = { text, origin, direction, path: "" };
          return leastMs(() => guard.inspect([passage], { systemPrompt: SYSTEM_PROMPT }), tries);
        }) as [number, number];
        isLinear = long <= 2.5 ** 4 * short + 5;
      }
      if (!isLinear) slow.push(piece);
    }
    expect(slow).toEqual([]);
  });
});
