import { createServer } from "node:net";
import type { GuardPolicy } from "@parapet/guard";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatBody, chatChunk, chatReply, chatStream, json, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway;
const guards: Readonly<Record<string, Partial<GuardPolicy>>> = {
  watching: { detectors: [{ detector: "secret", output: "redact" }] },
};

beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(async () => {
  await running.close();
  upstream.script = chatReply("ok");
  upstream.seen.length = 0;
});
afterAll(() => upstream.close());

const tokens = (max: number, more: object = {}) => ({ perKey: [{ window: "1h", tokens: max }], ...more });
const run = async (more: Parameters<typeof policyFor>[1]): Promise<RunningGateway> => {
  running = await runGateway({ policy: policyFor(upstream.url, more), guards });
  return running;
};
const usedTokens = (): number => running.gateway.limits().find(({ measure }) => measure === "tokens")?.used ?? 0;
const words = (count: number): string[] => Array.from({ length: count }, () => "word ");

/** Anthropic's stream, with its usage in the first event and none after: it is cut before its end. */
const anthropicStream: Upstream["script"] = async (_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (data: { readonly type: string; readonly [field: string]: unknown }) =>
    response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
  const message = { id: "m", type: "message", role: "assistant", model: "up", content: [], stop_reason: null };
  send({ type: "message_start", message: { ...message, usage: { input_tokens: 20, output_tokens: 1 } } });
  send({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } });
  while (!response.destroyed) {
    send({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "some words more " } });
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};

it("G7: room for a picture is taken by its size, not by its bytes", async () => {
  await run({ limits: tokens(2_000), bot: { reserveOutputTokens: 100 } });
  // The head of a PNG of 1024 by 1024, and half a megabyte of pixels that nobody reads.
  const head = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x04\0\x08\x06", "latin1");
  const url = `data:image/png;base64,${Buffer.concat([head, Buffer.alloc(500_000)]).toString("base64")}`;
  const reply = { ...(chatBody("ok") as object), usage: undefined };
  upstream.script = (_request, response) => json(response, 200, reply);
  const content = [{ type: "image_url", image_url: { url, detail: "high" } }];
  const body = { model: "bot", messages: [{ role: "user", content }] };
  expect((await running.post("/v1/chat/completions", body)).status).toBe(200);
  const record = (await running.records())[0]!;
  expect(record.tokensEstimated).toBe(true);
  expect(record.inputTokens).toBeGreaterThanOrEqual(765);
  expect(record.inputTokens).toBeLessThan(830);
});

describe("a stream that outgrows its reservation", () => {
  it.each(["default", "watching"])(
    "G7: is cut with the vendor's error event, and the provider is cut off: guards %s",
    async (profile) => {
      await run({ bot: { guards: profile, reserveOutputTokens: 10 }, guards: { watching: {} }, limits: tokens(300) });
      upstream.script = chatStream(words(5_000), 1);
      const before = upstream.aborted;
      const answer = await running.chat("hi", { fields: { stream: true } });
      const text = await answer.text();
      const events = text.trimEnd().split("\n\n");
      const last = JSON.parse(events.at(-1)!.replace(/^data: /, "")) as { error: { code: string; type: string } };
      expect(last.error).toMatchObject({ code: "budget_exhausted", type: "rate_limit_error" });
      for (const event of events.slice(0, -1)) expect(() => JSON.parse(event.replace(/^data: /, ""))).not.toThrow();
      await until(() => upstream.aborted === before + 1);
      const record = (await running.records())[0]!;
      expect(record).toMatchObject({
        status: "refused",
        code: "budget_exhausted",
        httpStatus: 200,
        tokensEstimated: true,
      });
      expect(record.outputTokens).toBeGreaterThan(200);
      // One chunk beyond the limit, and this upstream writes a few words a chunk.
      expect(usedTokens()).toBeGreaterThan(250);
      expect(usedTokens()).toBeLessThan(350);
      expect((await errorOf(await running.chat("hi"))).status).toBe(429);
    },
  );

  it("G7: is cut between two events even where a chunk ends within one", async () => {
    await run({ bot: { reserveOutputTokens: 5 }, limits: tokens(60) });
    upstream.script = async (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      let rest = "";
      while (!response.destroyed) {
        rest += chatChunk("word ").repeat(3);
        response.write(rest.slice(0, -50));
        rest = rest.slice(-50);
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
    };
    const text = await (await running.chat("hi", { fields: { stream: true } })).text();
    for (const event of text.trimEnd().split("\n\n")) expect(() => JSON.parse(event.slice(6)), event).not.toThrow();
    expect(text).toContain("budget_exhausted");
  });

  it("G7: Anthropic's is cut in its own words, and charged for what came, not for its first report", async () => {
    await run({ limits: tokens(1_000) });
    upstream.script = anthropicStream;
    const ask = { model: "bot", max_tokens: 900, stream: true, messages: [{ role: "user", content: "hi" }] };
    const text = await (await running.post("/v1/messages", ask)).text();
    expect(text).toMatch(
      /event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"budget_exhausted: /,
    );
    const record = (await running.records())[0]!;
    expect(record.inputTokens).toBe(20);
    expect(record.outputTokens).toBeGreaterThan(500);
    expect(record.tokensEstimated).toBe(true);
  });

  it("G7: takes more room as it grows, so that others see it, and gives back what it did not need", async () => {
    await run({ bot: { reserveOutputTokens: 10 }, limits: tokens(2_000) });
    let finish = (): void => {};
    upstream.script = async (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(chatChunk("word ").repeat(600));
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      response.end(
        `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 20, completion_tokens: 600 } })}\n\n`,
      );
    };
    const answer = await running.chat("hi", { fields: { stream: true } });
    await until(() => usedTokens() > 600);
    finish();
    await answer.text();
    await until(() => running.gateway.status().inFlight === 0);
    expect(usedTokens()).toBe(620);
  });

  it("G7: is finished and charged where the policy says so", async () => {
    await run({ bot: { reserveOutputTokens: 10 }, limits: tokens(100, { onExhausted: "finish" }) });
    upstream.script = chatStream(words(300));
    const text = await (await running.chat("hi", { fields: { stream: true } })).text();
    expect(text).toContain("[DONE]");
    expect(usedTokens()).toBeGreaterThan(300);
  });

  it("G7: forty at once stay within the limit together", async () => {
    const price = { inputPerMillion: 0, outputPerMillion: 1_000_000 };
    await run({ bot: { price, reserveOutputTokens: 20 }, limits: { perKey: [{ window: "1h", usd: 2_000 }] } });
    upstream.script = chatStream(words(400), 1);
    const texts = await Promise.all(
      Array.from({ length: 40 }, async () => (await running.chat("hi", { fields: { stream: true } })).text()),
    );
    const spent = (await running.records()).reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
    const cut = texts.filter((text) => text.includes("budget_exhausted")).length;
    expect(cut).toBeGreaterThan(20);
    expect(spent).toBeGreaterThan(1_500);
    // A chunk here is an event, or a few when the machine is busy.
    expect(spent).toBeLessThanOrEqual(2_000 + cut * 20);
  });
});

describe("what is taken beforehand", () => {
  const reservedFor = async (fields: object, path = "/v1/chat/completions"): Promise<number> => {
    let answer = (): void => {};
    upstream.script = (_request, response) => {
      answer = () => json(response, 500, { error: { message: "enough" } });
    };
    const body = { model: "bot", messages: [{ role: "user", content: "hi" }], ...fields };
    const work = running.post(path, body);
    await until(() => upstream.running === 1);
    const used = usedTokens() - Math.ceil(JSON.stringify(body).length / 4);
    answer();
    await work;
    return used;
  };

  it("G7: is the request's own bound under each of its names, else what the model's policy says", async () => {
    await run({ bot: { reserveOutputTokens: 77 }, limits: tokens(100_000) });
    expect(await reservedFor({})).toBe(77);
    expect(await reservedFor({ max_tokens: 11 })).toBe(11);
    expect(await reservedFor({ max_completion_tokens: 12, max_tokens: 900, n: 2 })).toBe(24);
    expect(await reservedFor({ max_tokens: 13 }, "/v1/messages")).toBe(13);
    expect(await reservedFor({ messages: undefined, input: "hi", max_output_tokens: 14 }, "/v1/responses")).toBe(14);
  });
});

describe("tries that nobody got the reply of", () => {
  it("G7: a client that leaves before the first byte is charged the input it sent, marked as estimated", async () => {
    await run({ bot: { price: { inputPerMillion: 1_000_000, outputPerMillion: 0 } }, limits: tokens(5_000) });
    upstream.script = () => {};
    const controller = new AbortController();
    const answer = running.chat("x".repeat(400), { signal: controller.signal }).catch(() => "left");
    await until(() => upstream.running === 1);
    controller.abort();
    expect(await answer).toBe("left");
    await until(() => running.gateway.status().inFlight === 0);
    const record = (await running.records())[0]!;
    expect(record).toMatchObject({
      status: "cancelled",
      attempts: 1,
      lostTries: 1,
      outputTokens: 0,
      tokensEstimated: true,
    });
    expect(record.inputTokens).toBeGreaterThan(100);
    expect(record.costUsd).toBe(record.inputTokens);
    expect(usedTokens()).toBe(record.inputTokens);
  });

  it("G7: so is one whose connection broke, before the reply or within it; the try that succeeded is counted beside them", async () => {
    await run({ bot: { retries: { max: 2, baseDelayMs: 1 } }, limits: tokens(5_000) });
    upstream.script = (_request, response, count) => {
      if (count === 1) response.socket?.destroy();
      else if (count === 2) {
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write("y".repeat(80));
        setTimeout(() => response.socket?.destroy(), 10);
      } else chatReply("ok")({} as never, response, count);
    };
    expect((await running.chat("hi")).status).toBe(200);
    const record = (await running.records())[0]!;
    expect(record).toMatchObject({ attempts: 3, lostTries: 2, tokensEstimated: true });
    const input = Math.ceil(JSON.stringify({ model: "bot", messages: [{ role: "user", content: "hi" }] }).length / 4);
    expect([record.inputTokens, record.outputTokens]).toEqual([11 + 2 * input, 7 + 10]);
  });

  it("G7: what a provider refused, and what never reached one, costs nothing", async () => {
    await run({ bot: { retries: { max: 1, baseDelayMs: 1 } }, limits: tokens(5_000) });
    upstream.script = (_request, response) => json(response, 503, { error: { message: "busy" } });
    expect((await running.chat("hi")).status).toBe(503);
    expect((await running.records())[0]).toMatchObject({ attempts: 2, lostTries: 0, inputTokens: 0 });
    await running.close();
    // A port that was free a moment ago: nobody listens there.
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    running = await runGateway({ policy: policyFor(`http://127.0.0.1:${port}`, { limits: tokens(5_000) }) });
    expect((await running.chat("hi")).status).toBe(502);
    expect((await running.records())[0]).toMatchObject({ attempts: 1, lostTries: 0, inputTokens: 0 });
    expect(usedTokens()).toBe(0);
  });

  it("G7: no try is repeated that the limit has no room for", async () => {
    await run({ bot: { retries: { max: 5, baseDelayMs: 1 }, reserveOutputTokens: 1 }, limits: tokens(150) });
    upstream.script = (_request, response) => void response.socket?.destroy();
    expect((await running.chat("x".repeat(200))).status).toBe(502);
    expect((await running.records())[0]).toMatchObject({ attempts: 2, lostTries: 2 });
  });
});

describe("prices", () => {
  it("G7: cached input costs what cached input costs", async () => {
    const price = { inputPerMillion: 1_000_000, cachedInputPerMillion: 100_000, outputPerMillion: 0 };
    await run({ bot: { price } });
    const usage = { prompt_tokens: 100, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 90 } };
    upstream.script = (_request, response) => json(response, 200, { id: "c", choices: [], usage });
    await running.chat("hi");
    expect((await running.records())[0]?.costUsd).toBeCloseTo(10 + 9);
    upstream.script = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`${chatChunk("hi")}data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`);
    };
    await (await running.chat("hi", { fields: { stream: true } })).text();
    expect((await running.records())[0]?.costUsd).toBeCloseTo(10 + 9);
  });

  it("G7: a model without a price costs nobody knows what, never nothing", async () => {
    await run({});
    await running.chat("hi");
    expect((await running.records())[0]).toMatchObject({ inputTokens: 11, costUsd: null });
    expect(await running.gateway.metrics()).toContain('parapet_unpriced_requests_total{model="bot"} 1');
    upstream.script = (_request, response) => json(response, 500, {});
    await running.chat("hi");
    expect((await running.records())[0]).toMatchObject({ inputTokens: 0, costUsd: 0 });
  });

  it("G7: a money limit refuses a pattern's model whose price nobody knows", async () => {
    running = await runGateway({
      policy: {
        parapet: 1,
        providers: { up: { kind: "openai-compatible", baseUrl: upstream.url } },
        models: { "g*": { primary: { provider: "up" } } },
        roles: { app: { allow: ["model:*"] } },
        limits: { perKey: [{ window: "1h", usd: 5 }] },
      },
    });
    const ask = (model: string) => running.chat("hi", { fields: { model } });
    expect(await errorOf(await ask("gpt-unheard-of"))).toMatchObject({ status: 403, code: "price_unknown" });
    expect((await ask("gpt-4o")).status).toBe(200);
    expect((await running.records())[0]?.costUsd).toBeCloseTo((11 * 2.5 + 7 * 10) / 1e6, 10);
    expect(upstream.seen).toHaveLength(1);
  });

  it("G7: an embedding has no output, however long its numbers are", async () => {
    await run({});
    const usage = { prompt_tokens: 4, total_tokens: 4 };
    upstream.script = (_request, response) =>
      json(response, 200, { object: "list", data: [{ embedding: Array.from({ length: 500 }, () => 0.123) }], usage });
    await running.post("/v1/embeddings", { model: "bot", input: "hi" });
    expect((await running.records())[0]).toMatchObject({ inputTokens: 4, outputTokens: 0 });
  });
});
