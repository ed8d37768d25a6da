import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import { validateError } from "../model-error.ts";
import type { FedTensor, Port, Predictor, Said } from "./predictor.ts";

const TIMEOUT_MS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;

const tensor = z.object({
  name: z.string(),
  datatype: z.string(),
  shape: z.array(z.int()),
  data: z.array(z.union([z.number(), z.string(), z.boolean()])),
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
 * A model behind an address that speaks the Open Inference Protocol, version 2: `http://host/v2/models/name`.
 *
 * @param fetch follows no redirect: the address is what was named
 * @throws {ParapetError} PARAPET_VALIDATE_MODEL when it does not describe itself
 * @see https://github.com/kserve/open-inference-protocol
 */
export async function openInference(
  address: string,
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): Promise<Predictor> {
  const url = new URL(address);
  // What stands in front of the host is a secret, and what follows a question mark may be one.
  const name = `${url.protocol}//${url.host}${url.pathname}`;
  const base = address.replace(/\/(?:infer)?\/?$/, "");
  const ask = async (where: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(where, {
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`it answered ${response.status}`);
    }
    return JSON.parse(await boundedText(response));
  };
  const about = await ask(base)
    .then((given) => metadata.parse(given))
    .catch((cause: unknown) => {
      throw validateError("PARAPET_VALIDATE_MODEL", `${name} does not describe a model: ${reasonOf(cause)}`, {
        hint: "Give the address of a model of the Open Inference Protocol: http://host/v2/models/name.",
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
        const given = await ask(`${base}/infer`, { inputs: inputs.map(sentTensor) });
        return saidBy(answer.parse(given).outputs, rows);
      } catch (cause) {
        throw validateError("PARAPET_VALIDATE_RUN", `${name} broke on ${rows} rows: ${reasonOf(cause)}`, { cause });
      }
    },
    close: async () => {},
  };
}

/** Of a wrong form the first fault, not the whole list. */
const reasonOf = (cause: unknown): string =>
  cause instanceof z.ZodError
    ? `its answer has another form at ${cause.issues[0]?.path.join(".") ?? ""}`
    : messageOf(cause);

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`its answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
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
  const bad = typeof values[0] === "number" && (values as Float64Array).some((value) => !Number.isFinite(value)); // numbers, as was asked
  // JSON has no word for them, and null would be another row's zero.
  if (bad) throw new Error("a value is missing, which JSON cannot say");
  return { name, datatype: DATATYPES[type], shape, data: Array.from<number | string>(values) };
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
