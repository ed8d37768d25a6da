import { openSync } from "node:fs";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { exchange, openTestStore } from "./testing/store-kit.ts";

const told = () => {
  const outcomes: (string | undefined)[] = [];
  return { outcomes, written: (failure: ParapetError | undefined) => void outcomes.push(failure?.code ?? "written") };
};
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("recording exchanges", () => {
  it("S4: takes a turn's exchanges in one write, and tells each when it is in the journal", async () => {
    const { store } = await openTestStore();
    const { outcomes, written } = told();
    for (const id of ["a", "b", "c"]) store.events.recordExchange(exchange({ id }), undefined, written);
    expect(outcomes).toEqual([]);
    expect(store.health().queued).toBe(0);
    await nextTurn();
    expect(outcomes).toEqual(["written", "written", "written"]);
    expect(store.health().queued).toBe(3);
    await store.events.flush();
    expect((await store.exchanges.list({})).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("S4: keeps the order between exchanges that wait for the turn's end and events that do not", async () => {
    const { store } = await openTestStore();
    const { outcomes, written } = told();
    store.events.recordExchange(exchange({ id: "first" }), undefined, written);
    store.events.append({ kind: "mode-changed", at: 1, actor: "cli", subject: "model:m", data: {} });
    expect(outcomes).toEqual(["written"]);
    store.events.recordExchange(exchange({ id: "last" }), undefined, written);
    await store.events.flush();
    expect(outcomes).toEqual(["written", "written"]);
    expect((await store.events.read({})).map(({ kind }) => kind)).toEqual([
      "exchange-completed",
      "mode-changed",
      "exchange-completed",
    ]);
  });

  it("S6: tells every exchange of a turn that the journal did not take them, and takes none", async () => {
    const { store } = await openTestStore({ openJournalFile: () => openSync("/dev/full", "w") });
    const { outcomes, written } = told();
    store.events.recordExchange(exchange({ id: "a" }), undefined, written);
    store.events.recordExchange(exchange({ id: "b" }), undefined, written);
    await nextTurn();
    expect(outcomes).toEqual(["PARAPET_STORE_FULL", "PARAPET_STORE_FULL"]);
    expect(store.health()).toMatchObject({ isWritable: false, queued: 0 });
  });

  it("S6: says at once that the backlog is full, or the store closed", async () => {
    const { store } = await openTestStore({ maxBacklogBytes: 500 });
    const { outcomes, written } = told();
    store.events.appendExchange(exchange());
    store.events.recordExchange(exchange(), undefined, written);
    expect(outcomes).toEqual(["PARAPET_STORE_BACKLOG"]);
    await store.close();
    store.events.recordExchange(exchange(), undefined, written);
    expect(outcomes[1]).toBe("PARAPET_STORE_CLOSED");
  });

  it("S2: what waited for its turn is in the journal when the store closes", async () => {
    const { store } = await openTestStore();
    const { outcomes, written } = told();
    store.events.recordExchange(exchange(), undefined, written);
    await store.close();
    expect(outcomes).toEqual(["written"]);
  });

  it("S17: one that throws when it is told harms nobody", async () => {
    const { store } = await openTestStore();
    const { outcomes, written } = told();
    store.events.recordExchange(exchange({ id: "a" }), undefined, () => {
      throw new ParapetError("PARAPET_TEST", "broken listener", { exit: EXIT.bug });
    });
    store.events.recordExchange(exchange({ id: "b" }), undefined, written);
    await nextTurn();
    expect(outcomes).toEqual(["written"]);
  });
});
