import { manualClock, ParapetError } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { Secret, SecretKeeper, type SecretNews } from "./index.ts";
import type { SecretReading } from "./secret-keeper.ts";

const MINUTE_MS = 60_000;

/** A secret in a store that the test fills and breaks, with how often it was asked. */
function storeOf(first: string) {
  const store = { value: first, failing: "", asked: 0 };
  const reading: SecretReading = {
    reference: "vault:a/b#c",
    isRemote: true,
    canRotate: true,
    place: "",
    freshMs: MINUTE_MS,
    readAfresh: async () => {
      store.asked++;
      if (store.failing !== "") throw new ParapetError(store.failing, "it does not answer");
      return new Secret(store.value);
    },
  };
  return { store, reading };
}

function kit() {
  const clock = manualClock(0);
  const news: SecretNews[] = [];
  return { clock, news, keeper: new SecretKeeper({ clock, onNews: (one) => news.push(one) }) };
}

describe("a keeper of secrets", () => {
  it("PO14: asks a store again when the value is no longer fresh, and not before", async () => {
    const { clock, keeper, news } = kit();
    const { store, reading } = storeOf("one");
    await keeper.read(reading);
    store.value = "two";
    clock.advance(MINUTE_MS - 1);
    expect((await keeper.read(reading)).reveal()).toBe("one");
    clock.advance(1);
    expect((await keeper.read(reading)).reveal()).toBe("two");
    expect(store.asked).toBe(2);
    expect(news).toEqual([{ kind: "secret-rotated", reference: reading.reference }]);
  });

  it("PO14: keeps the old value while the store fails, and tells each state once", async () => {
    const { clock, keeper, news } = kit();
    const { store, reading } = storeOf("one");
    await keeper.read(reading);
    store.failing = "PARAPET_SECRET_UNREACHABLE";
    expect(await keeper.refresh()).toEqual({ changed: [], failed: [reading.reference] });
    clock.advance(MINUTE_MS);
    expect((await keeper.read(reading)).reveal()).toBe("one");
    store.failing = "PARAPET_SECRET_REFUSED";
    await keeper.refresh();
    store.failing = "";
    store.value = "two";
    expect(await keeper.refresh()).toEqual({ changed: [reading.reference], failed: [] });
    expect(news.map(({ kind }) => kind)).toEqual([
      "secret-refresh-failed",
      "secret-refresh-failed",
      "secret-refresh-recovered",
      "secret-rotated",
    ]);
    expect(keeper.health()).toEqual({ kept: 1, stale: 0, refreshes: 4, failures: 3 });
  });

  it("PO14: has nothing to fall back on at first, and for files an absence is an answer", async () => {
    const { keeper } = kit();
    const { store, reading } = storeOf("one");
    store.failing = "PARAPET_SECRET_UNREACHABLE";
    await expect(keeper.read(reading)).rejects.toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
    store.failing = "";
    const file = { ...reading, reference: "file:a", isRemote: false };
    await keeper.read(file);
    store.failing = "PARAPET_SECRET_MISSING";
    await expect(keeper.read(file)).rejects.toMatchObject({ code: "PARAPET_SECRET_MISSING" });
  });

  it("PO14: settings that were edited are another place, and what no policy names is forgotten", async () => {
    const { keeper } = kit();
    const { store, reading } = storeOf("one");
    await keeper.read(reading);
    store.value = "elsewhere";
    expect((await keeper.read({ ...reading, place: "other" })).reveal()).toBe("elsewhere");
    expect(keeper.health().kept).toBe(2);
    await keeper.retain([reading]);
    expect(keeper.health().kept).toBe(1);
    await keeper.retain([]);
    expect(keeper.health().kept).toBe(0);
  });

  it("PO14: a bug is a bug, and not taken for a store that fails", async () => {
    const { keeper } = kit();
    const { reading } = storeOf("one");
    let isBroken = false;
    const broken = {
      ...reading,
      readAfresh: () => (isBroken ? Promise.reject(new TypeError("bug")) : reading.readAfresh()),
    };
    await keeper.read(broken);
    isBroken = true;
    await expect(keeper.refresh()).rejects.toThrow("bug");
  });
});
