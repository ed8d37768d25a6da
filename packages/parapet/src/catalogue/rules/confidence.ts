import type { CatalogueRule } from "./rule.ts";

export const confidenceRule: CatalogueRule = {
  id: "confidence",
  title: "A mapping confidence is of an id that the same entry maps to, edition and all",
  *check(data) {
    for (const entry of [...data.threats, ...data.controls])
      for (const key of Object.keys(entry.mappingConfidence)) {
        const colon = key.indexOf(":");
        const column = (entry as unknown as Readonly<Record<string, unknown>>)[key.slice(0, colon)];
        if (!Array.isArray(column) || !column.includes(key.slice(colon + 1)))
          yield { subject: entry.id, message: `a confidence is given for ${key}, which it does not map to` };
      }
  },
};
