import { int, numberOf, numbersAt } from "../attributes.ts";
import {
  type Derivation,
  expandLike,
  maskOf,
  positive,
  type Rule,
  type Rules,
  reshapeTo,
  sumOver,
} from "./derivation.ts";

/** Axes of a reduction: an attribute in older editions, an input in newer ones; all of them where none is named. */
function axesOf(derivation: Derivation): readonly number[] {
  const rank = derivation.shape(derivation.x(0)).length;
  const named =
    numbersAt(derivation.node, "axes") ?? (derivation.x(1) === "" ? [] : derivation.numbers(derivation.x(1)));
  if (named.length === 0 && numberOf(derivation.node, "noop_with_empty_axes", 0) === 1) return [];
  const axes = named.length === 0 ? Array.from({ length: rank }, (_, axis) => axis) : named;
  return axes.map((axis) => positive(axis, rank));
}

/** The shape that a reduction leaves when axes are kept. */
const keptShape = (derivation: Derivation, axes: readonly number[]): readonly number[] =>
  derivation.shape(derivation.x(0)).map((dim, axis) => (axes.includes(axis) ? 1 : dim));

/** A value of the reduced shape, with the axes it lost. */
const kept = (derivation: Derivation, name: string, axes: readonly number[]): string =>
  numberOf(derivation.node, "keepdims", 1) === 1
    ? name
    : reshapeTo(derivation.build, name, keptShape(derivation, axes));

/** The gradient, spread over what was reduced, times a slope of the input's shape. */
const spread =
  (slope?: (derivation: Derivation, axes: readonly number[]) => string): Rule =>
  (derivation) => {
    const { build } = derivation;
    const axes = axesOf(derivation);
    const dy = kept(derivation, derivation.dy()!, axes);
    const by = slope?.(derivation, axes);
    derivation.give(0, by === undefined ? expandLike(build, dy, derivation.x(0)) : build.emit("Mul", [dy, by]));
  };

/** 1 divided among the elements that are the extreme one. */
export function shareOf(derivation: Derivation, y: string, axes: readonly number[]): string {
  const { build } = derivation;
  const mask = maskOf(build, build.emit("Equal", [derivation.x(0), y]));
  return build.emit("Div", [mask, sumOver(build, mask, axes)]);
}

const extreme = spread((derivation, axes) => shareOf(derivation, kept(derivation, derivation.y(), axes), axes));

export const reductions: Rules = {
  ReduceSum: spread(),
  ReduceMean: (derivation) => {
    const { build } = derivation;
    const axes = axesOf(derivation);
    const x = derivation.x(0);
    // How many were averaged, seen when it runs: the batch may be among them.
    const size = (name: string) => build.emit("Cast", [build.emit("Size", [name])], { to: int(1) });
    const share = build.emit("Div", [size(derivation.y()), size(x)]);
    const dy = build.emit("Mul", [kept(derivation, derivation.dy()!, axes), share]);
    derivation.give(0, expandLike(build, dy, x));
  },
  ReduceMax: extreme,
  ReduceMin: extreme,
  ReduceL1: spread(({ build, x }) => build.emit("Sign", [x(0)])),
  ReduceL2: spread((derivation, axes) =>
    derivation.build.emit("Div", [derivation.x(0), kept(derivation, derivation.y(), axes)]),
  ),
  ReduceSumSquare: spread(({ build, x }) => build.emit("Mul", [x(0), build.scalar(2)])),
  ReduceLogSumExp: spread((derivation, axes) => {
    const { build } = derivation;
    return build.emit("Exp", [build.emit("Sub", [derivation.x(0), kept(derivation, derivation.y(), axes)])]);
  }),
  Softmax: (derivation) => {
    const { build, node } = derivation;
    const [y, dy] = [derivation.y(), derivation.dy()!];
    const axis = positive(numberOf(node, "axis", -1), derivation.shape(y).length);
    const sum = sumOver(build, build.emit("Mul", [dy, y]), [axis]);
    derivation.give(0, build.emit("Mul", [y, build.emit("Sub", [dy, sum])]));
  },
  LogSoftmax: (derivation) => {
    const { build, node } = derivation;
    const [y, dy] = [derivation.y(), derivation.dy()!];
    const axis = positive(numberOf(node, "axis", -1), derivation.shape(y).length);
    const share = build.emit("Mul", [build.emit("Exp", [y]), sumOver(build, dy, [axis])]);
    derivation.give(0, build.emit("Sub", [dy, share]));
  },
  TopK: (derivation) => {
    const { build, node } = derivation;
    const dy = derivation.dy(0);
    if (dy === undefined) return;
    const axis = int(positive(numberOf(node, "axis", -1), derivation.shape(derivation.x(0)).length));
    const places = node.outputs[1] || derivation.extraOutput(1);
    const zeros = build.emit("ConstantOfShape", [build.emit("Shape", [derivation.x(0)])]);
    derivation.give(0, build.emit("ScatterElements", [zeros, places, dy], { axis }));
  },
  CumSum: (derivation) => {
    const { build, node } = derivation;
    const reverse = int(1 - numberOf(node, "reverse", 0));
    const exclusive = int(numberOf(node, "exclusive", 0));
    derivation.give(0, build.emit("CumSum", [derivation.dy()!, derivation.x(1)], { reverse, exclusive }));
  },
};
