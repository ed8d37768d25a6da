import { request as rawRequest } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, policyFor, type RunningGateway, runGateway } from "./testing/gateway-kit.ts";
import { startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway;

beforeAll(async () => {
  upstream = await startUpstream();
  running = await runGateway({
    policy: policyFor(upstream.url, {
      server: { maxBodyBytes: 4_096, bodyTimeoutMs: 300, maxJsonDepth: 16 },
      roles: {
        app: { allow: ["model:*:invoke"], deny: ["model:secret-*:invoke"] },
        viewer: { allow: ["console:read"] },
      },
      models: {
        bot: { primary: { provider: "up" } },
        "secret-bot": { primary: { provider: "up" } },
        "gpt-*": { primary: { provider: "up" } },
        "gpt-4*": { primary: { provider: "up", model: "four" } },
        closed: {
          primary: { provider: "up" },
          mode: "maintenance",
          maintenance: { message: "Back at noon.", retryAfterSeconds: 77 },
        },
        claude: { primary: { provider: "theirs" } },
      },
      providers: {
        up: { kind: "openai-compatible", baseUrl: upstream.url },
        theirs: { kind: "anthropic", baseUrl: upstream.url },
      },
    }),
  });
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

const chat = (model: string) => ({ model, messages: [{ role: "user", content: "hi" }] });
const OPENAI = "/v1/chat/completions";
const ANTHROPIC = "/v1/messages";

describe("who and what is refused", () => {
  it("G1: a good request passes, and its answer carries an id that the record has", async () => {
    const answer = await running.chat("hi");
    expect(answer.status).toBe(200);
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^req_[0-9a-f-]{36}$/);
    expect((await running.records())[0]).toMatchObject({ id, status: "completed", httpStatus: 200, attempts: 1 });
  });

  it.each([
    ["no key", { key: "" }, "key_missing"],
    ["a wrong shape", { key: "sk-123" }, "key_malformed"],
    ["an unknown key", { key: `pk_0123456789_${"a".repeat(43)}` }, "key_unknown"],
  ])("G5: %s is 401 with its own code, before the body is looked at", async (_, options, code) => {
    expect(await errorOf(await running.post(OPENAI, "not json", options))).toMatchObject({ status: 401, code });
  });

  it("G5: an expired and a revoked key are told apart", async () => {
    const brief = await running.keyService.issue({ name: "brief", role: "app", expiresInMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await errorOf(await running.chat("hi", { key: brief.secret }))).toMatchObject({
      status: 401,
      code: "key_expired",
    });
    const gone = await running.keyService.issue({ name: "gone", role: "app" });
    expect((await running.chat("hi", { key: gone.secret })).status).toBe(200);
    await running.keyService.revoke(gone.key.id, "cli");
    expect(await errorOf(await running.chat("hi", { key: gone.secret }))).toMatchObject({
      status: 401,
      code: "key_revoked",
    });
  });

  it("G5: the key may come as the Anthropic SDK sends it", async () => {
    const answer = await running.post(
      ANTHROPIC,
      { ...chat("bot"), max_tokens: 5 },
      { key: "", headers: { "x-api-key": running.key } },
    );
    expect(answer.status).toBe(200);
  });

  it("G6: a role without the permission is 403, and a deny wins", async () => {
    const viewer = await running.keyService.issue({ name: "v", role: "viewer" });
    expect(await errorOf(await running.chat("hi", { key: viewer.secret }))).toMatchObject({
      status: 403,
      code: "permission_denied",
    });
    expect(await errorOf(await running.post(OPENAI, chat("secret-bot")))).toMatchObject({ status: 403 });
    const ghost = await running.keyService.issue({ name: "g", role: "removed-role" });
    expect(await errorOf(await running.chat("hi", { key: ghost.secret }))).toMatchObject({ status: 403 });
  });

  it("G6: every model that a request names is asked for, not the first alone", async () => {
    const denied = { status: 403, code: "permission_denied" };
    const claude = { model: "claude", max_tokens: 9, messages: [{ role: "user", content: "hi" }] };
    for (const [path, body] of [
      [ANTHROPIC, { ...claude, fallbacks: [{ model: "allowed" }, { model: "secret-bot" }] }],
      [ANTHROPIC, { ...claude, tools: [{ type: "advisor_20260301", name: "advisor", model: "secret-bot" }] }],
      [OPENAI, { ...chat("bot"), models: ["bot", "secret-bot"] }],
      [OPENAI, { ...chat("bot"), fallbacks: "secret-bot" }],
    ] as const)
      expect(await errorOf(await running.post(path, body)), JSON.stringify(body)).toMatchObject(
        path === OPENAI ? denied : { status: 403 },
      );
    expect((await running.post(OPENAI, { ...chat("bot"), models: ["bot", "allowed"] })).status).toBe(200);
  });

  it("G2: a field in another spelling is refused, for a provider may read it as the field", async () => {
    upstream.seen.length = 0;
    for (const name of ["Model", "MODEL", "meſſages", "Max_Tokens", "STREAM"])
      expect(await errorOf(await running.post(OPENAI, { ...chat("bot"), [name]: "secret-bot" })), name).toMatchObject({
        status: 400,
        code: "json_ambiguous_key",
      });
    expect(upstream.seen).toEqual([]);
    expect((await running.post(OPENAI, { ...chat("bot"), models_: 1, x_Model: "x" })).status).toBe(200);
  });

  it("G3: an unknown path is 404 in the shape of the vendor that the client speaks to", async () => {
    const openai = await running.post("/v1/nothing", {});
    expect([openai.status, ((await openai.json()) as { error: object }).error]).toMatchObject([
      404,
      { code: "path_unknown" },
    ]);
    const anthropic = await running.post("/v1/nothing", {}, { headers: { "anthropic-version": "2023-06-01" } });
    expect(await anthropic.json()).toMatchObject({ type: "error", error: { type: "not_found_error" } });
    expect((await fetch(`${running.url}${OPENAI}`)).status).toBe(404);
  });

  it("G3: an unknown model is 404, and patterns catch by the longest prefix", async () => {
    expect(await errorOf(await running.post(OPENAI, chat("nope")))).toMatchObject({
      status: 404,
      code: "model_not_found",
    });
    expect((await running.post(OPENAI, chat("gpt-3"))).status).toBe(200);
    expect(JSON.parse(upstream.seen.at(-1)?.body ?? "")).toMatchObject({ model: "gpt-3" });
    expect((await running.post(OPENAI, chat("gpt-4o"))).status).toBe(200);
    expect(JSON.parse(upstream.seen.at(-1)?.body ?? "")).toMatchObject({ model: "four" });
  });

  it("G3: a model of one vendor is not asked in the other's words", async () => {
    expect(await errorOf(await running.post(OPENAI, chat("claude")))).toMatchObject({
      status: 404,
      code: "wire_not_served",
    });
  });

  it("G2: a body over the limit is 413, announced or not", async () => {
    const large = JSON.stringify({ ...chat("bot"), pad: "x".repeat(5_000) });
    expect(await errorOf(await running.post(OPENAI, large))).toMatchObject({ status: 413, code: "body_too_large" });
    const status = await new Promise<number>((resolve, reject) => {
      const request = rawRequest(
        running.url + OPENAI,
        { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${running.key}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      request.on("error", reject);
      for (let i = 0; i < 10; i++) request.write("x".repeat(1_000));
      request.end();
    });
    expect(status).toBe(413);
  });

  it("G2: a body that does not arrive in time is 408", async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(Number(new URL(running.url).port), "127.0.0.1");
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
      socket.write(
        `POST ${OPENAI} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${running.key}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"mo`,
      );
    });
    expect(answer).toContain("408");
    expect(answer).toContain("body_timeout");
  });

  it("G2: compressed bodies, other media types and bad JSON each have their code", async () => {
    const body = JSON.stringify(chat("bot"));
    const zipped = await running.post(OPENAI, gzipSync(body), { headers: { "content-encoding": "gzip" } });
    expect(await errorOf(zipped)).toMatchObject({ status: 415, code: "unsupported_encoding" });
    const form = await running.post(OPENAI, body, { headers: { "content-type": "text/plain" } });
    expect(await errorOf(form)).toMatchObject({ status: 415, code: "unsupported_media_type" });
    const code = async (text: string | Uint8Array) => (await errorOf(await running.post(OPENAI, text))).code;
    expect(await code("{")).toBe("json_malformed");
    expect(await code('{"model":"bot","model":"gpt-3"}')).toBe("json_duplicate_key");
    expect(await code(`${"[".repeat(40)}${"]".repeat(40)}`)).toBe("json_too_deep");
    expect(await code(Buffer.from([0x22, 0xff, 0x22]))).toBe("json_not_utf8");
    expect(await code("{}")).toBe("model_missing");
    expect(await code("[]")).toBe("model_missing");
  });

  it("G11: a model under maintenance says so, with the policy's words and time", async () => {
    const answer = await running.post(OPENAI, chat("closed"));
    expect(answer.headers.get("retry-after")).toBe("77");
    expect(await errorOf(answer)).toMatchObject({ status: 503, code: "maintenance", message: "Back at noon." });
  });

  it("G3: the list of models holds what this caller may use and nothing more", async () => {
    const answer = await fetch(`${running.url}/v1/models`, { headers: { authorization: `Bearer ${running.key}` } });
    const { data } = (await answer.json()) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual(["bot", "closed", "claude"]);
    const one = await fetch(`${running.url}/v1/models/bot`, { headers: { authorization: `Bearer ${running.key}` } });
    expect(await one.json()).toMatchObject({ id: "bot", object: "model" });
    for (const name of ["secret-bot", "%", "none"])
      expect(
        (await fetch(`${running.url}/v1/models/${name}`, { headers: { authorization: `Bearer ${running.key}` } }))
          .status,
      ).toBe(404);
    expect((await fetch(`${running.url}/v1/models`)).status).toBe(401);
  });

  it("G12: every refusal of a known caller is recorded with its code", async () => {
    const codes = (await running.records()).filter(({ status }) => status === "refused").map(({ code }) => code);
    for (const code of [
      "key_missing",
      "permission_denied",
      "model_not_found",
      "body_too_large",
      "body_timeout",
      "maintenance",
    ])
      expect(codes).toContain(code);
  });
});
