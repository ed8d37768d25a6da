import { messageOf } from "@parapet/guard/kernel";
import type { Session } from "../../onnx/index.ts";
import type { ServedModel } from "./messages.ts";
import { BadRequest, fromRequest, toReply } from "./tensors.ts";

export interface OpenModel {
  readonly model: ServedModel;
  readonly session: Session;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

const PATH = /^\/v2\/models\/([^/?]+)(?:\/versions\/[^/?]+)?(\/infer|\/ready)?$/;

/** Answers one request of the Open Inference Protocol. Never throws. */
export async function answerTo(
  models: ReadonlyMap<string, OpenModel>,
  method: string,
  path: string,
  body: Buffer,
): Promise<Answer> {
  const [, name = "", what] = PATH.exec(path) ?? [];
  const open = models.get(decoded(name));
  if (open === undefined) return { status: 404, body: { error: "there is no such model" } };
  const { inputs, outputs } = open.model;
  if (method === "GET" && what === undefined)
    return { status: 200, body: { name: open.model.name, versions: [], platform: "onnx", inputs, outputs } };
  if (method === "GET" && what === "/ready") return { status: 200, body: { name: open.model.name, ready: true } };
  if (method !== "POST" || what !== "/infer") return { status: 405, body: { error: "it is not asked so" } };
  try {
    return { status: 200, body: await infer(open, JSON.parse(body.toString())) };
  } catch (thrown) {
    const isTheirs = thrown instanceof BadRequest || thrown instanceof SyntaxError;
    return { status: isTheirs ? 400 : 500, body: { error: messageOf(thrown).slice(0, 500) } };
  }
}

async function infer({ model, session }: OpenModel, json: unknown): Promise<object> {
  const { id, inputs: given, outputs: asked } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(given) || given.length !== model.inputs.length)
    throw new BadRequest(
      `the model takes ${model.inputs.length} tensors: ${model.inputs.map(({ name }) => name).join(", ")}`,
    );
  const feeds = Object.fromEntries(
    model.inputs.map((tensor) => {
      const found = given.filter((one) => (one as { name?: unknown } | null)?.name === tensor.name);
      if (found.length !== 1) throw new BadRequest(`the tensor '${tensor.name}' must stand in the request once`);
      return [tensor.name, fromRequest(found[0], tensor)];
    }),
  );
  const wanted = Array.isArray(asked)
    ? asked.map((one) => {
        const tensor = model.outputs.find(({ name }) => name === (one as { name?: unknown } | null)?.name);
        if (tensor === undefined) throw new BadRequest("'outputs' names a tensor that the model does not give");
        return tensor;
      })
    : model.outputs;
  const results = await session.run(feeds, [...new Set(wanted.map(({ name }) => name))]);
  const outputs = wanted.map((tensor) => toReply(tensor, results[tensor.name]!));
  return { model_name: model.name, ...(typeof id === "string" ? { id } : {}), outputs };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
