import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Running, startRunning } from "../clients/running.ts";
import { send } from "../clients/scenarios/raw-fetch.ts";
import { MODEL, QUESTION } from "../clients/scenarios/scenario.ts";
import { head, open, talk } from "./wire-level.ts";

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

/** A request whose end a careless reader would see elsewhere than a careful one. */
function smuggled(headers: string, body: string): string {
  return `POST ${CHAT} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer KEY\r\ncontent-type: application/json\r\n${headers}\r\n${body}`;
}

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
    ["the same length twice", smuggled("content-length: 5\r\ncontent-length: 5\r\n", "hello")],
    ["a length with a sign", smuggled("content-length: +5\r\n", "hello")],
    ["a length below zero", smuggled("content-length: -1\r\n", "")],
    ["chunks in another spelling", smuggled("transfer-encoding: xchunked\r\n", "0\r\n\r\n")],
    ["chunks and something after", smuggled("transfer-encoding: chunked, identity\r\n", "0\r\n\r\n")],
    ["a blank before the colon", smuggled("content-length : 5\r\n", "hello")],
    ["a header folded over two lines", smuggled("x-a: b\r\n content-length: 5\r\n", "hello")],
    ["line feeds alone", smuggled("", "").replaceAll("\r\n", "\n")],
    ["a zero byte in a header", smuggled("x-a: b\0c\r\n", "")],
    ["a chunk size that is none", smuggled("transfer-encoding: chunked\r\n", "zz\r\nhello\r\n0\r\n\r\n")],
    ["a chunk size without end", smuggled("transfer-encoding: chunked\r\n", "fffffffffffffffff\r\nhello")],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ])("is a 400: %s", async (_what, bytes) => {
    const said = await talk(running.through.url, [bytes.replace("KEY", running.through.key)]);
    expect(said.status).toBe(400);
    expect(said.text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it.each([
    ["an unknown path", "/v1/unknown", 404],
    ["a path that climbs", "/v1/../admin", 404],
    ["a path in other clothes", "/v1/chat%2fcompletions", 404],
    ["a path with a tail", `${CHAT}/extra`, 404],
    ["two slashes", "//v1/chat/completions", 404],
    ["two slashes inside", "/v1//chat/completions", 404],
    ["a dot", "/v1/./chat/completions", 404],
    ["a parameter that climbs", "/v1/x/..;/chat/completions", 404],
    ["a parameter", `${CHAT};x=1`, 404],
    ["capitals", "/V1/Chat/Completions", 404],
    ["an escaped letter", "/v1/chat/completion%73", 404],
    ["a fragment", `${CHAT}#x`, 404],
    ["a backslash", "/v1\\chat\\completions", 404],
    ["another host's address", "http://other.example/v1/chat/completions", 404],
  ])("no other path than the known ones is forwarded: %s", async (_what, path, status) => {
    running.seen.length = 0;
    const pieces = [head(path, running.through.key, { "content-length": String(GOOD.length) }), GOOD];
    expect((await talk(running.through.url, pieces)).status).toBe(status);
    expect(running.seen).toHaveLength(0);
  });

  it("CONNECT and Upgrade open no tunnel", async () => {
    const connected = await talk(running.through.url, ["CONNECT 127.0.0.1:22 HTTP/1.1\r\nhost: x\r\n\r\n"], {
      forMs: 1_000,
    });
    expect(connected.status).not.toBe(200);
    expect(connected.isClosed || connected.status >= 400).toBe(true);
    const upgrade = { connection: "upgrade", upgrade: "websocket", "content-length": String(GOOD.length) };
    const upgraded = await talk(running.through.url, [head(CHAT, running.through.key, upgrade), GOOD]);
    expect(upgraded.status).toBe(200);
    expect(upgraded.text).not.toMatch(/\r\nupgrade:/i);
  });

  it("a client that asks whether it may send is told, and one that expects something else is refused", async () => {
    const length = { "content-length": String(GOOD.length) };
    const pieces = [head(CHAT, running.through.key, { ...length, expect: "100-continue" }), GOOD];
    const said = await talk(running.through.url, pieces, { gapMs: 50 });
    expect(said.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    const other = head(CHAT, running.through.key, { ...length, expect: "a miracle" });
    expect((await talk(running.through.url, [other, GOOD])).status).toBe(417);
  });

  it("requests sent without waiting are answered one after the other, each with its own answer", async () => {
    const one = (model: string): string => {
      const body = GOOD.replace(MODEL, model);
      return head(CHAT, running.through.key, { "content-length": String(body.length) }) + body;
    };
    const socket = open(running.through.url);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.write(Array.from({ length: 20 }, (_, at) => one(at % 2 === 0 ? MODEL : "nobody")).join(""));
    const statuses = (): string[] => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = ""]) => status);
    await expect.poll(() => statuses().length, { timeout: 5_000 }).toBe(20);
    socket.destroy();
    expect(statuses()).toEqual(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? "200" : "404")));
  });

  it("a thousand idle connections keep nobody waiting", async () => {
    const sockets = Array.from({ length: 1_000 }, () => open(running.through.url).resume());
    await Promise.all(sockets.map((socket) => new Promise((done) => socket.once("connect", done).once("close", done))));
    const began = performance.now();
    expect((await send(running.through, { name: "meanwhile", path: CHAT, body: GOOD })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    // Nothing came on them: they are told to go when the time for headers is over.
    await expect.poll(() => sockets.filter(({ destroyed }) => !destroyed).length, { timeout: 10_000 }).toBe(0);
  });
});
