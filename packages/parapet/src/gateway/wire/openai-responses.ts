import { mendResponses } from "./mend-stripped.ts";
import { readOpenaiUsage } from "./openai-chat.ts";
import { item, part, tool } from "./openai-items.ts";
import { annotation, answerSchema, requestSettings, usage } from "./openai-shapes.ts";
import { numberField, stringField } from "./read.ts";
import {
  array,
  base64,
  either,
  type Fields,
  type Growth,
  id,
  json,
  jsonText,
  media,
  object,
  type Shape,
  scalars,
  tagged,
  text,
  tokens,
} from "./shape.ts";
import { createStreamGuard, type StreamRules } from "./stream-guard.ts";
import { openaiErrorBody, responsesErrorEvent } from "./vendor-errors.ts";
import type { Wire } from "./wire.ts";

/** What a request sets and a reply repeats. */
const settings: Fields = {
  ...requestSettings,
  instructions: either(text("system"), array(item)),
  tools: array(tool),
  tool_choice: either(id(), json("tool-definition")),
  text: object({
    format: tagged("type", { text: {}, json_object: {}, json_schema: answerSchema }),
    verbosity: id(),
  }),
  prompt: object({ id: id(), version: id(), variables: json("user") }),
  reasoning: json("metadata"),
  conversation: either(id("an identifier"), object({ id: id() })),
  previous_response_id: id(),
  truncation: id(),
  context_management: json("metadata"),
  access_programs: json("metadata"),
  image: json("metadata"),
  multi_agent: json("metadata"),
  ...scalars("max_output_tokens max_tool_calls background"),
};

const request = object(
  {
    ...settings,
    input: either(text("user"), array(item)),
    include: array(id()),
    betas: array(text("metadata")),
  },
  { unseen: ["previous_response_id", "conversation", "prompt"] },
);

const responseFields: Fields = {
  ...settings,
  id: id(),
  object: id(),
  status: id(),
  ...scalars("created_at completed_at"),
  output: array(item, { label: "output" }),
  output_text: text("assistant"),
  error: json("metadata"),
  incomplete_details: json("metadata"),
  usage,
  tool_usage: json("metadata"),
  billing: json("metadata"),
  input_transformations: json("metadata"),
  prompt_cache_diagnostics: json("metadata"),
};

const response = object(responseFields);

const ITEM = { output: "output_index" };
const PART = { output: "output_index", content: "content_index" };
const SUMMARY = { output: "output_index", summary: "summary_index" };

const eventBase: Fields = {
  item_id: id(),
  response_id: id(),
  event_id: id(),
  obfuscation: base64("padding"),
  agent: json("metadata"),
  ...scalars("sequence_number output_index annotation_index partial_image_index status"),
};

function event(fields: Fields, index: Readonly<Record<string, string>> = ITEM): Shape {
  return object({ ...eventBase, ...fields }, { index });
}

/** A text in pieces, and the event that says it whole. */
function grown(
  name: string,
  whole: string,
  index: Readonly<Record<string, string>>,
  leaf: (growth: Growth) => Shape,
): { delta: Shape; done: Shape } {
  return {
    delta: event({ delta: leaf({ grows: name }), logprobs: tokens("assistant", { grows: "tokens" }) }, index),
    done: event(
      {
        [whole]: leaf({ repeats: name }),
        name: text("tool-call"),
        logprobs: tokens("assistant", { repeats: "tokens" }),
      },
      index,
    ),
  };
}

const outputText = grown("text", "text", PART, (growth) => text("assistant", growth));
const refusal = grown("refusal", "refusal", PART, (growth) => text("assistant", growth));
const reasoning = grown("reasoning", "text", PART, (growth) => text("reasoning", growth));
const summary = grown("summary", "text", SUMMARY, (growth) => text("reasoning", growth));
const call = grown("arguments", "arguments", ITEM, (growth) => jsonText("tool-call", growth));
const customInput = grown("input", "input", ITEM, (growth) => text("tool-call", growth));
const code = grown("code", "code", ITEM, (growth) => text("tool-call", growth));
const COMMAND = { output: "output_index", command: "command_index" };
const command = grown("command", "command", COMMAND, (growth) => text("tool-call", growth));
const transcript = grown("transcript", "transcript", {}, (growth) => text("assistant", growth));

/** Events that only tell how far a tool has come. */
const progress = (
  "code_interpreter_call.completed code_interpreter_call.in_progress code_interpreter_call.interpreting " +
  "file_search_call.completed file_search_call.in_progress file_search_call.searching " +
  "web_search_call.completed web_search_call.in_progress web_search_call.searching " +
  "image_generation_call.completed image_generation_call.in_progress image_generation_call.generating " +
  "mcp_call.completed mcp_call.failed mcp_call.in_progress " +
  "mcp_list_tools.completed mcp_list_tools.failed mcp_list_tools.in_progress compaction.compacting audio.done"
).split(" ");

const streamEvent = tagged("type", {
  ...Object.fromEntries(progress.map((name) => [`response.${name}`, event({})])),
  ...Object.fromEntries(
    ["created", "queued", "in_progress", "completed", "incomplete", "failed"].map((name) => [
      `response.${name}`,
      event({ response }, {}),
    ]),
  ),
  "response.output_item.added": event({ item }),
  "response.output_item.done": event({ item }),
  "response.content_part.added": event({ part }, PART),
  "response.content_part.done": event({ part }, PART),
  "response.output_text.delta": outputText.delta,
  "response.output_text.done": outputText.done,
  "response.output_text.annotation.added": event({ annotation }, PART),
  "response.refusal.delta": refusal.delta,
  "response.refusal.done": refusal.done,
  "response.reasoning_text.delta": reasoning.delta,
  "response.reasoning_text.done": reasoning.done,
  "response.reasoning_summary_part.added": event({ part }, SUMMARY),
  "response.reasoning_summary_part.done": event({ part }, SUMMARY),
  "response.reasoning_summary_text.delta": summary.delta,
  "response.reasoning_summary_text.done": summary.done,
  "response.function_call_arguments.delta": call.delta,
  "response.function_call_arguments.done": call.done,
  "response.mcp_call_arguments.delta": call.delta,
  "response.mcp_call_arguments.done": call.done,
  "response.custom_tool_call_input.delta": customInput.delta,
  "response.custom_tool_call_input.done": customInput.done,
  "response.code_interpreter_call_code.delta": code.delta,
  "response.code_interpreter_call_code.done": code.done,
  "response.shell_call_command.added": event({ command: text("tool-call", { grows: "command" }) }, COMMAND),
  "response.shell_call_command.delta": command.delta,
  "response.shell_call_command.done": command.done,
  "response.shell_call_output_content.delta": event(
    {
      delta: object({
        stdout: text("tool-result", { grows: "stdout" }),
        stderr: text("tool-result", { grows: "stderr" }),
      }),
    },
    COMMAND,
  ),
  "response.shell_call_output_content.done": event({ output: json("tool-result") }, COMMAND),
  "response.image_generation_call.partial_image": event({
    partial_image_b64: media,
    background: text("metadata"),
    output_format: id(),
    quality: text("metadata"),
    size: text("metadata"),
  }),
  "response.audio.delta": event({ delta: base64("sound") }),
  "response.audio.transcript.delta": transcript.delta,
  "response.audio.transcript.done": transcript.done,
  error: event(
    { code: text("metadata"), message: text("metadata"), param: text("metadata"), error: json("metadata") },
    {},
  ),
});

const rules: StreamRules = {
  closes: (json) => {
    const { type, output_index, content_index, summary_index, command_index } = json as Record<string, unknown>;
    if (typeof type !== "string") return [];
    if (/^response\.(completed|incomplete|failed)$/.test(type)) return [""];
    if (type === "response.audio.transcript.done") return ["/transcript"];
    if (!type.endsWith(".done") || typeof output_index !== "number") return [];
    let scope = `/output:${output_index}`;
    if (typeof content_index === "number") scope += `/content:${content_index}`;
    if (typeof summary_index === "number") scope += `/summary:${summary_index}`;
    if (typeof command_index === "number") scope += `/command:${command_index}`;
    return [scope];
  },
};

export const openaiResponses: Wire = {
  id: "openai-responses",
  vendor: "openai",
  method: "POST",
  path: "/v1/responses",
  action: "invoke",
  request,
  reply: response,
  streamEvent,
  lastEvents: ["response.completed", "response.incomplete", "response.failed"],
  readRequest: (json) => ({
    model: stringField(json, "model"),
    isStream: (json as { stream?: unknown } | null)?.stream === true,
    user: stringField(json, "user") || stringField(json, "safety_identifier"),
    maxOutputTokens: numberField(json, "max_output_tokens"),
  }),
  readUsage: (json) =>
    readOpenaiUsage(json, "input_tokens", "output_tokens") ??
    readOpenaiUsage((json as { response?: unknown } | null)?.response, "input_tokens", "output_tokens"),
  errorBody: openaiErrorBody,
  errorEvent: responsesErrorEvent,
  mendStripped: mendResponses,
  createStreamGuard: (options) => createStreamGuard(openaiResponses, rules, options),
};
