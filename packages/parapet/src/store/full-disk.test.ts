import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore, verifyAudit } from "./index.ts";
import { smallDisk } from "./testing/disks.ts";
import { exchange, openTestStore, temporaryDirectory } from "./testing/store-kit.ts";

const event = (number: number) => ({ kind: "a", at: number, actor: "b", subject: "c", data: { number } });

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 8_000; !isTrue(); ) {
    if (Date.now() > end) throw new Error("it did not come true");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("full disk", () => {
  it("S6: a journal without room refuses the event with a code, says so in its health, and goes on when there is room", async () => {
    let isFull = true;
    const { store, clock } = await openTestStore({
      openJournalFile: (path) => openSync(isFull ? "/dev/full" : path, "a", 0o600),
    });
    expect(() => store.events.append(event(1))).toThrow(expect.objectContaining({ code: "PARAPET_STORE_FULL" }));
    expect(store.health()).toMatchObject({ isWritable: false, queued: 0, error: { code: "PARAPET_STORE_FULL" } });
    clock.advance(1_000);
    expect(store.health().isWritable).toBe(false);
    isFull = false;
    clock.advance(1_000);
    expect(store.health()).toEqual({ isWritable: true, queued: 0 });
    store.events.append(event(2));
    await store.events.flush();
    const events = await store.events.read({});
    expect(events.map(({ data, sequence }) => [data.number, sequence])).toEqual([[2, 1]]);
  });

  it("S6: a database without room keeps the journal, says so, and commits by itself when there is room", async () => {
    const dataDirectory = temporaryDirectory();
    const first = await openStore({ dataDirectory, maxPageCount: 45 });
    for (let number = 0; number < 200; number++) first.events.appendExchange(exchange({ id: `x${number}` }));
    await expect(first.events.flush()).rejects.toMatchObject({ code: "PARAPET_STORE_FULL" });
    expect(first.health()).toMatchObject({ isWritable: false, error: { code: "PARAPET_STORE_FULL" } });
    expect(first.health().queued).toBeGreaterThan(0);
    await expect(first.keys.revoke("none", 1)).resolves.toBe(false);
    first.events.append(event(200));
    await first.close();

    const second = await openStore({ dataDirectory });
    expect(await second.exchanges.list({ limit: 500 })).toHaveLength(200);
    expect(second.health().isWritable).toBe(true);
    await second.close();
    expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
  });

  it("S6: a disk without any room is called full by whoever opens the store or reads its log", async (context) => {
    const disk = smallDisk(2 * 1024 * 1024);
    if (disk === undefined) return context.skip("this user may not mount a disk");
    const dataDirectory = join(disk, "data");
    const store = await openStore({ dataDirectory });
    store.events.append(event(1));
    await store.close();
    const filler = openSync(join(disk, "filler"), "w");
    const block = Buffer.alloc(4_096);
    expect(() => {
      for (;;) writeSync(filler, block);
    }).toThrow("ENOSPC");
    closeSync(filler);
    await expect(openStore({ dataDirectory })).rejects.toMatchObject({ code: "PARAPET_STORE_FULL", exit: 3 });
    await expect(verifyAudit({ dataDirectory })).rejects.toMatchObject({ code: "PARAPET_STORE_FULL" });
    rmSync(join(disk, "filler"));
    expect(await verifyAudit({ dataDirectory })).toMatchObject({ isIntact: true, events: 1 });
  });

  it("S6: what the disk refused at first is committed without a restart", async () => {
    const { store, dataDirectory } = await openTestStore({ openJournalFile: (path) => openSync(path, "a", 0o600) });
    const blocker = await openTestStore({ dataDirectory });
    // Another process that holds the write lock longer than the writer waits looks the same as a disk that says no.
    const { DatabaseSync } = await import("node:sqlite");
    const other = new DatabaseSync(`${dataDirectory}/parapet.db`);
    other.exec("BEGIN IMMEDIATE");
    store.events.append(event(1));
    await expect(store.events.flush()).rejects.toMatchObject({ code: "PARAPET_STORE_BUSY" });
    expect(store.health()).toMatchObject({ isWritable: false, queued: 1 });
    other.exec("ROLLBACK");
    other.close();
    await until(() => store.health().isWritable);
    await store.events.flush();
    expect(await blocker.store.events.read({})).toHaveLength(1);
  });

  it("S6: refuses events past the backlog, and takes them again once it has shrunk", async () => {
    const { store } = await openTestStore({ maxBacklogBytes: 1_200 });
    store.events.appendExchange(exchange({ id: "x1" }));
    store.events.appendExchange(exchange({ id: "x2" }));
    expect(() => store.events.append(event(1))).toThrow(expect.objectContaining({ code: "PARAPET_STORE_BACKLOG" }));
    expect(store.health().isWritable).toBe(false);
    await store.events.flush();
    expect(store.health()).toEqual({ isWritable: true, queued: 0 });
    store.events.append(event(2));
    await store.events.flush();
    expect(await store.events.read({})).toHaveLength(3);
  });
});
