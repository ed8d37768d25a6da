import { connect, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatBody, chatChunk, chatReply, chatStream, json, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let standby: Upstream;
let running: RunningGateway;

const policy = (bot: object = {}) =>
  policyFor(upstream.url, {
    bot,
    providers: {
      up: { kind: "openai-compatible", baseUrl: upstream.url, headers: { "X-Team": "blue" } },
      other: { kind: "openai-compatible", baseUrl: `${standby.url}/base/v1` },
    },
  });

beforeAll(async () => {
  upstream = await startUpstream();
  standby = await startUpstream(chatReply("from standby"));
  running = await runGateway({ policy: policy(), providers: new Map([["up", { apiKey: "provider-secret" }]]) });
});
afterEach(() => {
  upstream.seen.length = 0;
  standby.seen.length = 0;
});
afterAll(async () => {
  await running.close();
  await upstream.close();
  await standby.close();
});

/** The same gateway under another policy. */
function run(bot: object = {}): RunningGateway {
  running.gateway.reload(running.config(policy(bot)));
  return running;
}
/** One of its own, for tests that leave a breaker open. */
async function runAlone(bot: object): Promise<RunningGateway> {
  const alone = await runGateway({ policy: policy(bot) });
  onTestFinished(() => alone.close());
  return alone;
}
const fast = { max: 2, baseDelayMs: 1, maxDelayMs: 50 };
const fails = (status: number, times: number, headers: Record<string, string> = {}) => {
  let left = times;
  upstream.script = (_request, response) =>
    left-- > 0
      ? json(response, status, { error: { message: "no" } }, headers)
      : json(response, 200, chatBody("at last"));
};

describe("forwarding", () => {
  it("G8: the body goes upstream byte for byte, with the provider's key and without the client's", async () => {
    upstream.script = chatReply("ok");
    const { post, key } = run();
    const body = '{ "messages": [{"role":"user","content":"h\\u00e9"}],\n "model":"bot", "x_unknown": {"a": 1.0} }';
    const answer = await post("/v1/chat/completions?beta=true", body, {
      headers: {
        cookie: "a=b",
        "x-team": "red",
        "x-custom": "1",
        "content-type": "application/json; charset=utf-16",
      },
    });
    expect(await answer.json()).toEqual(chatBody("ok"));
    const seen = upstream.seen[0]!;
    expect(seen.body).toBe(body);
    expect(seen.url).toBe("/v1/chat/completions?beta=true");
    expect(seen.headers).toMatchObject({ authorization: "Bearer provider-secret", "x-custom": "1", "x-team": "blue" });
    expect(seen.headers["content-type"]).toBe("application/json");
    expect(JSON.stringify(seen.headers)).not.toContain(key.slice(14));
    expect(seen.headers.cookie).toBeUndefined();
  });

  it("G8: a reply passes byte for byte, and the provider's own headers stay behind", async () => {
    const body = `${JSON.stringify(chatBody("exact"), undefined, 3)}\n`;
    upstream.script = (_request, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        "set-cookie": "a=b",
        "openai-organization": "acme",
        "x-extra": "1",
      });
      response.end(body);
    };
    const answer = await run().chat("hi");
    expect(await answer.text()).toBe(body);
    expect(answer.headers.get("x-extra")).toBe("1");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("openai-organization")).toBeNull();
  });

  it("G8: a provider that refuses our key is a 502 that tells nothing of it", async () => {
    upstream.script = (_request, response) =>
      json(response, 401, { error: { message: "Incorrect key: provider-secret" } });
    const answer = await run({ retries: fast }).chat("hi");
    const text = await answer.text();
    expect([answer.status, answer.headers.get("x-parapet-code")]).toEqual([502, "upstream_rejected_key"]);
    expect(text).not.toContain("provider-secret");
    expect(upstream.seen).toHaveLength(1);
  });

  it.each([408, 429, 500, 502, 503, 529])("G9: %i is tried again until it works", async (status) => {
    fails(status, 2);
    const answer = await run({ retries: fast }).chat("hi");
    expect([answer.status, upstream.seen.length]).toEqual([200, 3]);
    expect((await running.records())[0]).toMatchObject({ attempts: 3, status: "completed" });
  });

  it("G9: other answers are not tried again and come back as they are", async () => {
    fails(422, 9);
    const answer = await run({ retries: fast }).chat("hi");
    expect([answer.status, upstream.seen.length, await answer.json()]).toEqual([422, 1, { error: { message: "no" } }]);
  });

  it("G9: when tries are used up, the provider's last answer is the answer", async () => {
    fails(503, 9);
    const answer = await run({ retries: fast }).chat("hi");
    expect([answer.status, upstream.seen.length]).toEqual([503, 3]);
    expect((await running.records())[0]).toMatchObject({ status: "failed", httpStatus: 503 });
  });

  it("G9: a Retry-After beyond the policy's patience is not waited for", async () => {
    fails(429, 9, { "retry-after": "60" });
    const answer = await run({ retries: fast }).chat("hi");
    expect([answer.status, upstream.seen.length, answer.headers.get("retry-after")]).toEqual([429, 1, "60"]);
  });

  it("G9: a connection that breaks before the answer is tried again", async () => {
    let left = 1;
    upstream.script = (_request, response) => {
      if (left-- > 0) response.socket?.destroy();
      else json(response, 200, chatBody("ok"));
    };
    expect((await run({ retries: fast }).chat("hi")).status).toBe(200);
  });

  it("G9: the standby answers when the primary's tries are used up, under its own name", async () => {
    fails(500, 9);
    const answer = await run({ retries: fast, standby: { provider: "other", model: "spare" } }).chat("hi");
    expect(await answer.json()).toEqual(chatBody("from standby"));
    expect(standby.seen[0]).toMatchObject({ url: "/base/v1/chat/completions" });
    expect(JSON.parse(standby.seen[0]!.body)).toMatchObject({ model: "spare" });
    expect(standby.seen[0]!.headers.authorization).toBeUndefined();
    expect((await running.records())[0]).toMatchObject({ target: "standby", upstream: "other/spare", attempts: 4 });
  });

  it("G9: an open breaker spares the primary, and is told in status and metrics", async () => {
    fails(500, 99);
    const breaker = { minimumRequests: 3, failureRatio: 0.5, openMs: 60_000, windowMs: 10_000 };
    const { chat, gateway } = await runAlone({ retries: { ...fast, max: 0 }, breaker, standby: { provider: "other" } });
    for (let i = 0; i < 6; i++) expect((await chat("hi")).status).toBe(200);
    expect(upstream.seen).toHaveLength(3);
    expect(gateway.status().models[0]?.breaker).toBe("open");
    expect(await gateway.metrics()).toContain('parapet_breaker_open{model="bot",slot="primary"} 1');
  });

  it("G9: with every breaker open the answer is 503 and says when to come back", async () => {
    fails(500, 99);
    const breaker = { minimumRequests: 1, failureRatio: 0.5, openMs: 60_000, windowMs: 10_000 };
    const { chat } = await runAlone({ breaker });
    await chat("hi");
    const answer = await chat("hi");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(await errorOf(answer)).toMatchObject({ status: 503, code: "upstream_unavailable" });
  });

  it("G9: an unreachable provider is 502 and names nothing of the network", async () => {
    const blocked = createServer();
    await new Promise<void>((resolve) => blocked.listen(0, "127.0.0.1", resolve));
    const { port } = blocked.address() as { port: number };
    await new Promise((resolve) => blocked.close(resolve));
    running.gateway.reload(running.config(policyFor(`http://127.0.0.1:${port}`)));
    const error = await errorOf(await running.chat("hi"));
    expect(error).toMatchObject({ status: 502, code: "upstream_unreachable" });
    expect(error.message).not.toContain(String(port));
  });

  it("G9: time-outs: to the first byte, between bytes, and in all", async () => {
    upstream.script = () => {};
    const timeouts = (more: object) => ({ timeouts: { firstByteMs: 5_000, idleMs: 5_000, totalMs: 5_000, ...more } });
    expect(await errorOf(await run(timeouts({ firstByteMs: 80 })).chat("hi"))).toMatchObject({
      status: 504,
      code: "upstream_timeout",
    });
    expect(await errorOf(await run(timeouts({ totalMs: 150 })).chat("hi"))).toMatchObject({
      status: 504,
      code: "upstream_timeout",
    });
    upstream.script = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(chatChunk("one"));
    };
    const answer = await run(timeouts({ idleMs: 120 })).chat("hi", { fields: { stream: true } });
    const text = await answer.text();
    expect(text).toContain("one");
    expect(text).toContain("upstream_idle");
  });

  it("G8: a stream passes byte for byte as it comes", async () => {
    upstream.script = chatStream(["Hel", "lo ", "wörld"], 15);
    const answer = await run().chat("hi", { fields: { stream: true } });
    const reader = answer.body!.getReader();
    const first = Buffer.from((await reader.read()).value!).toString();
    expect(first).toContain("Hel");
    expect(first).not.toContain("[DONE]");
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read())
      rest += Buffer.from(part.value).toString();
    expect(first + rest).toBe(
      `${["Hel", "lo ", "wörld"].map((piece) => chatChunk(piece)).join("")}${chatChunk("", "stop")}data: [DONE]\n\n`,
    );
    expect((await running.records())[0]).toMatchObject({ streamed: true, status: "completed", tokensEstimated: true });
  });

  it("G10: a client that hangs up ends the work upstream at once, and is recorded as cancelled", async () => {
    upstream.script = chatStream(
      Array.from({ length: 500 }, () => "more "),
      10,
    );
    const { chat, records, gateway } = run();
    const controller = new AbortController();
    const answer = await chat("hi", { fields: { stream: true }, signal: controller.signal });
    await answer.body!.getReader().read();
    const before = upstream.aborted;
    controller.abort();
    await until(() => upstream.aborted === before + 1, 1_000);
    await until(() => gateway.status().inFlight === 0);
    const record = (await records())[0]!;
    expect(record).toMatchObject({ status: "cancelled", code: "client_disconnected", tokensEstimated: true });
    expect(record.outputTokens).toBeGreaterThan(0);
  });

  const LAST = {
    "/v1/chat/completions": "data: [DONE]\n\n",
    "/v1/messages": 'event: message_stop\ndata: {"type":"message_stop"}\n\n',
    "/v1/responses": `event: response.completed\ndata: {"type":"response.completed","response":{"id":"${"r".repeat(200)}"}}\n\n`,
  };

  it.each(
    Object.entries(LAST).flatMap(([path, last]) => ["off", "on"].map((guarded) => [path, guarded, last] as const)),
  )(
    "G10: a client that leaves with the last event of %s has had its reply whole, with guards %s",
    async (path, guarded, last) => {
      const gateway = await runGateway({
        policy: policyFor(upstream.url, { bot: { guards: "g" }, guards: { g: {} } }),
        guards: { g: { detectors: guarded === "on" ? [{ detector: "secret", input: "flag", output: "flag" }] : [] } },
      });
      onTestFinished(() => gateway.close());
      const times = 40;
      let turn = 0;
      upstream.script = (_request, response) => {
        turn += 1;
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(last.slice(0, turn % last.length));
        setTimeout(() => {
          response.write(last.slice(turn % last.length));
          // Some providers end with their last event, some a while after it.
          setTimeout(() => response.end(), turn % 4 === 0 ? 0 : 40);
        }, 2);
      };
      const body = JSON.stringify({ model: "bot", stream: true, max_tokens: 9, messages: [], input: "hi" });
      const { port } = new URL(gateway.url);
      for (let at = 0; at < times; at += 1)
        await new Promise<void>((resolve) => {
          const socket = connect(Number(port), "127.0.0.1", () =>
            socket.write(
              `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${gateway.key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
            ),
          );
          let read = "";
          socket.on("data", (data) => {
            read += data;
            if (read.replaceAll(/\r\n[0-9a-f]+\r\n/g, "").includes(last)) socket.destroy();
          });
          socket.on("close", () => resolve());
        });
      await until(() => gateway.gateway.status().inFlight === 0);
      const records = await gateway.records();
      expect(records.map(({ status }) => status)).toEqual(Array.from({ length: times }, () => "completed"));
      expect(records.every(({ code, responseDigest }) => code === "" && responseDigest !== "")).toBe(true);
    },
  );

  it("G10: a client that hangs up while waiting for the first byte ends it as well", async () => {
    upstream.script = () => {};
    const { chat, gateway } = run();
    const controller = new AbortController();
    const answer = chat("hi", { signal: controller.signal }).catch((error: Error) => error.name);
    await until(() => upstream.running === 1);
    controller.abort();
    expect(await answer).toBe("AbortError");
    await until(() => upstream.running === 0 && gateway.status().inFlight === 0);
  });

  it("G10: a slow reader slows the provider down instead of filling memory", async () => {
    let sent = 0;
    upstream.script = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const more = (): void => {
        while (sent < 64_000_000) {
          sent += 65_536;
          if (!response.write(`data: ${"x".repeat(65_528)}\n\n`)) {
            response.once("drain", more);
            return;
          }
        }
        response.end();
      };
      more();
    };
    const controller = new AbortController();
    const answer = await run().chat("hi", { fields: { stream: true }, signal: controller.signal });
    await answer.body!.getReader().read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sent).toBeLessThan(32_000_000);
    controller.abort();
    await until(() => upstream.running === 0);
  });

  it("G8: a reply too large to hold is passed through in pieces, whole", async () => {
    const big = JSON.stringify(chatBody("y".repeat(3_000_000)));
    upstream.script = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(big);
    };
    const answer = await run().chat("hi");
    expect(await answer.text()).toBe(big);
    expect((await running.records())[0]).toMatchObject({ inputTokens: 11, outputTokens: 7, streamed: false });
  });
});
