import { Worker } from "node:worker_threads";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { errorOf, type FailureNote } from "../failure.ts";
import type { OperationArgument, OperationName, OperationResult } from "../operations/index.ts";
import type { FromWriter, ToWriter, WriterSetup } from "./messages.ts";

/** The writer's thread as the main thread sees it: started when first needed, started again when it dies. */
export interface WriterThread {
  /** Starts the thread when it does not run. Between a death and the restart nothing is sent: `onRestart` says it again. */
  send(message: ToWriter): void;
  call<N extends OperationName>(operation: N, argument: OperationArgument<N>): Promise<OperationResult<N>>;
  /** Keeps the process alive while somebody waits; the thread alone does not. */
  hold(): () => void;
  /** Resolves when the thread has ended; at once when it never ran. */
  close(message: Extract<ToWriter, { type: "close" }>): Promise<void>;
  readonly isStarted: boolean;
}

export interface WriterThreadOptions {
  readonly setup: WriterSetup;
  readonly onMessage: (message: Exclude<FromWriter, { type: "result" | "refused" | "closed" }>) => void;
  /** The thread died: what was journalled is safe, calls under way are not answered. A new one is started a little later. */
  readonly onDeath: (failure: FailureNote) => void;
  /** A new thread runs after a death. */
  readonly onRestart: () => void;
}

interface Waiter {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  readonly release: () => void;
}

/** Sources run as they are (Node strips the types); a build has the compiled file beside this one. */
const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./writer-worker.ts", import.meta.url)
  : new URL("./writer-worker.js", import.meta.url);

const RESTART_MS = 500;

export function createWriterThread(options: WriterThreadOptions): WriterThread {
  const waiting = new Map<number, Waiter>();
  let thread: Worker | undefined;
  let holds = 0;
  let lastId = 0;
  let isClosing = false;
  let restart: NodeJS.Timeout | undefined;
  // Set from a death to the restart.
  let lastDeath: FailureNote | undefined;

  const start = (): Worker => {
    const worker = new Worker(WORKER_FILE, {
      workerData: options.setup,
      // A cap, not a reservation: the thread holds one batch of the journal and its statements.
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    if (holds === 0) worker.unref();
    worker.on("message", receive);
    worker.on("error", (thrown) => died(worker, String(thrown)));
    worker.on("exit", (code) => died(worker, `exit code ${code}`));
    thread = worker;
    return worker;
  };
  const receive = (message: FromWriter): void => {
    if (message.type === "closed") return;
    if (message.type !== "result" && message.type !== "refused") {
      options.onMessage(message);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    waiter?.release();
    if (message.type === "result") waiter?.resolve(message.value as never);
    else waiter?.reject(errorOf(message.failure));
  };
  const died = (worker: Worker, why: string): void => {
    if (worker !== thread || isClosing) return;
    thread = undefined;
    const failure = {
      code: "PARAPET_STORE_WRITER",
      message: `the store's writer stopped: ${why}`,
      hint: "It is started again.",
    };
    for (const [id, waiter] of waiting) {
      waiting.delete(id);
      waiter.release();
      waiter.reject(errorOf(failure));
    }
    lastDeath = failure;
    options.onDeath(failure);
    restart = setTimeout(() => {
      lastDeath = undefined;
      start();
      options.onRestart();
    }, RESTART_MS);
    if (holds === 0) restart.unref();
  };
  const hold = (): (() => void) => {
    if (holds++ === 0) {
      thread?.ref();
      restart?.ref();
    }
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--holds === 0 && !isClosing) thread?.unref();
    };
  };
  const send = (message: ToWriter): void => {
    if (isClosing) throw new ParapetError("PARAPET_STORE_CLOSED", "the store is closed", { exit: EXIT.bug });
    if (lastDeath === undefined) (thread ?? start()).postMessage(message);
    // A second thread beside the one that is about to start would write the same journal.
    else if (message.type === "call") throw errorOf(lastDeath);
  };

  return {
    get isStarted() {
      return thread !== undefined;
    },
    send,
    hold,
    call: (operation, argument) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const release = hold();
        waiting.set(id, { resolve, reject, release });
        try {
          send({ type: "call", id, operation, argument });
        } catch (thrown) {
          waiting.delete(id);
          release();
          reject(thrown);
        }
      }),
    close: (message) => {
      isClosing = true;
      clearTimeout(restart);
      const worker = thread;
      if (worker === undefined) return Promise.resolve();
      worker.ref();
      return new Promise((resolve) => {
        worker.once("exit", () => resolve());
        worker.postMessage(message);
      });
    },
  };
}
