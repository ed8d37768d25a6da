import type { Severity } from "../../../kernel/index.ts";

/** A kind of personal number: how it is written, and what proves it. Data: one row a form. */
export interface NumberRule {
  /** What `options.entities` and the hit's rule call it. */
  readonly entity: string;
  /** Sticky, bounded, without ambiguous repetition; digits, capitals and `+-./() ` only. */
  readonly form: RegExp;
  /** Proof by check digit, date or range; gets the match without separators. */
  readonly check: (compact: string) => boolean;
  /** Lower-case words that may stand up to 60 characters before. */
  readonly near: readonly string[];
  /** Confidence without such a word; 0 when the word is needed. */
  readonly alone: number;
  /** Confidence with it. */
  readonly named: number;
  readonly severity: Severity;
  /** Characters it has as one word of letters and digits, when it may be written in small letters too. */
  readonly wordCharacters?: number;
}
