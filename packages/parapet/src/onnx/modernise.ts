import { ParapetError } from "@parapet/guard/kernel";
import { constantOf, float, int, numberOf, numbersAt } from "./attributes.ts";
import { classicalModels } from "./classical.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { type OnnxAttribute, type OnnxGraph, type OnnxModel, type OnnxNode, type OnnxTensor, TYPE } from "./model.ts";
import type { Rewriting } from "./rewriting.ts";
import { floatTensor, numbersOf } from "./tensor.ts";

/** Edition of the operators that generated graphs are written in: the first with all that they need. */
const OPSET = 17;
const OLDEST = 7;
const IR_VERSION = 8;
/** Types that are brought to 32-bit floats: a gradient says where to look, and the model itself has the last word. */
const FLOATS: readonly number[] = [TYPE.float16, TYPE.double, TYPE.bfloat16];

/**
 * The part of a model that `outputs` need, written in one edition of the operators: attributes that became inputs are
 * inputs, `Dropout` is what it is outside of training, classical models are products and sums, all floats have 32 bits.
 * What can be expressed so then needs one rule of differentiation, not one for each edition.
 *
 * @throws {ParapetError} PARAPET_ONNX_NO_GRADIENT for editions before 7, whose operators meant other things
 */
export function modernise(model: OnnxModel, outputs: readonly string[]): OnnxModel {
  const opset = model.opsets[""] ?? OPSET;
  if (opset < OLDEST) throw noGradient(`operators of edition ${opset}`);
  if (model.graph.lost.length > 0) throw noGradient(model.graph.lost.join(", "));
  const graph = pruned(model.graph, outputs);
  const build = new GraphBuilder(namesIn(model.graph));
  build.initializers.push(...graph.initializers.map(toFloats));
  for (const node of graph.nodes) {
    const constant = node.op === "Constant" && node.domain === "" ? constantOf(node) : undefined;
    if (constant !== undefined) build.initializers.push(toFloats(constant));
    else rewrite(node, opset, build);
  }
  return {
    ...model,
    irVersion: Math.max(model.irVersion, IR_VERSION),
    opsets: { "": Math.max(opset, OPSET) },
    graph: {
      ...graph,
      nodes: build.nodes,
      initializers: build.initializers,
      inputs: graph.inputs.map((value) => (FLOATS.includes(value.type) ? { ...value, type: TYPE.float } : value)),
      outputs: outputs.map((name) => ({ name, type: 0 })),
    },
  };
}

export const noGradient = (what: string): ParapetError =>
  new ParapetError("PARAPET_ONNX_NO_GRADIENT", `no gradient passes through ${what}`, {
    hint: "Attacks that only ask the model work: square, hopskipjump, boundary, simba, nes.",
  });

export function namesIn(graph: OnnxGraph): Set<string> {
  return new Set([
    ...graph.nodes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
    ...graph.initializers.map(({ name }) => name),
    ...graph.inputs.map(({ name }) => name),
    ...graph.outputs.map(({ name }) => name),
  ]);
}

/** Only what some output is computed from. Weights that old files list as inputs are weights. */
function pruned(graph: OnnxGraph, outputs: readonly string[]): OnnxGraph {
  const needed = new Set(outputs);
  const nodes: OnnxNode[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => name !== "" && needed.has(name))) continue;
    nodes.push(node);
    for (const name of node.inputs) needed.add(name);
    for (const name of capturedBy(node)) needed.add(name);
  }
  const initializers = graph.initializers.filter(({ name }) => needed.has(name));
  const weights = new Set(graph.initializers.map(({ name }) => name));
  const inputs = graph.inputs.filter(({ name }) => !weights.has(name));
  return { ...graph, nodes: nodes.reverse(), initializers, inputs };
}

/** Names that the bodies of loops and branches take from outside. */
function capturedBy(node: OnnxNode): readonly string[] {
  return Object.values(node.attributes).flatMap((attribute) => {
    const graphs = attribute.kind === "graph" ? [attribute.value] : attribute.kind === "graphs" ? attribute.value : [];
    return graphs.flatMap((graph) => graph.nodes.flatMap((inner) => [...inner.inputs, ...capturedBy(inner)]));
  });
}

function toFloats(tensor: OnnxTensor): OnnxTensor {
  return FLOATS.includes(tensor.type) ? floatTensor(tensor.name, tensor.dims, numbersOf(tensor)) : tensor;
}

function rewrite(given: OnnxNode, opset: number, build: GraphBuilder): void {
  const node = { ...given, attributes: mapTensors(given.attributes) };
  if (node.domain === "ai.onnx.ml") {
    const lower = classicalModels[node.op];
    if (lower === undefined) throw noGradient(`${node.op} of ai.onnx.ml`);
    lower({ node, build });
    return;
  }
  if (node.domain !== "") throw noGradient(`${node.op} of ${node.domain}`);
  const old = OLD[node.op];
  const [input = "", output = ""] = [node.inputs[0], node.outputs[0]];
  const toFloat = node.op === "Cast" && FLOATS.includes(numberOf(node, "to", 0));
  if (node.op === "Dropout")
    keep(build, { ...node, op: "Identity", inputs: [input], outputs: [output], attributes: {} });
  else if (toFloat) keep(build, { ...node, attributes: { to: int(TYPE.float) } });
  else if (old !== undefined && opset < old.until) old.rewrite({ node, build });
  else keep(build, node);
}

function mapTensors(attributes: OnnxNode["attributes"]): Readonly<Record<string, OnnxAttribute>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      attribute.kind === "tensor" ? { kind: "tensor", value: toFloats(attribute.value) } : attribute,
    ]),
  );
}

const keep = (build: GraphBuilder, node: OnnxNode): void => void build.nodes.push(node);

/** Operators whose attributes became inputs, or that meant something else, before an edition. */
const OLD: Readonly<Record<string, { readonly until: number; rewrite(rewriting: Rewriting): void }>> = {
  Squeeze: { until: 13, rewrite: listToInput("axes") },
  Unsqueeze: { until: 13, rewrite: listToInput("axes") },
  ReduceSum: { until: 13, rewrite: listToInput("axes") },
  Split: { until: 13, rewrite: listToInput("split") },
  Softmax: { until: 13, rewrite: overFlattened },
  LogSoftmax: { until: 13, rewrite: overFlattened },
  Clip: {
    until: 11,
    rewrite: ({ node, build }) => {
      const { min, max } = node.attributes;
      const bounds = [min, max].map((one) => (one?.kind === "float" ? build.scalar(one.value) : ""));
      keep(build, { ...node, inputs: [node.inputs[0] ?? "", ...bounds], attributes: {} });
    },
  },
  Pad: {
    until: 11,
    rewrite: ({ node, build }) => {
      const { pads: _, value: __, ...attributes } = node.attributes;
      const pads = build.integers(numbersAt(node, "pads") ?? []);
      keep(build, {
        ...node,
        inputs: [node.inputs[0] ?? "", pads, build.scalar(numberOf(node, "value", 0))],
        attributes,
      });
    },
  },
  Slice: {
    until: 10,
    rewrite: ({ node, build }) => {
      const starts = numbersAt(node, "starts") ?? [];
      const axes = numbersAt(node, "axes") ?? starts.map((_, at) => at);
      const lists = [starts, numbersAt(node, "ends") ?? [], axes].map((list) => build.integers(list));
      keep(build, { ...node, inputs: [node.inputs[0] ?? "", ...lists], attributes: {} });
    },
  },
  TopK: {
    until: 10,
    rewrite: ({ node, build }) => {
      const { k: _, ...attributes } = node.attributes;
      keep(build, { ...node, inputs: [node.inputs[0] ?? "", build.integers([numberOf(node, "k", 1)])], attributes });
    },
  },
  BatchNormalization: {
    until: 14,
    rewrite: ({ node, build }) =>
      keep(build, {
        ...node,
        outputs: node.outputs.slice(0, 1),
        attributes: { epsilon: float(numberOf(node, "epsilon", 1e-5)) },
      }),
  },
};

function listToInput(name: string): (rewriting: Rewriting) => void {
  return ({ node, build }) => {
    const { [name]: list, ...attributes } = node.attributes;
    const inputs = list?.kind === "ints" ? [node.inputs[0] ?? "", build.integers(list.value)] : node.inputs;
    keep(build, { ...node, inputs, attributes });
  };
}

/** Before edition 13, all axes from `axis` on were taken together. */
function overFlattened({ node, build }: Rewriting): void {
  const input = node.inputs[0] ?? "";
  const flat = build.emit("Flatten", [input], { axis: int(numberOf(node, "axis", 1)) });
  const done = build.emit(node.op, [flat], { axis: int(-1) });
  keep(build, { ...node, op: "Reshape", inputs: [done, build.emit("Shape", [input])], attributes: {} });
}
