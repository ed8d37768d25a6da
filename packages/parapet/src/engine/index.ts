export { type Engine, type EngineOptions, startEngine } from "./engine.ts";
export { textSealerOf } from "./text-sealer.ts";
