import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatReply, chatStream, json, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway | undefined;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  upstream.script = chatReply("ok");
});
afterAll(() => upstream.close());

const price = { inputPerMillion: 1_000_000, outputPerMillion: 1_000_000 };

describe("limits", () => {
  it("G7: requests over the limit are 429 with the usual headers, in each vendor's words", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { limits: { perKey: [{ window: "1m", requests: 3 }] } }),
    });
    const first = await running.chat("hi");
    expect(first.headers.get("x-ratelimit-limit-requests")).toBe("3");
    expect(first.headers.get("x-ratelimit-remaining-requests")).toBe("2");
    await running.chat("hi");
    await running.chat("hi");
    const refused = await running.chat("hi");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(refused.headers.get("x-ratelimit-remaining-requests")).toBe("0");
    expect(await errorOf(refused)).toMatchObject({ status: 429, code: "rate_limited" });
    const message = { model: "bot", max_tokens: 5, messages: [{ role: "user", content: "hi" }] };
    const anthropic = await running.post("/v1/messages", message);
    expect(anthropic.headers.get("anthropic-ratelimit-requests-remaining")).toBe("0");
    expect(await anthropic.json()).toMatchObject({ type: "error", error: { type: "rate_limit_error" } });
    const { secret } = await running.keyService.issue({ name: "other", role: "app" });
    expect((await running.chat("hi", { key: secret })).status).toBe(200);
  });

  it("G7: many requests at once cannot spend more than the budget together", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { bot: { price }, limits: { perKey: [{ window: "1h", usd: 200 }] } }),
    });
    let answered = 0;
    upstream.script = (request, response) => {
      const { max_tokens } = JSON.parse(request.body) as { max_tokens: number };
      answered++;
      const usage = { prompt_tokens: 20, completion_tokens: max_tokens, total_tokens: 0 };
      setTimeout(() => json(response, 200, { id: "c", object: "chat.completion", choices: [], usage }), 20);
    };
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => (await running!.chat("hi", { fields: { max_tokens: 20 } })).status),
    );
    const records = await running.records();
    const spent = records.reduce((sum, record) => sum + (record.costUsd ?? Number.NaN), 0);
    expect(spent).toBeLessThanOrEqual(200);
    expect(spent).toBeGreaterThan(100);
    expect(statuses.filter((status) => status === 200).length).toBe(answered);
    expect(statuses.filter((status) => status === 429).length).toBe(40 - answered);
  });

  it("G7: a hang-up gives back what was reserved and not spent", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { limits: { perKey: [{ window: "1h", tokens: 2_000 }] } }),
    });
    upstream.script = chatStream(
      Array.from({ length: 500 }, () => "x "),
      5,
    );
    const controller = new AbortController();
    const ask = (signal?: AbortSignal) =>
      running!.chat("hi", { fields: { stream: true, max_tokens: 1_500 }, ...(signal === undefined ? {} : { signal }) });
    const reader = (await ask(controller.signal)).body!.getReader();
    await reader.read();
    expect((await ask()).status).toBe(429);
    controller.abort();
    await until(() => running!.gateway.status().inFlight === 0);
    const used = running.gateway.limits().find(({ measure }) => measure === "tokens")?.used;
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThan(500);
  });

  it("G7: a failed request costs no tokens", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { limits: { perKey: [{ window: "1h", tokens: 5_000 }] } }),
    });
    upstream.script = (_request, response) => json(response, 500, { error: { message: "no" } });
    expect((await running.chat("hi")).status).toBe(500);
    expect(running.gateway.limits().filter(({ measure }) => measure === "tokens")).toEqual([]);
  });

  it("G7: a request that alone is over the limit is told not to try again", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { limits: { perKey: [{ window: "1h", tokens: 100 }] } }),
    });
    const answer = await running.chat("hi", { fields: { max_tokens: 5_000 } });
    expect([answer.headers.get("x-should-retry"), answer.headers.get("retry-after")]).toEqual(["false", null]);
    expect(await errorOf(answer)).toMatchObject({ status: 429, code: "request_over_limit" });
  });

  it("G7: budgets survive a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parapet-budget-"));
    const policy = policyFor(upstream.url, { limits: { perModel: [{ window: "1h", requests: 2 }] } });
    running = await runGateway({ policy, folder });
    expect([(await running.chat("hi")).status, (await running.chat("hi")).status]).toEqual([200, 200]);
    await running.store.events.flush();
    await running.close();
    running = await runGateway({ policy, folder });
    expect((await running.chat("hi")).status).toBe(429);
    await running.close();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  it("G7: as many at once as the policy says, by key and over all", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { limits: { concurrentPerKey: 2 }, server: { maxConcurrentRequests: 3 } }),
    });
    const waiting: (() => void)[] = [];
    upstream.script = (_request, response) => void waiting.push(() => json(response, 200, {}));
    const running1 = [running.chat("hi"), running.chat("hi")];
    await until(() => waiting.length === 2);
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 429, code: "too_many_concurrent" });
    const { secret } = await running.keyService.issue({ name: "other", role: "app" });
    const third = running.chat("hi", { key: secret });
    await until(() => waiting.length === 3);
    expect(await errorOf(await running.chat("hi", { key: secret }))).toMatchObject({ status: 503, code: "overloaded" });
    for (const answer of waiting) answer();
    for (const answer of [...running1, third]) expect((await answer).status).toBe(200);
    upstream.script = chatReply("ok");
    expect((await running.chat("hi")).status).toBe(200);
  });
});
