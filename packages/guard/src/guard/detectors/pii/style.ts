import { hmacSha256 } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { choice, refuseOption } from "../../options.ts";

/** What stands for a match that is taken out: its name, itself with all but its last characters hidden, or a keyed hash. */
const STYLES = ["label", "mask", "hash"] as const;

/** As on a receipt. */
const SHOWN = 4;
/** A shorter value would be half told by its last four. */
const LEAST_CHARACTERS = 9;
/** Whoever guesses the key can try every phone number there is. */
const LEAST_KEY_CHARACTERS = 16;
/** Of the hash, 48 bits: two of a million values share theirs once in six hundred times. */
const HASH_LETTERS = 12;

/** Of these no end may show: it is a name, a place or a year. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  "email",
  "date-of-birth",
  "person-name",
  "postal-address",
  "coordinates",
  "ipv4",
  "ipv6",
]);

/** Puts a style's words in the place of a hit's label; undefined where the label stays. */
type Restyle = (rule: string, value: string, label: string) => string | undefined;

/**
 * The value with a star for each letter and digit but the last four; signs stay, so that it reads as what it was.
 *
 * @returns undefined where four characters would say too much
 */
function masked(rule: string, value: string): string | undefined {
  if (NEVER_SHOWN.has(rule)) return undefined;
  const characters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (characters < LEAST_CHARACTERS) return undefined;
  let left = characters - SHOWN;
  return value.replace(/[\p{L}\p{N}]/gu, (character) => (left-- > 0 ? "*" : character));
}

/** The same value has the same letters, however its case is and, of a number, its spaces; letters alone are no number to a detector. */
function hashing(key: string): Restyle {
  return (rule, value, label) => {
    const plain = value.normalize("NFKC").toLowerCase();
    const told = NEVER_SHOWN.has(rule) ? plain : plain.replace(/[^\p{L}\p{N}]/gu, "");
    const letters = hmacSha256(key, `${rule}\n${told}`).slice(0, HASH_LETTERS);
    const name = label.replace(/^\[|\]$/g, "");
    return `[${name} ${letters.replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))}]`;
  };
}

/**
 * What `options.style` and `options.hashKey` ask for; undefined for labels, as they are.
 *
 * @throws {ParapetError} PARAPET_GUARD_OPTIONS
 */
export function styleOf(options: Readonly<Record<string, unknown>>): Restyle | undefined {
  const style = choice("pii", options, "style", STYLES, "label");
  const { hashKey } = options;
  if (style !== "hash") {
    if (hashKey !== undefined) refuseOption("pii", "hashKey", "left out unless style is hash");
    return style === "mask" ? masked : undefined;
  }
  if (typeof hashKey !== "string" || hashKey.length < LEAST_KEY_CHARACTERS)
    return refuseOption(
      "pii",
      "hashKey",
      `a secret of at least ${LEAST_KEY_CHARACTERS} characters where style is hash`,
    );
  return hashing(hashKey);
}

/** The same hits, from `first` on with what the style says in place of their labels. */
export function restyleHits(restyle: Restyle, text: string, hits: Hit[], first: number): void {
  for (let at = first; at < hits.length; at++) {
    const hit = hits[at] as Hit;
    const replacement = restyle(hit.rule, text.slice(hit.start, hit.end), hit.replacement);
    if (replacement !== undefined) hits[at] = { ...hit, replacement };
  }
}
