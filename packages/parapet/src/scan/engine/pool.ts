import { availableParallelism } from "node:os";
import { messageOf } from "@parapet/guard/kernel";
import { Piscina } from "piscina";
import type { FileInfo, Scanner, ScanSettings } from "../scanner.ts";
import { type FileAnswer, inspectBatch } from "./inspect-batch.ts";
import type { Batch } from "./worker.ts";

const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./worker.ts", import.meta.url)
  : new URL("./worker.js", import.meta.url);

/** Files and bytes of a batch: enough to pay for a message, few enough to share evenly. */
const BATCH_FILES = 64;
const BATCH_BYTES = 1 << 20;
/** Below so many bytes threads cost more than they bring. */
const ALONE_BYTES = 12 << 20;
const BATCH_TIMEOUT_MS = 60_000;

export interface PoolOptions {
  readonly root: string;
  /** Where threads are wanted, those of the registry. */
  readonly scanners: readonly Scanner[];
  readonly settings: ScanSettings;
  /** Threads; default one less than the machine has cores, and one at least. */
  readonly threads?: number;
  /** A file that takes longer is given up, and said to have failed. */
  readonly fileTimeoutMs: number;
  readonly onAnswer: (answer: FileAnswer) => void;
  readonly signal?: AbortSignal;
}

/** Inspects files on worker threads, or here where they are few. Answers come in any order. */
export async function inspectAll(files: readonly FileInfo[], options: PoolOptions): Promise<void> {
  const { root, scanners, settings, onAnswer } = options;
  const isAborted = (): boolean => options.signal?.aborted === true;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bytes < ALONE_BYTES) {
    for (const [at, file] of files.entries()) {
      if (at % BATCH_FILES === 0) await new Promise((resolve) => setImmediate(resolve));
      if (isAborted()) return;
      for (const answer of inspectBatch(root, [file], scanners, settings)) onAnswer(answer);
    }
    return;
  }
  const maxThreads = options.threads ?? Math.max(1, availableParallelism());
  const pool = new Piscina<Batch, readonly FileAnswer[]>({
    filename: WORKER_FILE.href,
    minThreads: 1,
    maxThreads,
    maxQueue: 100_000,
    // What a file leaves behind dies young: 5,000 files take 393 MB so, and 614 MB without.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const ask = (batch: readonly FileInfo[], timeoutMs: number): Promise<readonly FileAnswer[]> =>
    pool.run(
      { root, files: batch, scanners: scanners.map(({ id }) => id), settings },
      { signal: AbortSignal.timeout(timeoutMs) },
    );
  const work = async (batch: readonly FileInfo[]): Promise<void> => {
    if (isAborted()) return;
    try {
      for (const answer of await ask(batch, BATCH_TIMEOUT_MS)) onAnswer(answer);
    } catch {
      // One of them hangs or breaks the thread: each is asked alone, so that the others are not lost with it.
      for (const file of batch) {
        if (isAborted()) return;
        const [answer] = await ask([file], options.fileTimeoutMs).catch((thrown: unknown) => [failed(file, thrown)]);
        onAnswer(answer ?? failed(file, "no answer"));
      }
    }
  };
  try {
    const queue = batchesOf(files);
    const hands = Array.from({ length: maxThreads + 1 }, async () => {
      for (let batch = queue.next(); batch.done !== true; batch = queue.next()) await work(batch.value);
    });
    await Promise.all(hands);
  } finally {
    await pool.destroy();
  }
}

const failed = ({ path }: FileInfo, thrown: unknown): FileAnswer => ({ path, reports: [], error: messageOf(thrown) });

function* batchesOf(files: readonly FileInfo[]): Generator<readonly FileInfo[], undefined> {
  let batch: FileInfo[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.sizeBytes;
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
