export {
  type ArtefactFile,
  type ArtefactFormat,
  type ArtefactReason,
  type ArtefactVerdict,
  type InspectContext,
  VERDICTS,
} from "./artefact.ts";
export { type Access, type Attack, type AttackTarget, type Feasibility, NORMS, type Norm } from "./attack.ts";
export { boxOf, boxOfRules, boxWithin, hasSplit, type Rows, readRows } from "./attacks/data/rows.ts";
export { type AttackedRow, type AttackOptions, type AttackResult, runAttack } from "./attacks/engine/run.ts";
export type { AttackSummary } from "./attacks/engine/summary.ts";
export { attackFindings } from "./attacks/findings.ts";
export { attacks } from "./attacks/index.ts";
export { type AttackReport, reportAttack } from "./attacks/report/attack-report.ts";
export { csvOf, hardRowsOf, npzOf } from "./attacks/report/export-rows.ts";
export { attackPage } from "./attacks/report/page.ts";
export { readRules, schemaBeside } from "./attacks/tabular/read-rules.ts";
export { type EndpointTargetOptions, openEndpointTarget } from "./attacks/targets/endpoint-target.ts";
export { type OnnxTarget, openOnnxTarget } from "./attacks/targets/onnx-target.ts";
export { type Falsified, falsify } from "./attacks/vnnlib/falsify.ts";
export { type Property, parseProperty } from "./attacks/vnnlib/property.ts";
export { digestOfArtefact } from "./digest.ts";
export { artefactFindings, REMEDIATIONS, TITLES } from "./findings.ts";
export { formats } from "./formats/index.ts";
export { type HardenOptions, harden } from "./harden/harden.ts";
export { readParts } from "./harden/parts.ts";
export { type HardeningProof, proveHardening } from "./harden/prove.ts";
export { openOnnx, writeOnnx } from "./harden/trainer.ts";
export {
  auditMemory,
  auditPrivacy,
  type Defence,
  type MemoryReport,
  memoryFindings,
  memoryVerdict,
  openLanguageEndpoint,
  type PrivacyReport,
  type PrivacyVerdict,
  parseDefence,
  privacyFindings,
  readProbes,
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
