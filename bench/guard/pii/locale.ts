/*
 * Sentences with holes, in the words that people and forms use. A hole `{us-ssn}` is filled from `values.ts`. Some
 * sentences name what follows, some name it afterwards or not at all, and some use words that the detector does not
 * know: what it misses must show.
 */

export interface Locale {
  readonly id: string;
  readonly templates: readonly string[];
  /** What looks alike and is nobody's. `#` is any digit; `{!us-npi}` is a number with one character that is wrong. */
  readonly nearMisses: readonly string[];
}
