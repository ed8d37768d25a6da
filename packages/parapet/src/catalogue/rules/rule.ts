import type { Described } from "@parapet/guard/kernel";
import type { FrameworkIds } from "../framework-ids.ts";
import type { Taxonomy } from "../schema.ts";

export interface CatalogueProblem {
  readonly rule: string;
  /** Id of the threat or control, or the name of the part of the file. */
  readonly subject: string;
  readonly message: string;
}

/** One question to the data. `check` gives one sentence for each wrong place. */
export interface CatalogueRule extends Described {
  check(
    data: Taxonomy,
    frameworks: readonly FrameworkIds[],
  ): Iterable<{ readonly subject: string; readonly message: string }>;
}
