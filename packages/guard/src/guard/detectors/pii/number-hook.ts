import type { Hit } from "../../detector.ts";

/** Looks for what is no plain number but begins at, or just before, a word with a digit: dates, addresses, coins. */
export interface NumberHook {
  /**
   * The match around the word of letters and digits from `word` to `end`; it begins at or after `from`.
   */
  at(text: string, word: number, end: number, from: number): Hit | undefined;
  /** As a detector's `inspect` answers: from where later text may complete or change a match. */
  pending(text: string, from: number): number;
}
