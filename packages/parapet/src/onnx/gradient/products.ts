import { float, int, ints, numberOf } from "../attributes.ts";
import type { GraphBuilder } from "../graph-builder.ts";
import { type Derivation, type Rules, reshapeTo } from "./derivation.ts";

export const products: Rules = {
  /** `alpha · A · B + beta · C`, A and B as they are or transposed. */
  Gemm: (derivation) => {
    const { build, node } = derivation;
    const dy = derivation.dy()!;
    const [a, b] = [derivation.x(0), derivation.x(1)];
    const [transA, transB] = [numberOf(node, "transA", 0), numberOf(node, "transB", 0)];
    const alpha = { alpha: float(numberOf(node, "alpha", 1)) };
    const flags = (left: number, right: number) => ({ ...alpha, transA: int(left), transB: int(right) });
    if (derivation.wants(0)) {
      const gradient =
        transA === 0
          ? build.emit("Gemm", [dy, b], flags(0, 1 - transB))
          : build.emit("Gemm", [b, dy], flags(transB, 1));
      derivation.give(0, gradient);
    }
    if (derivation.wants(1)) {
      const gradient =
        transB === 0
          ? build.emit("Gemm", [a, dy], flags(1 - transA, 0))
          : build.emit("Gemm", [dy, a], flags(1, transA));
      derivation.give(1, gradient);
    }
    if (derivation.wants(2)) {
      const beta = numberOf(node, "beta", 1);
      const gradient = beta === 1 ? dy : build.emit("Mul", [dy, build.scalar(beta)]);
      derivation.give(2, gradient, derivation.shape(derivation.y()));
    }
  },
  MatMul: (derivation) => {
    const { build } = derivation;
    const [a, b, dy] = asMatrices(derivation);
    const rankA = derivation.shape(derivation.x(0)).length;
    const rankB = derivation.shape(derivation.x(1)).length;
    if (derivation.wants(0)) {
      const gradient = build.emit("MatMul", [dy.name, transposed(build, b.name, b.shape.length)]);
      const shape = [...dy.shape.slice(0, -1), b.shape.at(-2) ?? 1];
      if (rankA > 1) derivation.give(0, gradient, shape);
      else derivation.give(0, reshapeTo(build, sumLeading(build, gradient, shape), derivation.shape(derivation.x(0))));
    }
    if (derivation.wants(1)) {
      const gradient = build.emit("MatMul", [transposed(build, a.name, a.shape.length), dy.name]);
      const lead = (dy.shape.length >= a.shape.length ? dy : a).shape.slice(0, -2);
      const shape = [...lead, a.shape.at(-1) ?? 1, dy.shape.at(-1) ?? 1];
      if (rankB > 1) derivation.give(1, gradient, shape);
      else derivation.give(1, reshapeTo(build, sumLeading(build, gradient, shape), derivation.shape(derivation.x(1))));
    }
  },
};

interface Matrix {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Both sides and the gradient with at least two axes: a vector is a row on the left, a column on the right. */
function asMatrices(derivation: Derivation): readonly [Matrix, Matrix, Matrix] {
  const { build } = derivation;
  const [a, b] = [derivation.x(0), derivation.x(1)];
  const [shapeA, shapeB] = [derivation.shape(a), derivation.shape(b)];
  const left = shapeA.length > 1 ? { name: a, shape: shapeA } : lifted(build, a, [1, ...shapeA]);
  const right = shapeB.length > 1 ? { name: b, shape: shapeB } : lifted(build, b, [...shapeB, 1]);
  let shape = [...derivation.shape(derivation.y())];
  if (shapeB.length === 1) shape = [...shape, 1];
  if (shapeA.length === 1) shape = [...shape.slice(0, -1), 1, ...shape.slice(-1)];
  const dy = derivation.dy()!;
  const isSame = shape.length === derivation.shape(derivation.y()).length;
  return [left, right, isSame ? { name: dy, shape } : lifted(build, dy, shape)];
}

const lifted = (build: GraphBuilder, name: string, shape: readonly number[]): Matrix => ({
  name: reshapeTo(build, name, shape),
  shape,
});

function transposed(build: GraphBuilder, name: string, rank: number): string {
  const perm = Array.from({ length: rank }, (_, axis) => axis);
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  return build.emit("Transpose", [name], { perm: ints(perm) });
}

function sumLeading(build: GraphBuilder, name: string, shape: readonly number[]): string {
  if (shape.length <= 2) return name;
  const axes = Array.from({ length: shape.length - 2 }, (_, axis) => axis);
  return build.emit("ReduceSum", [name, build.integers(axes)], { keepdims: int(0) });
}
