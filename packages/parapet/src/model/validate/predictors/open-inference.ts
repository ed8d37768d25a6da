import { z } from "zod";
import { boundedText, reasonOf } from "../../http-answer.ts";
import { validateError } from "../model-error.ts";
import type { FedTensor, Port, Predictor, Said } from "./predictor.ts";

const TIMEOUT_MS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;

const tensor = z.object({
  name: z.string(),
  datatype: z.string(),
  shape: z.array(z.int()),
  /** Flat, or nested as the shape is. */
  data: z
    .array(z.unknown())
    .transform((given) => given.flat(8))
    .pipe(z.array(z.union([z.number(), z.string(), z.boolean()]))),
});
const port = z.object({ name: z.string(), datatype: z.string(), shape: z.array(z.int()) });
const metadata = z.object({ inputs: z.array(port).min(1) });
const answer = z.object({ outputs: z.array(tensor).min(1) });

const TYPES: Readonly<Record<string, Port["type"]>> = {
  FP32: "float32",
  FP64: "float64",
  INT32: "int32",
  INT64: "int64",
  BYTES: "string",
  BOOL: "bool",
  UINT8: "uint8",
};

/**
 * A model behind an address that speaks the Open Inference Protocol, version 2: `http://host/v2/models/name`. Whoever
 * stands in front of the host is sent as basic authentication; what follows a question mark goes with every call.
 *
 * @param options.fetch follows no redirect: the address is what was named
 * @throws {ParapetError} PARAPET_VALIDATE_MODEL when it does not describe itself
 * @see https://github.com/kserve/open-inference-protocol
 */
export async function openInference(
  address: string,
  { fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS }: { fetch?: typeof globalThis.fetch; timeoutMs?: number } = {},
): Promise<Predictor> {
  const { model, infer, authorization } = placesOf(address);
  // What stands in front of the host is a secret, and what follows a question mark may be one.
  const name = `${model.protocol}//${model.host}${model.pathname}`;
  const ask = async (where: URL, body?: unknown): Promise<unknown> => {
    const response = await fetch(where, {
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`it answered ${response.status}`);
    }
    return JSON.parse(await boundedText(response, MOST_BYTES));
  };
  const about = await ask(model)
    .then((given) => metadata.parse(given))
    .catch((cause: unknown) => {
      throw validateError("PARAPET_VALIDATE_MODEL", `${name} does not describe a model: ${reasonOf(cause)}`, {
        hint: HINT,
        cause,
      });
    });
  return {
    name,
    digest: undefined,
    inputs: about.inputs.map((one) => ({
      name: one.name,
      type: TYPES[one.datatype] ?? "other",
      shape: one.shape.map((side) => (side < 0 ? undefined : side)),
    })),
    classes: undefined,
    predict: async (rows, inputs) => {
      try {
        const given = await ask(infer, { inputs: inputs.map(sentTensor) });
        return saidBy(answer.parse(given).outputs, rows);
      } catch (cause) {
        throw validateError("PARAPET_VALIDATE_RUN", `${name} broke on ${rows} rows: ${reasonOf(cause)}`, { cause });
      }
    },
    close: async () => {},
  };
}

const HINT = "Give the address of a model of the Open Inference Protocol: http://host/v2/models/name.";

function placesOf(address: string): { model: URL; infer: URL; authorization: string | undefined } {
  if (!URL.canParse(address))
    throw validateError("PARAPET_VALIDATE_MODEL", "the model's address is none", { hint: HINT });
  const model = new URL(address);
  const { username, password } = model;
  const authorization =
    username === "" && password === ""
      ? undefined
      : `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64")}`;
  model.username = "";
  model.password = "";
  model.hash = "";
  model.pathname = model.pathname.replace(/\/(?:infer\/?)?$/, "");
  const infer = new URL(model);
  infer.pathname = `${model.pathname}/infer`;
  return { model, infer, authorization };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const DATATYPES: Readonly<Record<Port["type"], string>> = {
  float32: "FP32",
  float64: "FP64",
  int32: "INT32",
  int64: "INT64",
  string: "BYTES",
  bool: "BOOL",
  uint8: "UINT8",
  other: "FP32",
};

function sentTensor({ port: { name, type }, shape, values }: FedTensor): object {
  const data = Array.from<number | string>(values);
  // JSON has no word for them, and null would be another row's zero.
  if (data.some((value) => typeof value === "number" && !Number.isFinite(value)))
    throw new Error(`a value of ${name} is missing, which JSON cannot say`);
  return { name, datatype: DATATYPES[type], shape, data: type === "bool" ? data.map(Boolean) : data };
}

function saidBy(outputs: readonly z.output<typeof tensor>[], rows: number): Said {
  const isNumbers = ({ datatype }: { readonly datatype: string }): boolean => /^FP/.test(datatype);
  const named = (pattern: RegExp) => outputs.find((one) => pattern.test(one.name) && isNumbers(one));
  const scores = named(/prob/i) ?? named(/logit|score|softmax/i) ?? outputs.find(isNumbers);
  const label = outputs.find((one) => one !== scores && one.data.length === rows && !isNumbers(one));
  const width = (scores?.data.length ?? 0) / rows;
  if (scores !== undefined && (!Number.isInteger(width) || width < 1))
    throw new Error(`it gave ${scores.data.length} values of ${scores.name}`);
  if (scores === undefined && label === undefined) throw new Error("it gave neither classes nor scores");
  return {
    scores: scores === undefined ? undefined : Float64Array.from(scores.data as readonly number[]), // by its datatype
    width,
    kind: scores !== undefined && /prob|softmax/i.test(scores.name) ? "probabilities" : "unknown",
    labels: label?.data.map(String),
  };
}
