import { readOpenaiUsage } from "./openai-chat.ts";
import { requestSettings, usage } from "./openai-shapes.ts";
import { stringField } from "./read.ts";
import { array, base64, either, id, json, object, readableText, text } from "./shape.ts";
import { openaiErrorBody, openaiErrorEvent } from "./vendor-errors.ts";
import type { Wire } from "./wire.ts";

/** Input as token numbers is text that no detector can read: an unknown shape. */
const input = either(text("user"), array(readableText("user")));

export const openaiEmbeddings: Wire = {
  id: "openai-embeddings",
  vendor: "openai",
  method: "POST",
  path: "/v1/embeddings",
  action: "embed",
  request: object({ ...requestSettings, input, encoding_format: id(), dimensions: id() }),
  reply: object({
    object: id(),
    model: id("model name"),
    data: array(object({ object: id(), index: id(), embedding: either(base64("a vector"), array(id("number"))) })),
    usage,
    error: json("metadata"),
  }),
  streamEvent: undefined,
  lastEvents: [],
  readRequest: (body) => ({
    model: stringField(body, "model"),
    isStream: false,
    user: stringField(body, "user"),
    maxOutputTokens: 0,
  }),
  readUsage: (body) => readOpenaiUsage(body, "prompt_tokens", "completion_tokens"),
  errorBody: openaiErrorBody,
  errorEvent: openaiErrorEvent,
};
