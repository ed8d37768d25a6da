import { crc32, encodeBase64 } from "../../../text/index.ts";
import { ALPHABETS, type Form, formOf } from "./form.ts";
import type { KeyRule } from "./key-rule.ts";

/** Writes keys that no vendor issued, for tests, benches and the reference page: none stands in the repository. */

/** A number from 0 to 1, 1 excluded. */
export type Random = () => number;

function draw(characters: string, length: number, random: Random): string {
  return Array.from({ length }, () => characters[Math.floor(random() * characters.length)]).join("");
}

function fill({ parts }: Form, random: Random): string {
  return parts
    .map(({ literal, alphabet, minimum, maximum }) => {
      if (literal !== undefined) return literal;
      const most = Math.min(maximum, Math.max(minimum, 220));
      const length = minimum + Math.floor(random() * (most - minimum + 1));
      const { characters } = ALPHABETS[alphabet!]!;
      const inner = draw(characters.replace("=", ""), length, random);
      // A key does not end in what a sentence could end in.
      return /[-_.]$/.test(inner) ? `${inner.slice(0, -1)}7` : inner;
    })
    .join("");
}

const bytes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** What a form cannot say of the keys of these rules. */
const COMPLETE: Readonly<Record<string, (key: string, random: Random) => string>> = {
  jwt: (_, random) => {
    const [head, claims] = ['{"alg":"HS256","typ":"JWT"}', `{"sub":"${draw("0123456789", 9, random)}"}`];
    return `${encodeBase64(bytes(head))}.${encodeBase64(bytes(claims))}.${draw(ALPHABETS.a!.characters, 43, random)}`;
  },
  "discord-bot-token": (_, random) => {
    const user = encodeBase64(bytes(`19${draw("0123456789", 16, random)}`));
    return `${user}.${draw(ALPHABETS.a!.characters, 6, random)}.${draw(ALPHABETS.a!.characters, 27, random)}`;
  },
};

/** The same token with the check digits that GitHub and npm give it. */
function withChecksum(key: string): string {
  const [mark, body] = [key.slice(0, 4), key.slice(4, 34)];
  let [rest, checksum] = [crc32(body), ""];
  for (let i = 0; i < 6; i++, rest = Math.floor(rest / 62)) checksum = base62[rest % 62] + checksum;
  return mark + body + checksum;
}

/** A key of the form `written` of `rule`. */
export function exampleKey(rule: KeyRule, written: string, random: Random): string {
  const key = fill(formOf(written), random);
  if (/^(?:gh[a-z]_|npm_)\{a36/.test(written)) return withChecksum(key);
  return COMPLETE[rule.id]?.(key, random) ?? key;
}

/** The key as a chat would give it, after its vendor's name where it needs one. */
export function exampleSentence(rule: KeyRule, key: string): string {
  return `Use the ${rule.near?.[0] ?? "service"} key ${key}`;
}
