import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { ParapetError, silentLog } from "@parapet/guard/kernel";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../store/index.ts";
import { startOtlp } from "./telemetry/index.ts";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatReply, chatStream, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway | undefined;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  upstream.script = chatReply("ok");
  upstream.seen.length = 0;
});
afterAll(() => upstream.close());

/** A store whose log can be made to fail, and to say so or not. */
function breakable(): { readonly wrap: (store: Store) => Store; isBroken: boolean; isHealthKnown: boolean } {
  const state = {
    isBroken: false,
    isHealthKnown: false,
    wrap: (store: Store): Store => ({
      ...store,
      health: () => (state.isBroken && state.isHealthKnown ? { isWritable: false, queued: 0 } : store.health()),
      events: {
        append: (event) => store.events.append(event),
        appendExchange: (record, texts) => store.events.appendExchange(record, texts),
        recordExchange: (record, texts, written) => {
          if (state.isBroken) written(new ParapetError("PARAPET_STORE_FULL", "the disk is full"));
          else store.events.recordExchange(record, texts, written);
        },
        flush: () => store.events.flush(),
        read: (query) => store.events.read(query),
        subscribe: (listener) => store.events.subscribe(listener),
      },
    }),
  };
  return state;
}

describe("records", () => {
  it("G12: hold digests, tokens, cost and times, and no text", async () => {
    running = await runGateway({
      policy: policyFor(upstream.url, { bot: { price: { inputPerMillion: 1_000, outputPerMillion: 2_000 } } }),
    });
    await running.chat("a rather particular sentence", { fields: { user: "ann" } });
    const record = (await running.records())[0]!;
    expect(record).toMatchObject({
      wire: "openai-chat",
      route: "bot",
      model: "bot",
      upstream: "up/bot",
      principal: `key:${running.key.slice(0, 13)}`,
      role: "app",
      user: "ann",
      inputTokens: 11,
      outputTokens: 7,
      tokensEstimated: false,
      target: "primary",
    });
    expect(record.costUsd).toBeCloseTo(0.025);
    expect(record.requestDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(record.responseDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(record.latencyMs).toBeGreaterThanOrEqual(record.overheadMs);
    expect(record.firstByteMs).toBeGreaterThan(0);
    expect(JSON.stringify(record)).not.toContain("particular");
  });

  it("G12: are written before the answer is finished", async () => {
    let store: Store | undefined;
    const written: string[] = [];
    running = await runGateway({
      policy: policyFor(upstream.url),
      wrapStore: (opened) => {
        const state = breakable().wrap(opened);
        const recordExchange: Store["events"]["recordExchange"] = (record, _, told) => {
          written.push(record.id);
          told(undefined);
        };
        store = { ...state, events: { ...state.events, recordExchange } };
        return store;
      },
    });
    const answer = await running.chat("hi");
    expect(written).toEqual([answer.headers.get("x-request-id")]);
    upstream.script = chatStream(["a", "b"], 5);
    const stream = await running.chat("hi", { fields: { stream: true } });
    await stream.text();
    expect(written[1]).toBe(stream.headers.get("x-request-id"));
  });

  it("G12: when nothing can be recorded, nothing is served, and the provider is not asked once it is known", async () => {
    const state = breakable();
    running = await runGateway({ policy: policyFor(upstream.url), wrapStore: state.wrap });
    state.isBroken = true;
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 503, code: "records_unavailable" });
    upstream.script = chatStream(["a", "b"]);
    const stream = await (await running.chat("hi", { fields: { stream: true } })).text();
    expect(stream).toContain("records_unavailable");
    state.isHealthKnown = true;
    const before = upstream.seen.length;
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 503, code: "records_unavailable" });
    expect(upstream.seen.length).toBe(before);
    state.isBroken = false;
    upstream.script = chatReply("ok");
    expect((await running.chat("hi")).status).toBe(200);
  });

  it("G12: a policy may choose to serve all the same", async () => {
    const state = breakable();
    running = await runGateway({
      policy: policyFor(upstream.url, { records: { onFailure: "serve" } }),
      wrapStore: state.wrap,
    });
    state.isBroken = true;
    state.isHealthKnown = true;
    expect((await running.chat("hi")).status).toBe(200);
    expect(running.log.some(({ level, message }) => level === "error" && message.includes("recorded"))).toBe(true);
  });

  it("G12: a flood of strangers is counted, not recorded one by one", async () => {
    let now = 1_700_000_000_000;
    running = await runGateway({ policy: policyFor(upstream.url), clock: { now: () => now } });
    for (let i = 0; i < 80; i++) await (await running.post("/v1/chat/completions", {}, { key: "" })).text();
    expect(await running.records()).toHaveLength(50);
    now += 1_000;
    await until(async () => {
      await running!.store.events.flush();
      return (await running!.store.events.read({ kinds: ["refusals-counted"] })).length === 1;
    });
    const events = await running.store.events.read({ kinds: ["refusals-counted"] });
    expect(events[0]?.data).toMatchObject({ counts: { key_missing: 30 } });
  });

  it("G12: neither keys nor prompts reach the log", async () => {
    running = await runGateway({ policy: policyFor(upstream.url) });
    upstream.script = () => {
      throw new Error("upstream bug");
    };
    upstream.script = (_request, response) => void response.socket?.destroy();
    await running.chat("a rather particular sentence");
    await running.chat("hi", { key: "sk-wrong-credential" });
    const log = JSON.stringify(running.log);
    expect(log).not.toContain("particular");
    expect(log).not.toContain("sk-wrong");
    expect(log).not.toContain(running.key.slice(14));
  });
});

describe("telemetry", () => {
  it("G16: metrics count what happened, under the policy's names only", async () => {
    running = await runGateway({ policy: policyFor(upstream.url) });
    await running.chat("hi");
    await running.chat("hi");
    await running.post("/v1/chat/completions", { model: `made-up-${"x".repeat(50)}`, messages: [] });
    const text = await running.gateway.metrics();
    expect(text).toContain('parapet_requests_total{model="bot",status="completed",code=""} 2');
    expect(text).toContain('parapet_requests_total{model="",status="refused",code="model_not_found"} 1');
    expect(text).toContain('parapet_tokens_total{model="bot",direction="output"} 14');
    expect(text).toContain('parapet_request_duration_seconds_count{model="bot"} 2');
    expect(text).toMatch(/parapet_overhead_seconds_bucket\{model="bot",le="\+Inf"\} 2/);
    expect(text).toContain("parapet_store_writable 1");
    expect(text).not.toContain("made-up");
  });

  it("G16: spans and metrics reach a collector by the GenAI conventions, without text", async () => {
    const received: { url: string; body: string; team: unknown }[] = [];
    const collector = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        received.push({
          url: request.url ?? "",
          body: Buffer.concat(parts).toString(),
          team: request.headers["x-team"],
        });
        response.writeHead(200, { "content-type": "application/json" }).end("{}");
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise<void>((resolve) => void collector.close(() => resolve())));
    const otlp = await startOtlp({
      endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
      headers: { "x-team": "blue" },
      sampleRatio: 1,
      serviceName: "shop",
      log: silentLog,
    });
    running = await runGateway({ policy: policyFor(upstream.url), onExchange: otlp.observe });
    const traceparent = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`;
    await running.chat("a rather particular sentence", { headers: { traceparent } });
    expect(upstream.seen[0]?.headers.traceparent).toBeUndefined();
    await otlp.close();
    const traces = received.find(({ url }) => url === "/v1/traces")!;
    expect(traces.team).toBe("blue");
    for (const part of ["gen_ai.usage.input_tokens", "gen_ai.request.model", "chat bot", "ab".repeat(16)])
      expect(traces.body).toContain(part);
    expect(received.some(({ url, body }) => url === "/v1/metrics" && body.includes("gen_ai.client.token.usage"))).toBe(
      true,
    );
    expect(JSON.stringify(received)).not.toContain("particular");
    const known = new Set<unknown>(Object.values(conventions));
    const used = received.flatMap(({ body }) =>
      [...body.matchAll(/"(?:key|name)":"((?:gen_ai|http|error|service|telemetry)\.[^"]+)"/g)].map((match) => match[1]),
    );
    expect(used).toContain("gen_ai.provider.name");
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});
