import { createHmac, hash, randomBytes } from "node:crypto";
import { coarsened } from "../../predictions/index.ts";
import type { Exchange, Filter, Route } from "../exchange.ts";
import { upstreamFailure } from "../refusal.ts";
import { parseJsonBody } from "../wire/index.ts";

type OutputRules = NonNullable<Route["model"]["predict"]>["outputs"];

const MAX_REPLY_DEPTH = 128;
const FLOATS = new Set(["FP16", "BF16", "FP32", "FP64"]);

/**
 * Lets no more of a prediction leave than the policy says: some tensors only, noise, the highest few, fewer decimals.
 * Each makes it dearer to copy a model by its answers, or to learn whom it was trained on.
 *
 * Noise is Laplace's (Dwork and others, 2006), drawn from the question by a key of this process: asking again does not
 * average it away. It is added first; what follows only takes away. All of it is for numbers with a fraction: labels pass.
 */
export function createShapeOutputs(key: Buffer = randomBytes(32)): Filter {
  return (exchange) => {
    const { route, reply } = exchange;
    const rules = outputRulesOf(exchange);
    if (rules === undefined || reply === undefined || reply.status >= 300) return undefined;
    const parsed = parseJsonBody(reply.body, { maxDepth: MAX_REPLY_DEPTH });
    if (parsed.problem !== undefined) return unreadable;
    const { outputs } = (parsed.json ?? {}) as { readonly outputs?: unknown };
    if (!Array.isArray(outputs) || !outputs.every(isTensor)) return unreadable;
    const kept = rules.only === undefined ? outputs : outputs.filter(({ name }) => rules.only?.includes(name));
    const seed = createHmac("sha256", key).update(route!.name).update("\0").update(questionOf(exchange.json)).digest();
    const shaped: OutputTensor[] = [];
    for (const [at, tensor] of kept.entries()) {
      const data = FLOATS.has(tensor.datatype) ? shapeData(tensor, rules, drawsOf(seed, at)) : tensor.data;
      if (data === undefined) return unreadable;
      shaped.push({ ...tensor, data });
    }
    const body = Buffer.from(JSON.stringify({ ...(parsed.json as object), outputs: shaped }));
    exchange.reply = { ...reply, body };
    exchange.responseDigest = hash("sha256", body, "hex");
    return undefined;
  };
}

/** Undefined where all of an answer may leave. */
export function outputRulesOf({ wire, route }: Exchange): OutputRules | undefined {
  const rules = route?.model.predict?.outputs;
  if (wire.action !== "predict" || rules === undefined) return undefined;
  return Object.values(rules).every((rule) => rule === undefined) ? undefined : rules;
}

const unreadable = upstreamFailure(
  502,
  "upstream_malformed",
  "The model's answer is no answer of the Open Inference Protocol.",
);

interface OutputTensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data: readonly unknown[];
}

function isTensor(value: unknown): value is OutputTensor {
  const { name, datatype, shape, data } = (value ?? {}) as Partial<Record<keyof OutputTensor, unknown>>;
  return (
    typeof name === "string" &&
    typeof datatype === "string" &&
    Array.isArray(shape) &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    Array.isArray(data)
  );
}

/** What was asked, however it was written down: spaces, order of tensors and nesting draw no other noise. */
function questionOf(json: unknown): string {
  const { inputs } = (json ?? {}) as { readonly inputs?: unknown };
  if (!Array.isArray(inputs)) return "";
  const tensors = inputs.map((one) => {
    const { name, datatype, shape, data } = (one ?? {}) as Partial<Record<keyof OutputTensor, unknown>>;
    return JSON.stringify([name, datatype, shape, Array.isArray(data) ? data.flat(8) : data]);
  });
  return tensors.sort().join("\n");
}

/** Uniform draws from (0, 1), as many as are asked for, the same for the same seed. */
function drawsOf(seed: Buffer, tensor: number): (count: number) => Float64Array {
  return (count) => {
    const bytes = hash("shake256", Buffer.concat([seed, Buffer.from([tensor])]), {
      outputEncoding: "buffer",
      outputLength: 8 * count,
    });
    return Float64Array.from({ length: count }, (_, at) => {
      const high = bytes.readUInt32LE(8 * at) >>> 5;
      const low = bytes.readUInt32LE(8 * at + 4) >>> 6;
      return (high * 67_108_864 + low + 0.5) / 9_007_199_254_740_992;
    });
  };
}

function shapeData(
  { shape, data }: OutputTensor,
  rules: OutputRules,
  draws: (count: number) => Float64Array,
): readonly number[] | undefined {
  const flat = data.flat(8);
  if (!flat.every((value) => typeof value === "number" && Number.isFinite(value))) return undefined;
  return coarsened(flat as readonly number[], Math.max(1, shape.at(-1) ?? 1), rules, draws); // all are numbers, as just seen
}
