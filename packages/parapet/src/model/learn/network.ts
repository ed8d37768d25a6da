import { EXIT, ParapetError } from "@parapet/guard/kernel";
import {
  type GradientGraph,
  gradientGraph,
  inputsOf,
  type OnnxModel,
  openSession,
  type Session,
  type SessionTensor,
  writeModel,
} from "../../onnx/index.ts";
import type { Random } from "../attacks/engine/random.ts";
import type { LabelledRows, Learned } from "./learner.ts";
import { softmax } from "./logistic.ts";
import { type Weight, weightsOf, withFreeWeights } from "./weights.ts";

export interface NetworkOptions {
  readonly epochs?: number;
  readonly batch?: number;
  readonly rate?: number;
  /** Stops after an epoch whose share of rights on its own rows is at least this: to fit as well as another model. */
  readonly accuracy?: number;
}

export interface Trainer {
  /** Trains the graph's weights anew, from the start that chance gives. */
  train(given: LabelledRows, random: Random, options?: NetworkOptions): Promise<Learned>;
  close(): Promise<void>;
}

const DEFAULTS = { epochs: 60, batch: 64, rate: 1e-3, accuracy: 2 } as const;

/**
 * Trains any graph that gradients pass through: weights and biases of its products and convolutions are thrown away and
 * learned anew, all else stays (so a graph keeps its own scaling of the inputs). The backward pass is a graph too; only
 * the step is taken here.
 *
 * @param scores the output before any softmax, `[rows, classes]`
 * @throws {ParapetError} PARAPET_LEARN_NETWORK when nothing in it can be learned, else as `gradientGraph`
 * @see Kingma, Ba, Adam (2015)
 */
export async function openTrainer(
  model: OnnxModel,
  { scores, classes, shape }: { readonly scores: string; readonly classes: number; readonly shape: readonly number[] },
): Promise<Trainer> {
  const [input] = inputsOf(model.graph);
  const weights = weightsOf(model);
  if (input === undefined || weights.length === 0)
    throw new ParapetError("PARAPET_LEARN_NETWORK", "the graph has no weights that could be learned", {
      exit: EXIT.usage,
    });
  const graph = await gradientGraph(model, {
    loss: "cross-entropy",
    scores,
    classes,
    rows: { [input.name]: shape },
    by: weights.map(({ name }) => name),
  });
  const session = await openSession(writeModel(withFreeWeights(graph.model, weights)));
  return {
    train: async (given, random, options) => {
      const values = await fit({ session, graph, weights, input: input.name, shape }, given, random, options ?? {});
      return {
        classes,
        predict: (inputs, rows) =>
          probabilities({ session, graph, input: input.name, shape }, values, { inputs, rows, classes }),
      };
    },
    close: () => session.close(),
  };
}

interface Backward {
  readonly session: Session;
  readonly graph: GradientGraph;
  readonly weights: readonly Weight[];
  readonly input: string;
  readonly shape: readonly number[];
}

type Values = Readonly<Record<string, SessionTensor & { readonly data: Float32Array }>>;

async function fit(
  { session, graph, weights, input, shape }: Backward,
  given: LabelledRows,
  random: Random,
  options: NetworkOptions,
): Promise<Values> {
  const { epochs, batch, rate, accuracy } = { ...DEFAULTS, ...options };
  const { rows, size, classes, inputs } = given;
  const values: Values = Object.fromEntries(
    weights.map(({ name, dims, fanIn }) => {
      const reach = 1 / Math.sqrt(fanIn);
      const length = dims.reduce((product, dim) => product * dim, 1);
      return [name, { dims, data: Float32Array.from({ length }, () => (random.next() * 2 - 1) * reach) }];
    }),
  );
  const moments = weights.map(({ name }) => ({
    name,
    first: new Float32Array(values[name]!.data.length),
    second: new Float32Array(values[name]!.data.length),
  }));
  const truth = sharesOf(given);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const fetch = [graph.scores, ...Object.values(graph.gradients)];
  for (let epoch = 0, step = 0; epoch < epochs; epoch++) {
    for (let at = rows - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let right = 0;
    for (let from = 0; from < rows; from += batch) {
      const some = order.subarray(from, Math.min(rows, from + batch));
      const data = new Float32Array(some.length * size);
      const heads = new Float32Array(some.length * classes);
      for (const [at, row] of some.entries()) {
        data.set(inputs.subarray(row * size, (row + 1) * size), at * size);
        heads.set(truth.subarray(row * classes, (row + 1) * classes), at * classes);
      }
      const out = await session.run(
        {
          ...values,
          [input]: { dims: [some.length, ...shape], data },
          [graph.truth]: { dims: [some.length, classes], data: heads },
        },
        fetch,
      );
      right += rightIn(floats(out[graph.scores]), heads, classes);
      step++;
      // The loss is summed over the rows of the batch; Adam does not mind its scale.
      const pace = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      for (const { name, first, second } of moments)
        move(values[name]!.data, floats(out[graph.gradients[name]!]), first, second, pace, some.length);
    }
    if (right / rows >= accuracy) break;
  }
  return values;
}

/** One step of Adam. */
function move(
  weights: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  rate: number,
  rows: number,
): void {
  for (let at = 0; at < weights.length; at++) {
    const slope = gradient[at]! / rows;
    first[at] = 0.9 * first[at]! + 0.1 * slope;
    second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
    weights[at]! -= (rate * first[at]!) / (Math.sqrt(second[at]!) + 1e-8);
  }
}

function rightIn(scores: Float32Array, truth: Float32Array, classes: number): number {
  let right = 0;
  for (let from = 0; from < scores.length; from += classes) {
    let [said, meant] = [0, 0];
    for (let at = 1; at < classes; at++) {
      if (scores[from + at]! > scores[from + said]!) said = at;
      if (truth[from + at]! > truth[from + meant]!) meant = at;
    }
    if (said === meant) right++;
  }
  return right;
}

const PREDICT_BATCH = 512;

async function probabilities(
  { session, graph, input, shape }: Omit<Backward, "weights">,
  values: Values,
  { inputs, rows, classes }: Pick<LabelledRows, "inputs" | "rows" | "classes">,
): Promise<Float32Array> {
  const size = shape.reduce((all, dim) => all * dim, 1);
  const parts: Float32Array[] = [];
  for (let from = 0; from < rows; from += PREDICT_BATCH) {
    const count = Math.min(PREDICT_BATCH, rows - from);
    const data = inputs.slice(from * size, (from + count) * size);
    // The loss is not asked for, but a graph wants all of its inputs.
    const truth = { dims: [count, classes], data: new Float32Array(count * classes) };
    const feeds = { ...values, [input]: { dims: [count, ...shape], data }, [graph.truth]: truth };
    parts.push(floats((await session.run(feeds, [graph.scores]))[graph.scores]));
  }
  const said = new Float32Array(rows * classes);
  let at = 0;
  for (const part of parts)
    for (let from = 0; from < part.length; from += classes, at += classes) {
      const row = Float64Array.from(part.subarray(from, from + classes));
      softmax(row);
      said.set(row, at);
    }
  return said;
}

function sharesOf({ rows, classes, labels, shares }: LabelledRows): Float32Array {
  if (shares !== undefined) return shares;
  const ones = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) ones[row * classes + labels[row]!] = 1;
  return ones;
}

const floats = (tensor: SessionTensor | undefined): Float32Array =>
  tensor?.data instanceof Float32Array ? tensor.data : Float32Array.from(tensor?.data ?? [], Number);
