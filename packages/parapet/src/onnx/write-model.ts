import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from "./model.ts";
import { WireWriter } from "./wire-writer.ts";

const KIND_CODES = {
  float: 1,
  int: 2,
  string: 3,
  tensor: 4,
  graph: 5,
  floats: 6,
  ints: 7,
  strings: 8,
  tensors: 9,
  graphs: 10,
};

/** The bytes of an `.onnx` file: what `readModel` made of one, or a graph that was generated. The same model, the same bytes. */
export function writeModel({ irVersion, producer, opsets, graph }: OnnxModel): Uint8Array {
  const writer = new WireWriter().integer(1, irVersion).text(2, producer);
  writer.message(7, (inner) => writeGraph(inner, graph));
  for (const [domain, version] of Object.entries(opsets))
    writer.message(8, (inner) => inner.text(1, domain).integer(2, version));
  return writer.finish();
}

function writeGraph(writer: WireWriter, graph: OnnxGraph): void {
  for (const node of graph.nodes) writer.message(1, (inner) => writeNode(inner, node));
  writer.text(2, graph.name);
  for (const tensor of graph.initializers) writer.message(5, (inner) => writeTensor(inner, tensor));
  for (const value of graph.inputs) writer.message(11, (inner) => writeValue(inner, value));
  for (const value of graph.outputs) writer.message(12, (inner) => writeValue(inner, value));
}

function writeNode(writer: WireWriter, node: OnnxNode): void {
  for (const input of node.inputs) writer.element(1, input);
  for (const output of node.outputs) writer.element(2, output);
  writer.text(3, node.name).text(4, node.op);
  for (const [name, attribute] of Object.entries(node.attributes))
    if (attribute.kind !== "other") writer.message(5, (inner) => writeAttribute(inner, name, attribute));
  writer.text(7, node.domain);
}

function writeAttribute(writer: WireWriter, name: string, attribute: Exclude<OnnxAttribute, { kind: "other" }>): void {
  writer.text(1, name);
  const { kind, value } = attribute;
  if (kind === "float") writer.float(2, value);
  else if (kind === "int") writer.integer(3, value);
  else if (kind === "string") writer.element(4, value);
  else if (kind === "tensor") writer.message(5, (inner) => writeTensor(inner, value));
  else if (kind === "graph") writer.message(6, (inner) => writeGraph(inner, value));
  else if (kind === "floats") writer.floats(7, value);
  else if (kind === "ints") writer.integers(8, value);
  else if (kind === "strings") for (const one of value) writer.element(9, one);
  else if (kind === "tensors") for (const one of value) writer.message(10, (inner) => writeTensor(inner, one));
  else if (kind === "graphs") for (const one of value) writer.message(11, (inner) => writeGraph(inner, one));
  writer.integer(20, KIND_CODES[kind]);
}

function writeTensor(writer: WireWriter, tensor: OnnxTensor): void {
  if (tensor.dims.length > 0) writer.integers(1, tensor.dims);
  writer.integer(2, tensor.type);
  for (const string of tensor.strings ?? []) writer.bytes(6, string);
  writer.text(8, tensor.name);
  if (tensor.strings === undefined) writer.bytes(9, tensor.raw);
}

function writeValue(writer: WireWriter, { name, type, dims }: OnnxValue): void {
  writer.text(1, name);
  if (type === 0) return;
  writer.message(2, (outer) =>
    outer.message(1, (tensor) => {
      tensor.integer(1, type);
      if (dims === undefined) return;
      tensor.message(2, (shape) => {
        for (const dim of dims)
          shape.message(1, (inner) => (typeof dim === "number" ? inner.integer(1, dim) : inner.text(2, dim)));
      });
    }),
  );
}
