import { int, numberOf, wordOf } from "../attributes.ts";
import type { GraphBuilder } from "../graph-builder.ts";
import { TYPE } from "../model.ts";
import { type Derivation, maskOf, type Rule, type Rules } from "./derivation.ts";

/** Operators of one input that work element by element: the gradient is multiplied by the slope. */
type Slope = (build: GraphBuilder, x: string, y: string, derivation: Derivation) => string;

const times =
  (slope: Slope): Rule =>
  (derivation) => {
    const { build } = derivation;
    derivation.give(
      0,
      build.emit("Mul", [derivation.dy()!, slope(build, derivation.x(0), derivation.y(), derivation)]),
    );
  };

/** `left` where the condition holds, else `right`, element by element. */
const where = (build: GraphBuilder, condition: string, left: string, right: string): string =>
  build.emit("Where", [condition, left, right]);

const scaled = (build: GraphBuilder, name: string, by: number): string => build.emit("Mul", [name, build.scalar(by)]);
const plus = (build: GraphBuilder, name: string, value: number): string =>
  build.emit("Add", [name, build.scalar(value)]);
const oneMinus = (build: GraphBuilder, name: string): string => build.emit("Sub", [build.scalar(1), name]);
const square = (build: GraphBuilder, name: string): string => build.emit("Mul", [name, name]);
const isAbove = (build: GraphBuilder, name: string, value: number): string =>
  build.emit("Greater", [name, build.scalar(value)]);

const SQRT_HALF = Math.SQRT1_2;
const GAUSS = 1 / Math.sqrt(2 * Math.PI);
const TANH_SCALE = Math.sqrt(2 / Math.PI);
const TANH_CUBE = 0.044715;
const SELU_ALPHA = 1.6732631921768188;
const SELU_GAMMA = 1.0507010221481323;

export const elementwise: Rules = {
  Identity: (derivation) => derivation.give(0, derivation.dy()!),
  Cast: (derivation) => derivation.give(0, derivation.dy()!),
  Neg: (derivation) => derivation.give(0, derivation.build.emit("Neg", [derivation.dy()!])),
  Abs: times((build, x) => build.emit("Sign", [x])),
  Exp: times((_, __, y) => y),
  Log: times((build, x) => build.emit("Reciprocal", [x])),
  Sqrt: times((build, _, y) => build.emit("Div", [build.scalar(0.5), y])),
  Reciprocal: times((build, _, y) => build.emit("Neg", [square(build, y)])),
  Sin: times((build, x) => build.emit("Cos", [x])),
  Cos: times((build, x) => build.emit("Neg", [build.emit("Sin", [x])])),
  Atan: times((build, x) => build.emit("Reciprocal", [plus(build, square(build, x), 1)])),
  // y is never below 0, so that it is true where it is above: half the time of a comparison, a third of a sign.
  Relu: times((build, _, y) => maskOf(build, build.emit("Cast", [y], { to: int(TYPE.bool) }))),
  LeakyRelu: times((build, x, _, { node }) =>
    where(build, isAbove(build, x, 0), build.scalar(1), build.scalar(numberOf(node, "alpha", 0.01))),
  ),
  ThresholdedRelu: times((build, x, _, { node }) => maskOf(build, isAbove(build, x, numberOf(node, "alpha", 1)))),
  Elu: times((build, x, y, { node }) =>
    where(build, isAbove(build, x, 0), build.scalar(1), plus(build, y, numberOf(node, "alpha", 1))),
  ),
  Selu: times((build, x, y, { node }) => {
    const [alpha, gamma] = [numberOf(node, "alpha", SELU_ALPHA), numberOf(node, "gamma", SELU_GAMMA)];
    return where(build, isAbove(build, x, 0), build.scalar(gamma), plus(build, y, alpha * gamma));
  }),
  Celu: times((build, x, _, { node }) => {
    const low = build.emit("Exp", [scaled(build, x, 1 / numberOf(node, "alpha", 1))]);
    return where(build, isAbove(build, x, 0), build.scalar(1), low);
  }),
  Sigmoid: times((build, _, y) => build.emit("Mul", [y, oneMinus(build, y)])),
  Tanh: times((build, _, y) => oneMinus(build, square(build, y))),
  Softplus: times((build, x) => build.emit("Sigmoid", [x])),
  Softsign: times((build, x) => build.emit("Reciprocal", [square(build, plus(build, build.emit("Abs", [x]), 1))])),
  Erf: times((build, x) =>
    scaled(build, build.emit("Exp", [build.emit("Neg", [square(build, x)])]), 2 / Math.sqrt(Math.PI)),
  ),
  HardSigmoid: times((build, _, y, { node }) => {
    const inside = build.emit("And", [isAbove(build, y, 0), build.emit("Less", [y, build.scalar(1)])]);
    return where(build, inside, build.scalar(numberOf(node, "alpha", 0.2)), build.scalar(0));
  }),
  HardSwish: times((build, x) => {
    const ramp = plus(build, scaled(build, x, 1 / 3), 0.5);
    const upper = where(build, isAbove(build, x, 3), build.scalar(1), ramp);
    return where(build, isAbove(build, x, -3), upper, build.scalar(0));
  }),
  Mish: times((build, x) => {
    const bent = build.emit("Tanh", [build.emit("Softplus", [x])]);
    const rising = build.emit("Mul", [oneMinus(build, square(build, bent)), build.emit("Sigmoid", [x])]);
    return build.emit("Add", [bent, build.emit("Mul", [x, rising])]);
  }),
  Gelu: times((build, x, _, { node }) => {
    if (wordOf(node, "approximate", "none") === "tanh") return tanhGelu(build, x);
    const half = scaled(build, plus(build, build.emit("Erf", [scaled(build, x, SQRT_HALF)]), 1), 0.5);
    const bell = scaled(build, build.emit("Exp", [scaled(build, square(build, x), -0.5)]), GAUSS);
    return build.emit("Add", [half, build.emit("Mul", [x, bell])]);
  }),
  Clip: times((build, x, _, derivation) => {
    const [min, max] = [derivation.x(1), derivation.x(2)];
    const above = min === "" ? undefined : maskOf(build, build.emit("GreaterOrEqual", [x, min]));
    const below = max === "" ? undefined : maskOf(build, build.emit("LessOrEqual", [x, max]));
    if (above !== undefined && below !== undefined) return build.emit("Mul", [above, below]);
    return above ?? below ?? build.scalar(1);
  }),
  // Steps: flat everywhere but where they jump.
  Sign: () => {},
  Floor: () => {},
  Ceil: () => {},
  Round: () => {},
};

function tanhGelu(build: GraphBuilder, x: string): string {
  const cube = build.emit("Mul", [square(build, x), x]);
  const inner = scaled(build, build.emit("Add", [x, scaled(build, cube, TANH_CUBE)]), TANH_SCALE);
  const bent = build.emit("Tanh", [inner]);
  const slope = scaled(build, plus(build, scaled(build, square(build, x), 3 * TANH_CUBE), 1), TANH_SCALE);
  const rising = build.emit("Mul", [build.emit("Mul", [oneMinus(build, square(build, bent)), slope]), x]);
  return scaled(build, build.emit("Add", [plus(build, bent, 1), rising]), 0.5);
}
