import { join } from "node:path";
import { expect, it } from "vitest";
import { readAuditKey } from "../data-keys.ts";
import { openDatabase } from "../database/database.ts";
import { storePaths } from "../directory.ts";
import { verifyAudit } from "../index.ts";
import { exchange, openTestStore } from "../testing/store-kit.ts";
import { purge } from "./purge.ts";

it("S11: counts a text that came after the texts were taken and goes with its exchange", async () => {
  const { store, dataDirectory } = await openTestStore();
  store.events.appendExchange(exchange({ id: "late", startedAt: 100_000 }));
  await store.events.flush();
  const [late] = await store.exchanges.list({});
  await store.close();

  const database = openDatabase(join(dataDirectory, "parapet.db"));
  const writer = String(database.get("SELECT writer FROM writers")?.writer);
  // What a journal kept until now, committed in the pause after the texts.
  const commitLate = (): void =>
    void database.run(
      "INSERT INTO exchange_texts (position, at, sealed_request, sealed_response) VALUES (?, ?, ?, ?)",
      late?.position ?? 0,
      100_000,
      Buffer.from("q"),
      Buffer.from("r"),
    );
  let pauses = 0;
  const pause = async (): Promise<void> => {
    if (pauses++ === 0) commitLate();
  };
  const auditKey = readAuditKey(storePaths(dataDirectory));
  const order = { texts: 200_000, exchanges: 200_000, at: 1_000_000 };
  expect(await purge({ database, auditKey, writer, pause }, order)).toEqual({ texts: 1, exchanges: 1 });
  expect(database.get("SELECT COUNT(*) AS count FROM exchange_texts")).toMatchObject({ count: 0 });
  database.close();
  expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
});
