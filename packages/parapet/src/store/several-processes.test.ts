import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type StoredEvent, verifyAudit } from "./index.ts";
import { apiKey, exchange, openTestStore } from "./testing/store-kit.ts";

async function until<T>(look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 5_000; ; ) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error("it never came");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("several stores on one directory", () => {
  it("S15: a change of keys or control by one is seen in the other's version, an event is not", async () => {
    const { store: gateway, dataDirectory } = await openTestStore();
    const { store: cli } = await openTestStore({ dataDirectory });
    const versions = [gateway.control.version()];
    const changed = async (change: Promise<unknown>): Promise<void> => {
      await change;
      versions.push(gateway.control.version());
    };
    await changed(cli.keys.insert(apiKey("pk_1")));
    await changed(cli.keys.revoke("pk_1", 5));
    await changed(cli.keys.setExpiry("pk_1", 9));
    await changed(cli.control.set("mode:m", "standby"));
    await changed(cli.control.delete("mode:m"));
    expect(versions).toEqual([0, 1, 2, 3, 4, 5]);
    cli.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
    await cli.events.flush();
    await cli.keys.touch(new Map([["pk_1", 7]]));
    expect(await cli.keys.revoke("pk_1", 6)).toBe(false);
    await cli.control.delete("none");
    expect(gateway.control.version()).toBe(5);
    expect(await gateway.keys.get("pk_1")).toMatchObject({ revokedAt: 5, expiresAt: 9, lastUsedAt: 7 });
  });

  it("S16: the journal of a living store is left alone by others that open and close", async () => {
    const { store, dataDirectory } = await openTestStore();
    store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
    const { store: other } = await openTestStore({ dataDirectory });
    expect(await other.events.read({ kinds: ["journal-recovered"] })).toEqual([]);
    await other.close();
    expect(readdirSync(join(dataDirectory, "journal"))).toHaveLength(2);
    await store.events.flush();
    store.events.append({ kind: "a", at: 2, actor: "b", subject: "c", data: {} });
    await store.events.flush();
    expect(await store.events.read({})).toHaveLength(2);
  });

  it("S3: two writers append at once, each in its own gapless chain, and all of it verifies", async () => {
    const { store: one, dataDirectory } = await openTestStore();
    const { store: two } = await openTestStore({ dataDirectory });
    for (let turn = 0; turn < 10; turn++) {
      for (let index = 0; index < 20; index++) {
        one.events.appendExchange(exchange({ id: `one-${turn}-${index}` }));
        two.events.append({ kind: "a", at: turn, actor: "b", subject: "c", data: { index } });
      }
      await Promise.all([one.events.flush(), two.events.flush()]);
    }
    const events = await one.events.read({ limit: 1_000 });
    expect(events).toHaveLength(400);
    for (const writer of new Set(events.map((event) => event.writer))) {
      const chain = events.filter((event) => event.writer === writer).toReversed();
      expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, index) => index + 1));
    }
    expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
  });

  it("S17: a subscriber sees the events of all, each once, in order of position", async () => {
    const { store, dataDirectory } = await openTestStore();
    const { store: other } = await openTestStore({ dataDirectory });
    store.events.append({ kind: "before", at: 1, actor: "b", subject: "c", data: {} });
    await store.events.flush();
    const seen: StoredEvent[] = [];
    const unsubscribe = store.events.subscribe((events) => seen.push(...events));
    // The subscription stands once the writer has answered a later call.
    await store.events.read({ limit: 1 });
    for (let number = 0; number < 700; number++) {
      const writer = number % 2 === 0 ? store : other;
      writer.events.append({ kind: "a", at: number, actor: "b", subject: "c", data: { number } });
    }
    await Promise.all([store.events.flush(), other.events.flush()]);
    await until(() => (seen.length >= 700 ? true : undefined));
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 700 }, (_, index) => index + 2));
    unsubscribe();
    store.events.append({ kind: "after", at: 1, actor: "b", subject: "c", data: {} });
    await store.events.flush();
    expect(seen).toHaveLength(700);
  });

  it("S17: a subscriber that throws harms neither the store nor the others", async () => {
    const { store } = await openTestStore();
    let seen = 0;
    store.events.subscribe(() => {
      throw new Error("mine");
    });
    store.events.subscribe((events) => {
      seen += events.length;
    });
    store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
    await store.events.flush();
    await until(() => (seen === 1 ? true : undefined));
  });
});
