export { createInjectionModel, type InjectionModel, type InjectionModelOptions } from "./create-injection-model.ts";
export type { InjectionScores } from "./reader.ts";
export type { Runtime } from "./runtime.ts";
