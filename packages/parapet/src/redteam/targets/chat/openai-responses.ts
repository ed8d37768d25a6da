import { argumentsOf } from "./openai-chat.ts";
import { type ChatWire, type Message, refuseHalf, type WireCall, type WireReply } from "./wire.ts";

interface Item {
  readonly type?: string;
  readonly name?: string;
  readonly call_id?: string;
  readonly arguments?: string;
  readonly content?: readonly { readonly type?: string; readonly text?: string; readonly refusal?: string }[];
}
interface Reply {
  readonly status?: string;
  readonly incomplete_details?: { readonly reason?: string } | null;
  readonly output: readonly Item[];
  readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number };
}
interface StreamEvent {
  readonly type?: string;
  readonly delta?: string;
  readonly item?: Item;
  readonly response?: Reply;
}

/** OpenAI's Responses. */
export const openaiResponses: ChatWire = {
  path: "/responses",
  headers: (apiKey) => (apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  body: ({ model, system, messages, tools, stream }) => ({
    model,
    store: false,
    ...(system === undefined ? {} : { instructions: system }),
    input: messages.flatMap(itemsOf),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: "function",
            name,
            description,
            parameters,
          })),
        }),
    ...(stream ? { stream: true } : {}),
  }),
  read: (reply) => readReply(reply as Reply),
  readStream: (events, isEnded) => {
    const told = events as readonly StreamEvent[];
    const last = told.find(({ type }) => type === "response.completed" || type === "response.incomplete");
    refuseHalf(last?.response !== undefined, isEnded);
    if (last?.response !== undefined) return readReply(last.response);
    const text = told.map(({ type, delta }) => (type !== undefined && SAID.test(type) ? (delta ?? "") : "")).join("");
    const calls = told.flatMap(({ type, item }) => (type === "response.output_item.done" && item ? [item] : []));
    return readReply({ output: [{ content: [{ text }] }, ...calls.filter(({ type }) => type === "function_call")] });
  },
};

/** Pieces of what the user gets to read. */
const SAID = /^response\.(?:output_text|refusal)\.delta$/;

function itemsOf(message: Message): readonly unknown[] {
  if (message.role === "tool") return [{ type: "function_call_output", call_id: message.id, output: message.text }];
  const { role, text, calls = [] } = message;
  return [
    ...(text === "" ? [] : [{ role, content: text }]),
    ...calls.map((call) => ({
      type: "function_call",
      call_id: call.id,
      name: call.name,
      arguments: JSON.stringify(call.arguments ?? {}),
    })),
  ];
}

function readReply({ output, usage, status, incomplete_details: why }: Reply): WireReply {
  if (status !== undefined && status !== "completed" && status !== "incomplete")
    throw new Error("the answer is not complete");
  const parts = output.flatMap(({ content }) => content ?? []);
  return {
    text: parts.map(({ text, refusal }) => text ?? refusal ?? "").join(""),
    ...(why?.reason === "content_filter" ? { blockedBy: why.reason } : {}),
    calls: output
      .filter(({ type }) => type === "function_call")
      .map(
        (call, at): WireCall => ({
          id: call.call_id ?? `call_${at}`,
          name: call.name ?? "",
          arguments: argumentsOf(call.arguments ?? ""),
        }),
      ),
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
  };
}
