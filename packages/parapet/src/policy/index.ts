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
} from "./schema.ts";
