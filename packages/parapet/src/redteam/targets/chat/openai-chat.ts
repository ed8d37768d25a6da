import { type ChatWire, type Message, refuseHalf, type WireCall, type WireReply } from "./wire.ts";

interface ChatCall {
  readonly index?: number;
  readonly id?: string;
  readonly function?: { readonly name?: string; readonly arguments?: string };
}
interface ChatUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
}
interface ChatMessage {
  readonly content?: string | null;
  readonly refusal?: string | null;
  readonly tool_calls?: readonly ChatCall[];
}
interface ChatReply {
  readonly choices: readonly { readonly message: ChatMessage; readonly finish_reason?: string | null }[];
  readonly usage?: ChatUsage;
}
interface ChatChunk {
  readonly choices?: readonly { readonly delta?: ChatMessage; readonly finish_reason?: string | null }[];
  readonly usage?: ChatUsage | null;
}

/** OpenAI's Chat Completions, and all that speak it. */
export const openaiChat: ChatWire = {
  path: "/chat/completions",
  headers: (apiKey) => (apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  body: ({ model, system, messages, tools, stream }) => ({
    model,
    messages: [...(system === undefined ? [] : [{ role: "system", content: system }]), ...messages.map(messageOf)],
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: "function",
            function: { name, description, parameters },
          })),
        }),
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  }),
  read: (reply) => {
    const { choices, usage } = reply as ChatReply;
    const { message, finish_reason: end } = choices[0]!;
    return replyOf(message.content ?? message.refusal ?? "", message.tool_calls ?? [], usage, end);
  },
  readStream: (events, isEnded) => {
    let text = "";
    let end: string | undefined;
    let usage: ChatUsage | undefined;
    const calls: { id: string; function: { name: string; arguments: string } }[] = [];
    for (const event of events as readonly ChatChunk[]) {
      usage = event.usage ?? usage;
      const { delta, finish_reason: reason } = event.choices?.[0] ?? {};
      end = reason ?? end;
      text += delta?.content ?? delta?.refusal ?? "";
      for (const piece of delta?.tool_calls ?? []) {
        const at = piece.index ?? calls.length;
        calls[at] ??= { id: "", function: { name: "", arguments: "" } };
        calls[at].id += piece.id ?? "";
        calls[at].function.name += piece.function?.name ?? "";
        calls[at].function.arguments += piece.function?.arguments ?? "";
      }
    }
    refuseHalf(end !== undefined, isEnded);
    return replyOf(text, calls.filter(Boolean), usage, end);
  },
};

function messageOf(message: Message): unknown {
  if (message.role === "tool") return { role: "tool", tool_call_id: message.id, content: message.text };
  const { role, text, calls = [] } = message;
  if (calls.length === 0) return { role, content: text };
  const written = calls.map((call) => ({
    id: call.id,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
  }));
  return { role, content: text === "" ? null : text, tool_calls: written };
}

function replyOf(
  text: string,
  calls: readonly ChatCall[],
  usage: ChatUsage | undefined,
  end: string | null | undefined,
): WireReply {
  return {
    text,
    ...(end === "content_filter" ? { blockedBy: end } : {}),
    calls: calls.map(
      (call, at): WireCall => ({
        id: call.id ?? `call_${at}`,
        name: call.function?.name ?? "",
        arguments: argumentsOf(call.function?.arguments ?? ""),
      }),
    ),
    inputTokens: usage?.prompt_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  };
}

/** Parsed; as it is where it is no JSON. */
export function argumentsOf(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    return text;
  }
}
