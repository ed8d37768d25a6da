import type { GuardPolicy } from "@parapet/guard";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTextSealer } from "../store/index.ts";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatBody, chatReply, chatStream, json, startUpstream, type Upstream } from "./testing/upstream.ts";

// Put together here, so that no scanner takes this file for a leak.
const secret = `sk-proj-${"a1B2c3D4".repeat(6)}`;
const guards: Readonly<Record<string, Partial<GuardPolicy>>> = {
  redacting: { detectors: [{ detector: "secret", input: "redact", output: "redact" }] },
  blocking: { detectors: [{ detector: "secret", input: "block", output: "block" }] },
};

let upstream: Upstream;
let running: RunningGateway;
const sealer = createTextSealer(Buffer.alloc(32, 7));

const policy = (more: Parameters<typeof policyFor>[1] = {}) =>
  policyFor(upstream.url, { bot: { guards: "redacting" }, guards: { redacting: {}, blocking: {} }, ...more });

beforeAll(async () => {
  upstream = await startUpstream();
  running = await runGateway({ policy: policy(), guards, sealer });
});
afterEach(() => {
  upstream.seen.length = 0;
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

/** The same gateway under another policy. */
function run(more: Parameters<typeof policyFor>[1] = {}): RunningGateway {
  running.gateway.reload(running.config(policy(more)));
  return running;
}

describe("input", () => {
  it("G4: a block stops before the provider, names detector and rule, and quotes nothing", async () => {
    const { chat, records } = run({ bot: { guards: "blocking" } });
    const answer = await chat(`please print ${secret}`);
    const error = await errorOf(answer);
    expect(error).toMatchObject({ status: 400, code: "guard_blocked" });
    expect(error.message).toContain("'secret'");
    expect(error.message).not.toContain(secret);
    expect(answer.headers.get("x-parapet-verdict")).toBe("block");
    expect(upstream.seen).toHaveLength(0);
    const record = (await records())[0]!;
    expect(record).toMatchObject({ status: "blocked", verdict: "block", attempts: 0, costUsd: 0, inputTokens: 0 });
    expect(record.hits[0]).toMatchObject({
      detector: "secret",
      direction: "input",
      path: "/messages/0/content",
      action: "block",
    });
    expect(JSON.stringify(record)).not.toContain(secret);
  });

  it("G4: what is redacted goes upstream redacted; the rest of the body stays", async () => {
    upstream.script = chatReply("noted");
    const { chat, records } = run();
    const answer = await chat(`store ${secret} safely`, { fields: { temperature: 0.25, x_custom: { deep: [1] } } });
    expect([answer.status, answer.headers.get("x-parapet-verdict")]).toEqual([200, "redact"]);
    const seen = upstream.seen[0]!.body;
    expect(seen).not.toContain(secret);
    expect(JSON.parse(seen)).toMatchObject({ model: "bot", temperature: 0.25, x_custom: { deep: [1] } });
    expect((await records())[0]).toMatchObject({ status: "completed", verdict: "redact" });
  });

  it("G4: with nothing found, the original bytes go upstream", async () => {
    upstream.script = chatReply("ok");
    const { post } = run();
    const body = '{"messages" : [ {"content":"h\\u00e9llo","role":"user"} ],  "model":"bot"}';
    const answer = await post("/v1/chat/completions", body);
    expect([answer.status, answer.headers.get("x-parapet-verdict"), upstream.seen[0]?.body]).toEqual([
      200,
      "allow",
      body,
    ]);
  });

  it("G4: a shape that no table knows is refused, or flagged where the policy says so", async () => {
    upstream.script = chatReply("ok");
    const odd = { model: "bot", messages: [{ role: "user", content: [{ type: "hologram", payload: "x" }] }] };
    const { post } = run();
    expect(await errorOf(await post("/v1/chat/completions", odd))).toMatchObject({
      status: 400,
      code: "unknown_shape",
    });
    const lenient = run({ guards: { redacting: { onUnknown: "flag" } } });
    expect((await lenient.post("/v1/chat/completions", odd)).status).toBe(200);
    const record = (await lenient.records())[0]!;
    expect(record.verdict).toBe("flag");
    expect(record.hits[0]).toMatchObject({
      rule: "unknown-shape",
      path: "/messages/0/content/0",
      direction: "input",
      action: "flag",
    });
  });

  it("G4: a secret cut over parts of a message is seen whole, taken out of all of them, and each part is kept", async () => {
    upstream.script = chatReply("ok");
    const parts = (texts: readonly string[]) => ({
      model: "bot",
      messages: [{ role: "user", content: texts.map((text) => ({ type: "text", text })) }],
    });
    const sent = async (texts: readonly string[]): Promise<string[]> => {
      const { post } = run();
      expect((await post("/v1/chat/completions", parts(texts))).status).toBe(200);
      const { messages } = JSON.parse(upstream.seen.at(-1)!.body) as { messages: [{ content: { text: string }[] }] };
      return messages[0].content.map(({ text }) => text);
    };
    const label = (await sent([secret]))[0]!;
    expect(label).toMatch(/^\[.*\]$/);
    const half = secret.length / 2;
    expect(await sent([`a ${secret.slice(0, half)}`, `${secret.slice(half)} b`])).toEqual([`a ${label}`, " b"]);
    expect(await sent([secret.slice(0, 9), secret.slice(9, 30), secret.slice(30)])).toEqual([
      label,
      "[redacted]",
      "[redacted]",
    ]);
    const long = ` ${"plain words ".repeat(400)}`;
    expect(await sent([long + secret.slice(0, half), secret.slice(half) + long])).toEqual([long + label, long]);
    // What one part holds alone costs its neighbour nothing.
    expect(await sent(["the word", secret, "goes on"])).toEqual(["the word", label, "goes on"]);
    const record = (await run().records())[1]!;
    expect(record.hits).toMatchObject([
      { rule: expect.any(String), path: "/messages/0/content/0/text", action: "redact" },
    ]);
    const blocking = run({ bot: { guards: "blocking" } });
    upstream.seen.length = 0;
    const refused = await blocking.post("/v1/chat/completions", parts([secret.slice(0, half), secret.slice(half)]));
    expect(await errorOf(refused)).toMatchObject({ status: 400, code: "guard_blocked" });
    expect(upstream.seen).toEqual([]);
  });

  it("G4: content that the provider reads and nobody here can is flagged, refused or let be, as the policy says", async () => {
    upstream.script = chatReply("ok");
    const part = { type: "file", file: { file_id: "file-abc" } };
    const body = { model: "bot", messages: [{ role: "user", content: [{ type: "text", text: "sum up" }, part] }] };
    const flagging = run();
    expect((await flagging.post("/v1/chat/completions", body)).status).toBe(200);
    const flagged = (await flagging.records())[0]!;
    expect(flagged.verdict).toBe("flag");
    expect(flagged.hits).toMatchObject([
      { rule: "unseen-content", path: "/messages/0/content/1/file/file_id", direction: "input", action: "flag" },
    ]);
    upstream.seen.length = 0;
    const strict = run({ guards: { redacting: { onUnseen: "block" } } });
    expect(await errorOf(await strict.post("/v1/chat/completions", body))).toMatchObject({
      status: 400,
      code: "unseen_content",
    });
    expect(upstream.seen).toEqual([]);
    const easy = run({ guards: { redacting: { onUnseen: "allow" } } });
    expect((await easy.post("/v1/chat/completions", body)).status).toBe(200);
    expect((await easy.records())[0]).toMatchObject({ verdict: "allow", hits: [] });
  });

  it("G4: a redacted body still gets the name that the model has upstream", async () => {
    upstream.script = chatReply("ok");
    const { chat } = run({ models: { bot: { primary: { provider: "up", model: "gpt-up" }, guards: "redacting" } } });
    await chat(`store ${secret}`);
    expect(JSON.parse(upstream.seen[0]!.body)).toMatchObject({ model: "gpt-up" });
    expect(upstream.seen[0]!.body).not.toContain(secret);
  });
});

describe("output", () => {
  it("G4: a blocked reply is an error in its place", async () => {
    upstream.script = chatReply(`my orders are ${secret}`);
    const { chat, records } = run({ bot: { guards: "blocking" } });
    const answer = await chat("hi");
    const text = await answer.text();
    expect([answer.status, answer.headers.get("x-parapet-code")]).toEqual([400, "guard_blocked"]);
    expect(text).not.toContain(secret);
    // The provider has worked, and is paid.
    expect((await records())[0]).toMatchObject({
      status: "blocked",
      verdict: "block",
      inputTokens: 11,
      outputTokens: 7,
    });
  });

  it("G4: a redacted reply keeps its form; an untouched one its bytes", async () => {
    upstream.script = chatReply(`the key is ${secret}, enjoy`);
    const { chat } = run();
    const redacted = (await (await chat("hi")).json()) as ReturnType<typeof chatBody> & {
      choices: { message: { content: string } }[];
    };
    expect(redacted.choices[0]!.message.content).toMatch(/^the key is \[.*\], enjoy$/);
    const body = `${JSON.stringify(chatBody("clean"), undefined, 2)}\n`;
    upstream.script = (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(body);
    const clean = await chat("hi");
    expect([await clean.text(), clean.headers.get("x-parapet-verdict")]).toEqual([body, "allow"]);
  });

  it("G4: a reply that cannot be inspected is not passed on", async () => {
    const { chat } = run();
    for (const [headers, body] of [
      [{ "content-type": "application/json" }, "<html>"],
      [{ "content-type": "application/json", "content-encoding": "gzip" }, "{}"],
      [{ "content-type": "text/plain" }, `just text ${secret}`],
    ] as const) {
      upstream.script = (_request, response) => void response.writeHead(200, headers).end(body);
      expect(await errorOf(await chat("hi"))).toMatchObject({ status: 502, code: "reply_uninspectable" });
    }
  });

  it("G4: a provider's error that quotes a secret is inspected like a reply", async () => {
    upstream.script = (_request, response) => json(response, 422, { error: { message: `bad value ${secret}` } });
    const answer = await run().chat("hi");
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain(secret);
  });

  it("G4: a stream is redacted on its way, however the secret is cut", async () => {
    const { chat, records } = run();
    upstream.script = chatStream(["the key ", ...secret.match(/.{1,5}/g)!, " enjoy"], 1);
    const text = await (await chat("hi", { fields: { stream: true } })).text();
    expect(text).not.toContain(secret.slice(0, 16));
    const said = [...text.matchAll(/"content":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
    expect(said).toMatch(/^the key \[.*\] enjoy$/);
    expect(text).toContain("[DONE]");
    expect((await records())[0]).toMatchObject({ streamed: true, verdict: "redact", status: "completed" });
  });

  it("G4: a stream with nothing in it keeps its bytes", async () => {
    upstream.script = chatStream(["Hel", "lo ", "wörld. ", "Nothing to see."], 1);
    const { chat, url, key } = run();
    const direct = await (await fetch(`${upstream.url}/v1/chat/completions`, { method: "POST", body: "{}" })).text();
    expect(await (await chat("hi", { fields: { stream: true } })).text()).toBe(direct);
    expect(url + key).toBeTruthy();
  });

  it("G4: a secret that goes over from one streamed block into the next is taken out of both, and is on record once", async () => {
    const event = (data: { readonly type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
    const block = (index: number, text: string) =>
      event({ type: "content_block_start", index, content_block: { type: "text", text: "" } } as { type: string }) +
      event({ type: "content_block_delta", index, delta: { type: "text_delta", text } } as { type: string }) +
      event({ type: "content_block_stop", index } as { type: string });
    upstream.script = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(
        block(0, `key ${secret.slice(0, 20)}`) + block(1, `${secret.slice(20)} ok`) + event({ type: "message_stop" }),
      );
    };
    const { post, records } = run();
    const body = { model: "bot", max_tokens: 9, stream: true, messages: [{ role: "user", content: "hi" }] };
    const text = await (await post("/v1/messages", body)).text();
    expect(text).not.toContain(secret.slice(0, 12));
    expect(text).not.toContain(secret.slice(-12));
    const said = [...text.matchAll(/"text":"([^"]*)"/g)].map((match) => match[1]).join("|");
    expect(said).toMatch(/^\|?key \[.*\]\|+ \|?ok\|?$/);
    const record = (await records())[0]!;
    expect(record).toMatchObject({ verdict: "redact", status: "completed", streamed: true });
    expect(record.hits).toMatchObject([{ detector: "secret", action: "redact", start: 4 }]);
  });

  it("G12: a field that is called by a secret is on record under the secret's label", async () => {
    const { post, records } = run();
    const body = {
      model: "bot",
      max_tokens: 9,
      messages: [
        { role: "user", content: "hi" },
        {
          role: "assistant",
          content: [{ type: "tool_use", id: "t", name: "find", input: { [secret]: `is ${secret}` } }],
        },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: "none" }] },
      ],
    };
    await post("/v1/messages", body);
    const record = (await records())[0]!;
    const sent = record.hits.filter(({ direction }) => direction === "input");
    expect(sent.map(({ path }) => path)).toEqual(Array(2).fill("/messages/1/content/0/input/[openai-api-key]"));
    expect(JSON.stringify(record)).not.toContain(secret.slice(0, 12));
  });

  it("G4: a blocked stream ends in the vendor's error event, and the provider is cut off", async () => {
    upstream.script = chatStream(["fine so far. ", `${secret} `, ...Array.from({ length: 300 }, () => "more ")], 5);
    const { chat, records } = run({ bot: { guards: "blocking" } });
    const text = await (await chat("hi", { fields: { stream: true } })).text();
    expect(text).toContain("guard_blocked");
    expect(text).not.toContain(secret);
    expect(text).not.toContain("more ");
    expect(text.match(/guard_blocked/g)).toHaveLength(1);
    await until(() => upstream.running === 0, 1_000);
    expect((await records())[0]).toMatchObject({ status: "blocked", verdict: "block", code: "guard_blocked" });
  });

  it("G4: a hang-up in the middle of a stream still records what the guard had found", async () => {
    upstream.script = chatStream([`key ${secret} `, ...Array.from({ length: 300 }, () => "more words. ")], 5);
    const { chat, records } = run();
    const controller = new AbortController();
    const reader = (await chat("hi", { fields: { stream: true }, signal: controller.signal })).body!.getReader();
    for (let text = ""; !text.includes("more words"); ) text += Buffer.from((await reader.read()).value!).toString();
    controller.abort();
    await until(async () => (await records())[0]?.status === "cancelled");
    expect((await records())[0]).toMatchObject({ verdict: "redact" });
  });
});

describe("a broken detector", () => {
  const broken = (onError: "closed" | "open") => ({
    guards: new Proxy(new Map(), {
      get: () => () => ({
        policy: { name: "x", onError, detectors: [], stream: { maxHoldCharacters: 256 } },
        covers: (direction: string) => direction === "input",
        detectorsFor: () => ["bad"],
        stream: () => {
          throw new Error("unused");
        },
        inspect: (passages: readonly { text: string }[]) => ({
          verdict: "failed",
          isBlocked: onError === "closed",
          hits: [],
          runs: [{ detector: "bad", verdict: "failed", hits: 0, elapsedUs: 5, error: "broke" }],
          texts: passages.map(({ text }) => text),
        }),
      }),
    }),
  });

  it.each([
    ["closed", 400, "blocked", "guard_failed"],
    ["open", 200, "completed", ""],
  ] as const)(
    "G4: fails %s as the policy says, and is on record as failed either way",
    async (onError, http, status, code) => {
      upstream.script = chatReply("ok");
      const kit = run();
      kit.gateway.reload({ ...kit.config(policyFor(upstream.url)), ...broken(onError) });
      expect((await kit.chat("hi")).status).toBe(http);
      expect((await kit.records())[0]).toMatchObject({ status, code, verdict: "failed" });
      expect(await kit.gateway.metrics()).toMatch(/parapet_detector_failures_total\{detector="bad"\} [1-9]/);
    },
  );
});

describe("full text", () => {
  it("G12: is kept sealed, only when the policy says so, and as it went upstream", async () => {
    upstream.script = chatReply(`reply with ${secret}`);
    const { chat, store } = run({ records: { fullText: "flagged", encryptionKey: "file:text.key" } });
    const flagged = (await chat(`store ${secret}`)).headers.get("x-request-id")!;
    upstream.script = chatReply("nothing");
    const clean = (await chat("hi")).headers.get("x-request-id")!;
    await store.events.flush();
    expect(await store.exchanges.texts(clean)).toBeUndefined();
    const texts = (await store.exchanges.texts(flagged))!;
    const request = sealer.open(texts.sealedRequest, { exchangeId: flagged, part: "request" });
    const response = sealer.open(texts.sealedResponse, { exchangeId: flagged, part: "response" });
    expect(request).toContain('"role":"user"');
    expect(response).toContain("reply with [");
    expect(request + response).not.toContain(secret);
    upstream.script = chatStream(["streamed ", secret, " end"]);
    const streamed = await chat("hi", { fields: { stream: true } });
    await streamed.text();
    await store.events.flush();
    const id = streamed.headers.get("x-request-id")!;
    const kept = sealer.open((await store.exchanges.texts(id))!.sealedResponse, { exchangeId: id, part: "response" });
    expect(kept).toContain("streamed ");
    expect(kept).not.toContain(secret);
  });
});
