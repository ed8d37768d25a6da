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
  jsonText,
  media,
  type ObjectShape,
  object,
  type Shape,
  scalars,
  type TaggedShape,
  tagged,
  text,
} from "./shape.ts";

/** What the OpenAI wires have in common. */

export const ROLES: Readonly<Record<string, Origin>> = {
  system: "system",
  developer: "system",
  user: "user",
  assistant: "assistant",
  tool: "tool-result",
  function: "tool-result",
};

/** Settings that every request may have and that are nobody's words. */
export const requestSettings: Fields = {
  model: id("model name"),
  metadata: json("metadata"),
  user: text("metadata"),
  safety_identifier: text("metadata"),
  prompt_cache_key: text("metadata"),
  prompt_cache_retention: id(),
  prompt_cache_options: json("metadata"),
  service_tier: id(),
  ...scalars(
    "temperature top_p top_k min_p presence_penalty frequency_penalty repetition_penalty logprobs top_logprobs stream store parallel_tool_calls",
  ),
  stream_options: json("metadata"),
  moderation: json("metadata"),
};

export const cacheBreakpoint: Fields = { prompt_cache_breakpoint: json("metadata") };

/** A JSON Schema as an answer format: its words steer the model as a tool's do. */
export const answerSchema: Fields = {
  name: text("tool-definition"),
  description: text("tool-definition"),
  schema: json("tool-definition"),
  strict: id(),
};

const customFormat: Shape = tagged("type", {
  text: {},
  grammar: {
    syntax: id(),
    definition: text("tool-definition"),
    grammar: object({ syntax: id(), definition: text("tool-definition") }),
  },
});

const toolScalars: Fields = { allowed_callers: array(id()), ...scalars("strict defer_loading async") };

/** A tool whose input is free text. */
export const customDefinition: ObjectShape = object(
  {
    name: text("tool-definition"),
    description: text("tool-definition"),
    format: customFormat,
    ...toolScalars,
  },
  definitionIn("format"),
);

export const functionDefinition: ObjectShape = object(
  {
    name: text("tool-definition"),
    description: text("tool-definition"),
    parameters: json("tool-definition"),
    ...toolScalars,
  },
  definitionIn("parameters"),
);

export const audioOut: Shape = object({
  id: id(),
  data: base64("sound"),
  transcript: text("assistant"),
  expires_at: id(),
});

/** Token counts, as chat, embeddings and responses report them. */
export const usage: Shape = object({
  ...scalars("prompt_tokens completion_tokens input_tokens output_tokens total_tokens"),
  prompt_tokens_details: object(scalars("cached_tokens audio_tokens cache_write_tokens text_tokens image_tokens")),
  completion_tokens_details: object(
    scalars("reasoning_tokens audio_tokens accepted_prediction_tokens rejected_prediction_tokens text_tokens"),
  ),
  input_tokens_details: object({
    ...scalars("cached_tokens audio_tokens cache_write_tokens"),
    cache_write_tokens_details: json("metadata"),
  }),
  output_tokens_details: object(scalars("reasoning_tokens audio_tokens")),
});

/** Parts of a chat message, in either direction. */
export const chatPart: TaggedShape = tagged("type", {
  text: { text: text("by-role"), ...cacheBreakpoint },
  refusal: { refusal: text("by-role") },
  // Some servers of this wire send reasoning as a part.
  thinking: {
    thinking: either(text("reasoning"), array(tagged("type", { text: { text: text("reasoning") } }))),
    closed: id(),
  },
  image_url: {
    image_url: either(media, object({ url: media, detail: id() })),
    ...cacheBreakpoint,
  },
  input_audio: { input_audio: object({ data: media, format: id() }), ...cacheBreakpoint },
  video_url: { video_url: object({ url: media }) },
  audio_url: { audio_url: object({ url: media }) },
  file: {
    file: object({ file_data: documentMedia, file_id: id(), filename: text("metadata") }, { unseen: ["file_id"] }),
    ...cacheBreakpoint,
  },
});

export const functionCall: Shape = object(
  { name: text("tool-call"), arguments: jsonText("tool-call") },
  callIn("arguments", { isJsonText: true }),
);

export const chatToolCall: Shape = tagged(
  "type",
  {
    function: { id: id(), index: id(), function: functionCall },
    custom: {
      id: id(),
      index: id(),
      custom: object({ name: text("tool-call"), input: text("tool-call") }, callIn("input")),
    },
  },
  // Several servers of this wire leave the type out.
  { untagged: object({ id: id(), function: functionCall }) },
);

/** Reasoning as several servers of this wire send it, in fields of their own. */
export const vendorReasoning: Fields = {
  reasoning_content: text("reasoning"),
  reasoning: either(text("reasoning"), json("reasoning")),
  reasoning_details: array(
    object({
      type: id(),
      id: id(),
      format: id(),
      index: id(),
      text: text("reasoning"),
      summary: text("reasoning"),
      data: base64("encrypted reasoning"),
      signature: base64("signature"),
    }),
  ),
};

const span = scalars("start_index end_index index");

/** Where an answer's claims come from: a title and a URL are words that others chose. */
export const annotation: Shape = tagged(
  "type",
  {
    url_citation: {
      title: text("metadata"),
      url: text("metadata"),
      ...span,
      url_citation: object({ title: text("metadata"), url: text("metadata"), ...span }),
    },
    file_citation: { file_id: id(), filename: text("metadata"), ...span },
    container_file_citation: { container_id: id(), file_id: id(), filename: text("metadata"), ...span },
    file_path: { file_id: id(), ...span },
  },
  { others: json("metadata"), untagged: json("metadata") },
);
