import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { POLICY, type RunningEngine, runEngine } from "../engine/testing/engine-kit.ts";
import { startVaultServer } from "../policy/stores/testing/vault-server.ts";
import { type Issuer, startIssuer } from "./testing/issuer.ts";

describe("the way to the issuer and back", () => {
  let issuer: Issuer;
  let running: RunningEngine;
  beforeAll(async () => {
    issuer = await startIssuer();
    running = await runEngine({
      env: { TEXT_KEY: "ab".repeat(32), CONSOLE_SECRET: "sesame" },
      policy: `${POLICY}
identity:
  oidc:
    issuer: ${issuer.url}
    audience: api
    console: { clientId: console, clientSecret: "env:CONSOLE_SECRET" }
`,
    });
  });
  afterAll(async () => {
    await running.close();
    await issuer.close();
  });

  /** Walks to the issuer; what it would send the browser back to, and the cookie that binds the two. */
  async function begin(): Promise<{ back: string; binding: string }> {
    const answer = await running.api("/sign-in/oidc");
    expect(answer.status).toBe(302);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toContain("HttpOnly; SameSite=Lax");
    const back = issuer.authorize(answer.headers.get("location") ?? "");
    return { back: back.pathname.replace("/api/v1", "") + back.search, binding: cookie.split(";")[0] ?? "" };
  }

  it("V16: ends signed in, with the permissions of the policy's role, and on record", async () => {
    expect((await running.api("/session")).json.signIn).toEqual({ oidc: true });
    const { back, binding } = await begin();
    const answer = await running.api(back, { cookie: binding });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
    const cookie = answer.headers.getSetCookie().find((value) => value.startsWith("parapet_session_")) ?? "";
    const session = (await running.api("/session", { cookie: cookie.split(";")[0] ?? "" })).json;
    expect(session).toMatchObject({ subject: "ada", roles: ["viewer"], permissions: ["console:read"] });
    const denied = await running.api("/stop", { method: "POST", cookie: cookie.split(";")[0] ?? "" });
    expect(denied.status).toBe(403);
    await running.engine.store.events.flush();
    const [event] = await running.engine.store.events.read({ kinds: ["session-opened"] });
    expect(event).toMatchObject({ actor: "user:ada", data: { by: "oidc" } });
  });

  it("V16: another browser's answer ends on the sign-in page, without a session and on record", async () => {
    const { back } = await begin();
    const answer = await running.api(back);
    expect(answer.headers.get("location")).toBe("/sign-in?error=PARAPET_SERVER_OIDC_BINDING");
    expect(answer.headers.getSetCookie().some((value) => value.startsWith("parapet_session_"))).toBe(false);
    await running.engine.store.events.flush();
    const [event] = await running.engine.store.events.read({ kinds: ["session-refused"] });
    expect(event?.data).toMatchObject({ reason: "PARAPET_SERVER_OIDC_BINDING" });
  });

  it("V16: a client secret that was rotated in its store counts for the next sign-in", async () => {
    const vault = await startVaultServer();
    vault.write("secret/console", { secret: "stale" });
    const own = await runEngine({
      env: { TEXT_KEY: "ab".repeat(32), VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken },
      policy: `${POLICY}
identity: { oidc: { issuer: "${issuer.url}", audience: api, console: { clientId: console, clientSecret: "vault:secret/console#secret" } } }
`,
    });
    onTestFinished(async () => {
      await own.close();
      await vault.close();
    });
    const signIn = async (): Promise<string | null> => {
      const begun = await own.api("/sign-in/oidc");
      const back = issuer.authorize(begun.headers.get("location") ?? "");
      const binding = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const ended = await own.api(back.pathname.replace("/api/v1", "") + back.search, { cookie: binding });
      return ended.headers.get("location");
    };
    expect(await signIn()).toBe("/sign-in?error=PARAPET_SERVER_OIDC_REFUSED");
    vault.write("secret/console", { secret: "sesame" });
    await own.engine.refreshSecrets();
    expect(await signIn()).toBe("/");
  });

  it("V7: answers that nobody waits for fill the audit log no more often than guesses are heard", async () => {
    const { events } = running.engine.store;
    await events.flush();
    const before = (await events.read({ kinds: ["session-refused"] })).length;
    for (let i = 0; i < 25; i++) {
      const answer = await running.api(`/sign-in/oidc/callback?code=x&state=${i}`);
      expect(answer.headers.get("location")).toBe("/sign-in?error=PARAPET_SERVER_OIDC_BINDING");
    }
    await events.flush();
    expect((await events.read({ kinds: ["session-refused"] })).length).toBeLessThanOrEqual(before + 10);
    const { back, binding } = await begin();
    expect((await running.api(back, { cookie: binding })).headers.get("location")).toBe("/");
  });
});
