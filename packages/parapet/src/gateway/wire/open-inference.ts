import { stringField } from "./read.ts";
import { array, id, json, object } from "./shape.ts";
import type { Wire, WireError } from "./wire.ts";

/**
 * The Open Inference Protocol, version 2, over REST (KServe, Triton, MLServer, OpenVINO): tensors in, tensors out. The
 * model stands in the path. Numbers are no text; strings of a `BYTES` tensor are what a user wrote, or a model.
 *
 * @see https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
 */

const PATH = /^\/v2\/models\/([^/?]+)(?:\/versions\/([^/?]+))?\/infer$/;
const METADATA = /^\/v2\/models\/([^/?]+)(?:\/versions\/([^/?]+))?(\/ready)?$/;

const tensor = (origin: "user" | "assistant") =>
  object({
    name: id("tensor name"),
    shape: array(id("number")),
    datatype: id("type name"),
    parameters: json("metadata"),
    // Flat or nested; a string anywhere in it is text, and so is a long whole number.
    data: json(origin),
  });

const outputRequest = object({ name: id("tensor name"), parameters: json("metadata") });

/** The specification has one field for what went wrong; the code leads it. */
const errorBody = ({ code, message }: WireError): unknown => ({ error: `${code}: ${message}` });

function nameIn(path: string, pattern: RegExp): string {
  try {
    return decodeURIComponent(pattern.exec(path)?.[1] ?? "");
  } catch {
    return ""; // a broken escape names no model
  }
}

const common = {
  vendor: "open-inference",
  spendsTokens: false,
  streamEvent: undefined,
  lastEvents: [],
  readUsage: () => undefined,
  errorBody,
  errorEvent: (error: WireError): string => JSON.stringify(errorBody(error)),
} as const;

export const openInference: Wire = {
  ...common,
  id: "open-inference",
  method: "POST",
  path: "/v2/models/{model}/infer",
  action: "predict",
  serves: (path) => PATH.test(path),
  modelIn: (path) => nameIn(path, PATH),
  upstreamPath: (path, model) => {
    const version = PATH.exec(path)?.[2];
    return `/v2/models/${encodeURIComponent(model)}${version === undefined ? "" : `/versions/${version}`}/infer`;
  },
  request: object({
    id: id("request name"),
    parameters: json("metadata"),
    inputs: array(tensor("user")),
    outputs: array(outputRequest),
  }),
  reply: object({
    model_name: id("model name"),
    model_version: id("version"),
    id: id("request name"),
    parameters: json("metadata"),
    outputs: array(tensor("assistant")),
    error: json("metadata"),
  }),
  readRequest: (body) => ({
    model: "",
    isStream: false,
    user: stringField(body, "user"),
    maxOutputTokens: 0,
  }),
};

/** What a model takes and gives, and whether it is there: answered here, from the policy. */
export const openInferenceModel: Wire = {
  ...common,
  id: "open-inference-model",
  method: "GET",
  path: "/v2/models/{model}",
  action: "list",
  serves: (path) => METADATA.test(path),
  modelIn: (path) => nameIn(path, METADATA),
  request: undefined,
  reply: object({
    name: id("model name"),
    versions: array(id("version")),
    platform: id("platform"),
    ready: id("boolean"),
    inputs: array(object({ name: id("tensor name"), datatype: id("type name"), shape: array(id("number")) })),
    outputs: array(object({ name: id("tensor name"), datatype: id("type name"), shape: array(id("number")) })),
    error: json("metadata"),
  }),
  readRequest: () => ({ model: "", isStream: false, user: "", maxOutputTokens: 0 }),
};
