import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asking, turn } from "./testing/asking.ts";
import { events, named, type Serving, serve } from "./testing/serving.ts";

let app: Serving;
beforeAll(async () => {
  app = await serve();
});
afterAll(() => app.close());

const BROKEN = { code: "PARAPET_REDTEAM_TARGET" };
const start = { type: "message_start", message: { usage: { input_tokens: 7, output_tokens: 1 } } };
const block = (index: number, content_block: object) => ({ type: "content_block_start", index, content_block });
const delta = (index: number, given: object) => ({ type: "content_block_delta", index, delta: given });
const chunk = (content: string, finish_reason: string | null = null) => ({
  choices: [{ delta: { content }, finish_reason }],
});
const said = (text: string) => ({ type: "response.output_text.delta", delta: text });
const guarded = { message: "The reply was blocked.", type: "invalid_request_error", code: "guard_blocked" };

/** What each streaming wire says: a whole answer, half of one, one that fails, one that a guard cuts, and nothing. */
const WIRES = {
  "openai-chat": {
    connection: { kind: "openai-chat", model: "m", stream: true },
    whole: events(
      chunk("Good "),
      chunk("day", "stop"),
      { choices: [], usage: { prompt_tokens: 7, completion_tokens: 2 } },
      "[DONE]",
    ),
    half: events(chunk("Good ")),
    failing: events(chunk("Good "), { error: { message: "overloaded", type: "server_error", code: "overloaded" } }),
    cut: events(chunk("CANARY-"), chunk("LEAKED"), { error: guarded }),
    empty: events(chunk("", "stop"), "[DONE]"),
  },
  "openai-responses": {
    connection: { kind: "openai-responses", model: "m", stream: true },
    whole: events(said("Good "), {
      type: "response.completed",
      response: {
        status: "completed",
        output: [{ type: "message", content: [{ type: "output_text", text: "Good day" }] }],
        usage: { input_tokens: 7, output_tokens: 2 },
      },
    }),
    half: events(said("Good ")),
    failing: events(said("Good "), { type: "response.failed", response: { error: { code: "server_error" } } }),
    cut: events(said("CANARY-"), said("LEAKED")) + named("error", { ...guarded, type: "error", sequence_number: 0 }),
    empty: events({ type: "response.completed", response: { status: "completed", output: [] } }),
  },
  anthropic: {
    connection: { kind: "anthropic", model: "m", stream: true },
    whole: events(
      start,
      block(0, { type: "text", text: "" }),
      delta(0, { type: "text_delta", text: "Good " }),
      delta(0, { type: "text_delta", text: "day" }),
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 2 } },
      { type: "message_stop" },
    ),
    half: events(start, block(0, { type: "text", text: "" }), delta(0, { type: "text_delta", text: "Good " })),
    failing:
      events(start, block(0, { type: "text", text: "Good " })) +
      named("error", { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
    cut:
      events(start, block(0, { type: "text", text: "CANARY-LEAKED" })) +
      named("error", { type: "error", error: { type: "invalid_request_error", message: "guard_blocked: Blocked." } }),
    empty: events(start, { type: "message_stop" }),
  },
  sse: {
    connection: { kind: "sse", body: { question: "{{text}}" }, text: "/piece", done: "/done" },
    whole: events({ piece: "Good " }, { piece: "day" }, { done: true }),
    half: events({ piece: "Good " }),
    failing: events({ piece: "Good " }, { error: "out of memory" }),
    cut: events({ piece: "CANARY-" }, { piece: "LEAKED" }, { error: guarded }),
    empty: events({ other: "Good day" }, { done: true }),
  },
} as const;

describe.each(Object.entries(WIRES))("a stream of kind %s", (_, { connection, ...told }) => {
  const hear = (body: string, breaksOff = false) => {
    app.tell(() => ({ body, breaksOff }));
    return asking({ ...connection, url: app.url }, turn("hello"));
  };

  it("TG1: is put together", async () => {
    expect((await hear(told.whole)).text).toBe("Good day");
    expect((await hear(told.whole.replaceAll("\n", "\r\n"))).text).toBe("Good day");
  });

  it("TG2: without a word is an error", async () => {
    await expect(hear(told.empty)).rejects.toMatchObject(BROKEN);
    await expect(hear("")).rejects.toMatchObject(BROKEN);
  });

  it("TG2: that ends before its end, or breaks off, is an error", async () => {
    await expect(hear(told.half)).rejects.toMatchObject(BROKEN);
    await expect(hear(told.half, true)).rejects.toMatchObject(BROKEN);
  });

  it("TG2: that says that it failed is an error", async () => {
    await expect(hear(told.failing)).rejects.toMatchObject(BROKEN);
  });

  it("TG3: that a guard cuts has said what it has said", async () => {
    const seen = await hear(told.cut);
    expect(seen).toMatchObject({ text: "CANARY-LEAKED", blockedBy: "guard_blocked" });
  });
});

describe("what ends an answer", () => {
  it("TG1: tokens and calls of a streamed answer are seen", async () => {
    const call = (args: string) => [
      { type: "tool_use", id: "t1", name: "refund", input: {} },
      { type: "input_json_delta", partial_json: args },
    ];
    const [begun, rest] = call('{"amount":5}');
    app.tell(({ body }) => ({
      body: JSON.stringify(body).includes("tool_result")
        ? WIRES.anthropic.whole
        : events(start, block(0, begun as object), delta(0, rest as object), { type: "message_stop" }),
    }));
    const seen = await asking({ ...WIRES.anthropic.connection, url: app.url }, turn("pay"));
    expect(seen).toMatchObject({ text: "Good day", inputTokens: 14, outputTokens: 3 });
    expect(seen.calls).toMatchObject([{ tool: "refund", does: "pay", arguments: { amount: 5 } }]);
  });

  it("TG3: a filter of the vendor's is a refusal, whole or streamed", async () => {
    app.tell(() => ({ body: events(chunk("I will", "content_filter"), "[DONE]") }));
    expect(await asking({ ...WIRES["openai-chat"].connection, url: app.url }, turn("x"))).toMatchObject({
      text: "I will",
      blockedBy: "content_filter",
    });
    app.tell(() => ({ body: { content: [], stop_reason: "refusal" } }));
    expect(await asking({ kind: "anthropic", model: "m", url: app.url }, turn("x"))).toMatchObject({
      blockedBy: "refusal",
    });
    app.tell(() => ({
      body: { status: "incomplete", incomplete_details: { reason: "content_filter" }, output: [] },
    }));
    expect(await asking({ kind: "openai-responses", model: "m", url: app.url }, turn("x"))).toMatchObject({
      blockedBy: "content_filter",
    });
  });

  it("TG2: a whole answer without a word or a call is an error, and so is one that is not complete", async () => {
    for (const [kind, body] of [
      ["openai-chat", { choices: [{ message: { content: "" }, finish_reason: "stop" }] }],
      ["anthropic", { content: [], stop_reason: "end_turn" }],
      ["openai-responses", { status: "completed", output: [] }],
      ["openai-responses", { status: "in_progress", output: [{ content: [{ text: "Good " }] }] }],
    ] as const) {
      app.tell(() => ({ body }));
      await expect(asking({ kind, model: "m", url: app.url }, turn("x")), kind).rejects.toMatchObject(BROKEN);
    }
  });
});
