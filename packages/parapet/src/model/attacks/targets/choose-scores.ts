import { ParapetError } from "@parapet/guard/kernel";
import { type OnnxModel, type OnnxNode, type SessionTensor, TYPE } from "../../../onnx/index.ts";

/** How a model's answer is read: which output holds the scores, and where they stand before they become shares. */
export interface ScoresOfModel {
  readonly output: string;
  readonly classes: number;
  /** Value with the scores before a softmax; undefined where no gradient can come from it. */
  readonly logits: string | undefined;
  readonly whyNot: string;
  /** `rows × classes` of what came out. */
  read(tensor: SessionTensor | undefined): Float32Array;
  /** The model with `logits` as a value of it. */
  withLogits(model: OnnxModel): OnnxModel;
}

/**
 * The output of scores: one named so, else the first that has a row of numbers. One number a row is the score of the
 * second class against a half, behind a sigmoid, or against zero.
 */
export function chooseScores(model: OnnxModel, seen: Readonly<Record<string, SessionTensor>>): ScoresOfModel {
  const wide = Object.entries(seen).filter(([, { dims, data }]) => data instanceof Float32Array && dims.length === 2);
  const named = (word: RegExp) => wide.find(([name]) => word.test(name));
  const narrow = Object.entries(seen).find(([, { dims, data }]) => data instanceof Float32Array && dims.length <= 2);
  const chosen = named(/logit/i) ?? named(/score|prob/i) ?? wide[0] ?? narrow;
  if (chosen === undefined)
    throw new ParapetError("PARAPET_ATTACK_MODEL", "the model has no output with a row of scores", {
      hint: "Export it with its logits or probabilities as an output.",
    });
  const [output, { dims }] = chosen;
  const columns = dims.length === 2 ? (dims[1] ?? 1) : 1;
  const last = producerOf(model, output);
  if (columns > 1) {
    const logits = last?.op === "Softmax" ? last.inputs[0] : output;
    return {
      output,
      classes: columns,
      logits,
      whyNot: "",
      read: (tensor) => numbersOf(tensor),
      withLogits: (same) => same,
    };
  }
  const isShare = last?.op === "Sigmoid";
  const single = isShare ? (last?.inputs[0] ?? output) : output;
  const middle = isShare ? 0.5 : 0;
  return {
    output,
    classes: 2,
    logits: "two-classes",
    whyNot: "",
    read: (tensor) => {
      const values = numbersOf(tensor);
      const pairs = new Float32Array(values.length * 2);
      for (const [row, value] of values.entries()) pairs.set([middle - value, value - middle], row * 2);
      return pairs;
    },
    withLogits: (same) => twoClasses(same, single),
  };
}

/** The first output as it is, whatever it means: a row of numbers, taken as such. */
export function rawScores(model: OnnxModel, seen: Readonly<Record<string, SessionTensor>>): ScoresOfModel {
  const output = model.graph.outputs[0]?.name ?? "";
  const tensor = seen[output];
  if (!(tensor?.data instanceof Float32Array))
    throw new ParapetError("PARAPET_ATTACK_MODEL", `the model's output '${output}' is no tensor of floats`);
  const classes = tensor.data.length;
  const isRow = tensor.dims.length === 2 && tensor.dims[0] === 1;
  return {
    output,
    classes,
    logits: isRow ? output : "raw-scores",
    whyNot: "",
    read: (answer) => numbersOf(answer),
    withLogits: (same) => (isRow ? same : inRows(same, output, classes)),
  };
}

function inRows(model: OnnxModel, output: string, classes: number): OnnxModel {
  const shape = {
    name: "raw-scores-shape",
    type: TYPE.int64,
    dims: [2],
    raw: new Uint8Array(BigInt64Array.of(-1n, BigInt(classes)).buffer),
  };
  const node: OnnxNode = {
    op: "Reshape",
    domain: "",
    name: "",
    inputs: [output, shape.name],
    outputs: ["raw-scores"],
    attributes: {},
  };
  const { graph } = model;
  return {
    ...model,
    graph: { ...graph, nodes: [...graph.nodes, node], initializers: [...graph.initializers, shape] },
  };
}

function producerOf(model: OnnxModel, name: string): OnnxNode | undefined {
  let node = model.graph.nodes.find(({ outputs }) => outputs.includes(name));
  while (node?.op === "Identity") {
    const before = node.inputs[0] ?? "";
    node = model.graph.nodes.find(({ outputs }) => outputs.includes(before));
  }
  return node;
}

function numbersOf(tensor: SessionTensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  return Float32Array.from(tensor?.data ?? [], Number);
}

/** `[-s, s]` of a single score. */
function twoClasses(model: OnnxModel, single: string): OnnxModel {
  const node = (op: string, inputs: readonly string[], output: string, attributes = {}): OnnxNode => ({
    op,
    domain: "",
    name: "",
    inputs,
    outputs: [output],
    attributes,
  });
  const column = {
    name: "two-classes-shape",
    type: TYPE.int64,
    dims: [2],
    raw: new Uint8Array(BigInt64Array.of(-1n, 1n).buffer),
  };
  const nodes = [
    node("Reshape", [single, column.name], "two-classes-score"),
    node("Neg", ["two-classes-score"], "two-classes-other"),
    node("Concat", ["two-classes-other", "two-classes-score"], "two-classes", { axis: { kind: "int", value: 1 } }),
  ];
  const { graph } = model;
  return {
    ...model,
    graph: { ...graph, nodes: [...graph.nodes, ...nodes], initializers: [...graph.initializers, column] },
  };
}
