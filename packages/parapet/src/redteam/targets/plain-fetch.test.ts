import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainFetch } from "./plain-fetch.ts";

const seen: IncomingMessage[] = [];
const sockets = new Set<unknown>();
const PACKED = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;
const server = createServer((request, response) => {
  seen.push(request);
  sockets.add(request.socket);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const encoding = searchParams.get("encoding") as keyof typeof PACKED | null;
  if (pathname === "/never") return;
  if (pathname === "/away") response.writeHead(302, { location: "http://192.0.2.1/" });
  if (pathname === "/half") {
    response.writeHead(200, { "content-length": "100" }).write("half");
    setTimeout(() => request.socket.destroy(), 20);
    return;
  }
  if (encoding !== null) response.setHeader("content-encoding", encoding);
  request
    .resume()
    .on("end", () => response.end(encoding === null ? `${request.method} ok` : PACKED[encoding]("packed")));
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const ask = async (path: string, more: Partial<Parameters<typeof plainFetch>[1]> = {}) => {
  const answer = await plainFetch(origin + path, {
    method: "POST",
    headers: { authorization: "Bearer x" },
    body: "{}",
    signal: AbortSignal.timeout(5_000),
    ...more,
  });
  const parts: Uint8Array[] = [];
  for await (const part of answer.body ?? []) parts.push(part);
  return { ...answer, text: Buffer.concat(parts).toString("utf8") };
};

describe("fetch, plainly", () => {
  it("TG2: answers as fetch does, over connections that are kept", async () => {
    for (let at = 0; at < 5; at++)
      expect(await ask("/a?b=c")).toMatchObject({ status: 200, ok: true, text: "POST ok" });
    expect([seen.at(-1)?.url, seen.at(-1)?.headers.authorization]).toEqual(["/a?b=c", "Bearer x"]);
    expect(sockets.size).toBeLessThanOrEqual(2);
    for (const encoding of Object.keys(PACKED))
      expect((await ask(`/?encoding=${encoding}`)).text, encoding).toBe("packed");
    expect(await ask("/away")).toMatchObject({ status: 302, ok: false });
  });

  it("TG2: what fails is a TypeError with its cause, what was given up the reason", async () => {
    const down = plainFetch("http://127.0.0.1:1/", { method: "GET", headers: {}, signal: AbortSignal.timeout(5_000) });
    await expect(down).rejects.toMatchObject({ name: "TypeError", cause: { code: "ECONNREFUSED" } });
    await expect(ask("/half")).rejects.toThrow();
    await expect(ask("/never", { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: "TimeoutError" });
    const packed = await plainFetch(`${origin}/?encoding=gzip`, {
      method: "GET",
      headers: {},
      signal: AbortSignal.timeout(5_000),
    });
    await packed.body?.cancel();
  });
});
