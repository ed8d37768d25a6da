export { buildCatalogue, type Catalogue, catalogue, type EvidenceModule } from "./catalogue.ts";
export type { ControlFramework, FrameworkField, FrameworkIds, ThreatFramework } from "./framework-ids.ts";
export { lintCatalogue } from "./lint.ts";
export { type FrameworkMapping, mappingsOf } from "./mappings.ts";
export { catalogueRules } from "./rules/index.ts";
export type { CatalogueProblem, CatalogueRule } from "./rules/rule.ts";
export { type Condition, type Control, type Fact, type Taxonomy, type Threat, taxonomySchema } from "./schema.ts";
