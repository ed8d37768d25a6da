import { int } from "../attributes.ts";
import type { GraphBuilder } from "../graph-builder.ts";
import type { OnnxNode, OnnxTensor } from "../model.ts";
import { noGradient } from "../modernise.ts";
import type { Shape } from "../observe.ts";
import { numbersOf } from "../tensor.ts";

/**
 * What a rule of differentiation is given: one node, the gradients of its outputs, and a builder for the nodes that turn
 * them into gradients of its inputs.
 */
export interface Derivation {
  readonly node: OnnxNode;
  readonly build: GraphBuilder;
  /** Name of an input; "" when it is left out. */
  x(at: number): string;
  y(at?: number): string;
  /** Gradient of an output; undefined when nothing asks for it. */
  dy(at?: number): string | undefined;
  /** Of any value. */
  shape(name: string): Shape;
  /** Numbers of a value that is the same in every run. @throws {ParapetError} PARAPET_ONNX_NO_GRADIENT where it is computed from the input */
  numbers(name: string): readonly number[];
  constant(name: string): OnnxTensor | undefined;
  /** Is a gradient of this input of any use? */
  wants(at: number): boolean;
  /** Adds to the gradient of an input; a gradient of a broadcast shape is summed to the input's own. */
  give(at: number, gradient: string, shape?: Shape): void;
  /** Another output for the node itself, such as the places of maxima; of the same node, the same name. */
  extraOutput(at: number): string;
}

export type Rule = (derivation: Derivation) => void;

/** Rules by operator, for operators with one output whose gradient is there. */
export type Rules = Readonly<Record<string, Rule>>;

/** The constant's numbers, or the refusal that names its operator. */
export function numbersFrom(node: OnnxNode, constant: OnnxTensor | undefined): readonly number[] {
  if (constant === undefined) throw noGradient(`${node.op} with a shape or place that is computed from the input`);
  return [...numbersOf(constant)];
}

/** Sum over axes, which stay as 1. */
export function sumOver(build: GraphBuilder, name: string, axes: readonly number[], keepdims = 1): string {
  return axes.length === 0 ? name : build.emit("ReduceSum", [name, build.integers(axes)], { keepdims: int(keepdims) });
}

/** As `Reshape` takes it, for shapes with one length of the batch at most. */
export function reshapeTo(build: GraphBuilder, name: string, shape: Shape): string {
  const free = shape.filter((dim) => dim < 0).length;
  if (free > 1) throw noGradient("a reshape that spreads the batch over two axes");
  return build.emit("Reshape", [name, build.integers(shape.map((dim) => (dim < 0 ? -1 : dim)))]);
}

/** Repeats along axes of length 1 until the shape is that of `like`. */
export function expandLike(build: GraphBuilder, name: string, like: string): string {
  return build.emit("Expand", [name, build.emit("Shape", [like])]);
}

export function zerosLike(build: GraphBuilder, like: string): string {
  return build.emit("ConstantOfShape", [build.emit("Shape", [like])]);
}

/** 1 where the condition holds, else 0. */
export function maskOf(build: GraphBuilder, condition: string): string {
  return build.emit("Cast", [condition], { to: int(1) });
}

/** Axes that broadcasting added or stretched. */
export function broadcastAxes(from: Shape, to: Shape): { readonly lead: number; readonly axes: readonly number[] } {
  const lead = to.length - from.length;
  const axes = to.flatMap((dim, axis) => (axis < lead || (from[axis - lead] === 1 && dim !== 1) ? [axis] : []));
  return { lead, axes };
}

export const positive = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);
