import type { Port } from "./predictor.ts";
import { type ProtoField, protoBytes, protoFields, protoInts, protoNumber, protoText } from "./protobuf.ts";

/**
 * What must be known of an ONNX file before it is run: its ports, its classes, and whether it reads other files. A
 * classifier of scikit-learn may end in a ZipMap, which makes maps of its probabilities: runtimes of JavaScript
 * cannot hand those out, so that the node is taken off and the probabilities before it are asked for.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export interface OnnxFile {
  /** To be run: without ZipMap. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** As its classifier names them, in the order of its scores. */
  readonly classes: readonly string[] | undefined;
  /** Weights lie in other files. */
  readonly isExternal: boolean;
}

const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const ATTRIBUTE_GRAPHS = [6, 11];
const ATTRIBUTE_TENSORS = [5, 10];
const TYPES: Readonly<Record<number, Port["type"]>> = {
  1: "float32",
  2: "uint8",
  6: "int32",
  7: "int64",
  8: "string",
  9: "bool",
  11: "float64",
};

/** @throws {BrokenProtobuf} */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const model = [...protoFields(bytes)];
  const graphField = model.find(({ number }) => number === MODEL_GRAPH);
  const graph = [...protoFields(graphField?.bytes ?? new Uint8Array(0))];
  const nodes = graph.filter(({ number }) => number === GRAPH.node).map(readNode);
  const stored = new Set(graph.filter(({ number }) => number === GRAPH.initializer).map(nameOfTensor));
  const maps = new Map(nodes.filter(({ operator }) => operator === "ZipMap").map((node) => [node.outputs[0], node]));
  const outputs = graph
    .filter(({ number }) => number === GRAPH.output)
    .map((field) => {
      const port = readPort(field.bytes!);
      const map = maps.get(port.name);
      return map === undefined ? port : { ...port, name: map.inputs[0] ?? "", type: "float32" as const };
    });
  const inputs = graph
    .filter(({ number }) => number === GRAPH.input)
    .map((field) => readPort(field.bytes!))
    .filter(({ name }) => !stored.has(name));
  const classes = nodes.map((node) => node.classes).find((names) => names !== undefined && names.length > 0);
  const isExternal = hasExternal(graph, 0);
  if (maps.size === 0) return { bytes, inputs, outputs, classes, isExternal };
  const kept = graph.flatMap((field): Uint8Array[] => {
    if (field.number === GRAPH.output) return [];
    return field.number === GRAPH.node && readNode(field).operator === "ZipMap" ? [] : [field.raw];
  });
  const ends = outputs.map(({ name }, at) => {
    const before = graph.filter(({ number }) => number === GRAPH.output)[at]!;
    const isMap = maps.has(readPort(before.bytes!).name);
    // Elements are floats; the shape is left to the runtime.
    return isMap
      ? protoBytes(GRAPH.output, protoBytes(1, Buffer.from(name)), protoBytes(2, protoBytes(1, protoNumber(1, 1))))
      : before.raw;
  });
  const rebuilt = protoBytes(MODEL_GRAPH, ...kept, ...ends);
  const parts = model.map((field) => (field === graphField ? rebuilt : field.raw));
  return { bytes: Buffer.concat(parts), inputs, outputs, classes, isExternal };
}

interface ReadNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly classes: readonly string[] | undefined;
}

function readNode(field: ProtoField): ReadNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  let operator = "";
  let classes: readonly string[] | undefined;
  for (const part of protoFields(field.bytes!)) {
    if (part.number === 1) inputs.push(protoText(part));
    else if (part.number === 2) outputs.push(protoText(part));
    else if (part.number === 4) operator = protoText(part);
    else if (part.number === 5) classes ??= classesOf(part.bytes!);
  }
  return { operator, inputs, outputs, classes };
}

/** Of an attribute like `classlabels_int64s`. */
function classesOf(attribute: Uint8Array): readonly string[] | undefined {
  let name = "";
  const words: string[] = [];
  const numbers: string[] = [];
  for (const part of protoFields(attribute)) {
    if (part.number === 1) name = protoText(part);
    if (part.number === 8) numbers.push(...protoInts(part).map(String));
    if (part.number === 9) words.push(protoText(part));
  }
  if (!name.startsWith("classlabels_")) return undefined;
  return words.length > 0 ? words : numbers.length > 0 ? numbers : undefined;
}

function nameOfTensor({ bytes }: ProtoField): string {
  for (const part of protoFields(bytes!)) if (part.number === 8) return protoText(part);
  return "";
}

function readPort(bytes: Uint8Array): Port {
  let name = "";
  let type: Port["type"] = "other";
  const shape: (number | undefined)[] = [];
  for (const part of protoFields(bytes)) {
    if (part.number === 1) name = protoText(part);
    if (part.number !== 2) continue;
    for (const kind of protoFields(part.bytes!)) {
      if (kind.number !== 1) continue;
      for (const tensor of protoFields(kind.bytes!)) {
        if (tensor.number === 1) type = TYPES[Number(tensor.varint)] ?? "other";
        if (tensor.number !== 2) continue;
        for (const dimension of protoFields(tensor.bytes!)) shape.push(sideOf(dimension.bytes!));
      }
    }
  }
  return { name, type, shape };
}

function sideOf(dimension: Uint8Array): number | undefined {
  for (const part of protoFields(dimension)) if (part.number === 1) return Number(part.varint);
  return undefined;
}

/** Deeper graphs within graphs are none that a model has. */
const MOST_DEPTH = 16;

/** Does any tensor say that its numbers lie elsewhere? */
function hasExternal(graph: readonly ProtoField[], depth: number): boolean {
  if (depth > MOST_DEPTH) return true;
  const isElsewhere = (tensor: Uint8Array): boolean => {
    for (const part of protoFields(tensor)) if (part.number === 14 && part.varint === 1n) return true;
    return false;
  };
  for (const field of graph) {
    if (field.number === GRAPH.initializer && isElsewhere(field.bytes!)) return true;
    if (field.number !== GRAPH.node) continue;
    for (const attribute of protoFields(field.bytes!)) {
      if (attribute.number !== 5) continue;
      for (const part of protoFields(attribute.bytes!)) {
        if (part.bytes === undefined) continue;
        if (ATTRIBUTE_TENSORS.includes(part.number) && isElsewhere(part.bytes)) return true;
        if (ATTRIBUTE_GRAPHS.includes(part.number) && hasExternal([...protoFields(part.bytes)], depth + 1)) return true;
      }
    }
  }
  return false;
}
