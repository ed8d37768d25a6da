import { PII_ENTITIES, type PiiEntity } from "./entities.ts";
import { NUMBER_RULES } from "./number-rules.ts";

/** The words that name an entity, whichever of its forms they belong to. */
function namesOf(entity: string): readonly string[] {
  const rules = NUMBER_RULES.filter((rule) => rule.entity === entity);
  return [...new Set(rules.flatMap(({ near }) => near.map((word) => word.trim())))];
}

function rowOf({ id, title, country, proof, isOnRequest }: PiiEntity): string {
  const needs = NUMBER_RULES.filter(({ entity }) => entity === id).every(({ alone }) => alone === 0);
  const names = namesOf(id);
  const words = names.length === 0 ? "" : `${needs ? "must: " : ""}${names.join(", ")}`;
  return `| \`${id}\` | ${title} | ${country ?? ""} | ${proof ?? ""} | ${words} | ${isOnRequest ? "on request" : "yes"} |`;
}

/** The table of `docs/reference`, from the same rows that the detector runs by. */
export function personalDataPage(): string {
  const countries = new Set(PII_ENTITIES.flatMap(({ country }) => country ?? []));
  return [
    "# Personal data that `pii` finds",
    "",
    `Written from the detector's own tables: ${PII_ENTITIES.length} kinds, ${countries.size} countries. Name them in \`options.entities\`. *Proof* is what a match must pass beside its form. Words before a match raise its confidence; after *must* one of them has to stand there, up to 60 characters before.`,
    "",
    "| entity | what | country | proof | words | by default |",
    "| --- | --- | --- | --- | --- | --- |",
    ...PII_ENTITIES.map(rowOf),
    "",
    "Not found: names without a title or an introduction (but for `options.names`), streets without a word for a street (most of Japan's), account numbers and passports without a word before them, phone numbers in national form without such a word but for a few layouts, numbers that are spelled out in words. Numbering plans of phones are known by length and first digit, not by area.",
    "",
  ].join("\n");
}
