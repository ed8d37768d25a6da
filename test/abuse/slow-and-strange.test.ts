import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Running, startRunning } from "../clients/running.ts";
import { send } from "../clients/scenarios/raw-fetch.ts";
import { MODEL, QUESTION } from "../clients/scenarios/scenario.ts";
import { head, talk } from "./wire-level.ts";

const HEADERS_MS = 600;
const BODY_MS = 600;

let running: Running;
beforeAll(async () => {
  running = await startRunning({
    change: (policy) => ({
      ...policy,
      server: { ...policy.server, headersTimeoutMs: HEADERS_MS, bodyTimeoutMs: BODY_MS },
    }),
  });
});
afterAll(() => running.close());

const CHAT = "/v1/chat/completions";
const GOOD = JSON.stringify({ model: MODEL, messages: [{ role: "user", content: QUESTION }] });

afterEach(async () => {
  expect((await send(running.through, { name: "afterwards", path: CHAT, body: GOOD })).status).toBe(200);
});

describe("slow-loris", () => {
  it("headers that trickle are cut with 408", async () => {
    const trickle = [...head(CHAT, running.through.key, { "content-length": "100" })];
    const said = await talk(running.through.url, trickle, { gapMs: 50 });
    expect(said.status).toBe(408);
    expect(said.elapsedMs).toBeLessThan(HEADERS_MS + 3_000);
  });

  it("fifty of them at once do not keep anybody else waiting", async () => {
    const slow = Array.from({ length: 50 }, () =>
      talk(running.through.url, [...`POST ${CHAT} HTTP/1.1\r\nhost: x\r\nx-slow: `.padEnd(200, "y")], { gapMs: 40 }),
    );
    const began = performance.now();
    expect((await send(running.through, { name: "meanwhile", path: CHAT, body: GOOD })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    for (const said of await Promise.all(slow)) expect(said.status === 408 || said.isClosed).toBe(true);
  });

  it("a body that trickles is cut with 408", async () => {
    const pieces = [head(CHAT, running.through.key, { "content-length": String(GOOD.length) }), ...GOOD];
    const said = await talk(running.through.url, pieces, { gapMs: 30 });
    expect(said.status).toBe(408);
    expect(said.elapsedMs).toBeLessThan(BODY_MS + 3_000);
  });

  it("a body that never comes is cut with 408", async () => {
    const said = await talk(running.through.url, [head(CHAT, running.through.key, { "content-length": "1000" })]);
    expect(said.status).toBe(408);
    expect(said.elapsedMs).toBeLessThan(BODY_MS + 3_000);
  });
});

describe("strange HTTP", () => {
  it.each([
    ["one header of 64 KB", { "x-big": "a".repeat(65_536) }],
    ["5,000 headers", Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x-${index}`, "1"]))],
  ])("a flood of headers is a 431: %s", async (_what, headers) => {
    const said = await talk(running.through.url, [head(CHAT, running.through.key, headers)]);
    expect(said.status).toBe(431);
  });

  it.each([
    ["not HTTP at all", "\x16\x03\x01\x02\x00\x01\x00 this is TLS or worse\r\n\r\n"],
    ["a header with a line break in its name", "POST / HTTP/1.1\r\nhost: x\r\nbad name: 1\r\n\r\n"],
    [
      "two lengths that differ",
      `POST ${CHAT} HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!`,
    ],
    [
      "a length and chunks, for request smuggling",
      `POST ${CHAT} HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    ],
  ])("is a 400: %s", async (_what, bytes) => {
    const said = await talk(running.through.url, [bytes]);
    expect(said.status).toBe(400);
    expect(said.text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it.each([
    ["an unknown path", "/v1/unknown", 404],
    ["a path that climbs", "/v1/../admin", 404],
    ["a path in other clothes", "/v1/chat%2fcompletions", 404],
    ["a path with a tail", `${CHAT}/extra`, 404],
  ])("no other path than the known ones is forwarded: %s", async (_what, path, status) => {
    running.seen.length = 0;
    const pieces = [head(path, running.through.key, { "content-length": String(GOOD.length) }), GOOD];
    expect((await talk(running.through.url, pieces)).status).toBe(status);
    expect(running.seen).toHaveLength(0);
  });
});
