export { hasOtherSpelling, otherModels } from "./control-fields.ts";
export { extract, type Side, shapeOf } from "./extract.ts";
export { estimateImages } from "./image-tokens.ts";
export { printJson } from "./json-print.ts";
export { parseJsonBody } from "./json-scan.ts";
export { isLastEvent } from "./last-event.ts";
export type { Slot } from "./place.ts";
export { runsOf } from "./second-look.ts";
export type { ObjectShape, Shape } from "./shape.ts";
export type {
  ChannelText,
  Extraction,
  StreamGuardOptions,
  StreamRelease,
  TokenUsage,
  Wire,
  WireStream,
} from "./wire.ts";
export { findWire, wires } from "./wires.ts";
