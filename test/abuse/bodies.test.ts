import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Running, startRunning } from "../clients/running.ts";
import { send } from "../clients/scenarios/raw-fetch.ts";
import { CLAUDE, MODEL, QUESTION } from "../clients/scenarios/scenario.ts";
import { head, type Said, talk } from "./wire-level.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

const CHAT = "/v1/chat/completions";
const GOOD = JSON.stringify({ model: MODEL, messages: [{ role: "user", content: QUESTION }] });

afterEach(async () => {
  const after = await send(running.through, { name: "afterwards", path: CHAT, body: GOOD });
  expect(after.status, "the next request is served as ever").toBe(200);
});

/** Sends a body as it is and expects to be told no before the provider hears of it. */
async function refused(
  body: string | Buffer,
  path = CHAT,
  headers: Record<string, string> = {},
): Promise<Said & { code: unknown }> {
  running.seen.length = 0;
  const length = { "content-length": String(Buffer.byteLength(body)), ...headers };
  const said = await talk(running.through.url, [head(path, running.through.key, length), body]);
  expect(running.seen).toHaveLength(0);
  const json = JSON.parse(said.text.slice(said.text.indexOf("\r\n\r\n") + 4)) as { error: { code?: string } };
  return { ...said, code: json.error.code };
}

describe("bodies no model should see", () => {
  it("10 MB are refused by their announced length, without waiting for them", async () => {
    const said = await refused(Buffer.alloc(10 * 1024 * 1024, 97));
    expect([said.status, said.code]).toEqual([413, "body_too_large"]);
    expect(said.elapsedMs).toBeLessThan(2_000);
  });

  it("10 MB without an announced length are refused when the limit is passed", async () => {
    const chunk = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(0x10000, 97), Buffer.from("\r\n")]);
    const pieces = [
      head(CHAT, running.through.key, { "transfer-encoding": "chunked" }),
      ...Array.from({ length: 160 }, () => chunk),
    ];
    const said = await talk(running.through.url, pieces);
    expect(said.status).toBe(413);
  });

  it("7 MB of honest text are within the limit and are served", async () => {
    const body = JSON.stringify({
      model: MODEL,
      messages: [{ role: "user", content: `${QUESTION} ${"plain words ".repeat(600_000)}` }],
    });
    expect((await send(running.through, { name: "large", path: CHAT, body })).status).toBe(200);
  });

  it.each([
    ["arrays", `{"model":"${MODEL}","messages":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["objects", `{"model":"${MODEL}","messages":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`],
    ["arrays that never end", "[".repeat(10_000)],
  ])("JSON nested 10,000 deep is refused: %s", async (_what, body) => {
    const said = await refused(body);
    expect(said.status).toBe(400);
    expect(said.elapsedMs).toBeLessThan(3_000);
  });

  it.each([
    ["an overlong slash", [0xc0, 0xaf]],
    ["a lone continuation", [0x80]],
    ["a cut sequence", [0xe2, 0x82]],
    ["a surrogate in UTF-8", [0xed, 0xa0, 0x80]],
    ["beyond Unicode", [0xf5, 0x80, 0x80, 0x80]],
  ])("malformed UTF-8 is refused: %s", async (_what, bytes) => {
    const [before, after] = GOOD.split(QUESTION);
    expect(
      (await refused(Buffer.concat([Buffer.from(`${before}x`), Buffer.from(bytes), Buffer.from(`x${after}`)]))).status,
    ).toBe(400);
  });

  it.each([
    ["two models", GOOD.replace("{", '{"model":"other",')],
    ["two contents", GOOD.replace('"content"', '"content":"hello","content"')],
    ["the second key escaped", GOOD.replace("{", '{"mod\\u0065l":"other",')],
  ])("duplicate keys, which each side may read its own way, are refused: %s", async (_what, body) => {
    expect((await refused(body)).status).toBe(400);
  });

  it.each([
    ["nothing", ""],
    ["half a body", GOOD.slice(0, -10)],
    ["two bodies", GOOD + GOOD],
    ["a comment", GOOD.replace("{", "{/**/")],
    ["NaN", `{"model":"${MODEL}","messages":[],"temperature":NaN}`],
    ["a list", "[]"],
    ["null", "null"],
    ["a byte order mark", `\uFEFF${GOOD}`],
  ])("what is not one JSON object is refused: %s", async (_what, body) => {
    expect((await refused(body)).status).toBe(400);
  });

  it("a compressed body, which could hide anything, is refused", async () => {
    expect((await refused(gzipSync(GOOD), CHAT, { "content-encoding": "gzip" })).status).toBe(415);
  });

  it("the refusal on the other wire has the other vendor's shape", async () => {
    const body = `{"model":"${CLAUDE}","max_tokens":5,"messages":${"[".repeat(10_000)}`;
    const said = await refused(body, "/v1/messages");
    expect(said.status).toBe(400);
    expect(said.text).toContain('"type":"error"');
  });
});
