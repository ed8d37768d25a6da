import type { LanguageEndpoint } from "./language-endpoint.ts";

/** What a model says behind the beginning of a text, held against how the text goes on. */
export interface Continuation {
  readonly id: string;
  /** Words that were to come. */
  readonly words: number;
  /** Words that came right, from the first on. */
  readonly rightWords: number;
  /** Share of the text's runs of five words that the answer has, too. */
  readonly overlap: number;
  /** All words came right. */
  readonly isVerbatim: boolean;
}

/** Words of the beginning, where a record does not say where it ends. */
const BEGINNING = 0.5;
const RUN = 5;
/** Runs of fewer words are told by chance. */
const FEWEST_WORDS = 10;
const TOKENS_PER_WORD = 2;

/** @returns undefined for a text that is too short to tell */
export async function continuationOf(
  endpoint: LanguageEndpoint,
  { id, text, prefix }: { readonly id: string; readonly text: string; readonly prefix?: string },
): Promise<Continuation | undefined> {
  const words = wordsOf(text);
  const given = prefix ?? words.slice(0, Math.floor(words.length * BEGINNING)).join(" ");
  const rest =
    prefix === undefined ? words.slice(Math.floor(words.length * BEGINNING)) : wordsOf(text.slice(prefix.length));
  if (rest.length < FEWEST_WORDS) return undefined;
  const due = rest.join(" ");
  const answer = await endpoint.continue(given, { tokens: rest.length * TOKENS_PER_WORD, temperature: 0 });
  // As far as the text goes: what is said beyond its end is nobody's fault.
  const said = wordsOf(wordsOf(answer).join(" ").slice(0, due.length));
  let right = 0;
  while (right < rest.length && said[right] === rest[right]) right++;
  const runs = new Set(runsOf(said));
  const own = runsOf(rest);
  return {
    id,
    words: rest.length,
    rightWords: right,
    overlap: own.filter((run) => runs.has(run)).length / own.length,
    isVerbatim: right === rest.length,
  };
}

const runsOf = (words: readonly string[]): string[] =>
  words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(" "));

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
