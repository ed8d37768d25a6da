import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "@parapet/guard/kernel";
import { onTestFinished } from "vitest";
import { openStore, type StoreOptions } from "../open-store.ts";
import type { ExchangeRecord, Store } from "../store.ts";

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

/** An exchange as the gateway records one, about a kilobyte of it. */
export function exchange(change: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    id: "01-exchange",
    startedAt: 1_000_000,
    wire: "openai-chat",
    route: "support-llm",
    model: "support-llm",
    upstream: "gpt-test",
    principal: "key:pk_3f9a1c2b7d",
    role: "app",
    user: "",
    status: "completed",
    httpStatus: 200,
    code: "",
    verdict: "allow",
    streamed: false,
    inputTokens: 20,
    outputTokens: 10,
    tokensEstimated: false,
    costUsd: 0.001,
    latencyMs: 120,
    firstByteMs: 40,
    overheadMs: 0.4,
    attempts: 1,
    target: "primary",
    requestDigest: "a".repeat(64),
    responseDigest: "b".repeat(64),
    detectors: ["secrets", "pii", "hidden-unicode"].map((detector) => ({
      detector,
      direction: "input",
      verdict: "allow",
      hits: 0,
      elapsedUs: 12,
    })),
    hits: [],
    ...change,
  };
}
