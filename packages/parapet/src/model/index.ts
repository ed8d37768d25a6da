export {
  type ArtefactFile,
  type ArtefactFormat,
  type ArtefactReason,
  type ArtefactVerdict,
  type InspectContext,
  VERDICTS,
} from "./artefact.ts";
export { artefactFindings, REMEDIATIONS, TITLES } from "./findings.ts";
export { formats } from "./formats/index.ts";
export { type Inspected, type InspectOptions, inspectArtefact } from "./scan/inspect-artefact.ts";
export { bytesAsFile } from "./scan/part.ts";
export {
  type ArtefactScan,
  type ArtefactScanOptions,
  type ScannedArtefact,
  scanArtefacts,
} from "./scan/scan-artefacts.ts";
