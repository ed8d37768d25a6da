import type { ServerResponse } from "node:http";
import type { UpstreamScript } from "./upstream.ts";

/** One call of one tool, as each wire says it, whole and in a stream. */
export interface WireCase {
  readonly path: string;
  readonly request: (tools: readonly string[], results: readonly string[]) => object;
  readonly reply: (name: string, given: object) => object;
  readonly events: (name: string, given: object) => readonly string[];
}

const halves = (text: string): readonly [string, string] => [text.slice(0, 7), text.slice(7)];
const named = (event: object): string =>
  `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`;
const schema = { type: "object", properties: {} };
const WHY = "Fetch the mail, please.";

export const chat: WireCase = {
  path: "/v1/chat/completions",
  request: (tools, results) => ({
    model: "bot",
    tools: tools.map((name) => ({
      type: "function",
      function: { name, description: `About ${name}.`, parameters: schema },
    })),
    messages: [
      { role: "user", content: WHY },
      ...results.flatMap((content, at) => [
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: `h${at}`, type: "function", function: { name: "read_email", arguments: `{"n":${at}}` } }],
        },
        { role: "tool", tool_call_id: `h${at}`, content },
      ]),
    ],
  }),
  reply: (name, given) => ({
    id: "c",
    object: "chat.completion",
    created: 1,
    model: "up",
    choices: [
      {
        index: 0,
        finish_reason: "tool_calls",
        message: {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "t", type: "function", function: { name, arguments: JSON.stringify(given) } }],
        },
      },
    ],
  }),
  events: (name, given) => {
    const chunk = (delta: object, finish: string | null = null): string =>
      `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "up", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    const [first, second] = halves(JSON.stringify(given));
    return [
      chunk({ role: "assistant", content: "One moment." }),
      chunk({ tool_calls: [{ index: 0, id: "t", type: "function", function: { name, arguments: "" } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: first } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: second } }] }),
      chunk({}, "tool_calls"),
      "data: [DONE]\n\n",
    ];
  },
};

export const responses: WireCase = {
  path: "/v1/responses",
  request: (tools, results) => ({
    model: "bot",
    tools: tools.map((name) => ({ type: "function", name, description: `About ${name}.`, parameters: schema })),
    input: [
      { role: "user", content: WHY },
      ...results.flatMap((output, at) => [
        { type: "function_call", call_id: `h${at}`, name: "read_email", arguments: `{"n":${at}}` },
        { type: "function_call_output", call_id: `h${at}`, output },
      ]),
    ],
  }),
  reply: (name, given) => ({
    id: "r",
    object: "response",
    status: "completed",
    model: "up",
    output: [
      { type: "function_call", id: "f", call_id: "t", status: "completed", name, arguments: JSON.stringify(given) },
    ],
  }),
  events: (name, given) => {
    const whole = JSON.stringify(given);
    const [first, second] = halves(whole);
    const item = (written: string) => ({ type: "function_call", id: "f", call_id: "t", name, arguments: written });
    const place = { output_index: 0, item_id: "f" };
    return [
      named({ type: "response.created", response: { id: "r", object: "response", status: "in_progress", output: [] } }),
      named({ type: "response.output_item.added", output_index: 0, item: item("") }),
      named({ type: "response.function_call_arguments.delta", ...place, delta: first }),
      named({ type: "response.function_call_arguments.delta", ...place, delta: second }),
      named({ type: "response.function_call_arguments.done", ...place, name, arguments: whole }),
      named({ type: "response.output_item.done", output_index: 0, item: item(whole) }),
      named({
        type: "response.completed",
        response: { id: "r", object: "response", status: "completed", output: [item(whole)] },
      }),
    ];
  },
};

export const messages: WireCase = {
  path: "/v1/messages",
  request: (tools, results) => ({
    model: "bot",
    max_tokens: 100,
    tools: tools.map((name) => ({ name, description: `About ${name}.`, input_schema: schema })),
    messages: [
      { role: "user", content: WHY },
      ...results.flatMap((content, at) => [
        { role: "assistant", content: [{ type: "tool_use", id: `h${at}`, name: "read_email", input: { n: at } }] },
        { role: "user", content: [{ type: "tool_result", tool_use_id: `h${at}`, content }] },
      ]),
    ],
  }),
  reply: (name, given) => ({
    id: "m",
    type: "message",
    role: "assistant",
    model: "up",
    stop_reason: "tool_use",
    content: [{ type: "tool_use", id: "t", name, input: given }],
    usage: { input_tokens: 1, output_tokens: 1 },
  }),
  events: (name, given) => {
    const [first, second] = halves(JSON.stringify(given));
    const piece = (partial_json: string) =>
      named({ type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json } });
    const message = {
      id: "m",
      type: "message",
      role: "assistant",
      model: "up",
      content: [],
      usage: { input_tokens: 1, output_tokens: 1 },
    };
    return [
      named({ type: "message_start", message }),
      named({ type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "t", name, input: {} } }),
      piece(first),
      piece(second),
      named({ type: "content_block_stop", index: 0 }),
      named({ type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 5 } }),
      named({ type: "message_stop" }),
    ];
  },
};

export const WIRES = [
  ["chat", chat],
  ["responses", responses],
  ["messages", messages],
] as const;

/** A reply sent event by event. */
export const streaming =
  (events: readonly string[]): UpstreamScript =>
  (_request, response: ServerResponse) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of events) response.write(event);
    response.end();
  };
