export { decodeLayers, layersOf } from "./decode-layers.ts";
export type { Decoder } from "./decoder.ts";
export { decoders } from "./decoders/index.ts";
export { DEFAULT_BUDGET, type Layer, type LayerBudget, type Layers, type Range } from "./layer.ts";
