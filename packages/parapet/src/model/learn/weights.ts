import { type OnnxModel, TYPE } from "../../onnx/index.ts";

export interface Weight {
  readonly name: string;
  readonly dims: readonly number[];
  /** Inputs that come together in one output: what a start is scaled by. */
  readonly fanIn: number;
}

const LEARNED = new Set(["Gemm", "MatMul", "Conv", "ConvTranspose"]);

/** Weights and biases of products and convolutions, and what is added right behind a product. */
export function weightsOf({ graph }: OnnxModel): readonly Weight[] {
  const stored = new Map(graph.initializers.map((tensor) => [tensor.name, tensor]));
  const found = new Map<string, Weight>();
  const fanOf = new Map<string, number>();
  for (const node of graph.nodes) {
    if (node.op === "Add" && node.inputs.some((name) => fanOf.has(name))) {
      const bias = node.inputs.find((name) => stored.get(name)?.type === TYPE.float);
      const fanIn = Math.max(...node.inputs.map((name) => fanOf.get(name) ?? 1));
      if (bias !== undefined) found.set(bias, { name: bias, dims: stored.get(bias)!.dims, fanIn });
    }
    if (!LEARNED.has(node.op)) continue;
    const [main, ...rest] = node.inputs.slice(1);
    const dims = stored.get(main ?? "")?.dims ?? [];
    if (dims.length < 2) continue;
    const isTurned = node.op === "Gemm" && node.attributes.transB?.kind === "int" && node.attributes.transB.value === 1;
    const fanIn = node.op.startsWith("Conv") || isTurned ? product(dims.slice(1)) : dims.at(-2)!;
    for (const name of [main!, ...rest]) {
      const tensor = stored.get(name);
      if (tensor?.type === TYPE.float) found.set(name, { name, dims: tensor.dims, fanIn });
    }
    if (node.op === "MatMul") for (const name of node.outputs) fanOf.set(name, fanIn);
  }
  return [...found.values()];
}

const product = (dims: readonly number[]): number => dims.reduce((all, dim) => all * dim, 1);

/** The graph with those weights as inputs. */
export function withFreeWeights(model: OnnxModel, weights: readonly Weight[]): OnnxModel {
  const free = new Set(weights.map(({ name }) => name));
  const { graph } = model;
  return {
    ...model,
    graph: {
      ...graph,
      initializers: graph.initializers.filter(({ name }) => !free.has(name)),
      inputs: [
        ...graph.inputs.filter(({ name }) => !free.has(name)),
        ...weights.map(({ name, dims }) => ({ name, type: TYPE.float, dims })),
      ],
    },
  };
}
