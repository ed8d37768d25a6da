import { argumentsOf } from "./openai-chat.ts";
import type { ChatWire, Message, WireCall, WireReply } from "./wire.ts";

interface Item {
  readonly type?: string;
  readonly name?: string;
  readonly call_id?: string;
  readonly arguments?: string;
  readonly content?: readonly { readonly type?: string; readonly text?: string; readonly refusal?: string }[];
}
interface Reply {
  readonly output: readonly Item[];
  readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number };
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
  readStream: (events) => {
    const last = (events as readonly { readonly type?: string; readonly response?: Reply }[]).find(
      ({ type }) => type === "response.completed" || type === "response.incomplete",
    );
    if (last?.response === undefined) throw new Error("the stream has no end");
    return readReply(last.response);
  },
};

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

function readReply({ output, usage }: Reply): WireReply {
  const parts = output.flatMap(({ content }) => content ?? []);
  return {
    text: parts.map(({ text, refusal }) => text ?? refusal ?? "").join(""),
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
