import { int, ints, numberOf } from "../attributes.ts";
import type { GraphBuilder } from "../graph-builder.ts";
import { TYPE } from "../model.ts";
import { noGradient } from "../modernise.ts";
import { countOf, numbersOf } from "../tensor.ts";
import { type Derivation, type Rules, sumOver } from "./derivation.ts";
import { transposedTo, type Windows, windowsOf } from "./windows.ts";

/** Convolutions work on blocks of channels: for fewer outputs than this, the transposed one is the faster. */
const FEW_CHANNELS = 4;

export const convolutions: Rules = {
  Conv: (derivation) => {
    const { build, node } = derivation;
    const [x, weights, dy] = [derivation.x(0), derivation.x(1), derivation.dy()!];
    const [large, small] = [derivation.shape(x).slice(2), derivation.shape(derivation.y()).slice(2)];
    const windows = windowsOf(node, derivation.shape(weights).slice(2), large, small);
    const group = numberOf(node, "group", 1);
    if (derivation.wants(0)) {
      const turned = group === 1 ? turnedKernel(derivation, weights, windows) : undefined;
      if (turned === undefined) {
        const attributes = { ...transposedTo(windows, small, large), group: int(group) };
        derivation.give(0, build.emit("ConvTranspose", [dy, weights], attributes));
      } else derivation.give(0, build.emit("Conv", [dy, turned.name], { pads: ints(turned.pads) }));
    }
    if (derivation.wants(1)) derivation.give(1, kernelGradient(derivation, x, dy, windows, group));
    if (derivation.wants(2)) derivation.give(2, sumOver(build, dy, otherAxes(derivation, dy), 0));
  },
  ConvTranspose: (derivation) => {
    const { build, node } = derivation;
    const [x, weights, dy] = [derivation.x(0), derivation.x(1), derivation.dy()!];
    const [small, large] = [derivation.shape(x).slice(2), derivation.shape(derivation.y()).slice(2)];
    const windows = windowsOf(node, derivation.shape(weights).slice(2), large, small);
    const group = numberOf(node, "group", 1);
    if (derivation.wants(0)) {
      const attributes = {
        strides: ints(windows.strides),
        dilations: ints(windows.dilations),
        pads: ints([...windows.begins, ...windows.ends]),
        group: int(group),
      };
      derivation.give(0, build.emit("Conv", [dy, weights], attributes));
    }
    if (derivation.wants(1)) {
      if (group !== 1) throw noGradient("the weights of a ConvTranspose of several groups");
      derivation.give(1, kernelGradient(derivation, dy, x, windows, 1));
    }
    if (derivation.wants(2)) derivation.give(2, sumOver(build, dy, otherAxes(derivation, dy), 0));
  },
};

/** All axes but that of the channels. */
const otherAxes = (derivation: Derivation, _: string): number[] =>
  derivation.shape(derivation.y()).flatMap((__, axis) => (axis === 1 ? [] : [axis]));

/**
 * Known weights, turned round and with channels swapped: with steps of one, a plain convolution then leads back, and
 * runs several times faster than a transposed one.
 */
function turnedKernel(
  derivation: Derivation,
  weights: string,
  windows: Windows,
): { name: string; pads: readonly number[] } | undefined {
  const { build } = derivation;
  const tensor = derivation.constant(weights);
  if (tensor === undefined || tensor.type !== TYPE.float || windows.strides.some((step) => step !== 1))
    return undefined;
  if (windows.dilations.some((step) => step !== 1) || (tensor.dims[1] ?? 1) < FEW_CHANNELS) return undefined;
  const margins = [windows.begins, windows.ends].map((pads) =>
    windows.kernel.map((size, at) => size - 1 - (pads[at] ?? 0)),
  );
  if (margins.flat().some((pad) => pad < 0)) return undefined;
  const [outer = 1, inner = 1] = tensor.dims;
  const size = countOf(windows.kernel);
  const values = numbersOf(tensor);
  const turned = new Float32Array(values.length);
  for (let out = 0; out < outer; out++)
    for (let into = 0; into < inner; into++)
      for (let at = 0; at < size; at++)
        turned[(into * outer + out) * size + size - 1 - at] = values[(out * inner + into) * size + at] ?? 0;
  return { name: build.floats([inner, outer, ...windows.kernel], turned), pads: margins.flat() };
}

/** Gradient of the kernel that slides over `wide` and gives `narrow`: the two are convolved, batch and channels swapped. */
function kernelGradient(derivation: Derivation, wide: string, narrow: string, windows: Windows, group: number): string {
  const { build } = derivation;
  const rank = windows.kernel.length + 2;
  const swap = ints([1, 0, ...Array.from({ length: rank - 2 }, (_, axis) => axis + 2)]);
  const [left, right] = [wide, narrow].map((name) => build.emit("Transpose", [name], { perm: swap })) as [
    string,
    string,
  ]; // two names, two results
  const attributes = {
    strides: ints(windows.dilations),
    dilations: ints(windows.strides),
    pads: ints([...windows.begins, ...windows.ends]),
  };
  const parts: string[] = [];
  for (let at = 0; at < group; at++) {
    const lefts = group === 1 ? left : nth(build, left, channelsOf(derivation, wide) / group, at);
    const rights = group === 1 ? right : nth(build, right, channelsOf(derivation, narrow) / group, at);
    const whole = build.emit("Conv", [lefts, rights], attributes);
    const bounds = [windows.kernel.map(() => 0), windows.kernel, windows.kernel.map((_, axis) => axis + 2)];
    const cut = build.emit("Slice", [whole, ...bounds.map((list) => build.integers(list))]);
    parts.push(build.emit("Transpose", [cut], { perm: swap }));
  }
  return parts.length === 1 ? parts[0]! : build.emit("Concat", parts, { axis: int(0) });
}

/** Channels of the node's input or of the gradient of its output. */
function channelsOf(derivation: Derivation, name: string): number {
  const known = name === derivation.x(0) ? derivation.x(0) : derivation.y();
  return derivation.shape(known)[1] ?? 1;
}

function nth(build: GraphBuilder, name: string, size: number, at: number): string {
  return build.emit("Slice", [name, ...[[at * size], [(at + 1) * size], [0]].map((list) => build.integers(list))]);
}
