import { ParapetError } from "@parapet/guard/kernel";
import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from "./model.ts";
import { readTensor } from "./read-tensor.ts";
import { fieldsOf, integerOf, malformed, pushFloats, pushIntegers, textOf, type WireField } from "./wire-reader.ts";

/** Graphs within graphs: bodies of loops and branches. */
const MOST_DEPTH = 16;
/** Nodes, attributes, weights and values together: a file of two-byte messages would else fill the memory. */
const MOST_PARTS = 1_000_000;

export interface ReadModelOptions {
  /**
   * Bytes of a file beside the model, where weights lie outside it. Without this, such models are refused.
   * Given names are checked before: relative, without `..`.
   */
  readonly beside?: (name: string, offset: number, length: number | undefined) => Uint8Array;
}

/** What reading one file may use up. */
interface Reading extends ReadModelOptions {
  parts: number;
}

/**
 * The bytes of an `.onnx` file, as data. Reads what it is given and nothing else; takes time and memory in proportion
 * to the file.
 *
 * @throws {ParapetError} PARAPET_ONNX_MALFORMED, PARAPET_ONNX_EXTERNAL (weights outside the file)
 */
export function readModel(bytes: Uint8Array, options: ReadModelOptions = {}): OnnxModel {
  const reading: Reading = { ...options, parts: 0 };
  let irVersion = 0;
  let producer = "";
  let graph: OnnxGraph | undefined;
  let functions = 0;
  const opsets: Record<string, number> = {};
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) irVersion = integerOf(field);
    else if (field.number === 2) producer = textOf(field);
    else if (field.number === 7) graph = readGraph(field.bytes, reading, 0);
    else if (field.number === 25) functions++;
    else if (field.number === 8) {
      const { domain, version } = readOpset(field.bytes);
      opsets[domain] = version;
    }
  }
  if (graph === undefined) throw malformed("it has no graph");
  return { irVersion, producer, opsets, graph, functions };
}

function readOpset(bytes: Uint8Array): { domain: string; version: number } {
  let domain = "";
  let version = 0;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) domain = textOf(field);
    else if (field.number === 2) version = integerOf(field);
  }
  return { domain: domain === "ai.onnx" ? "" : domain, version };
}

function readGraph(bytes: Uint8Array, reading: Reading, depth: number): OnnxGraph {
  if (depth > MOST_DEPTH) throw malformed(`graphs nested more than ${MOST_DEPTH} deep`);
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  const lost: string[] = [];
  let name = "";
  for (const field of fieldsOf(bytes)) {
    count(reading);
    if (field.number === 1) nodes.push(readNode(field.bytes, reading, depth));
    else if (field.number === 2) name = textOf(field);
    else if (field.number === 5) initializers.push(readTensor(field.bytes, reading.beside));
    else if (field.number === 11) inputs.push(readValue(field.bytes));
    else if (field.number === 12) outputs.push(readValue(field.bytes));
    else if (field.number === 15) lost.push("sparse weights");
  }
  return { name, nodes, initializers, inputs, outputs, lost };
}

function readNode(bytes: Uint8Array, reading: Reading, depth: number): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Record<string, OnnxAttribute> = Object.create(null);
  let [op, domain, name] = ["", "", ""];
  for (const field of fieldsOf(bytes)) {
    count(reading);
    if (field.number === 1) inputs.push(textOf(field));
    else if (field.number === 2) outputs.push(textOf(field));
    else if (field.number === 3) name = textOf(field);
    else if (field.number === 4) op = textOf(field);
    else if (field.number === 7) domain = textOf(field);
    else if (field.number === 5) {
      const given = readAttribute(field.bytes, reading, depth);
      attributes[given.name] = given.attribute;
    }
  }
  return { op, domain: domain === "ai.onnx" ? "" : domain, name, inputs, outputs, attributes };
}

const KINDS: Readonly<Record<number, OnnxAttribute["kind"]>> = {
  1: "float",
  2: "int",
  3: "string",
  4: "tensor",
  5: "graph",
  6: "floats",
  7: "ints",
  8: "strings",
  9: "tensors",
  10: "graphs",
};
/** Kind by the number of the field that holds the value, one more than the kind's, for old files that do not say it. */
const KIND_OF_FIELD: typeof KINDS = Object.fromEntries(
  Object.entries(KINDS).map(([number, kind]) => [Number(number) + 1, kind]),
);

function readAttribute(bytes: Uint8Array, reading: Reading, depth: number): { name: string; attribute: OnnxAttribute } {
  let name = "";
  let said: OnnxAttribute["kind"] | undefined;
  let held: OnnxAttribute["kind"] | undefined;
  let number = 0;
  let string = "";
  let tensor: OnnxTensor | undefined;
  let graph: OnnxGraph | undefined;
  const [floats, ints, strings]: [number[], number[], string[]] = [[], [], []];
  const [tensors, graphs]: [OnnxTensor[], OnnxGraph[]] = [[], []];
  for (const field of fieldsOf(bytes)) {
    count(reading);
    held ??= KIND_OF_FIELD[field.number];
    if (field.number === 1) name = textOf(field);
    else if (field.number === 2) number = floatOf(field);
    else if (field.number === 3) number = integerOf(field);
    else if (field.number === 4) string = textOf(field);
    else if (field.number === 5) tensor = readTensor(field.bytes, reading.beside);
    else if (field.number === 6) graph = readGraph(field.bytes, reading, depth + 1);
    else if (field.number === 7) pushFloats(field, floats);
    else if (field.number === 8) pushIntegers(field, ints);
    else if (field.number === 9) strings.push(textOf(field));
    else if (field.number === 10) tensors.push(readTensor(field.bytes, reading.beside));
    else if (field.number === 11) graphs.push(readGraph(field.bytes, reading, depth + 1));
    else if (field.number === 20) said = KINDS[integerOf(field)] ?? "other";
  }
  const kind = said ?? held ?? "other";
  const values = { floats, ints, strings, tensors, graphs, string, tensor, graph, float: number, int: number };
  if (kind === "other") return { name, attribute: { kind, value: undefined } };
  if (values[kind] === undefined) throw malformed(`attribute '${name}' has no value`);
  return { name, attribute: { kind, value: values[kind] } as OnnxAttribute }; // kind and value come from one table
}

function readValue(bytes: Uint8Array): OnnxValue {
  let name = "";
  let type: { type: number; dims?: (number | string)[] } = { type: 0 };
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) name = textOf(field);
    else if (field.number === 2)
      for (const kind of fieldsOf(field.bytes)) if (kind.number === 1) type = tensorType(kind);
  }
  return { name, ...type };
}

function tensorType({ bytes }: WireField): { type: number; dims?: (number | string)[] } {
  let type = 0;
  let dims: (number | string)[] | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) type = integerOf(field);
    else if (field.number === 2) {
      dims = [];
      for (const dim of fieldsOf(field.bytes)) if (dim.number === 1) dims.push(readDimension(dim.bytes));
    }
  }
  return dims === undefined ? { type } : { type, dims };
}

function readDimension(bytes: Uint8Array): number | string {
  let dim: number | string = "";
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) dim = integerOf(field);
    else if (field.number === 2) dim = textOf(field);
  }
  return typeof dim === "number" && dim < 1 ? "" : dim;
}

function floatOf(field: WireField): number {
  const floats: number[] = [];
  pushFloats(field, floats);
  return floats[0] ?? 0;
}

function count(reading: Reading): void {
  if (++reading.parts > MOST_PARTS)
    throw new ParapetError("PARAPET_ONNX_MALFORMED", `a model of more than ${MOST_PARTS} parts is not read`);
}
