import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRACTICE_MODELS, type PracticeModel, startPracticeModel } from "./index.ts";

let model: PracticeModel;
beforeAll(async () => {
  model = await startPracticeModel();
});
afterAll(() => model.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}, to = model) =>
  fetch(`${to.url}${path}`, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers });
const messages = [{ role: "user", content: "How can I return a bench?" }];

const REQUESTS: readonly [path: string, body: Record<string, unknown>][] = [
  ["/v1/chat/completions", { model: "m", messages }],
  ["/v1/chat/completions", { model: "m", messages, n: 2, logprobs: true, top_logprobs: 2 }],
  ["/v1/responses", { model: "m", input: "Hello" }],
  ["/v1/messages", { model: "m", messages, max_tokens: 100 }],
  ["/v1/messages", { model: "m", messages, max_tokens: 100, thinking: { type: "enabled", budget_tokens: 1024 } }],
];

describe("determinism", () => {
  it.each([
    ...REQUESTS.flatMap(([path, body]) => [[path, body] as const, [path, { ...body, stream: true }] as const]),
    ["/v1/embeddings", { model: "m", input: ["a b", "c"] }] as const,
  ])("P1: the same request gets the same bytes, from another process too: %s", async (path, body) => {
    const other = await startPracticeModel();
    const replies = await Promise.all([post(path, body), post(path, body), post(path, body, {}, other)]);
    const texts = await Promise.all(replies.map((reply) => reply.text()));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(texts).size).toBe(1);
    await other.close();
  });

  it("P1: another request gets other ids", async () => {
    const one = (await (await post("/v1/chat/completions", { model: "m", messages })).json()) as { id: string };
    const two = (await (await post("/v1/chat/completions", { model: "m2", messages })).json()) as { id: string };
    expect(one.id).not.toBe(two.id);
  });
});

describe("wires", () => {
  it("P2: streamed chat deltas join to the whole reply, with usage when asked", async () => {
    const body = { model: "m", messages, n: 2 };
    const whole = (await (await post("/v1/chat/completions", body)).json()) as Chat;
    const events = frames(
      await (
        await post("/v1/chat/completions", { ...body, stream: true, stream_options: { include_usage: true } })
      ).text(),
    );
    expect(events.at(-1)).toBe("[DONE]");
    const chunks = events.slice(0, -1).map((data) => JSON.parse(data) as ChatChunk);
    for (const index of [0, 1]) {
      const mine = chunks.flatMap(({ choices }) => choices).filter((choice) => choice.index === index);
      expect(mine.map(({ delta }) => delta.content ?? "").join("")).toBe(whole.choices[index]?.message.content);
      expect(mine.at(-1)?.finish_reason).toBe("stop");
    }
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
  });

  it("P2: lists its models in the shape of the vendor that asks, and knows each by name", async () => {
    const openai = (await (await fetch(`${model.url}/v1/models`)).json()) as { object: string; data: { id: string }[] };
    expect(openai.object).toBe("list");
    expect(openai.data.map(({ id }) => id)).toEqual(PRACTICE_MODELS);
    const headers = { "anthropic-version": "2023-06-01" };
    const anthropic = (await (await fetch(`${model.url}/v1/models`, { headers })).json()) as Record<string, unknown>;
    expect(anthropic).toMatchObject({ has_more: false, data: [{ type: "model" }, {}, {}] });
    expect((await fetch(`${model.url}/v1/models/support-llm`)).status).toBe(200);
    expect((await fetch(`${model.url}/v1/models/other`)).status).toBe(404);
  });

  it("P2: embeds alike what is alike, as floats and as base64", async () => {
    const input = ["oil the teak bench", "oil the teak table", "parcel to Marrowby"];
    const read = async (format: string) =>
      (await (await post("/v1/embeddings", { model: "m", input, encoding_format: format })).json()) as {
        data: { embedding: number[] | string }[];
      };
    const floats = (await read("float")).data.map(({ embedding }) => embedding as number[]);
    const packed = (await read("base64")).data.map(({ embedding }) => {
      const bytes = Buffer.from(embedding as string, "base64");
      return [...new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)];
    });
    expect(packed).toEqual(floats);
    const dot = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(dot(floats[0], floats[0])).toBeCloseTo(1, 5);
    expect(dot(floats[0], floats[1])).toBeGreaterThan(dot(floats[0], floats[2]) + 0.3);
  });

  it("P2: counts the tokens that the message reports", async () => {
    const counted = (await (await post("/v1/messages/count_tokens", { model: "m", messages })).json()) as object;
    const sent = (await (await post("/v1/messages", { model: "m", messages, max_tokens: 9 })).json()) as {
      usage: { input_tokens: number };
      stop_reason: string;
    };
    expect(counted).toEqual({ input_tokens: sent.usage.input_tokens });
    expect(sent.stop_reason).toBe("max_tokens");
  });
});

describe("refusals", () => {
  it.each([
    ["no model", "/v1/chat/completions", { messages }, 400, "model"],
    ["no messages", "/v1/chat/completions", { model: "m" }, 400, "messages"],
    [
      "a strange role",
      "/v1/chat/completions",
      { model: "m", messages: [{ role: "x", content: "" }] },
      400,
      "messages[0].role",
    ],
    [
      "a strange part",
      "/v1/chat/completions",
      { model: "m", messages: [{ role: "user", content: [{ type: "x" }] }] },
      400,
      "messages[0].content[0].type",
    ],
    [
      "a tool answer to nothing",
      "/v1/chat/completions",
      { model: "m", messages: [{ role: "tool", content: "" }] },
      400,
      "messages[0].tool_call_id",
    ],
    ["bad JSON", "/v1/responses", "{", 400, null],
    [
      "a response it cannot remember",
      "/v1/responses",
      { model: "m", input: "x", previous_response_id: "r" },
      400,
      "previous_response_id",
    ],
    ["an empty embedding", "/v1/embeddings", { model: "m", input: "" }, 400, "input"],
    ["an unknown path", "/v1/nothing", {}, 404, null],
    ["a model that fails", "/v1/chat/completions", { model: "fail-503", messages }, 503, null],
  ])("P4: %s is refused as OpenAI refuses", async (_what, path, body, status, param) => {
    const reply = await post(path, body);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("x-request-id")).toMatch(/^req_/);
    const { error } = (await reply.json()) as { error: Record<string, unknown> };
    expect(Object.keys(error).sort()).toEqual(["code", "message", "param", "type"]);
    expect(error.param).toBe(param);
  });

  it.each([
    ["no model", { messages, max_tokens: 5 }, 400, "invalid_request_error"],
    ["no max_tokens", { model: "m", messages }, 400, "invalid_request_error"],
    [
      "a system role",
      { model: "m", max_tokens: 5, messages: [{ role: "system", content: "x" }] },
      400,
      "invalid_request_error",
    ],
    ["P5: a model that fails", { model: "a/fail-529", messages, max_tokens: 5 }, 529, "overloaded_error"],
  ])("P4: %s is refused as Anthropic refuses", async (_what, body, status, type) => {
    const reply = await post("/v1/messages", body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({
      type: "error",
      error: { type },
      request_id: reply.headers.get("request-id"),
    });
  });

  it("P4: a path it knows, asked the wrong way, is 405", async () => {
    expect((await fetch(`${model.url}/v1/messages`)).status).toBe(405);
  });

  it("P5: fails with the status that the model's name asks for, and says when to come again", async () => {
    const reply = await post("/v1/chat/completions", { model: "drill/fail-429", messages });
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([429, "1"]);
  });

  it("P11: no JSON makes it break", async () => {
    const paths = fc.constantFrom("/v1/chat/completions", "/v1/responses", "/v1/embeddings", "/v1/messages");
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({ type: fc.constantFrom("text", "tool_result", "document", "file"), text: fc.jsonValue() }),
    );
    const likely = fc.record(
      {
        model: fc.constant("m"),
        messages: fc.array(
          fc.record({
            role: fc.constantFrom("user", "tool", "system"),
            content: fc.oneof(fc.string(), fc.array(part)),
          }),
        ),
        input: fc.jsonValue(),
        tools: fc.jsonValue(),
        tool_choice: fc.jsonValue(),
        max_tokens: fc.oneof(fc.constant(5), fc.jsonValue()),
        response_format: fc.jsonValue(),
        stop: fc.jsonValue(),
        stream_options: fc.jsonValue(),
        text: fc.jsonValue(),
        thinking: fc.jsonValue(),
        system: fc.jsonValue(),
      },
      { requiredKeys: ["model"] },
    );
    await fc.assert(
      fc.asyncProperty(paths, fc.oneof(likely, fc.jsonValue()), async (path, body) => {
        const reply = await post(path, body);
        await reply.arrayBuffer();
        expect(reply.status).toBeLessThan(500);
      }),
      { numRuns: 250 },
    );
  });
});

describe("streams", () => {
  it("P3: stops working when the client leaves, and counts it", async () => {
    const paced = await startPracticeModel({ paceMs: 1 });
    const leave = new AbortController();
    const reply = await fetch(`${paced.url}/v1/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "Count to 5000" }] }),
      signal: leave.signal,
    });
    await reply.body?.getReader().read();
    leave.abort();
    await expect.poll(() => paced.stats()).toEqual({ started: 1, finished: 0, aborted: 1 });
    await paced.close();
  });

  it("P3: waits for a client that reads slowly instead of filling memory", async () => {
    const body = JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "Count to 20000" }] });
    const { hostname, port } = new URL(model.url);
    const socket = connect(Number(port), hostname);
    socket.pause();
    socket.write(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    const before = model.stats();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(model.stats()).toEqual({ ...before, started: before.started + 1 });
    socket.destroy();
    await expect.poll(() => model.stats().aborted).toBe(before.aborted + 1);
  });

  it("P3: a taken port is a clear error", async () => {
    const port = Number(new URL(model.url).port);
    await expect(startPracticeModel({ port })).rejects.toMatchObject({ code: "PARAPET_PRACTICE_PORT", exit: 3 });
  });

  it("P13: checks no key, remembers nothing, and listens on loopback unless told otherwise", async () => {
    expect(new URL(model.url).hostname).toBe("127.0.0.1");
    const ask = async (content: string, headers: Record<string, string> = {}): Promise<string> => {
      const body = { model: "m", messages: [{ role: "user", content }] };
      return (await post("/v1/chat/completions", body, headers)).text();
    };
    const first = await ask("What did I say before?");
    expect(JSON.parse(first)).toHaveProperty("choices");
    await ask("My name is Peregrine.");
    expect(await ask("What did I say before?", { authorization: "Bearer no-key-at-all" })).toBe(first);
  });

  it("P12: tells its watcher what arrived, headers and raw bytes", async () => {
    const seen: { path: string; key: unknown; body: string }[] = [];
    const watched = await startPracticeModel({
      onRequest: ({ path, headers, body }) => seen.push({ path, key: headers["x-api-key"], body: body.toString() }),
    });
    await post("/v1/messages?beta=true", "{ }", { "x-api-key": "k" }, watched);
    expect(seen).toEqual([{ path: "/v1/messages?beta=true", key: "k", body: "{ }" }]);
    await watched.close();
  });
});

interface Chat {
  readonly choices: readonly { readonly message: { readonly content: string } }[];
  readonly usage: object;
}
interface ChatChunk {
  readonly choices: readonly {
    readonly index: number;
    readonly delta: { readonly content?: string };
    readonly finish_reason: string | null;
  }[];
}

function frames(text: string): string[] {
  return text
    .split("\n\n")
    .filter(Boolean)
    .map((frame) => frame.slice("data: ".length));
}
