export { exportAudit, type VerifyAuditOptions, verifyAudit } from "./audit/audit.ts";
export type { AuditProblem, AuditProblemKind, AuditReport, HeldCheckpoint } from "./audit/audit-report.ts";
export { type DataKeys, loadOrCreateDataKeys } from "./data-keys.ts";
export { isInUse } from "./in-use.ts";
export { makeDirectory } from "./make-directory.ts";
export { openStore, type StoreOptions } from "./open-store.ts";
export { createTextSealer, type SealedPlace, type TextSealer } from "./sealing.ts";
export type * from "./store.ts";
