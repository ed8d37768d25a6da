import { numberOf } from "../attributes.ts";
import { type Derivation, positive, type Rules, reshapeTo, sumOver } from "./derivation.ts";

/** A per-channel value, with the axes of the input: channels are the second. */
function overChannels(derivation: Derivation, name: string): string {
  const rank = derivation.shape(derivation.x(0)).length;
  return reshapeTo(derivation.build, name, [1, -1, ...Array.from({ length: rank - 2 }, () => 1)]);
}

const othersThanChannels = (derivation: Derivation): number[] =>
  derivation.shape(derivation.x(0)).flatMap((_, axis) => (axis === 1 ? [] : [axis]));

interface Normalised {
  /** The input, with mean 0 and deviation 1 over the axes. */
  readonly value: string;
  readonly inverseDeviation: string;
}

function normalised(derivation: Derivation, axes: readonly number[]): Normalised {
  const { build, node } = derivation;
  const x = derivation.x(0);
  const centred = build.emit("Sub", [x, meanOver(derivation, x, axes)]);
  const variance = meanOver(derivation, build.emit("Mul", [centred, centred]), axes);
  const epsilon = build.scalar(numberOf(node, "epsilon", 1e-5));
  const inverseDeviation = build.emit("Reciprocal", [build.emit("Sqrt", [build.emit("Add", [variance, epsilon])])]);
  return { value: build.emit("Mul", [centred, inverseDeviation]), inverseDeviation };
}

function meanOver(derivation: Derivation, name: string, axes: readonly number[]): string {
  const { build } = derivation;
  const shape = derivation.shape(derivation.x(0));
  const count = axes.reduce((product, axis) => product * (shape[axis] ?? 1), 1);
  return build.emit("Div", [sumOver(build, name, axes), build.scalar(count)]);
}

/** Gradient of the input, from that of the normalised value. */
function throughNormalised(
  derivation: Derivation,
  { value, inverseDeviation }: Normalised,
  gradient: string,
  axes: readonly number[],
): string {
  const { build } = derivation;
  const along = build.emit("Mul", [value, meanOver(derivation, build.emit("Mul", [gradient, value]), axes)]);
  const rest = build.emit("Sub", [build.emit("Sub", [gradient, meanOver(derivation, gradient, axes)]), along]);
  return build.emit("Mul", [rest, inverseDeviation]);
}

export const normalisations: Rules = {
  /** As at inference: mean and variance are weights. */
  BatchNormalization: (derivation) => {
    const { build, node } = derivation;
    const dy = derivation.dy()!;
    const [scale, mean, variance] = [derivation.x(1), derivation.x(3), derivation.x(4)];
    const epsilon = build.scalar(numberOf(node, "epsilon", 1e-5));
    const deviation = build.emit("Sqrt", [build.emit("Add", [variance, epsilon])]);
    if (derivation.wants(0))
      derivation.give(0, build.emit("Mul", [dy, overChannels(derivation, build.emit("Div", [scale, deviation]))]));
    if (derivation.wants(1)) {
      const centred = build.emit("Sub", [derivation.x(0), overChannels(derivation, mean)]);
      const value = build.emit("Div", [centred, overChannels(derivation, deviation)]);
      derivation.give(1, sumOver(build, build.emit("Mul", [dy, value]), othersThanChannels(derivation), 0));
    }
    if (derivation.wants(2)) derivation.give(2, sumOver(build, dy, othersThanChannels(derivation), 0));
  },
  LayerNormalization: (derivation) => {
    const { build, node } = derivation;
    const dy = derivation.dy()!;
    const shape = derivation.shape(derivation.x(0));
    const first = positive(numberOf(node, "axis", -1), shape.length);
    const axes = shape.flatMap((_, axis) => (axis >= first ? [axis] : []));
    const inner = normalised(derivation, axes);
    const scaled = build.emit("Mul", [dy, derivation.x(1)]);
    if (derivation.wants(0)) derivation.give(0, throughNormalised(derivation, inner, scaled, axes));
    if (derivation.wants(1)) derivation.give(1, build.emit("Mul", [dy, inner.value]), shape);
    if (derivation.wants(2)) derivation.give(2, dy, shape);
  },
  InstanceNormalization: (derivation) => {
    const { build } = derivation;
    const dy = derivation.dy()!;
    const axes = derivation.shape(derivation.x(0)).flatMap((_, axis) => (axis < 2 ? [] : [axis]));
    const inner = normalised(derivation, axes);
    const scaled = build.emit("Mul", [dy, overChannels(derivation, derivation.x(1))]);
    if (derivation.wants(0)) derivation.give(0, throughNormalised(derivation, inner, scaled, axes));
    const others = othersThanChannels(derivation);
    if (derivation.wants(1)) derivation.give(1, sumOver(build, build.emit("Mul", [dy, inner.value]), others, 0));
    if (derivation.wants(2)) derivation.give(2, sumOver(build, dy, others, 0));
  },
  /** `x / ‖x‖`, with norm 1 or 2. */
  LpNormalization: (derivation) => {
    const { build, node } = derivation;
    const [x, y, dy] = [derivation.x(0), derivation.y(), derivation.dy()!];
    const axis = positive(numberOf(node, "axis", -1), derivation.shape(x).length);
    const isManhattan = numberOf(node, "p", 2) === 1;
    const size = isManhattan ? build.emit("Abs", [x]) : build.emit("Mul", [x, x]);
    const total = sumOver(build, size, [axis]);
    const norm = isManhattan ? total : build.emit("Sqrt", [total]);
    const along = sumOver(build, build.emit("Mul", [dy, y]), [axis]);
    const pull = build.emit("Mul", [along, isManhattan ? build.emit("Sign", [x]) : y]);
    derivation.give(0, build.emit("Div", [build.emit("Sub", [dy, pull]), norm]));
  },
};
