/**
 * An ONNX model as data: what the reader makes of a file's bytes and the writer turns back into them. Only what a graph
 * computes with is kept; documentation and metadata are left where they are.
 */

/** Codes of `TensorProto.DataType`, as files hold them. */
export const TYPE = {
  float: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  double: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const;

export interface OnnxTensor {
  readonly name: string;
  /** One of `TYPE`, or what a newer file says. */
  readonly type: number;
  readonly dims: readonly number[];
  /** Little-endian elements, however the file held them; empty for strings. */
  readonly raw: Uint8Array;
  /** Elements of a tensor of strings. */
  readonly strings?: readonly Uint8Array[];
}

export type OnnxAttribute =
  | { readonly kind: "float" | "int"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "tensor"; readonly value: OnnxTensor }
  | { readonly kind: "graph"; readonly value: OnnxGraph }
  | { readonly kind: "floats" | "ints"; readonly value: readonly number[] }
  | { readonly kind: "strings"; readonly value: readonly string[] }
  | { readonly kind: "tensors"; readonly value: readonly OnnxTensor[] }
  | { readonly kind: "graphs"; readonly value: readonly OnnxGraph[] }
  /** Types, sparse tensors, references to an attribute of a function: nothing here computes with them. */
  | { readonly kind: "other"; readonly value: undefined };

export interface OnnxNode {
  readonly op: string;
  /** "" is the standard; `ai.onnx.ml` classical models. */
  readonly domain: string;
  readonly name: string;
  /** "" where an optional input is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** An input or output. `dims` is absent for what is no tensor, and for a tensor of unknown rank. */
export interface OnnxValue {
  readonly name: string;
  /** One of `TYPE`; 0 for what is no tensor. */
  readonly type: number;
  /** A name, or "", where the length is free. */
  readonly dims?: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  /** As declared: old files list their weights here as well. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** What it holds that is not kept: sparse weights. */
  readonly lost: readonly string[];
}

export interface OnnxModel {
  readonly irVersion: number;
  readonly producer: string;
  /** Version by domain; "" is the standard's. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly graph: OnnxGraph;
  /** How many functions of its own it brings. */
  readonly functions: number;
}

/** Inputs that a caller must give: those that are no weights. */
export function inputsOf(graph: OnnxGraph): readonly OnnxValue[] {
  const weights = new Set(graph.initializers.map(({ name }) => name));
  return graph.inputs.filter(({ name }) => !weights.has(name));
}
