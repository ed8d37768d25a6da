import { countTokens } from "../tokens.ts";
import type { Said, Turn } from "../turn.ts";
import {
  type Fields,
  flagAt,
  integerAt,
  invalid,
  listAt,
  modelAt,
  objectAt,
  splitDocuments,
  stringAt,
} from "./body.ts";
import { functionTools, toolChoice } from "./openai-tools.ts";
import { Refusal } from "./wire.ts";

const MOST_TOKENS = 1_000_000;

/** A chat request, read and checked. */
export interface ChatRequest {
  readonly model: string;
  readonly turn: Turn;
  readonly choices: number;
  readonly isStream: boolean;
  readonly wantsUsage: boolean;
  /** Alternatives to name for each token; undefined when no log-probabilities were asked for. */
  readonly topLogprobs: number | undefined;
  readonly maxTokens: number;
  readonly stops: readonly string[];
  readonly promptTokens: number;
}

/** @throws {Refusal} where OpenAI would refuse */
export function readChat(body: Fields): ChatRequest {
  const model = modelAt(body);
  const messages = listAt(body.messages, "messages");
  if (messages.length === 0)
    throw new Refusal(400, "Invalid 'messages': empty array.", { param: "messages", code: "empty_array" });
  const system: string[] = [];
  const said: Said[] = [];
  let promptTokens = 3;
  for (const [index, one] of messages.entries()) {
    const message = objectAt(one, `messages[${index}]`);
    const role = stringAt(message.role, `messages[${index}].role`);
    const texts = textsOf(message.content, `messages[${index}].content`);
    for (const { text } of texts) promptTokens += countTokens(text) + 3;
    place(role, texts, { system, said, index, message });
  }
  const format = body.response_format === undefined ? undefined : objectAt(body.response_format, "response_format");
  const stop = body.stop ?? [];
  return {
    model,
    choices: integerAt(body.n, "n", 1, 1, 16),
    isStream: flagAt(body.stream, "stream"),
    wantsUsage: body.stream_options != null && objectAt(body.stream_options, "stream_options").include_usage === true,
    topLogprobs: flagAt(body.logprobs, "logprobs") ? integerAt(body.top_logprobs, "top_logprobs", 0, 0, 20) : undefined,
    maxTokens: integerAt(body.max_completion_tokens ?? body.max_tokens, "max_tokens", MOST_TOKENS, 1, MOST_TOKENS),
    stops: (typeof stop === "string" ? [stop] : listAt(stop, "stop")).map((one, index) =>
      stringAt(one, `stop[${index}]`),
    ),
    promptTokens,
    turn: {
      system: system.join("\n\n"),
      said,
      tools: functionTools(body.tools, (tool) => tool.function),
      toolChoice: toolChoice(body.tool_choice),
      mayCallInParallel: body.parallel_tool_calls !== false,
      answerAs: answerAs(format),
    },
  };
}

interface Text {
  readonly text: string;
  readonly isDocument: boolean;
}

function place(
  role: string,
  texts: readonly Text[],
  into: { system: string[]; said: Said[]; index: number; message: Fields },
): void {
  const joined = texts.map(({ text }) => text).join("\n");
  if (role === "system" || role === "developer") into.system.push(joined);
  else if (role === "tool" || role === "function") {
    if (role === "tool") stringAt(into.message.tool_call_id, `messages[${into.index}].tool_call_id`);
    into.said.push({ role: "tool", text: joined });
  } else if (role === "assistant") into.said.push({ role: "assistant", text: joined });
  else if (role === "user") {
    const words: string[] = [];
    for (const { text, isDocument } of texts) {
      const split = isDocument ? { words: "", documents: [text] } : splitDocuments(text);
      for (const document of split.documents) into.said.push({ role: "document", text: document });
      if (!isDocument) words.push(split.words);
    }
    into.said.push({ role: "user", text: words.join("\n") });
  } else
    throw new Refusal(
      400,
      `Invalid value: '${role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.`,
      {
        param: `messages[${into.index}].role`,
        code: "invalid_value",
      },
    );
}

/** A string, null, or parts; images and sound are taken in silence, text files are documents. */
function textsOf(content: unknown, param: string): Text[] {
  if (content === null || content === undefined) return [];
  if (typeof content === "string") return [{ text: content, isDocument: false }];
  return listAt(content, param).flatMap((one, index): Text[] => {
    const part = objectAt(one, `${param}[${index}]`);
    switch (part.type) {
      case "text":
        return [{ text: stringAt(part.text, `${param}[${index}].text`), isDocument: false }];
      case "refusal":
        return [{ text: stringAt(part.refusal, `${param}[${index}].refusal`), isDocument: false }];
      case "file":
        return [{ text: fileText(objectAt(part.file, `${param}[${index}].file`)), isDocument: true }];
      case "image_url":
      case "input_audio":
        return [];
      default:
        throw invalid(`${param}[${index}].type`, "one of 'text', 'image_url', 'input_audio', 'refusal', 'file'");
    }
  });
}

/** Text of a `data:text/…;base64,` file; other files are opaque to this model. */
export function fileText(file: Fields): string {
  const data = typeof file.file_data === "string" ? file.file_data : "";
  const comma = data.indexOf(",");
  return data.startsWith("data:text/") && comma > 0
    ? Buffer.from(data.slice(comma + 1), "base64").toString("utf8")
    : "";
}

function answerAs(format: Fields | undefined): Turn["answerAs"] {
  if (format?.type === "json_object") return "json";
  if (format?.type !== "json_schema") return "text";
  return { schema: objectAt(format.json_schema, "response_format.json_schema").schema };
}
