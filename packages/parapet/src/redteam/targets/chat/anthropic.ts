import { argumentsOf } from "./openai-chat.ts";
import { type ChatWire, type Message, refuseHalf, type WireCall, type WireReply } from "./wire.ts";

interface Block {
  readonly type?: string;
  readonly text?: string;
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
}
interface Usage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
}
interface StreamEvent {
  readonly type?: string;
  readonly index?: number;
  readonly message?: { readonly usage?: Usage };
  readonly usage?: Usage;
  readonly content_block?: Block;
  readonly delta?: { readonly text?: string; readonly partial_json?: string; readonly stop_reason?: string };
}

/** Longest answer that is asked for. */
const MAX_TOKENS = 4_096;

/** Anthropic's Messages. */
export const anthropic: ChatWire = {
  path: "/messages",
  headers: (apiKey) => ({
    "anthropic-version": "2023-06-01",
    ...(apiKey === undefined ? {} : { "x-api-key": apiKey }),
  }),
  body: ({ model, system, messages, tools, stream }) => ({
    model,
    max_tokens: MAX_TOKENS,
    ...(system === undefined ? {} : { system }),
    messages: turnsOf(messages),
    ...(tools.length === 0
      ? {}
      : { tools: tools.map(({ name, description, parameters }) => ({ name, description, input_schema: parameters })) }),
    ...(stream ? { stream: true } : {}),
  }),
  read: (reply) => {
    const { content, usage, stop_reason } = reply as {
      readonly content: readonly Block[];
      readonly usage?: Usage;
      readonly stop_reason?: string | null;
    };
    return replyOf(content, usage, stop_reason);
  },
  readStream: (events, isEnded) => {
    const blocks: { type: string; text: string; id: string; name: string; json: string }[] = [];
    let usage: Usage = {};
    let end: string | undefined;
    let isOver = false;
    for (const event of events as readonly StreamEvent[]) {
      usage = { ...usage, ...event.message?.usage, ...event.usage };
      end = event.delta?.stop_reason ?? end;
      isOver ||= event.type === "message_stop";
      const at = event.index ?? 0;
      if (event.type === "content_block_start") {
        const { type = "", id = "", name = "", text = "" } = event.content_block ?? {};
        blocks[at] = { type, text, id, name, json: "" };
      } else if (event.type === "content_block_delta" && blocks[at] !== undefined) {
        blocks[at].text += event.delta?.text ?? "";
        blocks[at].json += event.delta?.partial_json ?? "";
      }
    }
    refuseHalf(isOver, isEnded);
    return replyOf(
      blocks.filter(Boolean).map(({ json, ...block }) => ({ ...block, input: argumentsOf(json) })),
      usage,
      end,
    );
  },
};

/** Results of tools stand in the user's turn; turns of one speaker are one. */
function turnsOf(messages: readonly Message[]): readonly { role: string; content: unknown[] }[] {
  const turns: { role: string; content: unknown[] }[] = [];
  for (const message of messages) {
    const role = message.role === "assistant" ? "assistant" : "user";
    const content =
      message.role === "tool"
        ? [{ type: "tool_result", tool_use_id: message.id, content: message.text }]
        : [
            ...(message.text === "" ? [] : [{ type: "text", text: message.text }]),
            ...(message.calls ?? []).map((call) => ({
              type: "tool_use",
              id: call.id,
              name: call.name,
              input: call.arguments ?? {},
            })),
          ];
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else turns.push({ role, content });
  }
  return turns;
}

function replyOf(content: readonly Block[], usage: Usage | undefined, end: string | null | undefined): WireReply {
  return {
    ...(end === "refusal" ? { blockedBy: end } : {}),
    text: content.map(({ text }) => text ?? "").join(""),
    calls: content
      .filter(({ type }) => type === "tool_use")
      .map((block, at): WireCall => ({ id: block.id ?? `t${at}`, name: block.name ?? "", arguments: block.input })),
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
  };
}
