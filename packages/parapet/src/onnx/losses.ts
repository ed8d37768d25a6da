import { int, ints } from "./attributes.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { type OnnxModel, TYPE } from "./model.ts";
import { namesIn } from "./modernise.ts";

/**
 * What an attack pushes up, one number a row:
 * - `cross-entropy`: of the true class
 * - `target-entropy`: the target class's log-probability
 * - `margin`: by how much the best other class leads the true one
 * - `target-margin`: by how much the target leads the true class
 * - `dlr`, `target-dlr`: differences of logits, divided by one of their ranges, so that the scale of the logits does not
 *   matter (Croce and Hein 2020); of three classes at least, four for the targeted one
 * - `weighted`: a sum of scores with the weights of `truth`, for all else
 */
export const LOSSES = [
  "cross-entropy",
  "target-entropy",
  "margin",
  "target-margin",
  "dlr",
  "target-dlr",
  "weighted",
] as const;
export type Loss = (typeof LOSSES)[number];

/** More than any score, and small enough that scores added to it vanish without becoming infinite. */
const FAR = 1e30;
const TINY = 1e-12;

export interface LossInputs {
  readonly loss: string;
  /** True classes as rows of zeros with a one; the weights, of `weighted`. */
  readonly truth: string;
  /** Target classes likewise; "" where the loss has none. */
  readonly target: string;
}

/** The model with a loss behind its scores; `loss` becomes its second output. */
export function withLoss(model: OnnxModel, scores: string, kind: Loss): { model: OnnxModel } & LossInputs {
  const build = new GraphBuilder(namesIn(model.graph));
  const [truth, target, loss] = [build.name(), build.name(), build.name()];
  const last = { axes: ints([1]), keepdims: int(0) };
  const isNew = (model.opsets[""] ?? 17) >= 18;
  const sum = (name: string): string => build.emit("ReduceSum", [name, build.integers([1])], { keepdims: int(0) });
  const largest = (name: string): string =>
    isNew
      ? build.emit("ReduceMax", [name, build.integers([1])], { keepdims: int(0) })
      : build.emit("ReduceMax", [name], last);
  const picked = (row: string, of = scores): string => sum(build.emit("Mul", [of, row]));
  const bestOther = (): string => largest(build.emit("Sub", [scores, build.emit("Mul", [truth, build.scalar(FAR)])]));
  const ranked = (count: number): readonly string[] => {
    const [values = ""] = build.emitMany("TopK", [scores, build.integers([count])], 2, { axis: int(1) });
    return Array.from({ length: count }, (_, at) => picked(build.floats([1, count], unit(count, at)), values));
  };
  const make: Readonly<Record<Loss, () => string>> = {
    "cross-entropy": () => build.emit("Neg", [picked(truth, build.emit("LogSoftmax", [scores], { axis: int(1) }))]),
    "target-entropy": () => picked(target, build.emit("LogSoftmax", [scores], { axis: int(1) })),
    margin: () => build.emit("Sub", [bestOther(), picked(truth)]),
    "target-margin": () => build.emit("Sub", [picked(target), picked(truth)]),
    dlr: () => {
      const [first = "", , third = ""] = ranked(3);
      const range = build.emit("Add", [build.emit("Sub", [first, third]), build.scalar(TINY)]);
      return build.emit("Div", [build.emit("Sub", [bestOther(), picked(truth)]), range]);
    },
    "target-dlr": () => {
      const [first = "", , third = "", fourth = ""] = ranked(4);
      const middle = build.emit("Mul", [build.emit("Add", [third, fourth]), build.scalar(0.5)]);
      const range = build.emit("Add", [build.emit("Sub", [first, middle]), build.scalar(TINY)]);
      return build.emit("Div", [build.emit("Sub", [picked(target), picked(truth)]), range]);
    },
    weighted: () => picked(truth),
  };
  build.nodes.push({ op: "Identity", domain: "", name: "", inputs: [make[kind]()], outputs: [loss], attributes: {} });
  const isTargeted = kind.startsWith("target-");
  const used = [...(kind === "target-entropy" ? [] : [truth]), ...(isTargeted ? [target] : [])];
  const { graph } = model;
  return {
    loss,
    truth: kind === "target-entropy" ? "" : truth,
    target: isTargeted ? target : "",
    model: {
      ...model,
      graph: {
        ...graph,
        nodes: [...graph.nodes, ...build.nodes],
        initializers: [...graph.initializers, ...build.initializers],
        inputs: [...graph.inputs, ...used.map((name) => ({ name, type: TYPE.float, dims: ["batch", "classes"] }))],
        outputs: [...graph.outputs, { name: loss, type: TYPE.float }],
      },
    },
  };
}

const unit = (length: number, at: number): number[] => Array.from({ length }, (_, place) => (place === at ? 1 : 0));
