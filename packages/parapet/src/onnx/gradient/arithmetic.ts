import { int } from "../attributes.ts";
import { type Derivation, maskOf, type Rules, zerosLike } from "./derivation.ts";

/** Operators of several inputs that stretch to one shape. `give` sums what was stretched. */

const given = (derivation: Derivation): { dy: string; shape: readonly number[] } => ({
  dy: derivation.dy()!, // rules are called for nodes whose output has a gradient
  shape: derivation.shape(derivation.y()),
});

/** The gradient goes to whichever input is the extreme one, in equal parts where several are. */
function extreme(derivation: Derivation): void {
  const { build, node } = derivation;
  const { dy, shape } = given(derivation);
  const masks = node.inputs.map((input) => maskOf(build, build.emit("Equal", [input, derivation.y()])));
  const part = build.emit("Div", [dy, build.emit("Sum", masks)]);
  for (const [at, mask] of masks.entries())
    if (derivation.wants(at)) derivation.give(at, build.emit("Mul", [part, mask]), shape);
}

export const arithmetic: Rules = {
  Add: (derivation) => {
    const { dy, shape } = given(derivation);
    for (const at of [0, 1]) if (derivation.wants(at)) derivation.give(at, dy, shape);
  },
  Sub: (derivation) => {
    const { dy, shape } = given(derivation);
    if (derivation.wants(0)) derivation.give(0, dy, shape);
    if (derivation.wants(1)) derivation.give(1, derivation.build.emit("Neg", [dy]), shape);
  },
  Mul: (derivation) => {
    const { dy, shape } = given(derivation);
    for (const at of [0, 1])
      if (derivation.wants(at)) derivation.give(at, derivation.build.emit("Mul", [dy, derivation.x(1 - at)]), shape);
  },
  Div: (derivation) => {
    const { build } = derivation;
    const { dy, shape } = given(derivation);
    const part = build.emit("Div", [dy, derivation.x(1)]);
    if (derivation.wants(0)) derivation.give(0, part, shape);
    if (derivation.wants(1)) derivation.give(1, build.emit("Neg", [build.emit("Mul", [part, derivation.y()])]), shape);
  },
  Pow: (derivation) => {
    const { build } = derivation;
    const { dy, shape } = given(derivation);
    const [base, exponent] = [derivation.x(0), derivation.x(1)];
    if (derivation.wants(0)) {
      // A whole exponent comes as a whole number, too, and must not be mixed with floats.
      const power = build.emit("Cast", [exponent], { to: int(1) });
      const less = build.emit("Pow", [base, build.emit("Sub", [power, build.scalar(1)])]);
      derivation.give(0, build.emit("Mul", [dy, build.emit("Mul", [power, less])]), shape);
    }
    if (derivation.wants(1)) {
      const slope = build.emit("Mul", [derivation.y(), build.emit("Log", [base])]);
      derivation.give(1, build.emit("Mul", [dy, slope]), shape);
    }
  },
  Max: extreme,
  Min: extreme,
  Sum: (derivation) => {
    const { dy, shape } = given(derivation);
    for (const at of derivation.node.inputs.keys()) if (derivation.wants(at)) derivation.give(at, dy, shape);
  },
  Mean: (derivation) => {
    const { dy, shape } = given(derivation);
    const count = derivation.node.inputs.length;
    const part = derivation.build.emit("Div", [dy, derivation.build.scalar(count)]);
    for (const at of derivation.node.inputs.keys()) if (derivation.wants(at)) derivation.give(at, part, shape);
  },
  Where: (derivation) => {
    const { build } = derivation;
    const { dy, shape } = given(derivation);
    const zero = build.scalar(0);
    if (derivation.wants(1)) derivation.give(1, build.emit("Where", [derivation.x(0), dy, zero]), shape);
    if (derivation.wants(2)) derivation.give(2, build.emit("Where", [derivation.x(0), zero, dy]), shape);
  },
  PRelu: (derivation) => {
    const { build } = derivation;
    const { dy, shape } = given(derivation);
    const [x, slope] = [derivation.x(0), derivation.x(1)];
    const isUpper = build.emit("Greater", [x, build.scalar(0)]);
    const zero = zerosLike(build, x);
    if (derivation.wants(0))
      derivation.give(0, build.emit("Where", [isUpper, dy, build.emit("Mul", [dy, slope])]), shape);
    if (derivation.wants(1))
      derivation.give(1, build.emit("Where", [isUpper, zero, build.emit("Mul", [dy, x])]), shape);
  },
};
