import { annotation, cacheBreakpoint, customDefinition, functionDefinition, ROLES } from "./openai-shapes.ts";
import {
  array,
  base64,
  callIn,
  documentMedia,
  either,
  type Fields,
  id,
  json,
  jsonText,
  media,
  object,
  otherDefinition,
  type Shape,
  scalars,
  type TaggedShape,
  tagged,
  text,
  tokens,
} from "./shape.ts";

/**
 * Items of the Responses API: what stands in `input`, in `output`, and whole in stream events. Texts that a stream
 * has built before say so by `repeats`, under the channel names of openai-responses.ts.
 */

const file: Shape = object(
  {
    file_data: documentMedia,
    file_id: id(),
    file_url: text("metadata"),
    filename: text("metadata"),
    detail: id(),
    ...cacheBreakpoint,
  },
  { unseen: ["file_id", "file_url"] },
);

/** Content parts of messages and of reasoning, and of tool outputs. */
export const part: TaggedShape = tagged("type", {
  input_text: { text: text("by-role"), ...cacheBreakpoint },
  output_text: {
    text: text("by-role", { repeats: "text" }),
    annotations: array(annotation),
    logprobs: tokens("assistant", { repeats: "tokens" }),
  },
  text: { text: text("by-role") },
  refusal: { refusal: text("by-role", { repeats: "refusal" }) },
  reasoning_text: { text: text("reasoning", { repeats: "reasoning" }) },
  summary_text: { text: text("reasoning", { repeats: "summary" }) },
  input_image: { image_url: media, file_id: id(), detail: id(), ...cacheBreakpoint },
  computer_screenshot: { image_url: media, file_id: id(), detail: id(), ...cacheBreakpoint },
  input_file: file,
  input_audio: { input_audio: object({ data: media, format: id() }) },
});

const resultPart: TaggedShape = tagged("type", {
  input_text: { text: text("tool-result"), ...cacheBreakpoint },
  output_text: { text: text("tool-result"), annotations: array(annotation), logprobs: tokens("tool-result") },
  input_image: { image_url: media, file_id: id(), detail: id(), ...cacheBreakpoint },
  input_file: file,
});

/** What one agent says to another. It may hold anything, and nobody of this conversation has said it. */
const agentPart: Shape = tagged("type", {
  ...resultPart.cases,
  text: { text: text("tool-result") },
  refusal: { refusal: text("tool-result") },
  reasoning_text: { text: text("reasoning") },
  summary_text: { text: text("reasoning") },
  computer_screenshot: part.cases.computer_screenshot as Shape,
  encrypted_content: { encrypted_content: base64("encrypted message") },
});

const result: Shape = either(text("tool-result"), array(resultPart));

export const tool: Shape = tagged(
  "type",
  {
    function: {
      ...functionDefinition,
      fields: { ...functionDefinition.fields, output_schema: json("tool-definition") },
    },
    custom: customDefinition,
    mcp: object(
      {
        server_label: text("tool-definition"),
        server_url: text("metadata"),
        server_description: text("tool-definition"),
        connector_id: id(),
        tunnel_id: id(),
        authorization: base64("credential for the tool's server"),
        headers: json("metadata"),
        allowed_tools: json("tool-definition"),
        require_approval: either(id(), json("tool-definition")),
        allowed_callers: array(id()),
        defer_loading: id(),
      },
      { tool: { is: "definition", server: "server_label" } },
    ),
  },
  { others: otherDefinition },
);

/** Fields of every item. */
const base: Fields = {
  id: id(),
  call_id: id(),
  status: id(),
  created_by: text("metadata"),
  namespace: text("metadata"),
  caller: json("metadata"),
  agent: json("metadata"),
  ...scalars("max_output_length created_at async"),
};

const jsonCall = callIn("arguments", { isJsonText: true, grows: "arguments" });
const serverCall = callIn("arguments", { isJsonText: true, grows: "arguments", server: "server_label" });

const call = json("tool-call");
const found = json("tool-result");

const content: Shape = either(text("by-role"), array(part, { label: "content" }));
const message: Fields = { ...base, role: id(), content, phase: id() };

export const item: Shape = tagged(
  "type",
  {
    message: object(message, { role: { by: "role", origins: ROLES } }),
    reasoning: {
      ...base,
      summary: array(part, { label: "summary" }),
      content: array(part, { label: "content" }),
      encrypted_content: base64("encrypted reasoning"),
    },
    function_call: object(
      {
        ...base,
        name: text("tool-call"),
        arguments: jsonText("tool-call", { repeats: "arguments" }),
      },
      jsonCall,
    ),
    function_call_output: { ...base, name: text("tool-call"), output: result },
    custom_tool_call: object(
      { ...base, name: text("tool-call"), input: text("tool-call", { repeats: "input" }) },
      callIn("input", { grows: "input" }),
    ),
    custom_tool_call_output: { ...base, output: result },
    file_search_call: object({ ...base, queries: call, results: json("document") }, callIn("queries")),
    web_search_call: object({ ...base, action: call, results: json("document") }, callIn("action")),
    computer_call: object(
      { ...base, action: call, actions: call, pending_safety_checks: json("metadata") },
      { tool: { is: "call" } },
    ),
    computer_call_output: { ...base, output: part, acknowledged_safety_checks: json("metadata") },
    code_interpreter_call: object(
      {
        ...base,
        code: text("tool-call", { repeats: "code" }),
        container_id: id(),
        outputs: array(tagged("type", { logs: { logs: text("tool-result") }, image: { url: media } })),
      },
      callIn("code", { grows: "code" }),
    ),
    image_generation_call: object(
      {
        ...base,
        result: media,
        revised_prompt: text("assistant"),
        prompt: text("assistant"),
        action: id(),
        background: id(),
        output_format: id(),
        quality: id(),
        size: text("metadata"),
        svg_usage: json("metadata"),
        error: json("metadata"),
      },
      callIn("prompt"),
    ),
    local_shell_call: object({ ...base, action: call }, callIn("action")),
    local_shell_call_output: { ...base, output: text("tool-result") },
    shell_call: object({ ...base, action: call, environment: json("metadata") }, callIn("action")),
    shell_call_output: { ...base, output: found },
    apply_patch_call: object({ ...base, operation: call }, callIn("operation")),
    apply_patch_call_output: { ...base, output: text("tool-result") },
    mcp_list_tools: {
      ...base,
      server_label: text("metadata"),
      tools: json("tool-definition"),
      error: text("tool-result"),
    },
    mcp_call: object(
      {
        ...base,
        name: text("tool-call"),
        server_label: text("metadata"),
        approval_request_id: id(),
        arguments: jsonText("tool-call", { repeats: "arguments" }),
        output: text("tool-result"),
        error: either(text("tool-result"), json("tool-result")),
      },
      serverCall,
    ),
    mcp_approval_request: object(
      {
        ...base,
        name: text("tool-call"),
        server_label: text("metadata"),
        arguments: jsonText("tool-call", { repeats: "arguments" }),
      },
      serverCall,
    ),
    mcp_approval_response: { ...base, approval_request_id: id(), approve: id(), reason: text("user") },
    tool_search_call: object({ ...base, arguments: call, execution: id() }, callIn("arguments")),
    tool_search_output: { ...base, tools: array(tool), execution: id() },
    additional_tools: { ...base, role: id(), tools: array(tool) },
    configuration_update: { ...base, reasoning: json("metadata"), text: json("tool-definition") },
    program: { ...base, code: text("tool-call", { repeats: "code" }), fingerprint: base64("fingerprint") },
    program_output: { ...base, result: text("tool-result") },
    compaction: { ...base, encrypted_content: base64("encrypted history") },
    agent_message: { ...base, author: text("metadata"), recipient: text("metadata"), content: array(agentPart) },
    multi_agent_call: { ...base, action: id(), arguments: jsonText("tool-call") },
    multi_agent_call_output: { ...base, action: id(), output: array(resultPart) },
    compaction_trigger: base,
    item_reference: object(base, { unseen: ["id"] }),
  },
  // The short form of an input message has no type.
  { untagged: object(message, { role: { by: "role", origins: ROLES } }) },
);
