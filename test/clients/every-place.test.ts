import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CUSTOMERS } from "../../packages/parapet/src/practice/index.ts";
import { lastBody, type Running, startRunning } from "./running.ts";
import { anthropicClient } from "./scenarios/anthropic-sdk.ts";
import { openaiClient } from "./scenarios/openai-sdk.ts";
import { send } from "./scenarios/raw-fetch.ts";
import { CLAUDE, MODEL, WEATHER_SCHEMA } from "./scenarios/scenario.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning({
    // Personal data may go in here, so that what a model writes into a tool call is the only thing left to guard.
    change: (policy) => ({
      ...policy,
      guards: { all: { detectors: { secret: "redact", pii: { output: "redact" } } } },
    }),
  });
});
afterAll(() => running.close());
beforeEach(() => {
  running.seen.length = 0;
});

const SECRET = `ghp_${"Zx9Yw8Vu7Ts6Rq5Po4Nm".repeat(2).slice(0, 36)}`;
const escaped = [...SECRET].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const user = { role: "user", content: "Hello" };
const call = { id: "call_1", type: "function", function: { name: "f", arguments: JSON.stringify({ note: SECRET }) } };
const toolUse = { type: "tool_use", id: "toolu_1", name: "f", input: { note: [SECRET] } };
const describedTool = { name: "f", description: `Use ${SECRET}`, parameters: WEATHER_SCHEMA };

/** Bodies with the secret in one place each; `raw` ones are written out, to hold escapes as they are. */
const CHAT = "/v1/chat/completions";
const PLACES: readonly (readonly [place: string, path: string, body: object | string])[] = [
  ["chat: system", CHAT, { messages: [{ role: "system", content: SECRET }, user] }],
  ["chat: developer", CHAT, { messages: [{ role: "developer", content: [{ type: "text", text: SECRET }] }, user] }],
  ["chat: a part", CHAT, { messages: [{ role: "user", content: [{ type: "text", text: SECRET }] }] }],
  ["chat: history", CHAT, { messages: [user, { role: "assistant", content: SECRET }, user] }],
  [
    "chat: arguments of an old call",
    CHAT,
    {
      messages: [
        user,
        { role: "assistant", content: null, tool_calls: [call] },
        { role: "tool", tool_call_id: "call_1", content: "x" },
      ],
    },
  ],
  [
    "chat: a tool's result",
    CHAT,
    {
      messages: [
        user,
        { role: "assistant", content: null, tool_calls: [{ ...call, function: { name: "f", arguments: "{}" } }] },
        { role: "tool", tool_call_id: "call_1", content: SECRET },
      ],
    },
  ],
  ["chat: a tool's description", CHAT, { messages: [user], tools: [{ type: "function", function: describedTool }] }],
  ["chat: an unknown field", CHAT, { messages: [user], x_future: { deep: [SECRET] } }],
  ["chat: escaped letter by letter", CHAT, `{"model":"${MODEL}","messages":[{"role":"user","content":"${escaped}"}]}`],
  ["responses: instructions", "/v1/responses", { instructions: SECRET, input: "Hello" }],
  ["responses: input", "/v1/responses", { input: [{ role: "user", content: [{ type: "input_text", text: SECRET }] }] }],
  [
    "responses: a tool's result",
    "/v1/responses",
    {
      input: [
        { role: "user", content: "Hello" },
        { type: "function_call_output", call_id: "c", output: SECRET },
      ],
    },
  ],
  ["embeddings: one of many", "/v1/embeddings", { input: ["teak", SECRET] }],
  ["messages: system blocks", "/v1/messages", { system: [{ type: "text", text: SECRET }], messages: [user] }],
  [
    "messages: a document",
    "/v1/messages",
    {
      messages: [
        {
          role: "user",
          content: [{ type: "document", source: { type: "text", media_type: "text/plain", data: SECRET } }],
        },
      ],
    },
  ],
  [
    "messages: a tool's input",
    "/v1/messages",
    {
      messages: [
        user,
        { role: "assistant", content: [toolUse] },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "x" }] },
      ],
    },
  ],
  [
    "messages: a tool's result",
    "/v1/messages",
    {
      messages: [
        user,
        { role: "assistant", content: [{ ...toolUse, input: {} }] },
        {
          role: "user",
          content: [{ type: "tool_result", tool_use_id: "toolu_1", content: [{ type: "text", text: SECRET }] }],
        },
      ],
    },
  ],
  ["messages: count_tokens", "/v1/messages/count_tokens", { messages: [{ role: "user", content: SECRET }] }],
];

describe("a secret reaches the provider from no place of a request", () => {
  it.each(PLACES)("%s", async (_place, path, body) => {
    const isAnthropic = path.startsWith("/v1/messages");
    const whole =
      typeof body === "string"
        ? body
        : JSON.stringify({
            model: isAnthropic ? CLAUDE : MODEL,
            ...(path === "/v1/messages" ? { max_tokens: 50 } : {}),
            ...body,
          });
    const reply = await send(running.through, { name: "", path, body: whole });
    expect(reply.status, reply.bytes).toBe(200);
    const seen = JSON.stringify(JSON.parse(lastBody(running)));
    expect(seen.length, "the rest of the body did reach it").toBeGreaterThan(30);
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain(SECRET.slice(4));
    expect(reply.bytes).not.toContain(SECRET);
  });
});

describe("what a model writes into a tool call is guarded as an answer is, and stays JSON", () => {
  const card = CUSTOMERS[1]?.card ?? "";
  const question = `Please note_down that the card is ${card}, thank you`;
  const parameters = { type: "object" as const, properties: { text: { type: "string" } }, required: ["text"] };
  const expectRedacted = (value: unknown): void => {
    expect(value).toMatchObject({ text: expect.stringContaining("Please note_down that the card is [") });
    expect(JSON.stringify(value)).not.toContain(card.slice(0, 9));
  };

  it.each([false, true])("openai, streamed: %s", async (isStream) => {
    const client = openaiClient(running.through);
    const body = {
      model: MODEL,
      messages: [{ role: "user" as const, content: question }],
      tools: [{ type: "function" as const, function: { name: "note_down", description: "Keeps a note", parameters } }],
    };
    const completion = isStream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.create(body);
    const made = completion.choices[0]?.message.tool_calls?.[0];
    expect(lastBody(running), "it went in").toContain(card);
    expectRedacted(JSON.parse(made?.type === "function" ? made.function.arguments : ""));
  });

  it.each([false, true])("openai responses, streamed: %s", async (isStream) => {
    const client = openaiClient(running.through);
    const tools = [
      { type: "function" as const, name: "note_down", description: "Keeps a note", parameters, strict: true },
    ];
    const body = { model: MODEL, input: question, tools };
    const response = isStream
      ? await client.responses.stream(body).finalResponse()
      : await client.responses.create(body);
    const made = response.output.find((item) => item.type === "function_call");
    expectRedacted(JSON.parse(made?.type === "function_call" ? made.arguments : ""));
  });

  it.each([false, true])("@anthropic-ai/sdk, streamed: %s", async (isStream) => {
    const client = anthropicClient(running.through);
    const tools = [{ name: "note_down", description: "Keeps a note", input_schema: parameters }];
    const body = { model: CLAUDE, max_tokens: 500, tools, messages: [{ role: "user" as const, content: question }] };
    const message = isStream ? await client.messages.stream(body).finalMessage() : await client.messages.create(body);
    expectRedacted(message.content.find((block) => block.type === "tool_use")?.input);
  });
});
