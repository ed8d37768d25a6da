import { array, id, json, object, text } from "./shape.ts";
import { openaiErrorBody, openaiErrorEvent } from "./vendor-errors.ts";
import type { Wire } from "./wire.ts";

const model = {
  id: id("model name"),
  object: id(),
  created: id(),
  owned_by: text("metadata"),
  shutdown_date: id(),
  error: json("metadata"),
};

/** The list of models, and one model by name below the same path. */
export const openaiModels: Wire = {
  id: "openai-models",
  vendor: "openai",
  method: "GET",
  path: "/v1/models",
  action: "list",
  request: undefined,
  reply: object({ ...model, data: array(object(model)) }),
  streamEvent: undefined,
  lastEvents: [],
  readRequest: () => ({ model: "", isStream: false, user: "", maxOutputTokens: 0 }),
  readUsage: () => undefined,
  errorBody: openaiErrorBody,
  errorEvent: openaiErrorEvent,
};
