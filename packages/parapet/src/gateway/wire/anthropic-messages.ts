import { block, blockCases, citation, ROLES, systemBlock, tool } from "./anthropic-blocks.ts";
import { mendMessages } from "./mend-stripped.ts";
import { numberField, stringField } from "./read.ts";
import { array, base64, either, type Fields, id, json, jsonText, object, scalars, tagged, text } from "./shape.ts";
import { createStreamGuard, type StreamRules } from "./stream-guard.ts";
import { anthropicErrorBody, anthropicErrorEvent } from "./vendor-errors.ts";
import type { TokenUsage, Wire } from "./wire.ts";

export const requestFields: Fields = {
  model: id("model name"),
  system: either(text("system"), array(systemBlock)),
  messages: array(
    object(
      {
        role: id(),
        content: either(text("by-role"), array(block)),
        clear_at: id(),
        output_config: json("tool-definition"),
      },
      { role: { by: "role", origins: ROLES } },
    ),
  ),
  tools: array(tool),
  tool_choice: json("tool-definition"),
  metadata: json("metadata"),
  stop_sequences: array(text("user")),
  thinking: json("metadata"),
  service_tier: id(),
  speed: id(),
  inference_geo: id(),
  cache_control: json("metadata"),
  container: either(id(), json("metadata")),
  context_management: json("metadata"),
  compaction: json("metadata"),
  diagnostics: json("metadata"),
  mcp_servers: array(
    object({
      type: id(),
      name: text("tool-definition"),
      url: text("metadata"),
      authorization_token: base64("credential for the tool's server"),
      tool_configuration: json("tool-definition"),
    }),
  ),
  output_config: json("tool-definition"),
  output_format: json("tool-definition"),
  user_profile_id: id(),
  workspace_id: id(),
  fallbacks: json("tool-definition"),
  fallback_credit_token: either(base64("credential for a discount"), json("metadata")),
  billing_policy: json("metadata"),
  thread: json("metadata"),
  betas: array(text("metadata")),
  ...scalars("max_tokens temperature top_p top_k stream"),
};

const usage = object({
  ...scalars(
    "input_tokens output_tokens cache_creation_input_tokens cache_read_input_tokens service_tier inference_geo speed",
  ),
  cache_creation: object(scalars("ephemeral_5m_input_tokens ephemeral_1h_input_tokens")),
  server_tool_use: object(scalars("web_search_requests web_fetch_requests")),
  output_tokens_details: json("metadata"),
  iterations: json("metadata"),
  fallback_credit: json("metadata"),
});

const replyFields: Fields = {
  id: id(),
  type: id(),
  role: id(),
  model: id("model name"),
  content: array(block),
  stop_reason: id(),
  stop_sequence: text("metadata"),
  stop_details: json("metadata"),
  container: json("metadata"),
  context_management: json("metadata"),
  diagnostics: json("metadata"),
  input_transformations: json("metadata"),
  usage,
  error: json("metadata"),
  request_id: id(),
};

/** A block as it begins: its first text, mostly empty, is the first piece. */
const startedBlock = tagged("type", {
  ...blockCases,
  text: { ...blockCases.text, text: text("assistant", { grows: "text" }) },
  thinking: { ...blockCases.thinking, thinking: text("reasoning", { grows: "thinking" }) },
});

const grown = tagged("type", {
  text_delta: object({ text: text("assistant", { grows: "text" }) }, { isDelta: true }),
  input_json_delta: object({ partial_json: jsonText("tool-call", { grows: "input" }) }, { isDelta: true }),
  thinking_delta: object(
    { thinking: text("reasoning", { grows: "thinking" }), estimated_tokens: id() },
    { isDelta: true },
  ),
  signature_delta: { signature: base64("signature") },
  citations_delta: { citation },
  compaction_delta: {
    content: text("assistant", { grows: "compaction" }),
    encrypted_content: base64("encrypted history"),
  },
});

const BLOCK = { index: { block: "index" } };

const streamEvent = tagged("type", {
  message_start: { message: object(replyFields) },
  content_block_start: object({ content_block: startedBlock }, BLOCK),
  content_block_delta: object({ delta: grown }, BLOCK),
  content_block_stop: object({}, BLOCK),
  message_delta: {
    delta: object({
      stop_reason: id(),
      stop_sequence: text("metadata"),
      stop_details: json("metadata"),
      container: json("metadata"),
    }),
    usage,
    context_management: json("metadata"),
    input_transformations: json("metadata"),
  },
  message_stop: {},
  ping: {},
  error: { error: json("metadata"), request_id: id() },
});

const rules: StreamRules = {
  closes: (json) => {
    const { type, index } = json as { type?: unknown; index?: unknown };
    if (type === "content_block_stop") return [`/block:${typeof index === "number" ? index : 0}`];
    return type === "message_delta" || type === "message_stop" ? [""] : [];
  },
};

export const anthropicMessages: Wire = {
  id: "anthropic-messages",
  vendor: "anthropic",
  method: "POST",
  path: "/v1/messages",
  action: "invoke",
  request: object(requestFields),
  reply: object(replyFields),
  streamEvent,
  lastEvents: ["message_stop"],
  readRequest: (json) => ({
    model: stringField(json, "model"),
    isStream: (json as { stream?: unknown } | null)?.stream === true,
    user: stringField((json as { metadata?: unknown } | null)?.metadata, "user_id"),
    maxOutputTokens: numberField(json, "max_tokens"),
  }),
  deltaOverheadBytes: 120,
  readUsage: (json) => readUsage(json) ?? readUsage((json as { message?: unknown } | null)?.message),
  errorBody: anthropicErrorBody,
  errorEvent: anthropicErrorEvent,
  mendStripped: mendMessages,
  createStreamGuard: (options) => createStreamGuard(anthropicMessages, rules, options),
};

/** Cached input counts as input: it was sent, and is billed, if at another price. */
function readUsage(json: unknown): TokenUsage | undefined {
  const usage = (json as { usage?: unknown } | null | undefined)?.usage;
  if (usage === null || typeof usage !== "object") return undefined;
  const cachedInputTokens = numberField(usage, "cache_read_input_tokens");
  const cacheWriteTokens = numberField(usage, "cache_creation_input_tokens");
  const written = (usage as { cache_creation?: unknown }).cache_creation;
  const cacheWriteHourTokens = numberField(written, "ephemeral_1h_input_tokens");
  const input = numberField(usage, "input_tokens") + cacheWriteTokens + cachedInputTokens;
  const output = (usage as { output_tokens?: unknown }).output_tokens;
  return {
    ...(input > 0 ? { inputTokens: input } : {}),
    ...(typeof output === "number" ? { outputTokens: output } : {}),
    ...(cachedInputTokens > 0 ? { cachedInputTokens } : {}),
    ...(cacheWriteTokens > 0 ? { cacheWriteTokens } : {}),
    ...(cacheWriteHourTokens > 0 ? { cacheWriteHourTokens } : {}),
  };
}
