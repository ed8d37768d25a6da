import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startRunning } from "./running.ts";
import { anthropicClient } from "./scenarios/anthropic-sdk.ts";
import { openaiClient } from "./scenarios/openai-sdk.ts";
import { CLAUDE, MODEL } from "./scenarios/scenario.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning({ paceMs: 2 });
});
afterAll(() => running.close());

const LONG = [{ role: "user" as const, content: "Count to 5000" }];

describe("a client that leaves mid-stream", () => {
  it("openai: cancels the provider's work", async () => {
    const before = running.practice.stats().aborted;
    const stream = await openaiClient(running.through).chat.completions.create({
      model: MODEL,
      messages: LONG,
      stream: true,
    });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
    await expect.poll(() => running.practice.stats().aborted, { timeout: 10_000 }).toBe(before + 1);
  });

  it("@anthropic-ai/sdk: cancels the provider's work", async () => {
    const before = running.practice.stats().aborted;
    const stream = anthropicClient(running.through).messages.stream({
      model: CLAUDE,
      max_tokens: 50_000,
      messages: LONG,
    });
    for await (const event of stream) if (event.type === "content_block_delta") break;
    stream.abort();
    await expect.poll(() => running.practice.stats().aborted, { timeout: 10_000 }).toBe(before + 1);
  });

  it("openai with an AbortController: cancels the provider's work", async () => {
    const before = running.practice.stats().aborted;
    const controller = new AbortController();
    const stream = await openaiClient(running.through).responses.create(
      { model: MODEL, input: "Count to 5000", stream: true },
      { signal: controller.signal },
    );
    await expect(
      (async () => {
        for await (const event of stream) if (event.type === "response.output_text.delta") controller.abort();
      })().then(() => controller.signal.throwIfAborted()),
    ).rejects.toThrow();
    await expect.poll(() => running.practice.stats().aborted, { timeout: 10_000 }).toBe(before + 1);
  });

  it("is recorded as cancelled", async () => {
    await running.engine.store.events.flush();
    const exchanges = await running.engine.store.exchanges.list({ limit: 10 });
    expect(exchanges.map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
  });
});
