import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadOrCreateDataKeys, type ToolApproval } from "../store/index.ts";
import { createApprovalDesk } from "./approvals/index.ts";
import { errorOf, policyFor, type RunningGateway, runGateway, until } from "./testing/gateway-kit.ts";
import { chat, streaming, WIRES } from "./testing/tool-calls.ts";
import { json, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway;
let now = 1_800_000_000_000;

const CALL = { to: "ann@example.com", note: "sesame-open" };

beforeAll(async () => {
  upstream = await startUpstream();
  running = await runGateway({ policy: policyFor(upstream.url), clock: { now: () => now } });
});
beforeEach(() => run());
afterAll(async () => {
  await running.close();
  await upstream.close();
});

function run(more: object = {}): void {
  const tools = { t: { rules: { send_email: { approval: true } }, approvals: { expireMinutes: 30 }, ...more } };
  const policy = policyFor(upstream.url, { bot: { tools: "t" }, tools, roles: { app: { allow: ["model:*"] } } });
  running.gateway.reload(running.config(policy));
}

const open = (): Promise<readonly ToolApproval[]> => running.store.approvals.list({ state: "pending" });
const say = (id: string, answer: "approved" | "denied", actor = "cli") =>
  running.approvals.decide({ id, answer, actor, reason: "" });
const askedId = (response: Response): string => response.headers.get("x-parapet-approval") ?? "";
const body = (user: string) => ({ ...chat.request([], []), user });

describe.each(WIRES)("approval on the wire %s", (_, wire) => {
  it("G20: the reply is withheld, the client told the id, and once a person agrees the same call passes, once", async () => {
    const { post, store, records } = running;
    const reply = wire.reply("send_email", CALL);
    upstream.script = (_request, response) => json(response, 200, reply);
    const asked = await post(wire.path, wire.request([], []));
    const id = askedId(asked);
    const error = await errorOf(asked);
    expect(error).toMatchObject({ status: 403, code: "tool_approval_required" });
    expect(error.message).toContain(id);
    expect(error.message).toContain("'send_email'");
    expect((await records())[0]).toMatchObject({ status: "blocked", code: "tool_approval_required" });
    const question = (await store.approvals.get(id))!;
    expect(question).toMatchObject({ state: "pending", tool: "send_email", model: "bot" });
    expect(running.approvals.argumentsOf(question)).toContain("sesame-open");
    await store.events.flush();
    const events = await store.events.read({ subject: `approval:${id}` });
    expect(events.map(({ kind }) => kind)).toEqual(["approval-requested"]);
    expect(JSON.stringify([question.reasons, events, await records(), error])).not.toContain("sesame");

    await say(id, "approved");
    expect(await (await post(wire.path, wire.request([], []))).json()).toEqual(reply);
    expect((await records())[0]?.hits[0]).toMatchObject({ action: "allow", rule: "approval-required" });
    await until(async () => (await store.approvals.get(id))?.state === "used");
    expect(running.approvals.argumentsOf((await store.approvals.get(id))!)).toBeUndefined();
    const again = await post(wire.path, wire.request([], []));
    expect([again.status, askedId(again) === id]).toEqual([403, false]);
    await say(askedId(again), "denied");
  });

  it("G20: in a stream the vendor's error event says it, and nothing of the call leaves; then it passes as it came", async () => {
    const { post } = running;
    const events = wire.events("send_email", CALL);
    upstream.script = streaming(events);
    const request = { ...wire.request([], []), stream: true };
    const text = await (await post(wire.path, request)).text();
    expect(text).toContain("tool_approval_required");
    expect(text).not.toContain("sesame");
    const id = /ap_[0-9a-f]{16}/.exec(text)![0];
    await until(async () => (await running.store.approvals.get(id)) !== undefined);
    await say(id, "approved");
    expect(await (await post(wire.path, request)).text()).toBe(events.join(""));
    await until(async () => (await running.store.approvals.get(id))?.state === "used");
  });
});

describe("whose word, and for what", () => {
  const asks = async (given: object = CALL, options: { key?: string; user?: string } = {}): Promise<Response> => {
    upstream.script = (_request, response) => json(response, 200, chat.reply("send_email", given));
    return running.post(chat.path, body(options.user ?? ""), options.key === undefined ? {} : { key: options.key });
  };

  it("G20: the same question is asked once; other arguments, another caller, another end user is another question", async () => {
    const id = askedId(await asks());
    expect(askedId(await asks())).toBe(id);
    await say(id, "approved");
    const { secret } = await running.keyService.issue({ name: "other", role: "app" });
    const others = [await asks({ ...CALL, to: "bob@example.com" }), await asks(CALL, { key: secret })];
    others.push(await asks(CALL, { user: "bob" }));
    expect(others.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(new Set([id, ...others.map(askedId)]).size).toBe(4);
    expect((await asks()).status).toBe(200);
    for (const one of await open()) await say(one.id, "denied");
  });

  it("G20: two requests at once share no word", async () => {
    await say(askedId(await asks()), "approved");
    const both = await Promise.all([asks(), asks(), asks()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    for (const one of await open()) await say(one.id, "denied");
  });

  it("G20: a no is a no, a question that has expired is none, and a word that has expired is none", async () => {
    const denied = askedId(await asks());
    await say(denied, "denied");
    const second = askedId(await asks());
    expect(second).not.toBe(denied);
    await expect(say(denied, "approved")).rejects.toMatchObject({ code: "PARAPET_APPROVAL_OVER" });
    now += 31 * 60_000;
    await expect(say(second, "approved")).rejects.toMatchObject({ code: "PARAPET_APPROVAL_OVER" });
    const third = askedId(await asks());
    await say(third, "approved");
    now += 31 * 60_000;
    expect((await asks()).status).toBe(403);
    await expect(say("ap_0", "approved")).rejects.toMatchObject({ code: "PARAPET_APPROVAL_UNKNOWN" });
    for (const one of await open()) if (one.expiresAt > now) await say(one.id, "denied");
  });

  it("G20: nobody approves what they asked for themselves", async () => {
    const id = askedId(await asks());
    const { principal } = (await running.store.approvals.get(id))!;
    await expect(say(id, "approved", principal)).rejects.toMatchObject({ code: "PARAPET_APPROVAL_OWN" });
    await say(id, "denied");
  });

  it("G20: what is wrong besides is blocked without a question, and a reply that fails gives the word back", async () => {
    run({ deny: ["drop_*"] });
    upstream.script = (_request, response) => {
      const reply = chat.reply("send_email", CALL) as { choices: { message: { tool_calls: object[] } }[] };
      const extra = { id: "u", type: "function", function: { name: "drop_table", arguments: "{}" } };
      reply.choices[0]!.message.tool_calls.push(extra);
      json(response, 200, reply);
    };
    const before = (await open()).length;
    expect((await errorOf(await running.post(chat.path, body("")))).code).toBe("tool_blocked");
    expect((await open()).length).toBe(before);
    const id = askedId(await asks());
    await say(id, "approved");
    upstream.script = (_request, response) => json(response, 500, { error: { message: "down" } });
    await running.post(chat.path, body(""));
    await until(async () => (await running.store.approvals.get(id))?.state === "approved");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await asks()).status).toBe(200);
  });

  it("G20: a caller with twenty open questions is asked no more, and the call is blocked", async () => {
    const { secret } = await running.keyService.issue({ name: "flood", role: "app" });
    for (let at = 0; at < 20; at++) expect((await asks({ ...CALL, at }, { key: secret })).status).toBe(403);
    expect((await errorOf(await asks({ ...CALL, at: 20 }, { key: secret }))).code).toBe("tool_blocked");
    expect((await asks(CALL)).status).toBe(403);
  });

  it("G20: another process decides, and this one follows; without `approvals` nobody is asked", async () => {
    const id = askedId(await asks({ ...CALL, note: "from afar" }));
    const { pepper } = loadOrCreateDataKeys(running.folder);
    const elsewhere = createApprovalDesk({ store: running.store, pepper, clock: { now: () => now } });
    await elsewhere.decide({ id, answer: "approved", actor: "cli", reason: "checked" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await asks({ ...CALL, note: "from afar" })).status).toBe(200);
    run({ approvals: undefined });
    expect((await errorOf(await asks())).code).toBe("tool_blocked");
  });
});
