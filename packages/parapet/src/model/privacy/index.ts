export { type AuditOptions, auditPrivacy, type PrivacyReport } from "./audit.ts";
export { type Defence, parseDefence } from "./defences.ts";
export { SHADOW_KINDS, type ShadowKind } from "./shadow-learner.ts";
export { type PrivacyVerdict, privacyFindings, verdictOf } from "./verdict.ts";
