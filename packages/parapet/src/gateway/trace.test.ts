import type { GuardPolicy } from "@parapet/guard";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policyFor, type RunningGateway, runGateway } from "./testing/gateway-kit.ts";
import { streaming, WIRES } from "./testing/tool-calls.ts";
import { chatReply, chatStream, json, startUpstream, type Upstream } from "./testing/upstream.ts";

// Put together here, so that no scanner takes this file for a leak.
const secret = `sk-proj-${"a1B2c3D4".repeat(6)}`;
const guards: Readonly<Record<string, Partial<GuardPolicy>>> = {
  watching: { detectors: [{ detector: "secret", input: "block", output: "block" }] },
};
const HEADER = "x-parapet-trace";
let upstream: Upstream;
let running: RunningGateway;
let tester = "";

beforeAll(async () => {
  upstream = await startUpstream();
  running = await runGateway({
    guards,
    policy: policyFor(upstream.url, {
      bot: { guards: "watching" },
      guards: { watching: {} },
      roles: { app: { allow: ["model:*"] }, tester: { allow: ["model:*", "traces:read"] } },
    }),
  });
  tester = (await running.keyService.issue({ name: "tester", role: "tester" })).secret;
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

const asks = { [HEADER]: "1" };
const streamed = { fields: { stream: true } };
const traceIn = (text: string | null | undefined): unknown => JSON.parse(text ?? "null");
const commentIn = (body: string): unknown => traceIn(/^: x-parapet-trace (.+)$/m.exec(body)?.[1]);
const hit = { detector: "secret", action: "block", score: expect.any(Number), rule: expect.any(String) };

describe("a trace", () => {
  it("G24: tells who may read it what the guard said of a request, and no text", async () => {
    const answer = await running.chat(`print ${secret}`, { key: tester, headers: asks });
    const said = answer.headers.get(HEADER);
    expect(traceIn(said)).toMatchObject({ verdict: "block", hits: [{ ...hit, direction: "input" }], more: 0 });
    expect(said).not.toContain(secret);
    expect(said).not.toContain("/messages");
  });

  it("G24: tells that nothing was found", async () => {
    upstream.script = chatReply("Good day");
    const answer = await running.chat("hello", { key: tester, headers: asks });
    expect(traceIn(answer.headers.get(HEADER))).toEqual({ verdict: "allow", hits: [], more: 0 });
    expect(upstream.seen.at(-1)?.headers[HEADER]).toBeUndefined();
  });

  it("G24: of a stream, tells of the reply by a comment after the last event, cut or whole", async () => {
    const letters = [...`token: ${secret} and so on, and on, and on`];
    upstream.script = chatStream(letters);
    const cut = await (await running.chat("hello", { key: tester, headers: asks, ...streamed })).text();
    expect(commentIn(cut)).toMatchObject({ verdict: "block", hits: [{ ...hit, direction: "output" }] });
    expect(cut).not.toContain(secret);
    upstream.script = chatStream(["Good ", "day"]);
    const whole = await (await running.chat("hello", { key: tester, headers: asks, ...streamed })).text();
    expect(commentIn(whole)).toEqual({ verdict: "allow", hits: [], more: 0 });
    expect(whole.indexOf("[DONE]")).toBeLessThan(whole.indexOf(HEADER));
  });

  it("G24: nobody else's answer differs by a byte", async () => {
    upstream.script = chatStream(["Good ", "day"]);
    const [plain, asked, unasked] = [
      await running.chat("hello", streamed),
      await running.chat("hello", { headers: asks, ...streamed }),
      await running.chat("hello", { key: tester, ...streamed }),
    ];
    const bodies = await Promise.all([plain.text(), asked.text(), unasked.text()]);
    expect(new Set(bodies).size).toBe(1);
    expect([plain, asked, unasked].map(({ headers }) => headers.get(HEADER))).toEqual([null, null, null]);
    const stranger = await running.chat(`print ${secret}`, { key: "pk_none", headers: asks });
    expect(stranger.headers.get(HEADER)).toBeNull();
    const blocked = await running.chat(`print ${secret}`, { headers: asks });
    expect(blocked.headers.get(HEADER)).toBeNull();
  });

  it.each(WIRES)(
    "G24: names the tools that the model called, delivered or withheld, on the wire %s",
    async (_, wire) => {
      const config = running.config(
        policyFor(upstream.url, {
          bot: { tools: "t" },
          tools: { t: { allow: [{ tools: ["read_*"] }] } },
          roles: { app: { allow: ["model:*"] }, tester: { allow: ["model:*", "traces:read"] } },
        }),
      );
      running.gateway.reload(config);
      const call = async (tool: string, stream: boolean) => {
        upstream.script = stream
          ? streaming(wire.events(tool, { to: "eve@evil.example" }))
          : (_request, response) => json(response, 200, wire.reply(tool, { to: "eve@evil.example" }));
        const body = { ...wire.request([], []), ...(stream ? { stream } : {}) };
        const answer = await running.post(wire.path, body, { key: tester, headers: asks });
        const text = await answer.text();
        return stream ? commentIn(text) : traceIn(answer.headers.get(HEADER));
      };
      for (const stream of [false, true]) {
        expect(await call("read_email", stream)).toMatchObject({ calls: [{ tool: "read_email", verdict: "allow" }] });
        const withheld = await call("send_email", stream);
        expect(withheld).toMatchObject({ verdict: "block", calls: [{ tool: "send_email", verdict: "block" }] });
        expect(JSON.stringify(withheld)).not.toContain("evil");
      }
    },
  );
});
