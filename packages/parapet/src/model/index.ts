export type {
  ArtefactFile,
  ArtefactFormat,
  ArtefactReason,
  ArtefactVerdict,
  InspectContext,
} from "./artefact.ts";
export { digestOfArtefact } from "./digest.ts";
export { artefactSubject, type Proof } from "./registry/proof.ts";
export { type Change, createModelRegistry, type ModelRegistry, type Registration } from "./registry/registry.ts";
export { STAGES, type StageRule } from "./registry/stages.ts";
export { type ModelFile, type ModelServer, type ModelServerOptions, startModelServer } from "./serving/server.ts";
