export type { Detector, DetectorKind, Direction, Hit, InspectionContext, Origin, Passage } from "./detector.ts";
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
