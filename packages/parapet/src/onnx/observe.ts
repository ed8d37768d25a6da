import { ParapetError } from "@parapet/guard/kernel";
import { GraphBuilder } from "./graph-builder.ts";
import { type OnnxModel, type OnnxTensor, TYPE } from "./model.ts";
import { namesIn } from "./modernise.ts";
import { openSession, type SessionTensor } from "./runtime.ts";
import { countOf, integerTensor, numbersOf } from "./tensor.ts";
import { writeModel } from "./write-model.ts";

/** Lengths by axis. A negative one follows the batch: -1 is the number of rows, -3 three times that. */
export type Shape = readonly number[];

export interface Observed {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Values that are numbers with a fraction: those that a gradient can pass through. */
  readonly floats: ReadonlySet<string>;
  /** Weights, and whole numbers that came out alike for every batch. */
  readonly constants: ReadonlyMap<string, OnnxTensor>;
}

/**
 * Shapes of all values of a graph. They are seen, not inferred: the model runs on two rows and on three with every value
 * as an output, and a length that changes follows the batch. One rule holds for all operators, those with computed
 * shapes included.
 *
 * @param rows shape of one row, for each input; the batch stands before it
 * @throws {ParapetError} PARAPET_ONNX_SHAPES when a length follows the batch in no proportion
 */
export async function observe(model: OnnxModel, rows: Readonly<Record<string, Shape>>): Promise<Observed> {
  const names = model.graph.nodes.flatMap(({ outputs }) => outputs.filter((name) => name !== ""));
  const outputs = [...new Set(names)].map((name) => ({ name, type: 0 }));
  const session = await openSession(writeModel({ ...model, graph: { ...model.graph, outputs } }), { keepsGraph: true });
  try {
    const [two, three] = [await session.run(feedsOf(rows, 2)), await session.run(feedsOf(rows, 3))];
    const shapes = new Map<string, Shape>(model.graph.initializers.map(({ name, dims }) => [name, dims]));
    const constants = new Map<string, OnnxTensor>(model.graph.initializers.map((tensor) => [tensor.name, tensor]));
    const floats = new Set(model.graph.initializers.filter(({ type }) => type === TYPE.float).map(({ name }) => name));
    for (const [name, row] of Object.entries(rows)) {
      shapes.set(name, [-1, ...row]);
      floats.add(name);
    }
    for (const { name } of outputs) {
      const [a, b] = [two[name], three[name]];
      if (a === undefined || b === undefined) continue;
      shapes.set(name, shapeOf(name, a, b));
      if (a.data instanceof Float32Array) floats.add(name);
      const [first, second] = [wholeOf(a), wholeOf(b)];
      if (first !== undefined && second !== undefined && `${first}` === `${second}`)
        constants.set(name, integerTensor(name, a.dims, first));
    }
    return { shapes, floats, constants };
  } finally {
    await session.close();
  }
}

function feedsOf(rows: Readonly<Record<string, Shape>>, count: number): Record<string, SessionTensor> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      const dims = [count, ...row];
      // Different everywhere, so that nothing comes out alike by chance.
      const data = Float32Array.from({ length: countOf(dims) }, (_, at) => 0.5 + 0.25 * Math.sin(1 + at * 0.7));
      return [name, { dims, data }];
    }),
  );
}

function shapeOf(name: string, two: SessionTensor, three: SessionTensor): Shape {
  return two.dims.map((dim, axis) => {
    const other = three.dims[axis] ?? Number.NaN;
    if (dim === other) return dim;
    if (dim * 3 === other * 2) return -dim / 2;
    throw new ParapetError("PARAPET_ONNX_SHAPES", `the shape of '${name}' follows the batch in no proportion`);
  });
}

const MOST_KEPT = 100_000;
function wholeOf({ data }: SessionTensor): readonly number[] | undefined {
  return data instanceof BigInt64Array && data.length <= MOST_KEPT ? [...data].map(Number) : undefined;
}

/**
 * The model with a first axis of any length, where it was written for one row: the declared length is dropped, and
 * `Reshape` keeps the first axis as it is. Whether this computes the same is for the caller to check.
 */
export function freeBatch(model: OnnxModel, input: string): OnnxModel {
  const { graph } = model;
  const build = new GraphBuilder(namesIn(graph));
  const whole = new Map(
    graph.initializers.filter(({ type }) => type === TYPE.int64).map((tensor) => [tensor.name, tensor]),
  );
  const nodes = graph.nodes.map((node) => {
    const target = node.op === "Reshape" ? whole.get(node.inputs[1] ?? "") : undefined;
    const dims = target === undefined ? [] : [...numbersOf(target)];
    if (dims[0] !== 1) return node;
    // 0 takes the length as it comes in; the other lengths are the row's.
    return { ...node, inputs: [node.inputs[0] ?? "", build.integers([0, ...dims.slice(1)])] };
  });
  const inputs = graph.inputs.map((value) =>
    value.name === input && value.dims !== undefined ? { ...value, dims: ["batch", ...value.dims.slice(1)] } : value,
  );
  const outputs = graph.outputs.map(({ name, type }) => ({ name, type }));
  return {
    ...model,
    graph: { ...graph, nodes, inputs, outputs, initializers: [...graph.initializers, ...build.initializers] },
  };
}
