import type { Origin } from "@parapet/guard";
import {
  array,
  base64,
  callIn,
  definitionIn,
  documentMedia,
  either,
  type Fields,
  id,
  json,
  media,
  type ObjectShape,
  object,
  otherDefinition,
  type Shape,
  scalars,
  tagged,
  text,
} from "./shape.ts";

/** Content blocks of the Messages API, in requests, replies and streams. */

export const ROLES: Readonly<Record<string, Origin>> = { user: "user", assistant: "assistant", system: "system" };

const cache: Fields = { cache_control: json("metadata") };

const citedPlace = scalars(
  "start_char_index end_char_index document_index start_page_number end_page_number start_block_index end_block_index search_result_index",
);

/** What a citation quotes comes from the cited document. */
export const citation: Shape = tagged(
  "type",
  Object.fromEntries(
    [
      "char_location",
      "page_location",
      "content_block_location",
      "web_search_result_location",
      "search_result_location",
    ].map((kind) => [
      kind,
      {
        cited_text: text("document"),
        document_title: text("metadata"),
        title: text("metadata"),
        source: text("metadata"),
        url: text("metadata"),
        file_id: id(),
        encrypted_index: base64("encrypted place"),
        ...citedPlace,
      },
    ]),
  ),
  { others: json("document") },
);

function textBlock(origin: Origin | "by-role"): Fields {
  return { text: text(origin), citations: array(citation, { orElse: json("metadata") }), ...cache };
}

/** System prompts, as blocks. */
export const systemBlock: Shape = tagged("type", { text: textBlock("system") });

const image: Fields = {
  source: tagged("type", {
    base64: { media_type: id(), data: media },
    url: { url: text("metadata") },
    file: { file_id: id() },
  }),
  transformations: json("metadata"),
  ...cache,
};

const document: Fields = {
  title: text("document"),
  context: text("document"),
  citations: json("metadata"),
  source: tagged("type", {
    base64: { media_type: id(), data: documentMedia },
    text: { media_type: id(), data: text("document") },
    content: {
      content: either(text("document"), array(tagged("type", { text: textBlock("document"), image }))),
    },
    url: object({ url: text("metadata") }, { unseen: ["url"] }),
    file: object({ file_id: id() }, { unseen: ["file_id"] }),
  }),
  ...cache,
};

const searchResult: Fields = {
  source: text("metadata"),
  title: text("document"),
  content: array(tagged("type", { text: textBlock("document") })),
  citations: json("metadata"),
  ...cache,
};

const use: Fields = {
  id: id(),
  name: text("tool-call"),
  toolset_name: text("tool-call"),
  input: json("tool-call"),
  caller: json("metadata"),
  ...cache,
};

/** Results of the tools that the vendor runs: search hits, pages, program output. */
const serverResult: Fields = {
  tool_use_id: id(),
  caller: json("metadata"),
  content: either(
    text("tool-result"),
    tagged(
      "type",
      {
        web_fetch_result: { url: text("metadata"), retrieved_at: id(), content: tagged("type", { document }) },
        encrypted_code_execution_result: {
          encrypted_stdout: base64("encrypted output"),
          stderr: text("tool-result"),
          content: json("tool-result"),
          return_code: id(),
        },
        advisor_redacted_result: { encrypted_content: base64("encrypted advice"), stop_reason: text("metadata") },
      },
      { others: json("tool-result") },
    ),
  ),
  is_error: id(),
  ...cache,
};

const webSearchHit = tagged("type", {
  web_search_result: {
    url: text("metadata"),
    title: text("document"),
    page_age: text("metadata"),
    encrypted_content: base64("encrypted page"),
  },
});

const toolResult: Fields = {
  tool_use_id: id(),
  toolset_name: text("tool-call"),
  is_error: id(),
  content: either(
    text("tool-result"),
    array(
      tagged("type", {
        text: textBlock("tool-result"),
        image,
        document,
        search_result: searchResult,
        tool_reference: { tool_name: text("tool-call"), ...cache },
        browser_state: {
          tabs: json("tool-result"),
          state_changes: json("tool-result"),
          ...cache,
        },
      }),
    ),
  ),
  ...cache,
};

const customTool: ObjectShape = object(
  {
    type: id(),
    name: text("tool-definition"),
    description: text("tool-definition"),
    input_schema: json("tool-definition"),
    input_examples: json("tool-definition"),
    allowed_callers: array(id()),
    ...scalars("strict defer_loading eager_input_streaming"),
    ...cache,
  },
  definitionIn("input_schema"),
);

/** The vendor's own tools come with a date in their type; all they say is inspected. */
export const tool: Shape = tagged("type", { custom: customTool }, { untagged: customTool, others: otherDefinition });

/** Every block by its type; a stream's first events replace a few (see anthropic-messages.ts). */
export const blockCases = {
  text: textBlock("by-role"),
  image,
  document,
  search_result: searchResult,
  thinking: { thinking: text("reasoning"), signature: base64("signature"), ...cache },
  redacted_thinking: { data: base64("encrypted reasoning"), ...cache },
  tool_use: object(use, callIn("input", { grows: "input" })),
  server_tool_use: object(use, callIn("input", { grows: "input" })),
  mcp_tool_use: object(
    { ...use, server_name: text("tool-call") },
    callIn("input", { grows: "input", server: "server_name" }),
  ),
  tool_result: toolResult,
  mcp_tool_result: toolResult,
  web_search_tool_result: {
    ...serverResult,
    content: either(text("tool-result"), array(webSearchHit, { orElse: json("tool-result") })),
  },
  web_fetch_tool_result: serverResult,
  code_execution_tool_result: serverResult,
  bash_code_execution_tool_result: serverResult,
  text_editor_code_execution_tool_result: serverResult,
  tool_search_tool_result: serverResult,
  advisor_tool_result: serverResult,
  container_upload: object({ file_id: id(), ...cache }, { unseen: ["file_id"] }),
  compaction: {
    content: text("assistant"),
    encrypted_content: base64("encrypted history"),
    signature: base64("signature"),
    tool_changes: json("tool-definition"),
    ...cache,
  },
  tool_addition: { tool: json("tool-definition"), ...cache },
  tool_removal: { tool: json("tool-definition"), ...cache },
  mcp_tool_listing: { mcp_server_name: text("tool-definition"), tools: array(customTool), ...cache },
  fallback: { from: json("metadata"), to: json("metadata"), trigger: json("metadata"), ...cache },
};

export const block: Shape = tagged("type", blockCases);
