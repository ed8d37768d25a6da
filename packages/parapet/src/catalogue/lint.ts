import { frameworkIds } from "./framework-ids.ts";
import { catalogueRules } from "./rules/index.ts";
import type { CatalogueProblem } from "./rules/rule.ts";
import type { Taxonomy } from "./schema.ts";

/** Everything that is wrong in the data; empty when it is sound. */
export function lintCatalogue(data: Taxonomy): readonly CatalogueProblem[] {
  const frameworks = frameworkIds(Object.keys(data.frameworks.atlas.names));
  return catalogueRules.all.flatMap((rule) =>
    [...rule.check(data, frameworks)].map((problem) => ({ rule: rule.id, ...problem })),
  );
}
