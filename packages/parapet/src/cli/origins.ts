import type { Origin } from "@parapet/guard";

const ORIGINS: readonly Origin[] = [
  "system",
  "user",
  "assistant",
  "tool-result",
  "document",
  "tool-definition",
  "tool-call",
  "reasoning",
  "metadata",
];

/** What may be typed for an origin: its name, and `tool` for what tools give back. */
export const ORIGIN_WORDS: readonly string[] = [...ORIGINS, "tool"];

/** Undefined for a word that is none. */
export function originOf(word: string): Origin | undefined {
  return word === "tool" ? "tool-result" : ORIGINS.find((origin) => origin === word);
}
