import { think } from "../mind.ts";
import type { Seed } from "../seed.ts";
import { bounded, countTokens, piecesOf } from "../tokens.ts";
import { readMessages } from "./anthropic-request.ts";
import { flagAt, integerAt, listAt, modelAt, objectAt, stringAt } from "./body.ts";
import { namedFrame, type PracticeWire, Refusal } from "./wire.ts";

type Block =
  | { readonly type: "thinking"; readonly thinking: string; readonly signature: string }
  | { readonly type: "text"; readonly text: string; readonly citations: null }
  | {
      readonly type: "tool_use";
      readonly id: string;
      readonly name: string;
      readonly input: unknown;
      readonly caller: { readonly type: "direct" };
    };

interface Message {
  readonly head: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
  readonly stopReason: "end_turn" | "max_tokens" | "stop_sequence" | "tool_use";
  readonly stopSequence: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** `/v1/messages`. */
export const anthropicMessages: PracticeWire = {
  id: "anthropic-messages",
  method: "POST",
  matches: (path) => path === "/v1/messages",
  reply({ json, seed }) {
    const message = compose(json, seed);
    if (flagAt(objectAt(json, "body").stream, "stream")) return { is: "stream", frames: messageFrames(message) };
    const { head, blocks, stopReason, stopSequence, inputTokens, outputTokens } = message;
    return {
      is: "json",
      body: {
        ...head,
        content: blocks,
        stop_reason: stopReason,
        stop_sequence: stopSequence,
        usage: usage(inputTokens, outputTokens),
      },
    };
  },
};

/** `/v1/messages/count_tokens`. */
export const anthropicCountTokens: PracticeWire = {
  id: "anthropic-count-tokens",
  method: "POST",
  matches: (path) => path === "/v1/messages/count_tokens",
  reply({ json }) {
    const body = objectAt(json, "body");
    modelAt(body);
    return { is: "json", body: { input_tokens: readMessages(body).inputTokens } };
  },
};

function compose(json: unknown, seed: Seed): Message {
  const body = objectAt(json, "body");
  const model = modelAt(body);
  if (body.max_tokens === undefined) throw new Refusal(400, "max_tokens: Field required", { param: "max_tokens" });
  const maxTokens = integerAt(body.max_tokens, "max_tokens", 1, 1, 1_000_000);
  const stops = listAt(body.stop_sequences ?? [], "stop_sequences").map((one) => stringAt(one, "stop_sequences"));
  const { turn, inputTokens } = readMessages(body);
  const move = think(turn);
  const { pieces, ended, stop } = bounded(move.text, maxTokens, stops);
  const blocks: Block[] = [];
  if ((body.thinking as { type?: unknown } | undefined)?.type === "enabled") blocks.push(thought(seed));
  if (pieces.length > 0) blocks.push({ type: "text", text: pieces.join(""), citations: null });
  for (const [index, call] of move.toolCalls.entries())
    blocks.push({
      type: "tool_use",
      id: seed.id("toolu_", String(index)),
      name: call.name,
      input: call.arguments,
      caller: { type: "direct" },
    });
  return {
    head: { id: seed.id("msg_"), type: "message", role: "assistant", model },
    blocks,
    stopReason:
      move.toolCalls.length > 0
        ? "tool_use"
        : ended === "length"
          ? "max_tokens"
          : ended === "stop-sequence"
            ? "stop_sequence"
            : "end_turn",
    stopSequence: stop ?? null,
    inputTokens,
    outputTokens: blocks.reduce((sum, block) => sum + countTokens(wordsIn(block)), 0),
  };
}

/** A thought of the same three kinds of bytes a real one has: words, then a signature that nobody can read. */
function thought(seed: Seed): Block {
  return {
    type: "thinking",
    thinking: "The customer asks something. I look it up and answer kindly.",
    signature: Buffer.from(seed.id("thought-")).toString("base64"),
  };
}

function wordsIn(block: Block): string {
  if (block.type === "text") return block.text;
  return block.type === "thinking" ? block.thinking : JSON.stringify(block.input);
}

function* messageFrames(message: Message): Generator<string> {
  const { head, blocks, stopReason, stopSequence, inputTokens, outputTokens } = message;
  yield namedFrame({
    type: "message_start",
    message: { ...head, content: [], stop_reason: null, stop_sequence: null, usage: usage(inputTokens, 1) },
  });
  for (const [index, block] of blocks.entries()) {
    const frame = (type: string, more: object): string => namedFrame({ type, index, ...more });
    yield frame("content_block_start", { content_block: emptied(block) });
    if (index === 0) yield namedFrame({ type: "ping" });
    for (const delta of deltas(block)) yield frame("content_block_delta", { delta });
    yield frame("content_block_stop", {});
  }
  yield namedFrame({
    type: "message_delta",
    delta: { stop_reason: stopReason, stop_sequence: stopSequence },
    usage: usage(inputTokens, outputTokens),
  });
  yield namedFrame({ type: "message_stop" });
}

/** The block as its start event shows it: everything but what the deltas bring. */
function emptied(block: Block): Block {
  if (block.type === "text") return { ...block, text: "" };
  return block.type === "thinking" ? { ...block, thinking: "", signature: "" } : { ...block, input: {} };
}

function* deltas(block: Block): Generator<object> {
  if (block.type === "text") for (const text of piecesOf(block.text)) yield { type: "text_delta", text };
  else if (block.type === "thinking") {
    for (const thinking of piecesOf(block.thinking)) yield { type: "thinking_delta", thinking };
    yield { type: "signature_delta", signature: block.signature };
  } else
    for (const json of ["", ...piecesOf(JSON.stringify(block.input))])
      yield { type: "input_json_delta", partial_json: json };
}

function usage(inputTokens: number, outputTokens: number): unknown {
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: outputTokens,
    service_tier: "standard",
  };
}
