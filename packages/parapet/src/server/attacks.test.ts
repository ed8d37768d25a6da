import { request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POLICY, type RunningEngine, runEngine } from "../engine/testing/engine-kit.ts";
import { endpoints } from "./endpoints/index.ts";
import { CONSOLE_PERMISSIONS, type ConsolePermission } from "./permissions.ts";

/** One role for each console permission, that holds it and nothing else, and one that holds all but it. */
const roles = CONSOLE_PERMISSIONS.flatMap((permission) => [
  `  only-${permission.replace(":", "-")}: { allow: ["${permission}"] }`,
  `  all-but-${permission.replace(":", "-")}: { allow: ["console:*", "keys:*", "mode:*", "stop:*", "texts:*", "approvals:*"], deny: ["${permission}"] }`,
]);

let running: RunningEngine;
let admin: string;
beforeAll(async () => {
  running = await runEngine({ policy: POLICY.replace("roles:\n", `roles:\n${roles.join("\n")}\n`) });
  admin = await running.signIn();
});
afterAll(() => running.close());

const keyOf = async (role: string): Promise<string> =>
  (await running.engine.keyService.issue({ name: role, role })).secret;
const linkToken = async (): Promise<string> =>
  new URL(await running.engine.createSignInLink()).hash.replace("#token=", "");

/** A call as it stands, which fetch would tidy up. */
function raw(path: string, method = "GET", headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { hostname, port } = new URL(running.engine.url);
  return new Promise((resolve, reject) => {
    const call = httpRequest({ hostname, port, path, method, headers }, (response) => {
      response.on("error", () => {}); // a stream that the test leaves
      response.resume();
      resolve(response);
    });
    call.on("error", reject).end();
  });
}

describe("every endpoint against every permission", () => {
  // Answers that come after the permission was given: no such thing, nothing to do, an unfit body.
  const CONCRETE: Readonly<Record<string, string>> = { ":name": "no-such-model", ":id": "no-such-id" };
  const concrete = (path: string): string => path.replace(/:\w+/g, (name) => CONCRETE[name] ?? name);

  /** Only whether the door opens: an open stream is left at once. */
  async function statusOf(method: string, path: string, key: string): Promise<number> {
    const response = await raw(`/api/v1${concrete(path)}`, method, { authorization: `Bearer ${key}` });
    response.destroy();
    return response.statusCode ?? 0;
  }

  it.each(CONSOLE_PERMISSIONS)("V2: %s alone opens its endpoints and no other", async (held: ConsolePermission) => {
    const only = await keyOf(`only-${held.replace(":", "-")}`);
    const allBut = await keyOf(`all-but-${held.replace(":", "-")}`);
    for (const { method, path, permission } of endpoints) {
      if (permission === "public" || permission === "own-session") continue;
      const seen = [method, path, await statusOf(method, path, only), await statusOf(method, path, allBut)];
      const [, , withOnly, withAllBut] = seen;
      expect([...seen.slice(0, 2), withOnly === 403, withAllBut === 403]).toEqual([
        method,
        path,
        permission !== held,
        permission === held,
      ]);
      expect([withOnly, withAllBut], `${method} ${path}`).not.toContain(401);
    }
    await running.engine.gateway.resume("test");
  });

  it("V2: nobody hands out a console permission that they lack, by a new key or by another's rotation", async () => {
    const keyMaker = await keyOf("only-keys-write");
    const make = (role: string) => running.api("/keys", { method: "POST", key: keyMaker, body: { name: "x", role } });
    const refused = await make("admin");
    expect([refused.status, refused.json.error.code]).toEqual([403, "PARAPET_SERVER_NOT_PERMITTED"]);
    expect(refused.json.error.message).toContain("console:read");
    expect((await make("viewer")).status).toBe(403);
    expect((await make("app")).status).toBe(200);
    const { key } = await running.engine.keyService.issue({ name: "boss", role: "admin" });
    const rotated = await running.api(`/keys/${key.id}/rotate`, { method: "POST", key: keyMaker, body: {} });
    expect([rotated.status, rotated.text.includes("secret")]).toEqual([403, false]);
    // Taking away is no gift: who may revoke may revoke any.
    expect((await running.api(`/keys/${key.id}`, { method: "DELETE", key: keyMaker })).status).toBe(204);
  });
});

describe("a page of another site", () => {
  it("V5: cannot even read with the cookie: a browser that says it comes from elsewhere gets nothing", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const answer = await running.api("/overview", { cookie: admin, headers: { "sec-fetch-site": site } });
      expect([answer.status, answer.json.error.code]).toEqual([403, "PARAPET_SERVER_CROSS_SITE"]);
    }
    for (const site of ["same-origin", "none"])
      expect((await running.api("/overview", { cookie: admin, headers: { "sec-fetch-site": site } })).status).toBe(200);
  });

  it("V5: gets no CORS answer, whatever it asks", async () => {
    for (const method of ["OPTIONS", "GET"]) {
      const response = await raw("/api/v1/session", method, {
        origin: "https://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "x-parapet-csrf",
      });
      const named = Object.keys(response.headers).filter((name) => name.startsWith("access-control"));
      expect(named, method).toEqual([]);
    }
  });
});

describe("a one-time link", () => {
  it("V7: of ours works while somebody guesses; the guesses wait", async () => {
    const guess = () => running.api("/sign-in", { method: "POST", body: { token: "x".repeat(43) } });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await guess()).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    const token = await linkToken();
    expect((await running.api("/sign-in", { method: "POST", body: { token } })).status).toBe(200);
    await running.engine.store.events.flush();
    const refused = await running.engine.store.events.read({ kinds: ["session-refused"] });
    expect(refused.length, "on record, but no more often than guesses are heard").toBe(10);
    expect(JSON.stringify(refused)).not.toContain("xxxx");
  });

  it("V7: refused keys of one address do not keep its people from signing in", async () => {
    for (let i = 0; i < 12; i++) await running.api("/keys", { key: "pk_guess" });
    const token = await linkToken();
    expect((await running.api("/sign-in", { method: "POST", body: { token } })).status).toBe(200);
  });

  it("V4: a new session is a new secret and ends the one that it takes the place of", async () => {
    const before = await running.signIn();
    const token = await linkToken();
    const answer = await running.api("/sign-in", { method: "POST", cookie: before, body: { token } });
    const after = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(after).not.toBe(before);
    expect((await running.api("/overview", { cookie: before })).status).toBe(401);
    expect((await running.api("/overview", { cookie: after })).status).toBe(200);
    // A value that somebody else chose is no session and never becomes one.
    const chosen = `${before.split("=")[0]}=${"A".repeat(43)}`;
    await running.api("/sign-in", { method: "POST", cookie: chosen, body: { token: await linkToken() } });
    expect((await running.api("/overview", { cookie: chosen })).status).toBe(401);
  });
});

describe("strange calls", () => {
  it("V13: the page lets no text become script: trusted types are asked for and none is made", async () => {
    const policy = (await fetch(`${running.engine.url}/`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("trusted-types 'none'");
  });

  it("V13: every answer that is no asset says no-store, however its path is written", async () => {
    for (const path of ["/api/v1/session", "/%61pi/v1/session", "//api/v1/session", "/api/v1/nothing", "/x"]) {
      const { headers } = await raw(path);
      expect([path, headers["cache-control"]]).toEqual([path, "no-store"]);
    }
  });

  it("V13: the live stream carries the same defences as every answer", async () => {
    const live = await raw("/api/v1/live", "GET", { cookie: admin });
    live.destroy();
    expect(live.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(live.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("V11: one caller holds so many streams and no more; HEAD opens none", async () => {
    expect((await raw("/api/v1/live", "HEAD", { cookie: admin })).statusCode).toBe(404);
    const key = await keyOf("viewer");
    const streams = await Promise.all(
      Array.from({ length: 18 }, () => raw("/api/v1/live", "GET", { authorization: `Bearer ${key}` })),
    );
    const statuses = streams.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(16);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    // Others are not held up, and a stream that ends makes room.
    expect((await raw("/api/v1/live", "GET", { cookie: admin })).statusCode).toBe(200);
    for (const stream of streams) stream.destroy();
    await expect
      .poll(async () => (await raw("/api/v1/live", "GET", { authorization: `Bearer ${key}` })).statusCode)
      .toBe(200);
  });

  it("V15: a name that every object bears is no model", async () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      const call = { method: "POST", cookie: admin, body: { mode: "maintenance" } };
      const answer = await running.api(`/models/${name}/mode`, call);
      expect([name, answer.status]).toEqual([name, 404]);
      const explained = await running.api(`/access/explain?principal=role:${name}&permission=a:b`, { cookie: admin });
      expect([name, explained.status]).toEqual([name, 400]);
      const made = await running.api("/keys", { method: "POST", cookie: admin, body: { name: "x", role: name } });
      expect([name, made.status]).toEqual([name, 400]);
    }
  });

  it("V15: bodies too large, poisoned or no JSON are refused with a code, and the door stays open", async () => {
    const post = async (body: string, type = "application/json") => {
      const response = await fetch(`${running.engine.url}/api/v1/keys`, {
        method: "POST",
        headers: { "content-type": type, cookie: admin, "x-parapet-csrf": "1" },
        body,
      });
      return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
    };
    expect(await post(`{"name":"${"x".repeat(70_000)}","role":"app"}`)).toEqual([413, "PARAPET_SERVER_TOO_LARGE"]);
    expect(await post('{"name":"x","role":"app","__proto__":{"a":1}}')).toEqual([400, "PARAPET_SERVER_INVALID"]);
    expect(await post("[".repeat(30_000))).toEqual([400, "PARAPET_SERVER_INVALID"]);
    expect(await post('{"name":')).toEqual([400, "PARAPET_SERVER_INVALID"]);
    expect((await post("name=x&role=app", "text/plain"))[0]).toBe(415);
    expect((await running.api("/session")).status).toBe(200);
  });

  it("V15: an answer to hostile words is JSON that no browser takes for a page", async () => {
    const words = "<script>alert(1)</script>";
    const answers = await Promise.all([
      running.api(`/${encodeURIComponent(words)}`, { cookie: admin }),
      running.api(`/exchanges/${encodeURIComponent(words)}`, { cookie: admin }),
      running.api(`/exchanges?status=${encodeURIComponent(words)}`, { cookie: admin }),
      running.api("/roles", { headers: { authorization: `Bearer ${words}` } }),
    ]);
    for (const { status, headers } of answers) {
      expect(status).toBeGreaterThan(399);
      expect(headers.get("content-type")).toMatch(/^application\/json/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});
