import { renameSync } from "node:fs";
import { join } from "node:path";
import { manualClock, silentLog } from "@parapet/guard/kernel";
import { expect, it, onTestFinished } from "vitest";
import { storePaths } from "../directory.ts";
import { createRecorder } from "../event-log.ts";
import { verifyAudit } from "../index.ts";
import { createJournal } from "../journal/journal.ts";
import { eventBody } from "../journal/line.ts";
import { openTestStore, temporaryDirectory } from "../testing/store-kit.ts";

it("S6: a writer that cannot run is told in health and started again; what was journalled meanwhile is committed", async () => {
  const { store, dataDirectory } = await openTestStore();
  const key = join(dataDirectory, "audit.key");
  renameSync(key, `${key}.away`);
  store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
  await expect(store.events.flush()).rejects.toMatchObject({ code: "PARAPET_STORE_WRITER" });
  expect(store.health()).toMatchObject({ isWritable: false, queued: 1, error: { code: "PARAPET_STORE_WRITER" } });
  store.events.append({ kind: "a", at: 2, actor: "b", subject: "c", data: {} });
  renameSync(`${key}.away`, key);
  await until(() => store.health().queued === 0);
  expect(store.health()).toEqual({ isWritable: true, queued: 0 });
  expect((await store.events.read({})).map(({ at }) => at)).toEqual([2, 1]);
  expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
});

it("S6: calls under way when the writer dies are refused, not left waiting", async () => {
  const { store, dataDirectory } = await openTestStore();
  const key = join(dataDirectory, "audit.key");
  renameSync(key, `${key}.away`);
  await expect(store.control.set("a", 1)).rejects.toMatchObject({ code: "PARAPET_STORE_WRITER" });
  renameSync(`${key}.away`, key);
  await until(() => store.health().isWritable);
  await store.control.set("a", 2);
  expect(await store.control.get("a")).toBe(2);
});

it("S6: what a dead process left behind is committed even when the writer dies before it could", async () => {
  const dataDirectory = temporaryDirectory();
  const { store: first } = await openTestStore({ dataDirectory });
  await first.close();
  const paths = storePaths(dataDirectory);
  const journal = createJournal({ directory: paths.journals, writer: "ab", segmentBytes: 1e6 });
  journal.append(eventBody({ kind: "left-behind", at: 1, actor: "b", subject: "c", data: {} }));
  journal.close();
  const recorder = createRecorder({
    paths,
    clock: manualClock(1),
    log: silentLog,
    maxBacklogBytes: 1e6,
    segmentBytes: 1e6,
    checkpointEvents: 1_000,
    checkpointMs: 60_000,
    maxPageCount: undefined,
    openJournalFile: undefined,
  });
  onTestFinished(() => recorder.close());
  renameSync(paths.auditKey, `${paths.auditKey}.away`);
  await recorder.recover();
  expect(recorder.health().isWritable).toBe(false);
  renameSync(`${paths.auditKey}.away`, paths.auditKey);
  await until(() => recorder.health().isWritable);
  expect((await recorder.read({})).map(({ kind }) => kind)).toEqual(["journal-recovered", "left-behind"]);
});

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isTrue() && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
}
