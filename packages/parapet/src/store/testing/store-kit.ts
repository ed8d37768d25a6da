import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "@parapet/guard/kernel";
import { onTestFinished } from "vitest";
import { openStore, type StoreOptions } from "../open-store.ts";
import type { Store } from "../store.ts";

/** A directory that goes with the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "parapet-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A store on a directory of its own that is closed with the test, and the clock that it goes by. */
export async function openTestStore(options: Partial<StoreOptions> = {}) {
  const dataDirectory = options.dataDirectory ?? temporaryDirectory();
  const clock = manualClock(1_000_000);
  const store: Store = await openStore({ clock, ...options, dataDirectory });
  onTestFinished(() => store.close());
  return { store, clock, dataDirectory };
}

export { apiKey, evidence, exchange, finding } from "./store-kit-records.ts";
