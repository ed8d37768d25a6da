import { ALPHANUMERIC, CLASS, NON_ASCII } from "../../../text/index.ts";

/** A longer run of letters is no word of a prompt: it breaks every chain, and a stream need not wait for its end. */
export const LONGEST_WORD = 64;
const WORD: number = ALPHANUMERIC | NON_ASCII;

/** Above U+2000 punctuation is no letter: dashes, quotes, bullets. */
export function isWordCharacter(code: number): boolean {
  return (CLASS[code]! & WORD) !== 0 && (code < 0x2000 || code > 0x206f) && code !== 0xa0;
}

/** FNV-1a over the word in lower case. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = -2128831035;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), 16777619);
  }
  return hash;
}

export const joinHashes = (hash: number, word: number): number =>
  (Math.imul(hash, 31) + Math.imul(word, -1640531535)) | 0;

/** Which pairs of neighbours and which runs of `words` words a prompt has. */
export interface PromptIndex {
  readonly pairs: ReadonlySet<number>;
  readonly runs: ReadonlySet<number>;
  readonly vocabulary: ReadonlySet<number>;
}

export function indexPrompt(prompt: string, words: number): PromptIndex {
  const hashes: number[] = [];
  for (let at = 0; at < prompt.length; at++) {
    if (!isWordCharacter(prompt.charCodeAt(at))) continue;
    const start = at;
    while (at < prompt.length && isWordCharacter(prompt.charCodeAt(at))) at++;
    hashes.push(hashWord(prompt, start, at));
  }
  const pairs = new Set<number>();
  const runs = new Set<number>();
  for (let i = 1; i < hashes.length; i++) pairs.add(joinHashes(hashes[i - 1]!, hashes[i]!));
  for (let i = words; i <= hashes.length; i++) runs.add(hashes.slice(i - words, i).reduce(joinHashes, 0));
  return { pairs, runs, vocabulary: new Set(hashes) };
}
