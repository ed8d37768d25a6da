export { type BlockedCode, type BlockedHit, GuardBlockedError } from "./blocked-error.ts";
export { createGuard, type GuardOptions } from "./create-guard.ts";
export {
  type Detector,
  type DetectorKind,
  type Direction,
  type Earlier,
  type Hit,
  type InspectionContext,
  LOOK_BEHIND_CHARACTERS,
  type Opinion,
  type Opinions,
  ORIGINS,
  type Origin,
  type Passage,
} from "./detector.ts";
export { packageFilter } from "./detectors/hallucinated-package/known.ts";
export { detectors } from "./detectors/index.ts";
export { type NameLibrary, type NameRecogniser, namesBy } from "./detectors/pii/names-by.ts";
export { type SecretKind, secretKinds } from "./detectors/secret/secret-kinds.ts";
export type {
  DetectorRun,
  DetectorSetting,
  EverydayGuard,
  Guard,
  GuardContext,
  GuardHit,
  GuardPolicy,
  InputAction,
  Inspection,
  Judgement,
  Release,
  Said,
  SaidContext,
  TextStream,
  ToolJudgement,
  ToolPart,
} from "./guard.ts";
export { type GuardTextOptions, guardText, type TextTransformer, textTransformer } from "./guard-text.ts";
export { redact } from "./redaction.ts";
export { completePolicy, type ShortPolicy, type ShortSetting } from "./short-policy.ts";
export { type RevealGuards, splitAtReveal } from "./split-at-reveal.ts";
export {
  type Approve,
  type ArgumentConstraint,
  canonicalJson,
  createToolGuard,
  definitionDigest,
  type JsonSchema,
  type SequenceRule,
  shownTool,
  TOOLS_DETECTOR,
  type ToolCall,
  type ToolContext,
  type ToolDefinition,
  type ToolGuard,
  type ToolPolicy,
  type ToolRule,
  type ToolSession,
  type ToolVerdict,
} from "./tools/index.ts";
export { type HiddenValue, openVault, type RevealStream, type TextForm, type Vault } from "./vault.ts";
export { type Ask, withOpinions } from "./with-opinions.ts";
