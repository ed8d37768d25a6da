import { describe, expect, it } from "vitest";
import { float, int, ints } from "../attributes.ts";
import type { OnnxModel, OnnxTensor } from "../model.ts";
import { modernise } from "../modernise.ts";
import { observe } from "../observe.ts";
import { openSession, type SessionTensor } from "../runtime.ts";
import { countOf, floatTensor, integerTensor, numbersOf } from "../tensor.ts";
import { chance, type SmallModel, smallModel, spacedValues, weighted } from "../testing/small-model.ts";
import { writeModel } from "../write-model.ts";
import { differentiate } from "./differentiate.ts";
import { rules } from "./index.ts";

/**
 * The referee is the model itself: central finite differences along random directions, of the sum of all outputs with
 * random weights. Shapes are drawn anew for each seed; values are spaced, so that no step crosses an edge unseen.
 */

interface Case extends Omit<SmallModel, "op"> {
  /** Range of the input's values. */
  readonly range?: readonly [number, number];
  /** Differentiated by these constants, too. */
  readonly by?: readonly string[];
}
type Draw = (below: number) => number;
type Make = (
  draw: Draw,
  tensor: (name: string, dims: readonly number[], range?: readonly [number, number]) => OnnxTensor,
) => Case;

const word = (value: string) => ({ kind: "string", value }) as const;
const free = (draw: Draw): number[] => Array.from({ length: 1 + draw(3) }, () => 2 + draw(3));
const plain: Make = (draw) => ({ row: free(draw) });
const within =
  (low: number, high: number): Make =>
  (draw) => ({ row: free(draw), range: [low, high] });
const image = (draw: Draw): number[] => [2 + draw(2), 5 + draw(3), 5 + draw(3)];

const CASES: readonly (readonly [op: string, make: Make])[] = [
  ...[
    "Identity",
    "Neg",
    "Abs",
    "Exp",
    "Sin",
    "Cos",
    "Atan",
    "Relu",
    "Sigmoid",
    "Tanh",
    "Softplus",
    "Softsign",
    "Erf",
  ].map((op) => [op, plain] as const),
  ...["LeakyRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "HardSwish"].map((op) => [op, plain] as const),
  ...["Sign", "Floor", "Ceil", "Round"].map((op) => [op, within(0.15, 0.35)] as const),
  ["Cast", (draw) => ({ row: free(draw), attributes: { to: int(1) } })],
  ["Mish", (draw) => ({ row: free(draw), opset: 18 })],
  ["Log", within(0.5, 3)],
  ["Sqrt", within(0.5, 3)],
  ["Reciprocal", within(0.5, 3)],
  ["HardSigmoid", (draw) => ({ row: free(draw), attributes: { alpha: float(0.7), beta: float(0.4) } })],
  ["LeakyRelu", (draw) => ({ row: free(draw), attributes: { alpha: float(0.3) } })],
  ["Gelu", (draw) => ({ row: free(draw), opset: 20 })],
  ["Gelu", (draw) => ({ row: free(draw), opset: 20, attributes: { approximate: word("tanh") } })],
  [
    "Clip",
    (draw) => ({ row: free(draw), constants: [floatTensor("low", [], [-0.7]), floatTensor("high", [], [0.9])] }),
  ],
  ["Clip", (draw) => ({ row: free(draw), opset: 7, attributes: { min: float(-0.43) } })],
  ...["Add", "Sub", "Mul", "Max", "Min", "Sum", "Mean"].map(
    (op) =>
      [
        op,
        (draw, tensor) => {
          const row = [2 + draw(2), 1 + draw(3), 2];
          return { row, constants: [tensor("c", [row[0]!, 1, 2], [-1.9, 2.1])], by: ["c"] };
        },
      ] as const satisfies readonly [string, Make],
  ),
  ["Mul", (draw) => ({ row: free(draw), inputs: ["x", "x"] })],
  ["Div", (draw, tensor) => ({ row: [3, 2 + draw(3)], constants: [tensor("c", [3, 1], [0.7, 2])], by: ["c"] })],
  ["Pow", (draw) => ({ row: free(draw), constants: [floatTensor("c", [], [2])] })],
  ["Pow", (draw) => ({ row: free(draw), constants: [integerTensor("c", [1], [3])] })],
  [
    "Pow",
    (draw, tensor) => ({
      row: [3, 2 + draw(2)],
      range: [0.5, 2],
      constants: [tensor("c", [3, 1], [0.5, 2])],
      by: ["c"],
    }),
  ],
  ["PRelu", (_, tensor) => ({ row: [3, 4], constants: [tensor("c", [3, 1], [0.1, 0.5])], by: ["c"] })],
  [
    "Where",
    (draw, tensor) => ({
      row: [3, 2 + draw(2)],
      constants: [{ name: "if", type: 9, dims: [3, 1], raw: Uint8Array.of(1, 0, 1) }, tensor("c", [3, 1])],
      inputs: ["if", "x", "c"],
      by: ["c"],
    }),
  ],
  ["MatMul", (draw, tensor) => ({ row: [4], constants: [tensor("c", [4, 2 + draw(3)])], by: ["c"] })],
  ["MatMul", (draw, tensor) => ({ row: [3, 4], constants: [tensor("c", [4, 2 + draw(3)])], by: ["c"] })],
  ["MatMul", (draw, tensor) => ({ row: [2, 3, 4], constants: [tensor("c", [2, 4, 1 + draw(3)])], by: ["c"] })],
  ["MatMul", (_, tensor) => ({ row: [3, 4], constants: [tensor("c", [4])], by: ["c"] })],
  ...[0, 1].map(
    (transB) =>
      [
        "Gemm",
        (draw, tensor) => {
          const out = 2 + draw(3);
          return {
            row: [3],
            attributes: { alpha: float(0.7), beta: float(1.3), transB: int(transB) },
            constants: [tensor("b", transB === 1 ? [out, 3] : [3, out]), tensor("c", [out])],
            by: ["b", "c"],
          };
        },
      ] as const satisfies readonly [string, Make],
  ),
  ...[-1, 1, 2].flatMap((axis) =>
    ["Softmax", "LogSoftmax"].map(
      (op) => [op, (draw: Draw) => ({ row: [3, 2 + draw(3)], attributes: { axis: int(axis) } })] as const,
    ),
  ),
  ["Softmax", (draw) => ({ row: [3, 2 + draw(3)], opset: 12 })],
  [
    "ReduceSum",
    (draw) => ({
      row: [2, 3, 2 + draw(2)],
      constants: [integerTensor("axes", [2], [1, -1])],
      attributes: { keepdims: int(0) },
    }),
  ],
  ["ReduceSum", (draw) => ({ row: [2, 2 + draw(2)], opset: 11, attributes: { axes: ints([2]) } })],
  ...["ReduceMean", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSumExp"].flatMap(
    (op) => [
      [
        op,
        (draw: Draw) => ({ row: [2, 3, 2 + draw(2)], attributes: { axes: ints([1, 3]), keepdims: int(draw(2)) } }),
      ] as const,
      [
        op,
        (draw: Draw) => ({ row: [2, 2 + draw(2)], opset: 18, constants: [integerTensor("axes", [1], [2])] }),
      ] as const,
    ],
  ),
  ["TopK", (draw) => ({ row: [3, 4 + draw(3)], constants: [integerTensor("k", [1], [2])], outputs: ["y", "places"] })],
  [
    "CumSum",
    (draw) => ({
      row: [2 + draw(3)],
      constants: [integerTensor("axis", [], [1])],
      attributes: { exclusive: int(draw(2)), reverse: int(draw(2)) },
    }),
  ],
  ["Flatten", (draw) => ({ row: [2, 2 + draw(3)] })],
  ["Reshape", (draw) => ({ row: [2, 2 + draw(3)], constants: [integerTensor("to", [2], [0, -1])] })],
  ["Squeeze", (draw) => ({ row: [1, 2 + draw(3)], constants: [integerTensor("axes", [1], [1])] })],
  ["Unsqueeze", (draw) => ({ row: [2 + draw(3)], opset: 11, attributes: { axes: ints([1]) } })],
  ["Transpose", () => ({ row: [2, 3, 4], attributes: { perm: ints([0, 3, 1, 2]) } })],
  ["Concat", (draw) => ({ row: [2, 1 + draw(3)], inputs: ["x", "x"], attributes: { axis: int(-1) } })],
  [
    "Split",
    (draw) => ({
      row: [5, 1 + draw(3)],
      constants: [integerTensor("parts", [2], [2, 3])],
      outputs: ["y", "z"],
      attributes: { axis: int(1) },
    }),
  ],
  ["Split", () => ({ row: [4], opset: 11, attributes: { axis: int(1), split: ints([1, 3]) }, outputs: ["y", "z"] })],
  [
    "Slice",
    () => ({
      row: [5, 4],
      constants: [
        integerTensor("s", [2], [1, -3]),
        integerTensor("e", [2], [2 ** 63, -1]),
        integerTensor("a", [2], [1, 2]),
      ],
    }),
  ],
  [
    "Slice",
    () => ({
      row: [7],
      constants: [
        integerTensor("s", [1], [-1]),
        integerTensor("e", [1], [0]),
        integerTensor("a", [1], [1]),
        integerTensor("p", [1], [-2]),
      ],
    }),
  ],
  ["Slice", () => ({ row: [5], opset: 9, attributes: { starts: ints([1]), ends: ints([3]), axes: ints([1]) } })],
  ["Pad", () => ({ row: [3, 2], constants: [integerTensor("p", [6], [0, 1, 0, 0, 2, 1])] })],
  ["Pad", () => ({ row: [3], opset: 10, attributes: { pads: ints([0, 1, 0, 2]), value: float(0.5) } })],
  [
    "Gather",
    (draw) => ({
      row: [4, 1 + draw(3)],
      constants: [integerTensor("i", [2, 2], [0, 3, -1, 1])],
      attributes: { axis: int(1) },
    }),
  ],
  ["Gather", () => ({ row: [4, 2], constants: [integerTensor("i", [], [2])], attributes: { axis: int(1) } })],
  ["Expand", (draw) => ({ row: [1, 2 + draw(3)], constants: [integerTensor("to", [3], [1, 3, 1])] })],
  ["Tile", (draw) => ({ row: [2, 1 + draw(3)], constants: [integerTensor("r", [3], [1, 2, 3])] })],
  ["DepthToSpace", () => ({ row: [8, 2, 3], attributes: { blocksize: int(2) } })],
  ["SpaceToDepth", () => ({ row: [2, 4, 2], attributes: { blocksize: int(2) } })],
  ...[
    { kernel: [3, 3], group: 1, attributes: {} },
    { kernel: [3, 2], group: 1, attributes: { strides: ints([2, 1]), pads: ints([1, 0, 0, 1]) } },
    { kernel: [2, 3], group: 2, attributes: { dilations: ints([2, 1]), pads: ints([1, 1, 1, 1]) } },
    { kernel: [3, 3], group: 1, attributes: { strides: ints([2, 2]), auto_pad: word("SAME_UPPER") } },
    { kernel: [2, 2], group: 1, attributes: { strides: ints([2, 3]), auto_pad: word("SAME_LOWER") } },
  ].map(
    ({ kernel, group, attributes }) =>
      [
        "Conv",
        (draw, tensor) => ({
          row: [4, 6 + draw(2), 6 + draw(2)],
          attributes: { ...attributes, group: int(group) },
          constants: [tensor("k", [2 * group, 4 / group, ...kernel]), tensor("b", [2 * group])],
          by: ["k", "b"],
        }),
      ] as const satisfies readonly [string, Make],
  ),
  ["Conv", (draw, tensor) => ({ row: [2, 7 + draw(3)], constants: [tensor("k", [3, 2, 3])], by: ["k"] })],
  [
    "Conv",
    (draw, tensor) => ({
      row: [5, 5 + draw(2), 5],
      attributes: { pads: ints([1, 1, 1, 1]) },
      constants: [tensor("k", [6, 5, 3, 3])],
    }),
  ],
  [
    "ConvTranspose",
    (draw, tensor) => ({
      row: [2, 3 + draw(2), 3],
      constants: [tensor("k", [2, 3, 3, 3]), tensor("b", [3])],
      by: ["k", "b"],
    }),
  ],
  [
    "ConvTranspose",
    (draw, tensor) => ({
      row: [2, 3 + draw(2), 3],
      attributes: { strides: ints([2, 2]), pads: ints([1, 0, 0, 1]), output_padding: ints([1, 0]) },
      constants: [tensor("k", [2, 1, 3, 2])],
      by: ["k"],
    }),
  ],
  ["MaxPool", () => ({ row: [3, 4, 6], attributes: { kernel_shape: ints([2, 2]), strides: ints([2, 2]) } })],
  [
    "MaxPool",
    (draw) => ({
      row: image(draw),
      attributes: { kernel_shape: ints([3, 3]), strides: ints([1, 2]), pads: ints([1, 1, 1, 1]) },
    }),
  ],
  [
    "MaxPool",
    (draw) => ({
      row: image(draw),
      attributes: { kernel_shape: ints([2, 2]), strides: ints([2, 2]), ceil_mode: int(1) },
    }),
  ],
  ["AveragePool", (draw) => ({ row: image(draw), attributes: { kernel_shape: ints([2, 3]), strides: ints([2, 1]) } })],
  [
    "AveragePool",
    (draw) => ({
      row: image(draw),
      attributes: { kernel_shape: ints([3, 3]), pads: ints([1, 1, 1, 1]), strides: ints([2, 2]) },
    }),
  ],
  [
    "AveragePool",
    (draw) => ({
      row: image(draw),
      attributes: { kernel_shape: ints([3, 3]), pads: ints([1, 1, 1, 1]), count_include_pad: int(1) },
    }),
  ],
  ["GlobalAveragePool", (draw) => ({ row: image(draw) })],
  ["GlobalMaxPool", (draw) => ({ row: image(draw) })],
  [
    "BatchNormalization",
    (draw, tensor) => ({
      row: [3, 2 + draw(3), 2],
      constants: [tensor("s", [3]), tensor("b", [3]), tensor("m", [3]), tensor("v", [3], [0.5, 2])],
      by: ["s", "b"],
    }),
  ],
  [
    "LayerNormalization",
    (draw, tensor) => {
      const row = [3, 4 + draw(3)];
      return { row, constants: [tensor("s", [row[1]!]), tensor("b", [row[1]!])], by: ["s", "b"] };
    },
  ],
  [
    "LayerNormalization",
    (draw, tensor) => {
      const row = [3, 2 + draw(3)];
      return { row, attributes: { axis: int(1) }, constants: [tensor("s", row)], by: ["s"] };
    },
  ],
  [
    "InstanceNormalization",
    (draw, tensor) => ({ row: [3, 3 + draw(3), 2], constants: [tensor("s", [3]), tensor("b", [3])], by: ["s", "b"] }),
  ],
  ["LpNormalization", (draw) => ({ row: [3, 3 + draw(3)] })],
  ["LpNormalization", (draw) => ({ row: [3, 3 + draw(3)], attributes: { p: int(1), axis: int(1) } })],
  ["Dropout", plain],
  [
    "Scaler",
    () => ({
      row: [3],
      domain: "ai.onnx.ml",
      attributes: { offset: { kind: "floats", value: [1, 2, 3] }, scale: { kind: "floats", value: [2, 3, 0.5] } },
    }),
  ],
  ...["MAX", "L1", "L2"].map(
    (norm) =>
      [
        "Normalizer",
        () => ({ row: [4], range: [0.2, 2], domain: "ai.onnx.ml", attributes: { norm: word(norm) } }),
      ] as const satisfies readonly [string, Make],
  ),
  [
    "LinearRegressor",
    () => ({
      row: [2],
      domain: "ai.onnx.ml",
      attributes: {
        coefficients: { kind: "floats", value: [1, 2, -1, 0.5] },
        intercepts: { kind: "floats", value: [1, 2] },
        targets: int(2),
      },
    }),
  ],
  ...["NONE", "SOFTMAX", "LOGISTIC"].map(
    (after) =>
      [
        "LinearClassifier",
        () => ({
          row: [2],
          domain: "ai.onnx.ml",
          outputs: ["label", "y"],
          attributes: {
            coefficients: { kind: "floats", value: [1, 2, -1, 0.5, 0.3, 0.1] },
            intercepts: { kind: "floats", value: [0.1, 0.2, 0] },
            classlabels_ints: ints([0, 1, 2]),
            multi_class: int(0),
            post_transform: word(after),
          },
        }),
      ] as const satisfies readonly [string, Make],
  ),
];

const ROWS = 2;
const STEP = 2e-3;

async function worstDifference(op: string, make: Make, seed: number): Promise<number> {
  const next = chance(seed);
  const draw: Draw = (below) => Math.floor(next() * below);
  const given = make(draw, (name, dims, range = [-1, 1]) =>
    floatTensor(name, dims, spacedValues(countOf(dims), range[0], range[1], next)),
  );
  const small = smallModel({ op, ...given });
  const outputs = small.graph.outputs.filter(({ name }) => name !== "label" && name !== "places");
  const bare = modernise(
    small,
    outputs.map(({ name }) => name),
  );
  const seen = await observe(bare, { x: given.row });
  const model = weighted({ ...bare, graph: { ...bare.graph, outputs } }, seen.shapes, next);
  const by = ["x", ...(given.by ?? [])];
  // An operator that is flat everywhere leads nowhere: its neighbour keeps the graph connected.
  const joined = withSum(model);
  const made = differentiate(joined, await observe(joined, { x: given.row }), { of: "all", by });
  const [low, high] = given.range ?? [-2, 2];
  const dims = [ROWS, ...given.row];
  const x = { dims, data: spacedValues(countOf(dims), low, high, next) };
  const gradients = await runOnce(made.model, x);
  let worst = 0;
  for (const name of by) {
    const gradient = gradients[made.gradients[name]!]!.data as Float32Array;
    const constant = joined.graph.initializers.find((tensor) => tensor.name === name);
    for (let time = 0; time < 3; time++) {
      const direction = Float32Array.from(gradient, () => (next() < 0.5 ? -1 : 1));
      const at = async (sign: number): Promise<number> => {
        if (constant === undefined) return sumOf(await runOnce(joined, { dims, data: moved(x.data, direction, sign) }));
        const values = moved(Float32Array.from(numbersOf(constant)), direction, sign);
        const tensor = floatTensor(name, constant.dims, values);
        const initializers = joined.graph.initializers.map((one) => (one.name === name ? tensor : one));
        return sumOf(await runOnce({ ...joined, graph: { ...joined.graph, initializers } }, x));
      };
      const expected = ((await at(1)) - (await at(-1))) / (2 * STEP);
      const got = gradient.reduce((sum, value, place) => sum + value * (direction[place] ?? 0), 0);
      worst = Math.max(worst, Math.abs(expected - got) / (1 + Math.abs(expected)));
    }
  }
  return worst;
}

/** Adds the plain sum of the input, times a little: a gradient then always exists. */
function withSum(model: OnnxModel): OnnxModel {
  const node = (op: string, inputs: readonly string[], output: string) => ({
    op,
    domain: "",
    name: "",
    inputs,
    outputs: [output],
    attributes: {},
  });
  const nodes = [...model.graph.nodes, node("ReduceSum", ["x"], "xs"), node("Add", ["total", "xs"], "all")];
  return { ...model, graph: { ...model.graph, nodes, outputs: [{ name: "all", type: 0 }] } };
}

async function runOnce(model: OnnxModel, x: SessionTensor): Promise<Record<string, SessionTensor>> {
  const session = await openSession(writeModel(model));
  try {
    return await session.run({ x });
  } finally {
    await session.close();
  }
}

const moved = (values: Float32Array, direction: Float32Array, sign: number): Float32Array =>
  values.map((value, at) => value + sign * STEP * (direction[at] ?? 0));
const sumOf = (outputs: Record<string, SessionTensor>): number =>
  Float64Array.from(outputs.all?.data as Float32Array).reduce((sum, value) => sum + value, 0);

describe("gradients", () => {
  it.each(CASES.map(([op, make], at) => ({ op, make, at })))(
    "OX5: the gradient of $op agrees with finite differences, case $at",
    async ({ op, make, at }) => {
      for (const seed of [1, 2, 3]) expect(await worstDifference(op, make, at * 10 + seed)).toBeLessThan(6e-3);
    },
  );

  it("OX5: every rule has a case, and there are at least 35", () => {
    const tried = new Set(CASES.map(([op]) => op));
    expect(Object.keys(rules).filter((op) => !tried.has(op))).toEqual([]);
    expect(Object.keys(rules).length).toBeGreaterThanOrEqual(35);
  });
});
