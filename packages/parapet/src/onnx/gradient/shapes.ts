import { int, ints, numberOf, numbersAt, wordOf } from "../attributes.ts";
import { noGradient } from "../modernise.ts";
import type { Shape } from "../observe.ts";
import {
  type Derivation,
  expandLike,
  positive,
  type Rule,
  type Rules,
  reshapeTo,
  sumOver,
  zerosLike,
} from "./derivation.ts";

/** Operators that move elements: the gradient moves back. */

const back: Rule = (derivation) => {
  const shape = derivation.shape(derivation.x(0));
  const { build } = derivation;
  const dy = derivation.dy()!;
  const isPlain = shape.filter((dim) => dim < 0).length <= 1;
  derivation.give(
    0,
    isPlain ? reshapeTo(build, dy, shape) : build.emit("Reshape", [dy, build.emit("Shape", [derivation.x(0)])]),
  );
};

/** A length that must be the same in every run. */
function fixed(derivation: Derivation, shape: Shape, axis: number): number {
  const dim = shape[axis] ?? 0;
  if (dim < 0) throw noGradient(`${derivation.node.op} along the batch`);
  return dim;
}

/** Gradient of taking `places` along an axis: each goes back where it came from, and adds up. */
function giveScattered(derivation: Derivation, dy: string, axis: number, places: readonly number[]): void {
  const { build } = derivation;
  const rank = derivation.shape(derivation.x(0)).length;
  const column = build.emit("Reshape", [
    build.integers(places),
    build.integers(Array.from({ length: rank }, (_, at) => (at === axis ? places.length : 1))),
  ]);
  const index = expandLike(build, column, dy);
  const scattered = build.emit("ScatterElements", [zerosLike(build, derivation.x(0)), index, dy], {
    axis: int(axis),
    reduction: { kind: "string", value: "add" },
  });
  derivation.give(0, scattered);
}

export const shapes: Rules = {
  Flatten: back,
  Reshape: back,
  Squeeze: back,
  Unsqueeze: back,
  Transpose: (derivation) => {
    const rank = derivation.shape(derivation.x(0)).length;
    const perm = numbersAt(derivation.node, "perm") ?? Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
    const inverse = perm.map((_, axis) => perm.indexOf(axis));
    derivation.give(0, derivation.build.emit("Transpose", [derivation.dy()!], { perm: ints(inverse) }));
  },
  Concat: (derivation) => {
    const { build, node } = derivation;
    const axis = positive(numberOf(node, "axis", 0), derivation.shape(derivation.y()).length);
    let start = 0;
    for (const [at, input] of node.inputs.entries()) {
      const length = fixed(derivation, derivation.shape(input), axis);
      const bounds = [[start], [start + length], [axis]].map((list) => build.integers(list));
      if (derivation.wants(at)) derivation.give(at, build.emit("Slice", [derivation.dy()!, ...bounds]));
      start += length;
    }
  },
  Split: (derivation) => {
    const { build, node } = derivation;
    const axis = numberOf(node, "axis", 0);
    const parts = node.outputs.map((output, at) => derivation.dy(at) ?? zerosLike(build, output));
    derivation.give(0, build.emit("Concat", parts, { axis: int(axis) }));
  },
  Slice: (derivation) => {
    const { build } = derivation;
    const shape = derivation.shape(derivation.x(0));
    const [starts, ends] = [derivation.numbers(derivation.x(1)), derivation.numbers(derivation.x(2))];
    const axes = derivation.x(3) === "" ? starts.map((_, at) => at) : derivation.numbers(derivation.x(3));
    const steps = derivation.x(4) === "" ? starts.map(() => 1) : derivation.numbers(derivation.x(4));
    const cuts = axes.map((given, at) => {
      const axis = positive(given, shape.length);
      return { axis, places: placesOf(fixed(derivation, shape, axis), starts[at] ?? 0, ends[at] ?? 0, steps[at] ?? 1) };
    });
    if (steps.every((step) => step === 1)) {
      const [before, after] = [shape.map(() => 0), shape.map(() => 0)];
      for (const { axis, places } of cuts) {
        before[axis] = places[0] ?? 0;
        after[axis] = fixed(derivation, shape, axis) - (before[axis] ?? 0) - places.length;
      }
      derivation.give(0, build.emit("Pad", [derivation.dy()!, build.integers([...before, ...after])]));
      return;
    }
    if (cuts.length !== 1) throw noGradient("Slice with steps along several axes at once");
    giveScattered(derivation, derivation.dy()!, cuts[0]!.axis, cuts[0]!.places); // one, as just checked
  },
  Pad: (derivation) => {
    const { build, node } = derivation;
    if (wordOf(node, "mode", "constant") !== "constant") throw noGradient(`Pad of mode ${wordOf(node, "mode", "")}`);
    const shape = derivation.shape(derivation.x(0));
    const pads = derivation.numbers(derivation.x(1));
    const axes = derivation.x(3) === "" ? shape.map((_, axis) => axis) : derivation.numbers(derivation.x(3));
    const padded = axes.map((axis, at) => ({
      axis: positive(axis, shape.length),
      before: pads[at] ?? 0,
      after: pads[at + axes.length] ?? 0,
    }));
    const moved = padded.filter(({ before, after }) => before !== 0 || after !== 0);
    if (moved.some(({ before, after }) => before < 0 || after < 0)) throw noGradient("Pad that cuts");
    if (moved.length === 0) {
      derivation.give(0, derivation.dy()!);
      return;
    }
    const starts = moved.map(({ before }) => before);
    const ends = moved.map(({ axis, before }) => before + fixed(derivation, shape, axis));
    const bounds = [starts, ends, moved.map(({ axis }) => axis)].map((list) => build.integers(list));
    derivation.give(0, build.emit("Slice", [derivation.dy()!, ...bounds]));
  },
  Gather: (derivation) => {
    const { build, node } = derivation;
    if (!derivation.wants(0)) return;
    const shape = derivation.shape(derivation.x(0));
    const axis = positive(numberOf(node, "axis", 0), shape.length);
    const length = fixed(derivation, shape, axis);
    const places = derivation.numbers(derivation.x(1)).map((place) => (place < 0 ? place + length : place));
    const flat = shape.map((dim, at) => (at === axis ? places.length : dim));
    giveScattered(derivation, reshapeTo(build, derivation.dy()!, flat), axis, places);
  },
  Expand: (derivation) => derivation.give(0, derivation.dy()!, derivation.shape(derivation.y())),
  Tile: (derivation) => {
    const { build } = derivation;
    const shape = derivation.shape(derivation.x(0));
    const repeats = derivation.numbers(derivation.x(1));
    const apart = shape.flatMap((dim, axis) => [repeats[axis] ?? 1, dim]);
    const sums = sumOver(
      build,
      reshapeTo(build, derivation.dy()!, apart),
      shape.map((_, axis) => axis * 2),
      0,
    );
    derivation.give(0, sums);
  },
  DepthToSpace: (derivation) => {
    const { build, node } = derivation;
    if (wordOf(node, "mode", "DCR") !== "DCR") throw noGradient("DepthToSpace of mode CRD");
    const blocksize = int(numberOf(node, "blocksize", 1));
    derivation.give(0, build.emit("SpaceToDepth", [derivation.dy()!], { blocksize }));
  },
  SpaceToDepth: (derivation) => {
    const blocksize = int(numberOf(derivation.node, "blocksize", 1));
    derivation.give(0, derivation.build.emit("DepthToSpace", [derivation.dy()!], { blocksize }));
  },
};

/** Places that a slice takes, as the standard counts them: from the end when negative, cut to what is there. */
function placesOf(length: number, start: number, end: number, step: number): number[] {
  const from = start < 0 ? start + length : start;
  const to = end < 0 && end > -(2 ** 62) ? end + length : end;
  const first = step > 0 ? Math.min(Math.max(from, 0), length) : Math.min(Math.max(from, 0), length - 1);
  const last = step > 0 ? Math.min(Math.max(to, 0), length) : Math.min(Math.max(to, -1), length - 1);
  const places: number[] = [];
  for (let at = first; step > 0 ? at < last : at > last; at += step) places.push(at);
  return places;
}
