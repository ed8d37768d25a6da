import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../store/index.ts";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chatBody, chatReply, chatStream, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let standby: Upstream;
let running: RunningGateway | undefined;

beforeAll(async () => {
  upstream = await startUpstream();
  standby = await startUpstream(chatReply("from standby"));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
});
afterAll(async () => {
  await upstream.close();
  await standby.close();
});

const policy = (more: object = {}) =>
  policyFor(upstream.url, {
    bot: { standby: { provider: "other" }, retries: { max: 0 } },
    providers: {
      up: { kind: "openai-compatible", baseUrl: upstream.url },
      other: { kind: "openai-compatible", baseUrl: standby.url },
    },
    ...more,
  });
const read = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { choices: { message: { content: string } }[] }).choices[0]!.message.content;

describe("modes", () => {
  it("G11: a mode acts at once, is an event, and survives a restart", async () => {
    upstream.script = chatReply("from primary");
    const folder = mkdtempSync(join(tmpdir(), "parapet-modes-"));
    running = await runGateway({ policy: policy(), folder });
    expect(await read(await running.chat("hi"))).toBe("from primary");
    await running.gateway.setMode("bot", "standby", "user:ann", "primary looks poisoned");
    expect(await read(await running.chat("hi"))).toBe("from standby");
    await running.gateway.setMode("bot", "maintenance", "user:ann", "");
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 503, code: "maintenance" });
    await running.store.events.flush();
    const events = await running.store.events.read({ kinds: ["mode-changed"] });
    expect(events.at(-1)).toMatchObject({
      actor: "user:ann",
      subject: "model:bot",
      data: { mode: "standby", reason: "primary looks poisoned" },
    });
    await running.close();
    running = await runGateway({ policy: policy(), folder });
    expect(running.gateway.status().models[0]).toMatchObject({ mode: "maintenance" });
    expect((await running.chat("hi")).status).toBe(503);
    await running.close();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  it("G11: a mode or a revocation by another process acts here within a second", async () => {
    running = await runGateway({ policy: policy() });
    const other = await openStore({ dataDirectory: running.folder });
    await other.control.set("mode:bot", "maintenance");
    await until(async () => (await running!.chat("hi")).status === 503, 1_000);
    await other.control.set("mode:bot", "normal");
    await until(async () => (await running!.chat("hi")).status === 200, 1_000);
    await other.keys.revoke(running.key.slice(0, 13), Date.now());
    await until(async () => (await running!.chat("hi")).status === 401, 1_000);
    await other.close();
  });

  it("G11: in standby mode the primary is not asked even when the standby fails", async () => {
    running = await runGateway({ policy: policy() });
    await running.gateway.setMode("bot", "standby", "cli", "");
    standby.script = (_request, response) => void response.writeHead(500).end();
    const before = upstream.seen.length;
    expect((await running.chat("hi")).status).toBe(500);
    expect(upstream.seen.length).toBe(before);
    standby.script = chatReply("from standby");
  });
});

it("G11: a mode that cannot be is refused, and where it is forced from outside nothing is served by it", async () => {
  running = await runGateway({ policy: policyFor(upstream.url) });
  await expect(running.gateway.setMode("bot", "standby", "cli", "")).rejects.toThrow(/no standby/);
  await expect(running.gateway.setMode("nope", "normal", "cli", "")).rejects.toThrow(/no model/);
  await running.store.control.set("mode:bot", "standby");
  await until(async () => (await running!.chat("hi")).status === 503, 1_000);
  expect(await errorOf(await running.chat("hi"))).toMatchObject({ code: "standby_missing" });
});

describe("kill switch", () => {
  it("G13: refuses newcomers, and ends what runs with an error that the client can read", async () => {
    upstream.script = chatStream(
      Array.from({ length: 500 }, () => "more "),
      10,
    );
    running = await runGateway({ policy: policy() });
    const answer = await running.chat("hi", { fields: { stream: true } });
    const began = performance.now();
    running.gateway.stop("incident 7", "user:ann");
    const text = await answer.text();
    expect(performance.now() - began).toBeLessThan(500);
    expect(text).toContain('"stopped"');
    expect(text).not.toContain("incident 7");
    await until(() => upstream.running === 0);
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 503, code: "stopped" });
    running.gateway.resume("user:ann");
    upstream.script = chatReply("back");
    expect((await running.chat("hi")).status).toBe(200);
    await running.store.events.flush();
    const events = await running.store.events.read({ kinds: ["traffic-stopped", "traffic-resumed"] });
    expect(events.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      "traffic-resumed user:ann",
      "traffic-stopped user:ann",
    ]);
  });

  it("G13: a file is enough, and its removal is enough to go on", async () => {
    upstream.script = chatReply("ok");
    running = await runGateway({ policy: policy() });
    writeFileSync(join(running.folder, "STOP"), "");
    await until(async () => (await running!.chat("hi")).status === 503, 1_000);
    expect(running.gateway.status().stopped).toMatchObject({ by: "file" });
    rmSync(join(running.folder, "STOP"));
    await until(async () => (await running!.chat("hi")).status === 200, 1_000);
  });

  it("G13: outlives a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parapet-stop-"));
    running = await runGateway({ policy: policy(), folder });
    running.gateway.stop("still on", "cli");
    await running.close();
    expect(existsSync(join(folder, "STOP"))).toBe(true);
    running = await runGateway({ policy: policy(), folder });
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ code: "stopped" });
    expect(running.gateway.status().stopped).toMatchObject({ reason: "still on", by: "cli" });
    await running.close();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  it("G13: works while the store can write nothing", async () => {
    let isBroken = false;
    running = await runGateway({
      policy: policy(),
      wrapStore: (store) => ({
        ...store,
        events: new Proxy(store.events, {
          get: (events, name) => {
            if (isBroken && name === "append")
              return () => {
                throw new Error("disk full");
              };
            const value = Reflect.get(events, name) as unknown;
            return typeof value === "function" ? value.bind(events) : value;
          },
        }),
      }),
    });
    isBroken = true;
    running.gateway.stop("store is down", "cli");
    expect((await running.chat("hi")).status).toBe(503);
    isBroken = false;
  });
});

describe("reload", () => {
  it("G14: newcomers get the new policy; a running stream keeps the old one to its end", async () => {
    upstream.script = chatStream(["a", "b", "c", "d"], 40);
    running = await runGateway({ policy: policy() });
    const answer = await running.chat("hi", { fields: { stream: true } });
    running.gateway.reload(
      running.config(policyFor(standby.url, { models: { renamed: { primary: { provider: "up" } } } })),
    );
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 404, code: "model_not_found" });
    const fresh = await running.post("/v1/chat/completions", { model: "renamed", messages: [] });
    expect(await fresh.json()).toEqual(chatBody("from standby"));
    const text = await answer.text();
    expect(text).toContain('"d"');
    expect(text).toContain("[DONE]");
  });

  it("G14: a configuration that lacks a part is refused whole, and the old one stays", async () => {
    upstream.script = chatReply("ok");
    running = await runGateway({ policy: policy() });
    const config = running.config(policyFor(standby.url));
    expect(() => running!.gateway.reload({ ...config, guards: new Map() })).toThrow(/has no compiled guard/);
    expect(await read(await running.chat("hi"))).toBe("ok");
  });
});

describe("drain", () => {
  it("G15: lets streams finish, refuses newcomers meanwhile, and cuts off at the time-out", async () => {
    upstream.script = chatStream(["a", "b", "c"], 60);
    running = await runGateway({ policy: policy() });
    const answer = await running.chat("hi", { fields: { stream: true } });
    const drained = running.gateway.drain(5_000);
    expect(await errorOf(await running.chat("hi"))).toMatchObject({ status: 503, code: "shutting_down" });
    expect(await answer.text()).toContain("[DONE]");
    await drained;
    expect(running.gateway.status().inFlight).toBe(0);
  });

  it("G15: past the time-out the rest is ended, in words", async () => {
    upstream.script = chatStream(
      Array.from({ length: 500 }, () => "more "),
      10,
    );
    running = await runGateway({ policy: policy() });
    const answer = await running.chat("hi", { fields: { stream: true } });
    await running.gateway.drain(50);
    expect(await answer.text()).toContain("shutting down");
  });
});
