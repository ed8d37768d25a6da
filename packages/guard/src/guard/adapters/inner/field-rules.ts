import type { Origin } from "../../detector.ts";

/*
 * Whose words stand where, in the bodies of the OpenAI and Anthropic wires and in the messages of SDKs built on them.
 *
 * Every string of a body is inspected, whether or not it is named here, so that nothing is missed; what stands here
 * only says whose it is, which is all that a table can forget. A text that no rule names belongs to who speaks around
 * it. `test/adapters/fields.test.ts` holds these rules against the gateway's tables, field by field.
 */

/** Who speaks, by `role`. */
export const ROLES: ReadonlyMap<string, Origin> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["human", "user"],
  ["assistant", "assistant"],
  ["ai", "assistant"],
  ["tool", "tool-result"],
  ["function", "tool-result"],
]);

/** Where messages, parts, items and events stand: one of an unknown kind there is an unknown shape. */
export const PARTS: ReadonlySet<string> = new Set(
  "messages prompt content input output outputs instructions summary tool_calls part item content_block delta source prediction thinking system".split(
    " ",
  ),
);

function listed(lists: Readonly<Partial<Record<Origin | "", string>>>): ReadonlyMap<string, Origin | ""> {
  return new Map(
    Object.entries(lists).flatMap(([origin, names]) => names.split(" ").map((name) => [name, origin as Origin | ""])),
  );
}

/** Whose a part, item, block or event is, by its `type`; "" where it is of who speaks around it. */
export const TYPES: ReadonlyMap<string, Origin | ""> = listed({
  "": `text input_text output_text refusal image image_url input_image input_audio video_url audio_url file input_file
message message_start message_delta message_stop content_block_start content_block_delta content_block_stop ping error
text_delta content json_object base64 url ephemeral logs image_file item_reference container_upload
computer_screenshot computer_call_output url_citation file_citation container_file_citation file_path
compaction_trigger configuration_update additional_tools tool_search_output encrypted_content
response.output_item.added response.output_item.done response.content_part.added response.content_part.done
response.output_text.delta response.output_text.done response.output_text.annotation.added
response.refusal.delta response.refusal.done response.created response.queued response.in_progress response.completed
response.incomplete response.failed response.image_generation_call.partial_image response.audio.delta
response.audio.done response.audio.transcript.delta response.audio.transcript.done
response.compaction.compacting tool_addition tool_removal fallback media image-url file-data file-url
text-start text-delta text-end stream-start response-metadata finish finish-step start-step abort raw source
file-id json error-text error-json execution-denied text-plain non_standard video
custom enabled disabled adaptive auto any none`.replaceAll("\n", " "),
  reasoning: `thinking redacted_thinking thinking_delta signature_delta reasoning reasoning_text summary_text
reasoning.text reasoning.summary reasoning.encrypted reasoning-start reasoning-delta reasoning-end reasoning-file
response.reasoning_text.delta response.reasoning_text.done response.reasoning_summary_part.added
response.reasoning_summary_part.done response.reasoning_summary_text.delta response.reasoning_summary_text.done`.replaceAll(
    "\n",
    " ",
  ),
  "tool-call": `tool_use server_tool_use mcp_tool_use input_json_delta function function_call custom_tool_call
file_search_call web_search_call computer_call code_interpreter_call local_shell_call shell_call apply_patch_call
mcp_call mcp_approval_request tool_search_call program multi_agent_call tool-call tool-input-start tool-input-delta
tool-input-end tool-approval-request tool_reference tool_call tool_call_chunk
invalid_tool_call server_tool_call server_tool_call_chunk
response.function_call_arguments.delta response.function_call_arguments.done
response.mcp_call_arguments.delta response.mcp_call_arguments.done
response.custom_tool_call_input.delta response.custom_tool_call_input.done
response.code_interpreter_call_code.delta response.code_interpreter_call_code.done
response.shell_call_command.added response.shell_call_command.delta response.shell_call_command.done
response.code_interpreter_call.completed response.code_interpreter_call.in_progress
response.code_interpreter_call.interpreting response.file_search_call.completed
response.file_search_call.in_progress response.file_search_call.searching response.web_search_call.completed
response.web_search_call.in_progress response.web_search_call.searching response.image_generation_call.completed
response.image_generation_call.in_progress response.image_generation_call.generating response.mcp_call.completed
response.mcp_call.failed response.mcp_call.in_progress response.mcp_list_tools.completed
response.mcp_list_tools.failed response.mcp_list_tools.in_progress`.replaceAll("\n", " "),
  "tool-result": `tool_result mcp_tool_result web_search_tool_result web_fetch_tool_result code_execution_tool_result
bash_code_execution_tool_result text_editor_code_execution_tool_result tool_search_tool_result advisor_tool_result
web_fetch_result encrypted_code_execution_result advisor_redacted_result browser_state
function_call_output custom_tool_call_output local_shell_call_output shell_call_output apply_patch_call_output
program_output server_tool_call_result agent_message multi_agent_call_output mcp_list_tools tool-result tool-error
response.shell_call_output_content.delta response.shell_call_output_content.done resource resource_link audio`.replaceAll(
    "\n",
    " ",
  ),
  "tool-definition": "mcp_tool_listing json_schema grammar",
  document: `document search_result web_search_result citations_delta char_location page_location
content_block_location web_search_result_location search_result_location`.replaceAll("\n", " "),
  assistant: "image_generation_call compaction compaction_delta",
  user: "mcp_approval_response tool-approval-response",
});

/** What stands under a name: whose it is, and with `all`, that no rule applies below: it is anybody's JSON. */
export interface FieldRule {
  readonly origin?: Origin;
  readonly all?: boolean;
  /** `json`: a string here holds JSON; `tokens`: log probabilities; `format`: a string is text, an object a schema. */
  readonly form?: "json" | "tokens" | "format";
}

const definition: FieldRule = { origin: "tool-definition", all: true };
const metadata: FieldRule = { origin: "metadata", all: true };
const call: FieldRule = { origin: "tool-call", all: true };

/** By name, or by `type.name` where the type decides; `$` is the whole body. */
export const FIELDS: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
  ..."tools functions tool_choice response_format output_config output_format mcp_servers fallbacks tool tool_changes toolChoice responseFormat"
    .split(" ")
    .map((name) => [name, definition] as const),
  ["$.function_call", definition],
  ["text", { form: "format" }],
  ["$.system", { origin: "system" }],
  ["instructions", { origin: "system" }],
  ["$.input", { origin: "user" }],
  ["$.stop", { origin: "user" }],
  ["$.stop_sequences", { origin: "user" }],
  ["prompt", { origin: "user" }],
  ["image_generation_call.prompt", { origin: "assistant" }],
  ["prediction", { origin: "assistant" }],
  ["metadata", metadata],
  ["error", metadata],
  ["mcp_list_tools.error", { origin: "tool-result" }],
  ["user", metadata],
  ["url", { origin: "metadata" }],
  ["filename", { origin: "metadata" }],
  ["cache_control", metadata],
  ["toolset_name", { origin: "tool-call" }],
  ["tool_calls", { origin: "tool-call" }],
  ["function_call", { origin: "tool-call" }],
  ["arguments", { ...call, form: "json" }],
  ["partial_json", { origin: "tool-call", form: "json" }],
  ["response.function_call_arguments.delta.delta", { origin: "tool-call", form: "json" }],
  ["response.mcp_call_arguments.delta.delta", { origin: "tool-call", form: "json" }],
  ["tool_use.input", call],
  ["server_tool_use.input", call],
  ["mcp_tool_use.input", call],
  ["tool-call.input", { ...call, form: "json" }],
  ["tool-input-delta.delta", { origin: "tool-call", form: "json" }],
  ["args", call],
  ["tool_call_chunk.args", { origin: "tool-call", form: "json" }],
  ["json.value", { origin: "tool-result", all: true }],
  ["error-json.value", { origin: "tool-result", all: true }],
  ["tool-result.result", { origin: "tool-result", all: true }],
  ["tool-result.input", call],
  ["mcp_call.output", { origin: "tool-result" }],
  ["mcp_call.error", { origin: "tool-result", all: true }],
  ["code_interpreter_call.outputs", { origin: "tool-result" }],
  ["results", { origin: "document", all: true }],
  ["web_search_tool_result.content", { origin: "tool-result" }],
  ["encrypted_code_execution_result.content", { origin: "tool-result", all: true }],
  ["citations", { origin: "document" }],
  ["citation", { origin: "document" }],
  ["$.thinking", metadata],
  ["thinking", { origin: "reasoning" }],
  ["shell_call_output.output", { origin: "tool-result", all: true }],
  ["response.shell_call_output_content.done.output", { origin: "tool-result", all: true }],
  ["reasoning", { origin: "reasoning" }],
  ["reasoning_content", { origin: "reasoning" }],
  ["reasoning_details", { origin: "reasoning" }],
  ["logprobs", { form: "tokens" }],
  ["configuration_update.text", definition],
]);

/** Fixed words and identifiers: no text while they look the part. */
export const ID_FIELDS: ReadonlySet<string> = new Set(
  `id type role model object status finish_reason finishReason service_tier system_fingerprint detail format
media_type mediaType mimeType toolCallId toolName item_id call_id response_id event_id tool_call_id tool_use_id file_id
container_id approval_request_id connector_id obfuscation signature phase`.split(/\s+/),
);

/** Pixels, sound, files and ciphertext: text only if it is. */
export const MEDIA_FIELDS: ReadonlySet<string> = new Set(
  `data file_data image_url video_url audio_url partial_image_b64 encrypted_content encrypted_index
encrypted_stdout authorization authorization_token fallback_credit_token fingerprint response.audio.delta.delta blob image`.split(
    /\s+/,
  ),
);

/** Content of a request that the provider has and that is not seen here, by `type.field`. */
export const UNSEEN_FIELDS: ReadonlySet<string> = new Set(
  `$.previous_response_id $.conversation $.prompt file.file_id input_file.file_id input_file.file_url
container_upload.file_id document.file_id document.url item_reference.id`.split(/\s+/),
);
