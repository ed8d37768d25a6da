import { ALPHANUMERIC, CLASS, NON_ASCII, OTHER_UNIT } from "../../../text/index.ts";

/** A longer run of letters is no word of a prompt: it breaks every chain, and a stream need not wait for its end. */
export const LONGEST_WORD = 64;
const WORD: number = ALPHANUMERIC | NON_ASCII;

/** Above U+2000 punctuation is no letter: dashes, quotes, bullets. */
function isWordCharacter(code: number): boolean {
  return (CLASS[code]! & WORD) !== 0 && (code < 0x2000 || code > 0x206f) && code !== 0xa0;
}

/** By byte, the letter or digit in lower case that a word is hashed by; 0 for what is in no word or not ASCII. */
const FOLDED: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) =>
  code < OTHER_UNIT && isWordCharacter(code) ? foldedCode(code) : 0,
);

function foldedCode(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}

/** What the character at `at` adds to the hash of its word; 0 when it is in none. */
export function wordCodeAt(text: string, units: Uint8Array, at: number): number {
  const unit = units[at]!;
  if (unit !== OTHER_UNIT) return FOLDED[unit]!;
  const code = text.charCodeAt(at);
  return isWordCharacter(code) ? code : 0;
}

/** FNV-1a, a character at a time, from {@link EMPTY_HASH}. */
export const EMPTY_HASH = -2128831035;
export const addToHash = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);

export const joinHashes = (hash: number, word: number): number =>
  (Math.imul(hash, 31) + Math.imul(word, -1640531535)) | 0;

/** Which pairs of neighbours and which runs of `words` words a prompt has. */
export interface PromptIndex {
  readonly pairs: ReadonlySet<number>;
  readonly runs: ReadonlySet<number>;
  readonly vocabulary: ReadonlySet<number>;
}

/** The prompt as it stands, backwards and in ROT13: what a model writes at once when it is asked to disguise it. */
function spellingsOf(prompt: string): readonly string[] {
  const rotated = prompt.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
  return [prompt, Array.from(prompt).reverse().join(""), rotated];
}

function wordHashes(prompt: string): readonly number[] {
  const hashes: number[] = [];
  for (let at = 0; at < prompt.length; at++) {
    if (!isWordCharacter(prompt.charCodeAt(at))) continue;
    let hash = EMPTY_HASH;
    for (; at < prompt.length && isWordCharacter(prompt.charCodeAt(at)); at++)
      hash = addToHash(hash, foldedCode(prompt.charCodeAt(at)));
    hashes.push(hash);
  }
  return hashes;
}

export function indexPrompt(prompt: string, words: number): PromptIndex {
  const pairs = new Set<number>();
  const runs = new Set<number>();
  const vocabulary = new Set<number>();
  for (const hashes of spellingsOf(prompt).map(wordHashes)) {
    for (const hash of hashes) vocabulary.add(hash);
    for (let i = 1; i < hashes.length; i++) pairs.add(joinHashes(hashes[i - 1]!, hashes[i]!));
    for (let i = words; i <= hashes.length; i++) runs.add(hashes.slice(i - words, i).reduce(joinHashes, 0));
  }
  return { pairs, runs, vocabulary };
}
