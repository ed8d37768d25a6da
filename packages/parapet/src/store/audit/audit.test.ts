import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { finished } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { exportAudit, openStore, verifyAudit } from "../index.ts";
import { exchange, openTestStore, temporaryDirectory } from "../testing/store-kit.ts";

async function exported(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, "export.jsonl");
  const sink = createWriteStream(file);
  await exportAudit(dataDirectory, sink);
  sink.end();
  await finished(sink);
  return file;
}

/** A log of two processes, with checkpoints in it, texts kept and some exchanges purged. */
async function writtenLog(): Promise<string> {
  const dataDirectory = temporaryDirectory();
  for (const run of [0, 1]) {
    const store = await openStore({ dataDirectory, checkpointEvents: 8 });
    for (let index = 0; index < 20; index++) {
      if (index % 4 === 3)
        store.events.append({ kind: "key-revoked", at: index, actor: "cli", subject: `key:${index}`, data: { run } });
      else
        store.events.appendExchange(exchange({ id: `x${run}-${index}`, startedAt: run * 1_000 + index }), {
          sealedRequest: Buffer.from(`request ${index}`),
          sealedResponse: Buffer.from(`response ${index}`),
        });
      if (index % 5 === 4) await store.events.flush();
    }
    await store.events.flush();
    if (run === 1) await store.purge({ texts: 1_004, exchanges: 9 });
    await store.close();
  }
  return dataDirectory;
}

describe("audit", () => {
  it("S9: a log that nobody touched verifies, in place and as an export", async () => {
    const dataDirectory = await writtenLog();
    const report = await verifyAudit({ dataDirectory });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ isIntact: true, events: 42, purged: 7, unsignedTail: 0 });
    const report2 = await verifyAudit({ exportFile: await exported(dataDirectory) });
    expect(report2.problems).toEqual([]);
    expect(report2).toMatchObject({ isIntact: true, events: 42, purged: 7, head: report.head });
  });
});
void [DatabaseSync, readFileSync, writeFileSync, openTestStore];
