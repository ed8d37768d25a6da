import { int, ints, numberOf, numbersAt, wordOf } from "./attributes.ts";
import type { Rewriting } from "./rewriting.ts";

/**
 * Operators of `ai.onnx.ml` that are sums and products, written as such. Ensembles of trees are steps: nothing passes
 * through them.
 */
export const classicalModels: Readonly<Record<string, (rewriting: Rewriting) => void>> = {
  Scaler: ({ node, build }) => {
    const [offset, scale] = [numbersAt(node, "offset") ?? [0], numbersAt(node, "scale") ?? [1]];
    const moved = build.emit("Sub", [node.inputs[0] ?? "", build.floats([offset.length], offset)]);
    finish(node, build, "Mul", [moved, build.floats([scale.length], scale)]);
  },
  Normalizer: ({ node, build }) => {
    const input = node.inputs[0] ?? "";
    const norm = wordOf(node, "norm", "MAX");
    const size =
      norm === "MAX"
        ? build.emit("ReduceMax", [build.emit("Abs", [input])], { axes: ints([1]), keepdims: int(1) })
        : build.emit(norm === "L1" ? "ReduceL1" : "ReduceL2", [input], { axes: ints([1]), keepdims: int(1) });
    finish(node, build, "Div", [input, size]);
  },
  LinearRegressor: ({ node, build }) => {
    const sums = linear({ node, build }, numbersAt(node, "coefficients") ?? [], numberOf(node, "targets", 1));
    finish(node, build, "Identity", [sums]);
  },
  LinearClassifier: ({ node, build }) => {
    const coefficients = numbersAt(node, "coefficients") ?? [];
    const rows = (numbersAt(node, "intercepts") ?? [0]).length;
    const sums = linear({ node, build }, coefficients, rows);
    const after = wordOf(node, "post_transform", "NONE");
    const scores =
      after === "SOFTMAX"
        ? build.emit("Softmax", [sums], { axis: int(1) })
        : after === "LOGISTIC"
          ? build.emit("Sigmoid", [sums])
          : sums;
    const [label = "", output = ""] = node.outputs;
    if (label !== "") {
      const best = build.emit("ArgMax", [scores], { axis: int(1), keepdims: int(0) });
      build.nodes.push({
        ...node,
        name: "",
        op: "Identity",
        domain: "",
        inputs: [best],
        outputs: [label],
        attributes: {},
      });
    }
    if (output !== "")
      build.nodes.push({
        ...node,
        name: "",
        op: "Identity",
        domain: "",
        inputs: [scores],
        outputs: [output],
        attributes: {},
      });
  },
};

/** `x · Wᵀ + b`, W being given row by row, one row a target. */
function linear({ node, build }: Rewriting, coefficients: readonly number[], rows: number): string {
  const columns = Math.floor(coefficients.length / Math.max(1, rows));
  const transposed = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      transposed[column * rows + row] = coefficients[row * columns + column] ?? 0;
  const product = build.emit("MatMul", [node.inputs[0] ?? "", build.floats([columns, rows], transposed)]);
  const intercepts = numbersAt(node, "intercepts");
  return intercepts === undefined ? product : build.emit("Add", [product, build.floats([rows], intercepts)]);
}

function finish(node: Rewriting["node"], build: Rewriting["build"], op: string, inputs: readonly string[]): void {
  build.nodes.push({ ...node, name: "", op, domain: "", inputs, attributes: {} });
}
