import { type OnnxAttribute, type OnnxNode, type OnnxTensor, TYPE } from "./model.ts";

/** Attributes as nodes are built with, and read by. */
export const int = (value: number): OnnxAttribute => ({ kind: "int", value });
export const ints = (value: readonly number[]): OnnxAttribute => ({ kind: "ints", value });
export const float = (value: number): OnnxAttribute => ({ kind: "float", value });

export function numberOf(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attributes[name];
  return attribute?.kind === "int" || attribute?.kind === "float" ? attribute.value : otherwise;
}

export function numbersAt(node: OnnxNode, name: string): readonly number[] | undefined {
  const attribute = node.attributes[name];
  return attribute?.kind === "ints" || attribute?.kind === "floats" ? attribute.value : undefined;
}

export function wordOf(node: OnnxNode, name: string, otherwise: string): string {
  const attribute = node.attributes[name];
  return attribute?.kind === "string" ? attribute.value : otherwise;
}

/** The tensor that a `Constant` node gives, in whichever attribute it keeps it; undefined for strings and sparse ones. */
export function constantOf(node: OnnxNode): OnnxTensor | undefined {
  const name = node.outputs[0] ?? "";
  const { value, value_float, value_floats, value_int, value_ints } = node.attributes;
  if (value?.kind === "tensor") return { ...value.value, name };
  const floats = value_floats?.kind === "floats" ? value_floats.value : undefined;
  const integers = value_ints?.kind === "ints" ? value_ints.value : undefined;
  if (value_float?.kind === "float") return packed(name, [], [value_float.value]);
  if (floats !== undefined) return packed(name, [floats.length], floats);
  if (value_int?.kind === "int") return wide(name, [], [value_int.value]);
  return integers === undefined ? undefined : wide(name, [integers.length], integers);
}

const packed = (name: string, dims: readonly number[], values: readonly number[]): OnnxTensor => ({
  name,
  type: TYPE.float,
  dims,
  raw: new Uint8Array(Float32Array.from(values).buffer),
});

const wide = (name: string, dims: readonly number[], values: readonly number[]): OnnxTensor => ({
  name,
  type: TYPE.int64,
  dims,
  raw: new Uint8Array(
    BigInt64Array.from(values, (value) => (value >= 2 ** 63 ? (1n << 63n) - 1n : BigInt(value))).buffer,
  ),
});
