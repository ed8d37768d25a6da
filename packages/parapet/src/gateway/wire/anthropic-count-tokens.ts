import { anthropicMessages, requestFields } from "./anthropic-messages.ts";
import { stringField } from "./read.ts";
import { id, json, object } from "./shape.ts";
import { anthropicErrorBody, anthropicErrorEvent } from "./vendor-errors.ts";
import type { Wire } from "./wire.ts";

/** Counting sends the whole prompt upstream, so it is inspected like one; the answer is a number. */
export const anthropicCountTokens: Wire = {
  id: "anthropic-count-tokens",
  vendor: "anthropic",
  method: "POST",
  path: "/v1/messages/count_tokens",
  action: "invoke",
  spendsTokens: false,
  request: object(requestFields),
  reply: object({
    type: id(),
    input_tokens: id(),
    error: json("metadata"),
    request_id: id(),
    context_management: json("metadata"),
  }),
  streamEvent: undefined,
  lastEvents: [],
  readRequest: (body) => ({
    ...anthropicMessages.readRequest(body),
    model: stringField(body, "model"),
    isStream: false,
    maxOutputTokens: 0,
  }),
  readUsage: () => undefined,
  errorBody: anthropicErrorBody,
  errorEvent: anthropicErrorEvent,
};
