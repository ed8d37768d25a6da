import type { Severity } from "../../../kernel/index.ts";

/** A kind of key that announces itself by a fixed beginning. Data: the scanner and other rooms read the same table. */
export interface KeyRule {
  /** kebab-case: names the hit's rule and its label. */
  readonly id: string;
  /** Who issues it. */
  readonly issuer: string;
  /** Literal beginnings, case-sensitive. */
  readonly prefixes: readonly string[];
  /** Class bits of what follows the prefix (see text/character-class). */
  readonly body: number;
  /** Least and most characters of the body. A longer run is still taken, with less confidence, unless `isExact`. */
  readonly minimum: number;
  readonly maximum: number;
  /** True when the body must end after `maximum`: for short prefixes that ordinary text may contain. */
  readonly isExact?: boolean;
  readonly severity: Severity;
  readonly confidence: number;
  /** Judges what the alphabet cannot; undefined keeps the rule's confidence, 0 means no key. */
  readonly check?: (key: string) => number | undefined;
  /** For long bodies: false as soon as no longer text can make a key of this beginning, so that a stream need not hold it. */
  readonly canGrow?: (beginning: string) => boolean;
}

/** A kind of key without a beginning of its own: length and alphabet, near a word that names its issuer. */
export interface NamedKeyRule {
  readonly id: string;
  readonly issuer: string;
  /** Lower-case words, one of which stands at most 80 characters before. */
  readonly near: readonly string[];
  readonly alphabet: "hex" | "alphanumeric" | "base64";
  readonly lengths: readonly number[];
  readonly severity: Severity;
  readonly confidence: number;
}
