export { extract, type Side, shapeOf } from "./extract.ts";
export { type JsonProblem, type ParsedJson, parseJsonBody } from "./json-scan.ts";
export type { ObjectShape, Shape } from "./shape.ts";
export { type SseEvent, SseReader, writeEvent } from "./sse.ts";
export type {
  Extraction,
  StreamGuardOptions,
  StreamRelease,
  Wire,
  WireError,
  WireStream,
} from "./wire.ts";
export { findWire, wires } from "./wires.ts";
