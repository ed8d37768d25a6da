export { auditPrivacy, type PrivacyReport } from "./audit.ts";
export { type Defence, parseDefence } from "./defences.ts";
export { SHADOW_KINDS, type ShadowKind } from "./shadow-learner.ts";
export { openLanguageEndpoint } from "./text/language-endpoint.ts";
export { memoryFindings, memoryVerdict } from "./text/limits.ts";
export { auditMemory, type MemoryReport, readProbes } from "./text/memorised.ts";
export { type PrivacyVerdict, privacyFindings, verdictOf } from "./verdict.ts";
