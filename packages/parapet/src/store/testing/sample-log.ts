import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "@parapet/guard/kernel";
import { openStore } from "../open-store.ts";
import { exchange } from "./store-kit.ts";

/** A directory that stays until the file's tests are over. Call it inside `beforeAll`. */
export function keptDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "parapet-store-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/**
 * A log with everything in it: two processes one after the other, checkpoints, kept texts, seven purged exchanges and
 * their record. 42 events.
 */
export async function writeSampleLog(dataDirectory: string): Promise<void> {
  for (const run of [0, 1]) {
    const store = await openStore({ dataDirectory, checkpointEvents: 8, clock: manualClock(5_000) });
    for (let index = 0; index < 20; index++) {
      if (index % 4 === 3)
        store.events.append({ kind: "key-revoked", at: index, actor: "cli", subject: `key:${index}`, data: { run } });
      else
        store.events.appendExchange(
          exchange({
            id: `x${run}-${index}`,
            startedAt: run * 1_000 + index,
            user: index % 2 === 0 ? "ada" : "",
            costUsd: index % 6 === 0 ? null : 1,
          }),
          {
            sealedRequest: Buffer.from(`request ${run} ${index}`),
            sealedResponse: Buffer.from(`response ${run} ${index}`),
          },
        );
      if (index % 5 === 4) await store.events.flush();
    }
    if (run === 1) await store.purge({ texts: 1_004, exchanges: 9 });
    await store.close();
  }
}
