import { ParapetError } from "@parapet/guard/kernel";
import { type GradientGraph, type GradientGraphOptions, gradientGraph } from "./gradient-graph.ts";
import { type OnnxGraph, type OnnxModel, type OnnxTensor, TYPE } from "./model.ts";
import { modernise } from "./modernise.ts";
import { numbersOf } from "./tensor.ts";

export interface TrainingGraph extends GradientGraph {
  /** Weights by name, as the model has them; the graph takes each as an input. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  readonly dims: ReadonlyMap<string, readonly number[]>;
}

export interface TrainingGraphOptions extends Omit<GradientGraphOptions, "by"> {
  /** Gradients by the weights; by the model's inputs otherwise. */
  readonly isByWeights: boolean;
}

/** Inputs of operators that are learned: factors, kernels, biases, scales. */
const LEARNED: Readonly<Record<string, readonly number[]>> = {
  Gemm: [1, 2],
  MatMul: [0, 1],
  Conv: [1, 2],
  ConvTranspose: [1, 2],
  BatchNormalization: [1, 2],
  LayerNormalization: [1, 2],
  InstanceNormalization: [1, 2],
};
/** What is added to one of these is its bias. */
const BIASED = new Set(["MatMul", "Conv", "ConvTranspose", "Gemm"]);

/**
 * The gradient's graph with the weights as inputs, so that a step of training is a run with other numbers and no graph
 * is written anew.
 *
 * @throws {ParapetError} PARAPET_ONNX_NO_WEIGHTS for a model without weights that a gradient reaches, as trees are
 */
export async function trainingGraph(model: OnnxModel, options: TrainingGraphOptions): Promise<TrainingGraph> {
  const modern = modernise(model, [options.scores]);
  const learned = learnedWeights(modern.graph);
  if (learned.length === 0)
    throw new ParapetError("PARAPET_ONNX_NO_WEIGHTS", "the model has no weights that gradients reach", {
      hint: "Trees are not trained here: export rows with 'parapet model attack --export', and train it where it was made.",
    });
  const names = new Set(learned.map(({ name }) => name));
  const { isByWeights, ...rest } = options;
  const graph = await gradientGraph(modern, isByWeights ? { ...rest, by: [...names] } : rest);
  const inner = graph.model.graph;
  return {
    ...graph,
    weights: new Map(learned.map((tensor) => [tensor.name, Float32Array.from(numbersOf(tensor))])),
    dims: new Map(learned.map(({ name, dims }) => [name, dims])),
    model: {
      ...graph.model,
      graph: {
        ...inner,
        initializers: inner.initializers.filter(({ name }) => !names.has(name)),
        inputs: [
          ...inner.inputs.filter(({ name }) => !names.has(name)),
          ...learned.map(({ name, dims }) => ({ name, type: TYPE.float, dims })),
        ],
      },
    },
  };
}

function learnedWeights(graph: OnnxGraph): readonly OnnxTensor[] {
  const floats = new Map(graph.initializers.filter(({ type }) => type === TYPE.float).map((one) => [one.name, one]));
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node.op] as const)));
  const found = new Set<OnnxTensor>();
  for (const { op, inputs } of graph.nodes) {
    for (const at of LEARNED[op] ?? []) {
      const tensor = floats.get(inputs[at] ?? "");
      if (tensor !== undefined) found.add(tensor);
    }
    if (op !== "Add") continue;
    const [a = "", b = ""] = inputs;
    for (const [bias, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const tensor = floats.get(bias);
      if (tensor !== undefined && BIASED.has(producers.get(other) ?? "")) found.add(tensor);
    }
  }
  return [...found];
}

/**
 * A model with other weights. Where they are no tensors of its own, as in the operators of `ai.onnx.ml`, it is written as
 * the products and sums that were trained, and keeps of its outputs the one with the scores.
 *
 * @param model as it was read
 * @param source what the training graph was made of, with `scores` as a value of it
 * @param output the model's own output of scores
 */
export function withWeights(
  model: OnnxModel,
  source: OnnxModel,
  { scores, output }: { readonly scores: string; readonly output: string },
  weights: ReadonlyMap<string, Float32Array>,
): OnnxModel {
  const isPlain = hasAll(model, weights);
  const base = isPlain ? model : writtenAnew(source, scores, output, weights);
  const initializers = base.graph.initializers.map((tensor) => {
    const values = weights.get(tensor.name);
    return values === undefined ? tensor : { ...tensor, raw: new Uint8Array(values.slice().buffer) };
  });
  return { ...base, graph: { ...base.graph, initializers } };
}

function hasAll({ graph }: OnnxModel, weights: ReadonlyMap<string, Float32Array>): boolean {
  const own = new Map(graph.initializers.filter(({ type }) => type === TYPE.float).map((one) => [one.name, one]));
  return [...weights].every(
    ([name, values]) => own.get(name)?.dims.reduce((all, dim) => all * dim, 1) === values.length,
  );
}

function writtenAnew(
  source: OnnxModel,
  scores: string,
  output: string,
  weights: ReadonlyMap<string, Float32Array>,
): OnnxModel {
  const given = source.graph.outputs.find(({ name }) => name === output);
  const whole = modernise(source, [output]);
  // What stands behind the scores may be left out, and names that were made up are the same or are not.
  const base = hasAll(whole, weights) ? whole : modernise(source, [scores]);
  const [made] = base.graph.outputs;
  const dims = made?.name === output ? (given?.dims ?? ["rows", "classes"]) : ["rows", "classes"];
  return { ...base, graph: { ...base.graph, outputs: [{ name: made?.name ?? scores, type: TYPE.float, dims }] } };
}
