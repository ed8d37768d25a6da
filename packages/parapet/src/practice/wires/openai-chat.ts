import { think } from "../mind.ts";
import type { Seed } from "../seed.ts";
import { bounded, countTokens, piecesOf } from "../tokens.ts";
import type { Said, ToolCall, Turn } from "../turn.ts";
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
import { dataFrame, type PracticeRequest, type PracticeWire, Refusal } from "./wire.ts";

const MOST_TOKENS = 1_000_000;

interface Asked {
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

/** `/v1/chat/completions`. */
export const openaiChat: PracticeWire = {
  id: "openai-chat",
  method: "POST",
  matches: (path) => path === "/v1/chat/completions",
  reply(request) {
    const asked = readChat(objectAt(request.json, "body"));
    const answer = compose(asked, request.seed);
    return asked.isStream
      ? { is: "stream", frames: chatFrames(asked, answer, request) }
      : { is: "json", body: chatBody(asked, answer, request) };
  },
};

interface Answer {
  readonly pieces: readonly string[];
  readonly calls: readonly (ToolCall & { readonly id: string })[];
  readonly finish: "stop" | "length" | "tool_calls";
}

function compose(asked: Asked, seed: Seed): Answer {
  const move = think(asked.turn);
  const calls = move.toolCalls.map((call, index) => ({ ...call, id: seed.id("call_", String(index)) }));
  const { pieces, ended } = bounded(move.text, asked.maxTokens, asked.stops);
  return { pieces, calls, finish: calls.length > 0 ? "tool_calls" : ended === "length" ? "length" : "stop" };
}

function chatBody(asked: Asked, answer: Answer, { seed }: PracticeRequest): unknown {
  const content = answer.pieces.join("");
  const message = {
    role: "assistant",
    content: content === "" && answer.calls.length > 0 ? null : content,
    refusal: null,
    annotations: [],
    ...(answer.calls.length === 0 ? {} : { tool_calls: answer.calls.map(wireCall) }),
  };
  return {
    id: seed.id("chatcmpl-"),
    object: "chat.completion",
    created: seed.createdSeconds,
    model: asked.model,
    choices: Array.from({ length: asked.choices }, (_, index) => ({
      index,
      message,
      logprobs: asked.topLogprobs === undefined ? null : logprobs(answer.pieces, asked.topLogprobs, seed),
      finish_reason: answer.finish,
    })),
    usage: usage(asked, answer),
    service_tier: "default",
    system_fingerprint: "fp_practice",
  };
}

function* chatFrames(asked: Asked, answer: Answer, { seed }: PracticeRequest): Generator<string> {
  const frame = (choices: readonly unknown[], used: unknown = null): string =>
    dataFrame({
      id: seed.id("chatcmpl-"),
      object: "chat.completion.chunk",
      created: seed.createdSeconds,
      model: asked.model,
      service_tier: "default",
      system_fingerprint: "fp_practice",
      choices,
      ...(asked.wantsUsage ? { usage: used } : {}),
    });
  const delta = (index: number, part: unknown, probabilities: unknown = null): string =>
    frame([{ index, delta: part, logprobs: probabilities, finish_reason: null }]);

  for (let index = 0; index < asked.choices; index += 1) {
    const isSilent = answer.pieces.length === 0 && answer.calls.length > 0;
    yield delta(index, { role: "assistant", content: isSilent ? null : "", refusal: null });
    for (const piece of answer.pieces)
      yield delta(
        index,
        { content: piece },
        asked.topLogprobs === undefined ? null : logprobs([piece], asked.topLogprobs, seed),
      );
    for (const [at, call] of answer.calls.entries()) {
      const head = wireCall({ ...call, arguments: {} });
      yield delta(index, { tool_calls: [{ index: at, ...head, function: { ...head.function, arguments: "" } }] });
      for (const piece of piecesOf(JSON.stringify(call.arguments)))
        yield delta(index, { tool_calls: [{ index: at, function: { arguments: piece } }] });
    }
    yield frame([{ index, delta: {}, logprobs: null, finish_reason: answer.finish }]);
  }
  if (asked.wantsUsage) yield frame([], usage(asked, answer));
  yield "data: [DONE]\n\n";
}

function wireCall(call: ToolCall & { readonly id: string }): {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
} {
  return { id: call.id, type: "function", function: { name: call.name, arguments: JSON.stringify(call.arguments) } };
}

function usage(asked: Asked, answer: Answer): unknown {
  const argumentTokens = answer.calls.reduce((sum, call) => sum + countTokens(JSON.stringify(call.arguments)), 0);
  const completion = (answer.pieces.length + argumentTokens) * asked.choices;
  return {
    prompt_tokens: asked.promptTokens,
    completion_tokens: completion,
    total_tokens: asked.promptTokens + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

/** Made-up but stable log-probabilities; the alternatives are the same token in other clothes. */
function logprobs(pieces: readonly string[], top: number, seed: Seed): unknown {
  const entry = (token: string, rank: number) => ({
    token,
    logprob: -(rank + seed.fraction(`${rank}:${token}`)),
    bytes: [...Buffer.from(token)],
  });
  return {
    content: pieces.map((piece) => ({
      ...entry(piece, 0),
      top_logprobs: Array.from({ length: top }, (_, rank) =>
        entry(rank === 0 ? piece : `${piece}${"~".repeat(rank)}`, rank),
      ),
    })),
    refusal: null,
  };
}

function readChat(body: Fields): Asked {
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
