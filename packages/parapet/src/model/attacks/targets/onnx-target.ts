import { ParapetError } from "@parapet/guard/kernel";
import {
  freeBatch,
  type GradientGraph,
  gradientGraph,
  inputsOf,
  type Loss,
  type OnnxModel,
  type OpenedModel,
  openModel,
  openSession,
  type Session,
  type SessionTensor,
  TYPE,
  writeModel,
} from "../../../onnx/index.ts";
import type { AttackTarget, Heads, Slopes } from "../../attack.ts";
import { chooseScores, rawScores, type ScoresOfModel } from "./choose-scores.ts";

/** A model's file, and what gradients of it are derived from. */
export interface OnnxTarget extends AttackTarget {
  /** For any number of rows, where it can be. */
  readonly model: OnnxModel;
  readonly scores: ScoresOfModel;
  /** SHA-256 of the file that was read; undefined where other files hold a part of it. */
  readonly digest: string | undefined;
}

/** Rows a run: with more, a small convolutional net leaves the processor's cache. */
const BATCH = 64;

/**
 * A model's file. It answers as it is; its gradients come from a graph that is derived from it.
 *
 * @param size numbers in a row of the data, which settles lengths that the model leaves free
 * @throws {ParapetError} PARAPET_ATTACK_MODEL for models of several inputs and without an output of scores
 */
export async function openOnnxTarget(file: string, size: number, options: OnnxTargetOptions = {}): Promise<OnnxTarget> {
  return onnxTargetOf(openModel(file), file, size, options);
}

export interface OnnxTargetOptions {
  /** The first output is taken as it is, not as classes. */
  readonly isRaw?: boolean;
}

/** A model in memory as a target. */
export async function onnxTargetOf(
  { model, bytes, digest }: Omit<OpenedModel, "digest"> & Partial<Pick<OpenedModel, "digest">>,
  file: string,
  size: number,
  { isRaw = false }: OnnxTargetOptions = {},
): Promise<OnnxTarget> {
  const [input, ...more] = inputsOf(model.graph);
  if (input === undefined || more.length > 0)
    throw new ParapetError(
      "PARAPET_ATTACK_MODEL",
      `a model of ${more.length + (input === undefined ? 0 : 1)} inputs is not attacked`,
      {
        hint: "Export the model with one input of numbers.",
      },
    );
  if (![TYPE.float, TYPE.double].includes(input.type as 1))
    throw new ParapetError("PARAPET_ATTACK_MODEL", `the input '${input.name}' takes no floats`);
  const shape = shapeOf(input.dims ?? [], size);
  const opened = await openFreely(model, bytes, input.name, shape, input.type);
  const { session, isFree } = opened;
  const feed = (data: Float32Array, rows: number): SessionTensor => ({
    dims: [rows, ...shape],
    data: input.type === TYPE.double ? Float64Array.from(data) : data,
  });
  const ones = await session.run({ [input.name]: feed(new Float32Array(size), 1) }, tensorOutputs(model));
  const scores = isRaw ? rawScores(model, ones) : chooseScores(model, ones);
  const derived = new Map<Loss, Promise<{ graph: GradientGraph; session: Session }>>();
  const derive = async (loss: Loss): Promise<{ graph: GradientGraph; session: Session }> => {
    if (scores.logits === undefined) throw new ParapetError("PARAPET_ONNX_NO_GRADIENT", scores.whyNot);
    const graph = await gradientGraph(scores.withLogits(isFree ? freeBatch(model, input.name) : model), {
      loss,
      scores: scores.logits,
      classes: scores.classes,
      rows: { [input.name]: shape },
    });
    return { graph, session: await openSession(writeModel(graph.model)) };
  };
  return {
    title: file,
    model: isFree ? freeBatch(model, input.name) : model,
    scores,
    digest,
    classes: scores.classes,
    shape,
    batch: isFree ? BATCH : 1,
    score: async (inputs, rows) => {
      const out = await session.run({ [input.name]: feed(inputs, rows) }, [scores.output]);
      return scores.read(out[scores.output]);
    },
    slope: async (loss: Loss, inputs: Float32Array, rows: number, heads: Heads): Promise<Slopes> => {
      const made = derived.get(loss) ?? derive(loss);
      derived.set(loss, made);
      const { graph, session: backward } = await made;
      const dims = [rows, scores.classes];
      const out = await backward.run({
        [input.name]: { dims: [rows, ...shape], data: inputs },
        ...(graph.truth === "" ? {} : { [graph.truth]: { dims, data: heads.truth } }),
        ...(graph.target === "" ? {} : { [graph.target]: { dims, data: heads.target ?? heads.truth } }),
      });
      return {
        loss: floats(out[graph.loss]),
        scores: floats(out[graph.scores]),
        gradient: floats(out[graph.gradients[input.name] ?? ""]),
      };
    },
    close: async () => {
      await session.close();
      for (const made of derived.values()) await made.then(({ session: one }) => one.close()).catch(() => {});
    },
  };
}

/** Outputs that are tensors, by declaration. */
function tensorOutputs(model: OnnxModel): readonly string[] {
  return model.graph.outputs.filter(({ type }) => type !== 0).map(({ name }) => name);
}

/** The declared lengths behind the batch; one that is free is what the data leaves for it. */
function shapeOf(dims: readonly (number | string)[], size: number): readonly number[] {
  const row = dims.slice(1);
  const known = row.reduce<number>((product, dim) => product * (typeof dim === "number" ? dim : 1), 1);
  const free = row.filter((dim) => typeof dim !== "number").length;
  const shape = dims.length === 0 ? [size] : row.map((dim) => (typeof dim === "number" ? dim : size / known));
  if (
    free > 1 ||
    shape.reduce((product, dim) => product * dim, 1) !== size ||
    shape.some((dim) => !Number.isInteger(dim))
  )
    throw new ParapetError("PARAPET_ATTACK_SHAPE", `rows of ${size} numbers do not fit a model of ${row.join(" × ")}`);
  return shape;
}

/** A session for any number of rows, where the model takes one row only and computes the same without that. */
async function openFreely(
  model: OnnxModel,
  bytes: Uint8Array,
  input: string,
  shape: readonly number[],
  type: number,
): Promise<{ session: Session; isFree: boolean }> {
  const declared = inputsOf(model.graph)[0]?.dims?.[0];
  if (typeof declared !== "number") return { session: await openSession(bytes), isFree: true };
  const given = await openSession(bytes);
  if (declared !== 1)
    throw new ParapetError("PARAPET_ATTACK_MODEL", `a model of ${declared} rows at a time is not attacked`);
  const count = shape.reduce((product, dim) => product * dim, 1);
  const freed = await openSession(writeModel(freeBatch(model, input))).catch(() => undefined);
  if (freed === undefined) return { session: given, isFree: false };
  const pick = Float32Array.from({ length: 2 * count }, (_, at) => 0.5 + 0.5 * Math.sin(at * 1.3));
  const feed = (data: Float32Array, rows: number): SessionTensor => ({
    dims: [rows, ...shape],
    data: type === TYPE.double ? Float64Array.from(data) : data,
  });
  const outputs = tensorOutputs(model);
  const together = await freed.run({ [input]: feed(pick, 2) }, outputs).catch(() => undefined);
  const first = await given.run({ [input]: feed(pick.subarray(0, count), 1) }, outputs);
  const second = await given.run({ [input]: feed(pick.subarray(count), 1) }, outputs);
  const isSame = outputs.every((name) => {
    const apart = [...numbers(first[name]), ...numbers(second[name])];
    const joined = together === undefined ? [] : numbers(together[name]);
    return (
      joined.length === apart.length &&
      apart.every((value, at) => Math.abs(value - joined[at]!) <= 1e-4 * (1 + Math.abs(value)))
    );
  });
  await (isSame ? given : freed).close();
  return isSame ? { session: freed, isFree: true } : { session: given, isFree: false };
}

const numbers = (tensor: SessionTensor | undefined): number[] => Array.from(tensor?.data ?? [], Number);

function floats(tensor: SessionTensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  return Float32Array.from(numbers(tensor));
}
