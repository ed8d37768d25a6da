export { createGuard, type GuardOptions } from "./create-guard.ts";
export {
  type Detector,
  type DetectorKind,
  type Direction,
  type Hit,
  type InspectionContext,
  LOOK_BEHIND_CHARACTERS,
  type Origin,
  type Passage,
} from "./detector.ts";
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
