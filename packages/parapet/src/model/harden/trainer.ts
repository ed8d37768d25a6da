import { ParapetError } from "@parapet/guard/kernel";
import {
  inputsOf,
  type OnnxModel,
  openModel,
  openSession,
  type Session,
  type SessionTensor,
  type TrainingGraph,
  trainingGraph,
  withWeights,
  writeModel,
} from "../../onnx/index.ts";
import { type OnnxTarget, onnxTargetOf } from "../attacks/targets/onnx-target.ts";

export interface Trainer {
  readonly classes: number;
  readonly shape: readonly number[];
  /** Gradient of the cross-entropy by the inputs, with the weights as they stand. */
  slope(inputs: Float32Array, truth: Float32Array, rows: number): Promise<Float32Array>;
  /** One step down the mean cross-entropy of these rows. Returns it. */
  step(inputs: Float32Array, truth: Float32Array, rows: number, rate: number): Promise<number>;
  /** The model with the weights as they stand. */
  model(): OnnxModel;
  close(): Promise<void>;
}

/** Adam's own. */
const [FADE, FADE_SQUARE, TINY] = [0.9, 0.999, 1e-8];

/** Trains the weights of an ONNX model by its own gradient graphs. @throws what `trainingGraph` throws */
export async function openTrainer(model: OnnxModel, target: OnnxTarget): Promise<Trainer> {
  const scores = target.scores.logits;
  if (scores === undefined) throw new ParapetError("PARAPET_ONNX_NO_GRADIENT", target.scores.whyNot);
  const source = target.scores.withLogits(target.model);
  const [input] = inputsOf(model.graph);
  if (input === undefined) throw new ParapetError("PARAPET_HARDEN_MODEL", "the model takes no input");
  const options = {
    loss: "cross-entropy",
    scores,
    classes: target.classes,
    rows: { [input.name]: target.shape },
  } as const;
  const forInputs = await trainingGraph(source, { ...options, isByWeights: false });
  const forWeights = await trainingGraph(source, { ...options, isByWeights: true });
  const sessions = {
    inputs: await openSession(writeModel(forInputs.model)),
    weights: await openSession(writeModel(forWeights.model)),
  };
  const weights = new Map([...forWeights.weights].map(([name, values]) => [name, values.slice()]));
  const moments = new Map(
    [...weights].map(([name, { length }]) => [name, [new Float64Array(length), new Float64Array(length)] as const]),
  );
  let taken = 0;
  const run = (
    session: Session,
    graph: TrainingGraph,
    inputs: Float32Array,
    truth: Float32Array,
    rows: number,
    fetch: readonly string[],
  ): Promise<Record<string, SessionTensor>> =>
    session.run(
      {
        [input.name]: { dims: [rows, ...target.shape], data: inputs },
        [graph.truth]: { dims: [rows, target.classes], data: truth },
        ...Object.fromEntries(
          [...weights].map(([name, data]) => [name, { dims: graph.dims.get(name) ?? [data.length], data }]),
        ),
      },
      fetch,
    );
  return {
    classes: target.classes,
    shape: target.shape,
    slope: async (inputs, truth, rows) => {
      const name = forInputs.gradients[input.name] ?? "";
      const out = await run(sessions.inputs, forInputs, inputs, truth, rows, [name]);
      return floats(out[name]);
    },
    step: async (inputs, truth, rows, rate) => {
      const names = [...weights.keys()].map((name) => forWeights.gradients[name] ?? "");
      const out = await run(sessions.weights, forWeights, inputs, truth, rows, [forWeights.loss, ...names]);
      taken++;
      for (const [name, values] of weights) {
        const gradient = floats(out[forWeights.gradients[name] ?? ""]);
        const [means, squares] = moments.get(name)!; // made for every weight
        for (let at = 0; at < values.length; at++) {
          const slope = gradient[at]! / rows;
          means[at] = FADE * means[at]! + (1 - FADE) * slope;
          squares[at] = FADE_SQUARE * squares[at]! + (1 - FADE_SQUARE) * slope * slope;
          const mean = means[at]! / (1 - FADE ** taken);
          values[at]! -= (rate * mean) / (Math.sqrt(squares[at]! / (1 - FADE_SQUARE ** taken)) + TINY);
        }
      }
      return floats(out[forWeights.loss]).reduce((sum, loss) => sum + loss, 0) / rows;
    },
    model: () => withWeights(model, source, { scores, output: target.scores.output }, weights),
    close: async () => {
      await sessions.inputs.close();
      await sessions.weights.close();
    },
  };
}

function floats(tensor: SessionTensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new ParapetError("PARAPET_HARDEN_MODEL", "the training graph gave no floats");
}

/** The trained model as something to attack. */
export const targetOf = (model: OnnxModel, title: string, size: number): Promise<OnnxTarget> =>
  onnxTargetOf({ model, bytes: writeModel(model) }, title, size);

/** The model of a file, to train. */
export const openOnnx = (file: string): OnnxModel => openModel(file).model;
export const writeOnnx = (model: OnnxModel): Uint8Array => writeModel(model);
