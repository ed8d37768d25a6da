import { type Differentiated, differentiate } from "./gradient/differentiate.ts";
import { type Loss, withLoss } from "./losses.ts";
import { inputsOf, type OnnxModel } from "./model.ts";
import { modernise } from "./modernise.ts";
import { observe, type Shape } from "./observe.ts";

export interface GradientGraphOptions {
  readonly loss: Loss;
  /** The output that holds the scores: `[rows, classes]`, before any softmax. */
  readonly scores: string;
  /** How many classes it has. */
  readonly classes: number;
  /** Shape of one row, by input. */
  readonly rows: Readonly<Record<string, Shape>>;
  /** What is differentiated by: all inputs where nothing is said. Names of weights work as well. */
  readonly by?: readonly string[];
}

export interface GradientGraph extends Differentiated {
  readonly scores: string;
  readonly loss: string;
  /** Inputs of the graph for the true classes and the targets; "" where the loss takes none. */
  readonly truth: string;
  readonly target: string;
}

/**
 * A model that computes scores, loss and the loss's gradients in one run, for any number of rows.
 *
 * @throws {ParapetError} PARAPET_ONNX_NO_GRADIENT, and what opening and running the model throws
 */
export async function gradientGraph(model: OnnxModel, options: GradientGraphOptions): Promise<GradientGraph> {
  const { scores, rows, classes } = options;
  const { model: headed, loss, truth, target } = withLoss(modernise(model, [scores]), scores, options.loss);
  const heads = Object.fromEntries([truth, target].filter((name) => name !== "").map((name) => [name, [classes]]));
  const observed = await observe(headed, { ...rows, ...heads });
  const by =
    options.by ??
    inputsOf(model.graph)
      .map(({ name }) => name)
      .filter((name) => name in rows);
  return { ...differentiate(headed, observed, { of: loss, by }), scores, loss, truth, target };
}
