import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "./index.ts";
import { exchange, openTestStore, temporaryDirectory } from "./testing/store-kit.ts";

describe("store", () => {
  it("S1: an event that was appended is read back, with its place in the chain", async () => {
    const { store, clock } = await openTestStore();
    store.events.append({
      kind: "mode-changed",
      at: clock.now(),
      actor: "cli",
      subject: "model:m",
      data: { mode: "standby" },
    });
    store.events.append({ kind: "key-revoked", at: clock.now(), actor: "cli", subject: "key:a", data: {} });
    await store.events.flush();
    const [second, first] = await store.events.read({});
    expect(first).toMatchObject({
      kind: "mode-changed",
      position: 1,
      sequence: 1,
      data: { mode: "standby" },
      isPurged: false,
    });
    expect(second).toMatchObject({ kind: "key-revoked", position: 2, sequence: 2, previousHash: first?.hash });
  });

  it("S1: an exchange is listed, found and rolled up", async () => {
    const { store } = await openTestStore();
    const record = exchange({ id: "x1", status: "blocked", startedAt: 120_000, latencyMs: 12.5 });
    store.events.appendExchange(record, { sealedRequest: Buffer.from("rq"), sealedResponse: Buffer.from("rs") });
    await store.events.flush();
    expect(await store.exchanges.list({ status: ["blocked"] })).toEqual([{ ...record, position: 1 }]);
    expect(await store.exchanges.get("x1")).toMatchObject(record);
    const texts = await store.exchanges.texts("x1");
    expect(Buffer.from(texts?.sealedRequest ?? []).toString()).toBe("rq");
    const [bucket] = await store.exchanges.rollup({ since: 0, until: 200_000, bucketMs: 60_000 });
    expect(bucket).toMatchObject({ at: 120_000, requests: 1, blocked: 1, latencyMsSum: 12.5 });
  });

  it("S2: what was flushed is there after a reopen, and the journal is gone", async () => {
    const directory = temporaryDirectory();
    const store = await openStore({ dataDirectory: directory });
    store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
    await store.close();
    expect(readdirSync(join(directory, "journal"))).toEqual([]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const again = await openStore({ dataDirectory: directory });
    expect(await again.events.read({})).toHaveLength(1);
    await again.close();
  });
});
