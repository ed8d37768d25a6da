export { type GradientGraph, type GradientGraphOptions, gradientGraph } from "./gradient-graph.ts";
export { LOSSES, type Loss } from "./losses.ts";
export {
  inputsOf,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
  TYPE,
} from "./model.ts";
export { freeBatch, type Shape } from "./observe.ts";
export { type OpenedModel, openModel } from "./open-model.ts";
export { type ReadModelOptions, readModel } from "./read-model.ts";
export { openSession, type Session, type SessionOptions, type SessionTensor } from "./runtime.ts";
export { floatTensor, integerTensor, numbersOf } from "./tensor.ts";
export { type TrainingGraph, trainingGraph, withWeights } from "./training-graph.ts";
export { writeModel } from "./write-model.ts";
