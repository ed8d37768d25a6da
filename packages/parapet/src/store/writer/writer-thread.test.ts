import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openTestStore } from "../testing/store-kit.ts";

it("S6: a writer that cannot run is told in health and started again; what was journalled meanwhile is committed", async () => {
  const { store, dataDirectory } = await openTestStore();
  const key = join(dataDirectory, "audit.key");
  renameSync(key, `${key}.away`);
  store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
  await expect(store.events.flush()).rejects.toMatchObject({ code: "PARAPET_STORE_WRITER" });
  expect(store.health()).toMatchObject({ isWritable: false, queued: 1, error: { code: "PARAPET_STORE_WRITER" } });
  store.events.append({ kind: "a", at: 2, actor: "b", subject: "c", data: {} });
  renameSync(`${key}.away`, key);
  for (const end = Date.now() + 10_000; store.health().queued > 0 && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(store.health()).toEqual({ isWritable: true, queued: 0 });
  expect((await store.events.read({})).map(({ at }) => at)).toEqual([2, 1]);
});

it("S6: calls under way when the writer dies are refused, not left waiting", async () => {
  const { store, dataDirectory } = await openTestStore();
  const key = join(dataDirectory, "audit.key");
  renameSync(key, `${key}.away`);
  await expect(store.control.set("a", 1)).rejects.toMatchObject({ code: "PARAPET_STORE_WRITER" });
  renameSync(`${key}.away`, key);
  for (const end = Date.now() + 10_000; !store.health().isWritable && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  await store.control.set("a", 2);
  expect(await store.control.get("a")).toBe(2);
});
