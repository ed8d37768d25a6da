import { int, ints, numbersAt } from "../attributes.ts";
import { type Derivation, expandLike, maskOf, type Rules, reshapeTo } from "./derivation.ts";
import { shareOf } from "./reductions.ts";
import { countsOf, transposedTo, type Windows, windowsOf } from "./windows.ts";

const spatialAxes = (derivation: Derivation): number[] =>
  derivation.shape(derivation.x(0)).flatMap((_, axis) => (axis < 2 ? [] : [axis]));

function windowsOfPool(derivation: Derivation): {
  windows: Windows;
  large: readonly number[];
  small: readonly number[];
} {
  const { node } = derivation;
  const [large, small] = [derivation.shape(derivation.x(0)).slice(2), derivation.shape(derivation.y()).slice(2)];
  return { windows: windowsOf(node, numbersAt(node, "kernel_shape") ?? [], large, small), large, small };
}

export const pools: Rules = {
  MaxPool: (derivation) => {
    const { windows, large, small } = windowsOfPool(derivation);
    derivation.give(0, isTiling(windows, large, small) ? tiledMaximum(derivation, windows) : scattered(derivation));
  },
  AveragePool: (derivation) => {
    const { build, node } = derivation;
    const { windows, large, small } = windowsOfPool(derivation);
    const channels = derivation.shape(derivation.x(0))[1] ?? 1;
    const counts = build.floats([1, 1, ...small], countsOf(node, windows, large, small));
    const share = build.emit("Div", [derivation.dy()!, counts]);
    const size = windows.kernel.reduce((product, length) => product * length, channels);
    const ones = build.floats([channels, 1, ...windows.kernel], new Float32Array(size).fill(1));
    const attributes = { ...transposedTo(windows, small, large), group: int(channels) };
    derivation.give(0, build.emit("ConvTranspose", [share, ones], attributes));
  },
  GlobalAveragePool: (derivation) => {
    const { build } = derivation;
    const count = derivation
      .shape(derivation.x(0))
      .slice(2)
      .reduce((product, length) => product * length, 1);
    const share = build.emit("Div", [derivation.dy()!, build.scalar(count)]);
    derivation.give(0, expandLike(build, share, derivation.x(0)));
  },
  GlobalMaxPool: (derivation) => {
    const share = shareOf(derivation, derivation.y(), spatialAxes(derivation));
    derivation.give(0, derivation.build.emit("Mul", [derivation.dy()!, share]));
  },
};

/** To the places of the maxima, which count through the whole input, batch and channels included. Windows that overlap add up. */
function scattered(derivation: Derivation): string {
  const { build } = derivation;
  const places = derivation.extraOutput(1);
  const flat = (name: string): string => build.emit("Reshape", [name, build.integers([-1])]);
  const count = build.emit("Reshape", [build.emit("Size", [derivation.x(0)]), build.integers([1])]);
  const sums = build.emit(
    "ScatterElements",
    [build.emit("ConstantOfShape", [count]), flat(places), flat(derivation.dy()!)],
    {
      axis: int(0),
      reduction: { kind: "string", value: "add" },
    },
  );
  return reshapeTo(build, sums, derivation.shape(derivation.x(0)));
}

/** Do the windows stand side by side and cover the input, each element in exactly one? */
function isTiling(
  { kernel, strides, dilations, begins, ends }: Windows,
  large: readonly number[],
  small: readonly number[],
): boolean {
  return kernel.every(
    (size, at) =>
      strides[at] === size &&
      dilations[at] === 1 &&
      begins[at] === 0 &&
      ends[at] === 0 &&
      large[at] === size * (small[at] ?? 0),
  );
}

/**
 * Windows side by side: maxima and gradients are stretched to the size of the input by repeating them, which runs ten
 * times faster than scattering to the places of the maxima. Equal maxima share.
 */
function tiledMaximum(derivation: Derivation, { kernel }: Windows): string {
  const { build } = derivation;
  const stretched = (name: string): string =>
    build.emit("Resize", [name, "", build.floats([kernel.length + 2], [1, 1, ...kernel])], {
      mode: { kind: "string", value: "nearest" },
      nearest_mode: { kind: "string", value: "floor" },
      coordinate_transformation_mode: { kind: "string", value: "asymmetric" },
    });
  const mask = maskOf(build, build.emit("Equal", [derivation.x(0), stretched(derivation.y())]));
  const shares = build.emit("AveragePool", [mask], { kernel_shape: ints(kernel), strides: ints(kernel) });
  const size = kernel.reduce((product, length) => product * length, 1);
  const share = build.emit("Div", [derivation.dy()!, build.emit("Mul", [shares, build.scalar(size)])]);
  return build.emit("Mul", [mask, stretched(share)]);
}
