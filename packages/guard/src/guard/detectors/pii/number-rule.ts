import type { Severity } from "../../../kernel/index.ts";

/** A kind of personal number: how it is written, and what proves it. Data: one row a form. */
export interface NumberRule {
  /** What `options.entities` and the hit's rule call it; an entity of `entities.ts`. */
  readonly entity: string;
  /** Sticky, bounded, without ambiguous repetition; digits, capitals and `+-./() ` only. */
  readonly form: RegExp;
  /** Proof by check digit, date or range; gets the match without separators. */
  readonly check: (compact: string) => boolean;
  /** Lower-case words that may stand up to 60 characters before; those of up to four letters stand alone. */
  readonly near: readonly string[];
  /** Confidence without such a word; 0 when the word is needed. */
  readonly alone: number;
  /** Confidence with it. */
  readonly named: number;
  readonly severity: Severity;
  /** Characters it has as one word of letters and digits, when it may be written in small letters too. */
  readonly wordCharacters?: number;
  /** True when only the words tell, so that they are those of the first number after them alone. */
  readonly namesOne?: true;
  /** True when it may hold fewer than six digits: such a form is asked at every word with a digit. */
  readonly hasFewDigits?: boolean;
}

/** A form ends where no letter or digit follows, nor a sign with a digit or a single capital behind it. */
const END = "(?![0-9A-Za-z]|[-./][0-9]|-[A-Z](?![a-z]))";

export const form = (source: string): RegExp => new RegExp(`(?:${source})${END}`, "y");

/** For what has no check digit: the form and the words beside it must do. */
export const always = (): boolean => true;
