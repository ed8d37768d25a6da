import { ORIGINS, type Origin } from "@parapet/guard";

/** What may be typed for an origin: its name, and `tool` for what tools give back. */
export const ORIGIN_WORDS: readonly string[] = [...ORIGINS, "tool"];

/** Undefined for a word that is none. */
export function originOf(word: string): Origin | undefined {
  return word === "tool" ? "tool-result" : ORIGINS.find((origin) => origin === word);
}
