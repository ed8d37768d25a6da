import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleServer } from "../../packages/console/dev/sample-server.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe("the made-up API of `npm run dev`", () => {
  let handler: Handler | undefined;
  const server = createServer((request, response) => handler?.(request, response));
  beforeAll(async () => {
    const { configureServer } = sampleServer();
    if (typeof configureServer !== "function") throw new Error("the plugin no longer configures the server");
    const middlewares = {
      use: (_path: string, taken: Handler) => {
        handler = taken;
      },
    };
    // As much of Vite as the plugin uses.
    await configureServer.call({} as never, { middlewares } as never);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.close());

  const get = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

  it("C24: answers an export with a file of the rows that the filter lets through", async () => {
    const { totals } = (await (await get("/overview?window=7d")).json()) as { totals: { blocked: number } };
    expect(totals.blocked).toBeGreaterThan(0);
    const file = await get("/exchanges/export?status=blocked&format=jsonl");
    expect([file.status, file.headers.get("content-disposition")]).toEqual([200, expect.stringContaining(".jsonl")]);
    const rows = (await file.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { status: string });
    expect(rows).toHaveLength(totals.blocked);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["blocked"]));
    const csv = await get("/exchanges/export?status=blocked&format=csv");
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect((await csv.text()).trimEnd().split("\n")).toHaveLength(totals.blocked + 1);
  });
});
