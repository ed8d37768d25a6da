import type { OnnxAttribute, OnnxModel, OnnxTensor } from "../model.ts";
import { TYPE } from "../model.ts";
import { floatTensor } from "../tensor.ts";

/** Chance from a seed, for shapes and values of tests. */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** Different everywhere, in no order, from `low` to `high`: no two are nearer than the range over their count. */
export function spacedValues(count: number, low: number, high: number, next: () => number): Float32Array {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!]; // both are below count
  }
  return Float32Array.from(order, (place) => low + ((place + 0.5) * (high - low)) / count);
}

export interface SmallModel {
  readonly op: string;
  readonly domain?: string;
  readonly opset?: number;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** Shape of one row of the input `x`, which stands first. */
  readonly row: readonly number[];
  readonly constants?: readonly OnnxTensor[];
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
}

/** A graph of one node. */
export function smallModel(given: SmallModel): OnnxModel {
  const constants = given.constants ?? [];
  const { op, domain = "", attributes = {}, outputs = ["y"] } = given;
  const inputs = given.inputs ?? ["x", ...constants.map(({ name }) => name)];
  return {
    irVersion: 8,
    producer: "",
    opsets: domain === "" ? { "": given.opset ?? 17 } : { "": given.opset ?? 17, [domain]: 1 },
    functions: 0,
    graph: {
      name: "small",
      nodes: [{ op, domain, name: "", inputs, outputs, attributes }],
      initializers: constants,
      inputs: [{ name: "x", type: TYPE.float, dims: ["batch", ...given.row] }],
      outputs: outputs.map((name) => ({ name, type: 0 })),
      lost: [],
    },
  };
}

/** The model with every output multiplied by random weights and taken together: one value whose sum is differentiated. */
export function weighted(
  model: OnnxModel,
  shapes: ReadonlyMap<string, readonly number[]>,
  next: () => number,
): OnnxModel {
  const { graph } = model;
  const made = graph.outputs.map(({ name }, at) => {
    const row = (shapes.get(name) ?? []).slice(1);
    const count = row.reduce((product, dim) => product * dim, 1);
    return {
      tensor: floatTensor(
        `w${at}`,
        row,
        Float32Array.from({ length: count }, () => next() * 2 - 1),
      ),
      node: { op: "Mul", domain: "", name: "", inputs: [name, `w${at}`], outputs: [`p${at}`], attributes: {} },
      sum: { op: "ReduceSum", domain: "", name: "", inputs: [`p${at}`], outputs: [`s${at}`], attributes: {} },
    };
  });
  const total = {
    op: "Sum",
    domain: "",
    name: "",
    inputs: made.map((_, at) => `s${at}`),
    outputs: ["total"],
    attributes: {},
  };
  return {
    ...model,
    graph: {
      ...graph,
      nodes: [...graph.nodes, ...made.flatMap(({ node, sum }) => [node, sum]), total],
      initializers: [...graph.initializers, ...made.map(({ tensor }) => tensor)],
      outputs: [{ name: "total", type: 0 }],
    },
  };
}
