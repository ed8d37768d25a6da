import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POLICY, type RunningEngine, runEngine } from "../engine/testing/engine-kit.ts";

let running: RunningEngine;
let admin: string;
beforeAll(async () => {
  running = await runEngine({
    policy: POLICY.replace("roles:\n", 'roles:\n  clerk: { allow: ["approvals:write", "model:*"] }\n'),
  });
  admin = await running.signIn();
});
afterAll(() => running.close());

async function ask(amount: number, principal = "key:pk_client"): Promise<string> {
  const call = { principal, user: "", model: "bot", tool: "refund", arguments: { amount } };
  const asked = running.engine.approvals.ask({ ...call, reasons: ["needs a person"], expiresInMs: 60_000 })!;
  await asked.stored;
  return asked.id;
}

describe("approvals at the console", () => {
  it("V20: the list tells no argument; reading one does, is an event, and ends with the question", async () => {
    const id = await ask(123_456);
    const list = await running.api("/approvals", { cookie: admin });
    expect(list.json[0]).toMatchObject({ id, state: "pending", tool: "refund", reasons: ["needs a person"] });
    expect(list.text).not.toContain("123456");
    expect((await running.api(`/approvals/${id}`, { cookie: admin })).json.arguments).toContain("123456");
    const decide = (answer: string) =>
      running.api(`/approvals/${id}`, {
        method: "POST",
        cookie: admin,
        body: { answer, reason: "asked the customer" },
      });
    expect((await decide("denied")).json).toMatchObject({ id, state: "denied", decidedBy: "user:local-admin" });
    expect([(await decide("approved")).status, (await decide("approved")).json.error.code]).toEqual([
      400,
      "PARAPET_APPROVAL_OVER",
    ]);
    expect((await running.api(`/approvals/${id}`, { cookie: admin })).json.arguments).toBeNull();
    await running.engine.store.events.flush();
    const events = (await running.api(`/events?subject=approval:${id}`, { cookie: admin })).json.rows;
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual([
      "approval-denied",
      "approval-read",
      "approval-requested",
    ]);
    expect(JSON.stringify(events)).not.toContain("123456");
  });

  it("V20: a key decides on others' calls, and not on its own", async () => {
    const { key, secret } = await running.engine.keyService.issue({ name: "clerk", role: "clerk" });
    const decide = (id: string) =>
      running.api(`/approvals/${id}`, { method: "POST", key: secret, body: { answer: "approved" } });
    const own = await decide(await ask(1, `key:${key.id}`));
    expect([own.status, own.json.error.code]).toEqual([400, "PARAPET_APPROVAL_OWN"]);
    expect((await decide(await ask(2))).json.state).toBe("approved");
    expect((await decide("ap_none")).status).toBe(404);
  });
});
