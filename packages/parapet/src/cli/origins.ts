import { ORIGINS, type Origin } from "@parapet/guard";

/** Everyday words for origins: what tools give back, and what comes as a document by another name. */
const EVERYDAY: Readonly<Record<string, Origin>> = {
  tool: "tool-result",
  email: "document",
  web: "document",
};

/** What may be typed for an origin: its name, or an everyday word. */
export const ORIGIN_WORDS: readonly string[] = [...ORIGINS, ...Object.keys(EVERYDAY)];

/** Undefined for a word that is none. */
export function originOf(word: string): Origin | undefined {
  return ORIGINS.find((origin) => origin === word) ?? (Object.hasOwn(EVERYDAY, word) ? EVERYDAY[word] : undefined);
}
