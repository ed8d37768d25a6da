export { createGuard, type GuardOptions } from "./create-guard.ts";
export {
  type Detector,
  type DetectorKind,
  type Direction,
  type Earlier,
  type Hit,
  type InspectionContext,
  LOOK_BEHIND_CHARACTERS,
  type Origin,
  type Passage,
} from "./detector.ts";
export { packageFilter } from "./detectors/hallucinated-package/known.ts";
export { detectors } from "./detectors/index.ts";
export type {
  DetectorRun,
  DetectorSetting,
  Guard,
  GuardContext,
  GuardHit,
  GuardPolicy,
  Inspection,
  Release,
  TextStream,
} from "./guard.ts";
export { redact } from "./redaction.ts";
export {
  type Approve,
  type ArgumentConstraint,
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
