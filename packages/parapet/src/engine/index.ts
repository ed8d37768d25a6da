export { type Engine, type EngineOptions, startEngine } from "./engine.ts";
export { createSecondOpinion, type SecondOpinion } from "./second-opinion.ts";
export { textSealerOf } from "./text-sealer.ts";
