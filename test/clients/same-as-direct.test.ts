import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PROVIDER_KEY, type Running, startRunning } from "./running.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { RAW_REQUESTS, send } from "./scenarios/raw-fetch.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());
beforeEach(() => {
  running.seen.length = 0;
});

describe("a real client sees no difference between the gateway and the provider", () => {
  it.each(SCENARIOS)("$client $does", async ({ run, sees }) => {
    const direct = await run(running.direct);
    const sentDirect = running.seen.splice(0);
    const through = await run(running.through);
    expect(JSON.stringify(through)).toContain(sees);
    expect(through).toEqual(direct);
    expect(running.seen.map(({ body }) => body.toString())).toEqual(sentDirect.map(({ body }) => body.toString()));
  });
});

describe("where nothing is redacted, every byte is the provider's and every byte reaches it", () => {
  it.each(RAW_REQUESTS)("$name", async (request) => {
    const direct = await send(running.direct, request);
    expect(direct.status).toBe(200);
    expect(direct.bytes.length).toBeGreaterThan(200);
    expect(await send(running.through, request)).toEqual(direct);
    expect(running.seen.map(({ body }) => body.toString("utf8"))).toEqual([request.body, request.body]);
  });
});

describe("keys stay on their side", () => {
  it.each(RAW_REQUESTS)("$name: the provider sees its own key only, the client no key at all", async (request) => {
    const reply = await send(running.through, request);
    const headers = JSON.stringify(running.seen.map(({ headers: all }) => all));
    expect(headers).toContain(PROVIDER_KEY);
    expect(headers).not.toContain(running.through.key);
    expect(reply.bytes).not.toContain(PROVIDER_KEY);
  });
});
