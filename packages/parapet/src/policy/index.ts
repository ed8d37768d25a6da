export {
  chooseTargets,
  isOptional,
  type ProviderState,
  readProviders,
  type SettledModel,
  type SettledPolicy,
  type Slot,
  type TargetChoice,
  targetLabel,
  targetsOf,
} from "./choose-targets.ts";
export { DEFAULT_GUARD_PROFILE, DEFAULT_GUARDS } from "./default-guards.ts";
export { nearest } from "./did-you-mean.ts";
export { builtInGuardPolicy, detectorSettingOf, guardPolicyOf, guardProfileOf, profileNamed } from "./guard-policy.ts";
export { resolveGuardSecrets, withoutGuardSecrets } from "./guard-secrets.ts";
export { resolveHostOptions } from "./host-options.ts";
export { policyJsonSchema } from "./json-schema.ts";
export {
  dataDirectoryIn,
  dataDirectoryOf,
  type LoadedPolicy,
  lineOfDetector,
  loadPolicy,
  placeInPolicy,
} from "./load.ts";
export { parsePolicy } from "./parse.ts";
export { PolicyError, type PolicyProblem } from "./policy-error.ts";
export { costUsd, type ModelPrice, type Price, type PriceEntry, type SpentTokens } from "./price.ts";
export { PRICE_TABLE } from "./price-table.ts";
export { listPriceOf, priceOf } from "./prices.ts";
export { isStoreReference } from "./reference-form.ts";
export { type ResolveOptions, resolveSecret, secretPlacesOf, secretReferencesOf } from "./resolve-secret.ts";
export { secretResolvers } from "./resolvers/index.ts";
export type { SecretContext, SecretResolver, StoreContext } from "./resolvers/resolver.ts";
export { endOfDay, type ScanPolicy } from "./scan-schema.ts";
export {
  durationMs,
  type GuardProfile,
  type LimitPolicy,
  type ModelPolicy,
  type Policy,
  type PolicyInput,
  type ProviderPolicy,
  policySchema,
  type RolePolicy,
  type TargetPolicy,
} from "./schema.ts";
export { Secret } from "./secret.ts";
export { type SecretHealth, SecretKeeper, type SecretNews, type SecretRefresh } from "./secret-keeper.ts";
export { toolPolicyOf } from "./tool-check.ts";
export { type PolicyWatch, type WatchOptions, watchPolicy } from "./watch.ts";
export { readYaml, type YamlSource } from "./yaml-source.ts";
