import { think } from "../mind.ts";
import type { Seed } from "../seed.ts";
import { bounded, countTokens, piecesOf } from "../tokens.ts";
import type { ToolCall } from "../turn.ts";
import { objectAt } from "./body.ts";
import { type ChatRequest, readChat } from "./openai-chat-request.ts";
import { dataFrame, type PracticeRequest, type PracticeWire } from "./wire.ts";

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

function compose(asked: ChatRequest, seed: Seed): Answer {
  const move = think(asked.turn);
  const calls = move.toolCalls.map((call, index) => ({ ...call, id: seed.id("call_", String(index)) }));
  const { pieces, ended } = bounded(move.text, asked.maxTokens, asked.stops);
  return { pieces, calls, finish: calls.length > 0 ? "tool_calls" : ended === "length" ? "length" : "stop" };
}

function chatBody(asked: ChatRequest, answer: Answer, { seed }: PracticeRequest): unknown {
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

function* chatFrames(asked: ChatRequest, answer: Answer, { seed }: PracticeRequest): Generator<string> {
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

function usage(asked: ChatRequest, answer: Answer): unknown {
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
