import type { CatalogueRule } from "./rule.ts";

export const frameworkCountRule: CatalogueRule = {
  id: "framework-count",
  title: "A complete table of ids is as long as its edition says",
  *check(data, frameworks) {
    for (const { field, ids, isComplete, title } of frameworks) {
      const declared = data.frameworks[field]?.count;
      if (isComplete && declared !== undefined && declared !== ids.size)
        yield { subject: field, message: `${title} has ${declared} ids, the table ${ids.size}` };
    }
  },
};
