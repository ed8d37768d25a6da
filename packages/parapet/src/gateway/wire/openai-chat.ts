import { mendChat } from "./mend-stripped.ts";
import {
  annotation,
  answerSchema,
  audioOut,
  chatPart,
  chatToolCall,
  customDefinition,
  functionCall,
  functionDefinition,
  ROLES,
  requestSettings,
  usage,
  vendorReasoning,
} from "./openai-shapes.ts";
import { numberField, stringField } from "./read.ts";
import {
  array,
  base64,
  callIn,
  either,
  type Fields,
  id,
  json,
  jsonText,
  object,
  otherDefinition,
  type Shape,
  scalars,
  tagged,
  text,
  tokens,
} from "./shape.ts";
import { createStreamGuard, type StreamRules } from "./stream-guard.ts";
import { openaiErrorBody, openaiErrorEvent } from "./vendor-errors.ts";
import type { TokenUsage, Wire } from "./wire.ts";

const message: Fields = {
  role: id(),
  content: either(text("by-role"), array(chatPart)),
  name: text("metadata"),
  tool_call_id: id(),
  refusal: text("by-role"),
  tool_calls: array(chatToolCall),
  function_call: functionCall,
  audio: audioOut,
  annotations: array(annotation),
  ...vendorReasoning,
};

const request = object({
  ...requestSettings,
  messages: array(object(message, { role: { by: "role", origins: ROLES } })),
  tools: array(
    tagged(
      "type",
      {
        function: { function: functionDefinition },
        custom: { custom: customDefinition },
      },
      { others: otherDefinition },
    ),
  ),
  functions: array(functionDefinition),
  tool_choice: either(id(), json("tool-definition")),
  function_call: either(id(), json("tool-definition")),
  response_format: tagged(
    "type",
    { text: {}, json_object: {}, json_schema: { json_schema: object(answerSchema) } },
    { others: json("tool-definition") },
  ),
  prediction: tagged("type", { content: { content: either(text("assistant"), array(chatPart)) } }),
  stop: either(text("user"), array(text("user"))),
  audio: json("metadata"),
  modalities: array(id()),
  logit_bias: json("metadata"),
  reasoning_effort: id(),
  verbosity: id(),
  web_search_options: json("metadata"),
  ...scalars("n seed max_tokens max_completion_tokens"),
});

const replySettings = {
  id: id(),
  created: id(),
  object: id(),
  model: id("model name"),
  system_fingerprint: id(),
  service_tier: id(),
  metadata: json("metadata"),
  moderation: json("metadata"),
  usage,
  error: json("metadata"),
};

const reply = object({
  ...replySettings,
  choices: array(
    object({
      finish_reason: id(),
      index: id(),
      message: object(message),
      logprobs: object({ content: tokens("assistant"), refusal: tokens("assistant") }),
    }),
  ),
});

const grownCall: Shape = object(
  {
    id: id(),
    type: id(),
    function: object(
      { name: text("tool-call"), arguments: jsonText("tool-call", { grows: "arguments" }) },
      callIn("arguments", { isJsonText: true, grows: "arguments" }),
    ),
    custom: object(
      { name: text("tool-call"), input: text("tool-call", { grows: "input" }) },
      callIn("input", { grows: "input" }),
    ),
  },
  { index: { call: "index" }, isDelta: true },
);

/** Content in parts grows like content in one string. */
const grownPart = tagged("type", {
  ...chatPart.cases,
  text: { text: text("assistant", { grows: "content" }) },
  thinking: {
    thinking: array(tagged("type", { text: { text: text("reasoning", { grows: "thinking" }) } })),
    closed: id(),
  },
});

const delta = object(
  {
    role: id(),
    content: either(text("assistant", { grows: "content" }), array(grownPart)),
    refusal: text("assistant", { grows: "refusal" }),
    function_call: object(
      { name: text("tool-call"), arguments: jsonText("tool-call", { grows: "call" }) },
      callIn("arguments", { isJsonText: true, grows: "call" }),
    ),
    tool_calls: array(grownCall),
    audio: object({
      id: id(),
      data: base64("sound"),
      transcript: text("assistant", { grows: "transcript" }),
      expires_at: id(),
    }),
    annotations: array(annotation),
    reasoning_content: text("reasoning", { grows: "reasoning_content" }),
    reasoning: either(text("reasoning", { grows: "reasoning" }), json("reasoning")),
    reasoning_details: array(
      object(
        {
          type: id(),
          id: id(),
          format: id(),
          text: text("reasoning", { grows: "text" }),
          summary: text("reasoning", { grows: "summary" }),
          data: base64("encrypted reasoning"),
          signature: base64("signature"),
        },
        { index: { detail: "index" }, isDelta: true },
      ),
    ),
  },
  { isDelta: true },
);

const streamEvent = object({
  ...replySettings,
  obfuscation: base64("padding against traffic analysis"),
  choices: array(
    object(
      {
        finish_reason: id(),
        delta,
        logprobs: object({
          content: tokens("assistant", { grows: "content-tokens" }),
          refusal: tokens("assistant", { grows: "refusal-tokens" }),
        }),
      },
      { index: { choice: "index" } },
    ),
  ),
});

/**
 * A finish reason closes nothing: the chunk that says it waits in line behind what is held, and servers exist that
 * send text after it, or an empty reason with every chunk. `[DONE]` and the stream's end close all.
 */
const rules: StreamRules = { closes: () => NOTHING };
const NOTHING: readonly string[] = [];

export const openaiChat: Wire = {
  id: "openai-chat",
  vendor: "openai",
  method: "POST",
  path: "/v1/chat/completions",
  action: "invoke",
  request,
  reply,
  streamEvent,
  lastEvents: ["[DONE]"],
  readRequest: (json) => ({
    model: stringField(json, "model"),
    isStream: (json as { stream?: unknown } | null)?.stream === true,
    user: stringField(json, "user") || stringField(json, "safety_identifier"),
    maxOutputTokens: (numberField(json, "max_completion_tokens") || numberField(json, "max_tokens")) * choicesOf(json),
  }),
  readUsage: (json) => readOpenaiUsage(json, "prompt_tokens", "completion_tokens"),
  deltaOverheadBytes: 400,
  errorBody: openaiErrorBody,
  errorEvent: openaiErrorEvent,
  mendStripped: mendChat,
  createStreamGuard: (options) => createStreamGuard(openaiChat, rules, options),
};

function choicesOf(json: unknown): number {
  return Math.max(1, Math.min(128, Math.trunc(numberField(json, "n"))));
}

/** Token counts of a `usage` object, under the names this wire gives them. */
export function readOpenaiUsage(json: unknown, inputName: string, outputName: string): TokenUsage | undefined {
  const usage = (json as { usage?: unknown } | null | undefined)?.usage;
  if (usage === null || typeof usage !== "object") return undefined;
  const counts = usage as Record<string, unknown>;
  const inputTokens = counts[inputName];
  const outputTokens = counts[outputName];
  const cachedInputTokens = numberField(counts[`${inputName}_details`], "cached_tokens");
  const cacheWriteTokens = numberField(counts[`${inputName}_details`], "cache_write_tokens");
  return {
    ...(typeof inputTokens === "number" ? { inputTokens } : {}),
    ...(typeof outputTokens === "number" ? { outputTokens } : {}),
    ...(cachedInputTokens > 0 ? { cachedInputTokens } : {}),
    ...(cacheWriteTokens > 0 ? { cacheWriteTokens } : {}),
  };
}
