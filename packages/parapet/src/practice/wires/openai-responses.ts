import { think } from "../mind.ts";
import type { Seed } from "../seed.ts";
import { bounded, countTokens, piecesOf } from "../tokens.ts";
import { type Fields, flagAt, integerAt, modelAt, objectAt } from "./body.ts";
import { readResponses } from "./openai-responses-request.ts";
import { type PracticeWire, Refusal } from "./wire.ts";

interface TextItem {
  readonly type: "message";
  readonly id: string;
  readonly status: "completed" | "incomplete";
  readonly role: "assistant";
  readonly content: readonly {
    readonly type: "output_text";
    readonly text: string;
    readonly annotations: [];
    readonly logprobs: [];
  }[];
}

interface CallItem {
  readonly type: "function_call";
  readonly id: string;
  readonly call_id: string;
  readonly name: string;
  readonly arguments: string;
  readonly status: "completed";
}

type Item = TextItem | CallItem;

/** `/v1/responses`. The practice model keeps nothing: `previous_response_id` is refused and item references are skipped. */
export const openaiResponses: PracticeWire = {
  id: "openai-responses",
  method: "POST",
  matches: (path) => path === "/v1/responses",
  reply({ json, seed }) {
    const body = objectAt(json, "body");
    const { envelope, items } = compose(body, seed);
    if (flagAt(body.stream, "stream")) return { is: "stream", frames: responseFrames(envelope, items) };
    return { is: "json", body: envelope(items, true) };
  },
};

function compose(
  body: Fields,
  seed: Seed,
): { envelope: (items: readonly Item[], isDone: boolean) => object; items: readonly Item[] } {
  const model = modelAt(body);
  if (body.previous_response_id != null)
    throw new Refusal(400, "Previous response not found.", {
      param: "previous_response_id",
      code: "previous_response_not_found",
    });
  const { turn, inputTokens } = readResponses(body);
  const move = think(turn);
  const most = integerAt(body.max_output_tokens, "max_output_tokens", 1_000_000, 1, 1_000_000);
  const { pieces, ended } = bounded(move.text, most, []);
  const isCut = ended === "length";
  const items: Item[] = move.toolCalls.map((call, index) => ({
    id: seed.id("fc_", String(index)),
    type: "function_call",
    status: "completed",
    arguments: JSON.stringify(call.arguments),
    call_id: seed.id("call_", String(index)),
    name: call.name,
  }));
  if (pieces.length > 0)
    items.unshift({
      id: seed.id("msg_"),
      type: "message",
      status: isCut ? "incomplete" : "completed",
      content: [{ type: "output_text", annotations: [], logprobs: [], text: pieces.join("") }],
      role: "assistant",
    });
  const outputTokens = items.reduce((sum, item) => sum + countTokens(textOf(item)), 0);
  const envelope = (output: readonly Item[], isDone: boolean): object => ({
    id: seed.id("resp_"),
    object: "response",
    created_at: seed.createdSeconds,
    status: isDone ? (isCut ? "incomplete" : "completed") : "in_progress",
    background: false,
    error: null,
    incomplete_details: isDone && isCut ? { reason: "max_output_tokens" } : null,
    instructions: typeof body.instructions === "string" ? body.instructions : null,
    max_output_tokens: body.max_output_tokens ?? null,
    model,
    output,
    parallel_tool_calls: turn.mayCallInParallel,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: body.store !== false,
    temperature: 1,
    text: body.text ?? { format: { type: "text" } },
    tool_choice: body.tool_choice ?? "auto",
    tools: body.tools ?? [],
    top_p: 1,
    truncation: "disabled",
    usage: isDone ? usage(inputTokens, outputTokens) : null,
    user: body.user ?? null,
    metadata: body.metadata ?? {},
  });
  return { envelope, items };
}

function usage(inputTokens: number, outputTokens: number): unknown {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

function textOf(item: Item): string {
  return item.type === "message" ? item.content.map(({ text }) => text).join("") : item.arguments;
}

function* responseFrames(
  envelope: (items: readonly Item[], isDone: boolean) => object,
  items: readonly Item[],
): Generator<string> {
  let sequence = -1;
  const frame = (type: string, more: object): string => {
    sequence += 1;
    return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence, ...more })}\n\n`;
  };
  yield frame("response.created", { response: envelope([], false) });
  yield frame("response.in_progress", { response: envelope([], false) });
  for (const [index, item] of items.entries()) yield* itemFrames(item, index, frame);
  const done = envelope(items, true) as { status: string };
  yield frame(done.status === "incomplete" ? "response.incomplete" : "response.completed", { response: done });
}

function* itemFrames(item: Item, index: number, frame: (type: string, more: object) => string): Generator<string> {
  const place = { item_id: item.id, output_index: index };
  if (item.type === "function_call") {
    yield frame("response.output_item.added", {
      output_index: index,
      item: { ...item, status: "in_progress", arguments: "" },
    });
    for (const delta of piecesOf(item.arguments))
      yield frame("response.function_call_arguments.delta", { ...place, delta });
    yield frame("response.function_call_arguments.done", { ...place, arguments: item.arguments });
  } else {
    const at = { ...place, content_index: 0 };
    const part = item.content[0];
    yield frame("response.output_item.added", {
      output_index: index,
      item: { ...item, status: "in_progress", content: [] },
    });
    yield frame("response.content_part.added", { ...at, part: { ...part, text: "" } });
    for (const delta of piecesOf(textOf(item)))
      yield frame("response.output_text.delta", { ...at, delta, logprobs: [] });
    yield frame("response.output_text.done", { ...at, text: textOf(item), logprobs: [] });
    yield frame("response.content_part.done", { ...at, part });
  }
  yield frame("response.output_item.done", { output_index: index, item });
}
