export {
  type ArtefactFile,
  type ArtefactFormat,
  type ArtefactReason,
  type ArtefactVerdict,
  type InspectContext,
  VERDICTS,
} from "./artefact.ts";
export type { Access, Attack, AttackTarget, Norm } from "./attack.ts";
export { NORMS } from "./attack.ts";
export { boxOf, type Rows, readRows } from "./attacks/data/rows.ts";
export { type AttackedRow, type AttackOptions, type AttackResult, runAttack } from "./attacks/engine/run.ts";
export { type AttackSummary, summarise } from "./attacks/engine/summary.ts";
export { attacks } from "./attacks/index.ts";
export { openOnnxTarget } from "./attacks/targets/onnx-target.ts";
export { digestOfArtefact } from "./digest.ts";
export { artefactFindings, REMEDIATIONS, TITLES } from "./findings.ts";
export { formats } from "./formats/index.ts";
export {
  auditPrivacy,
  type Defence,
  type PrivacyReport,
  type PrivacyVerdict,
  parseDefence,
  privacyFindings,
  SHADOW_KINDS,
  type ShadowKind,
  verdictOf,
} from "./privacy/index.ts";
export { artefactSubject, type Proof } from "./registry/proof.ts";
export { type Change, createModelRegistry, type ModelRegistry, type Registration } from "./registry/registry.ts";
export { STAGES, type StageRule } from "./registry/stages.ts";
export { type Inspected, type InspectOptions, inspectArtefact } from "./scan/inspect-artefact.ts";
export { type ModelNames, modelNames } from "./scan/model-names.ts";
export { bytesAsFile } from "./scan/part.ts";
export {
  type ArtefactScan,
  type ArtefactScanOptions,
  type ScannedArtefact,
  scanArtefacts,
} from "./scan/scan-artefacts.ts";
export { type ModelFile, type ModelServer, type ModelServerOptions, startModelServer } from "./serving/server.ts";
export {
  type Estimate,
  type Gap,
  type GateResult,
  type LoadedValidation,
  loadValidation,
  type Measure,
  type ValidateOptions,
  type ValidationFiles,
  type ValidationReport,
  type ValidationRule,
  validate,
  validationFindings,
  validationPage,
  validationRules,
} from "./validate/index.ts";
