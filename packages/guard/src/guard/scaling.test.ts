import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.ts";
import { detectors } from "./detectors/index.ts";
import { PII_ENTITIES } from "./detectors/pii/entities.ts";

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
    entities: PII_ENTITIES.map(({ id }) => id),
  },
};

/** Each, repeated, begins again and again what some scanner would have to look far ahead or back for. */
// biome-ignore format: a list of pieces
const HOSTILE: readonly string[] = [
  "a", "7", "-", ":", "=", " ", "@", "(", "[", ".", "A", "\u200b", "\u200f", "\u{e0041}", "\ud83d", "é",
  "4 ", "12-", "12.", "12 May ", "May ", "1A1zP1eP5Q", "0x5a", "Ab ", "12 Ab ", "Mr. Ab ", "Via Ab ", "00:", "4111 ", "DE89 3704", "+1 ", "(5", "1.2.3.4.", "a:b:", "::", "card ", "BIC A", "a@", "a.b@c.d", "é@é.é", "@a.", "a@例え.", "a＠例", "rssmra85t10a562t ",
  "sk-ant-", "sk-", "eyJ.", "eyJ", "MT", "AKIA", ":AA", "ghp_a", "hooks.slack.com/services/", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B",
  // parapet:ignore[*] beginnings of keys that nobody has, to be slow on
  "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BMIIEvQIBADANBgkqhkiG9w0B\n", "key: ", "token=", "password is ", "password:password:", "curl -u a:b ", "machine a login b password ", ":5432:a:", ":*", "jdbc:oracle:thin:", "Private-Lines: 9\n", "Private-Lines: 9\nAAAA\n", "AKIAAAAAAAAAAAAAAAAA ", "auth=", "-ua:", "c2stcHJvai1x", "c2stcHJvai1x-", "c2stcHJvai1x/_", "c2stcHJvai1xN1pwMlh2Ujlt ", "736b2d", "sk%2D", "%2D", "a%", "%2D/", "secret=\\", "://", "a://b:", "a://:@", "x://a:b@",
  "](", "![", "![a", "![a]", "[a]:", "[[", "]]", "http://(", "http:/", "https://a.b/?c=1 ", "www.", "www.a", "//", ' src="//x', " srcset='a, ", " src=", "url(", "image-set(", "image-set('//x' ", "\\75rl(", "@\\69mport '", "mailto:a?b=c&", ' content="0;url=//x', "@import '", "<link ", "data:text/html,", "&#1", "%41",
  "👩\u200d💻", "🏴\u{e0067}", "\ufe0f", "ignore all ", "ignore ", "you are now ", "<|im_", "blue-otter-771", "\u{1d41b}", "\u{1d41b}\u{1d425}\u{1d42e}", "aaaaaaaa", "b l u e ", "parcel depot harbour warehouse ", "parcel ", "parcel, ", "parcel, depot harbour ", "cGFyY2VsIGRlcG90IGhhcmJvdXIgd2FyZWhvdXNl", "cGFy",
  "dig a1b2c3d4e5f6a7.", "$(a).b.c ", "npm i ","`npm i aaac ", "npm i a\n", "```js\nfrom 'a'\n", "import a,", "{\"a\":", "[1,",
  "<a ", '<a b="', "<script>", "<b onx=", "{", "{{", "${", "{{a.", "' or ", "'/*", "'or'1'=", ";drop table a ", "1 or 1=", "curl abcd|sh ", "|sh ", "rm -r ", " -e ", "/dev/tcp/", "iex(", "<(", ":(){:|:", "\u001b[", "\u001b]8;", "\u001bP", "a,b,c\n=", "=(", "\n", "```\n", "`<b onx=y>",
];

/** A quarter of a million characters; `GUARD_SCALE=1048576` for a whole one. */
const LONG = Number(process.env.GUARD_SCALE ?? 262_144);

/** Linear would be 2, quadratic 4; collections and caches take their share. */
const ALLOWED_PER_DOUBLING = 2.5;

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

  it("D5: takes twice the time for twice the text", {
    timeout: 120_000,
  }, () => {
    const slow: string[] = [];
    for (const piece of HOSTILE) {
      const whole = piece.repeat(Math.ceil(LONG / piece.length));
      // From size to size four times the text, so that what is quadratic is told before it takes minutes.
      const isLinear = [LONG / 64, LONG / 16, LONG / 4].every((size) => {
        for (let tries = 1; tries <= 5; tries += 2) {
          const [short, long] = [size, size * 4].map((length) => {
            const passage = { text: whole.slice(0, length), origin, direction, path: "" };
            return leastMs(() => guard.inspect([passage], { systemPrompt: SYSTEM_PROMPT }), tries);
          }) as [number, number];
          if (long <= ALLOWED_PER_DOUBLING ** 2 * short + 5) return true;
        }
        return false;
      });
      if (!isLinear) slow.push(piece);
    }
    expect(slow).toEqual([]);
  });
});
