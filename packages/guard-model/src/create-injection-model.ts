import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Failure, FromThread, Question, ThreadSetup } from "./messages.ts";
import type { InjectionScores } from "./reader.ts";
import type { Runtime } from "./runtime.ts";

export interface InjectionModelOptions {
  /** Which to try, in order. The first that is installed is taken. */
  readonly runtimes?: readonly Runtime[];
  /** A text that needs more is refused; 512 are about 100 kB of English. */
  readonly maxWindows?: number;
  /** Texts that may wait at a time; one more is refused, so that a flood does not become memory. */
  readonly maxWaiting?: number;
  /** Folder with `injection.onnx` and `vocabulary.txt`; by default this package's own. */
  readonly weights?: URL;
}

export interface InjectionModel {
  /**
   * Reads one text; answers come in the order of the questions.
   *
   * @returns undefined for a text in a script that it cannot read: no opinion, which is not "clean"
   * @throws {ParapetError} PARAPET_GUARD_MODEL_LENGTH, PARAPET_GUARD_MODEL_BUSY, PARAPET_GUARD_MODEL_CLOSED, or
   *   PARAPET_GUARD_MODEL_FAILED; none of them means that the text is clean
   */
  score(text: string): Promise<InjectionScores | undefined>;
  /** Ends the thread. What still waits is refused. */
  close(): Promise<void>;
}

interface Waiter {
  readonly resolve: (scores: InjectionScores | undefined) => void;
  readonly reject: (error: ParapetError) => void;
}

/** Sources run as they are (Node strips the types); a build has the compiled file beside this one. */
const THREAD_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./thread.ts", import.meta.url)
  : new URL("./thread.js", import.meta.url);

const OWN_WEIGHTS = new URL("../weights/", import.meta.url);

/**
 * Loads the weights into a thread of their own.
 *
 * @throws {ParapetError} PARAPET_GUARD_MODEL_WEIGHTS when they are not there, PARAPET_GUARD_MODEL_RUNTIME when no
 *   ONNX runtime is
 */
export async function createInjectionModel(options: InjectionModelOptions = {}): Promise<InjectionModel> {
  const setup = await setupOf(options);
  const waiting = new Map<number, Waiter>();
  const maxWaiting = options.maxWaiting ?? 256;
  let lastId = 0;
  let end: ParapetError | undefined;

  const worker = new Worker(THREAD_FILE, { workerData: setup });
  const finish = (error: ParapetError): void => {
    end ??= error;
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  };
  const answered = (id: number): Waiter | undefined => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    // An idle model does not keep a process alive.
    if (waiting.size === 0) worker.unref();
    return waiter;
  };
  worker.on("error", (thrown) => finish(stopped(messageOf(thrown))));
  worker.on("exit", (code) => finish(stopped(`exit code ${code}`)));

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (message: FromThread) => {
      if (message.type === "ready") resolve();
      else if (message.type === "broken") reject(errorOf(message.failure));
      else if (message.type === "scores") answered(message.id)?.resolve(message.scores);
      else answered(message.id)?.reject(errorOf(message.failure));
    });
    worker.once("exit", () => reject(end));
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  worker.unref();

  return {
    score(text) {
      if (end !== undefined) return Promise.reject(end);
      if (waiting.size >= maxWaiting) return Promise.reject(busy(maxWaiting));
      const question: Question = { id: ++lastId, text };
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        worker.ref();
        worker.postMessage(question);
      });
    },
    async close() {
      finish(new ParapetError("PARAPET_GUARD_MODEL_CLOSED", "the injection model is closed"));
      await worker.terminate();
    },
  };
}

async function setupOf(options: InjectionModelOptions): Promise<ThreadSetup> {
  const folder = options.weights ?? OWN_WEIGHTS;
  try {
    const [weights, vocabulary] = await Promise.all([
      readFile(new URL("injection.onnx", folder)),
      readFile(new URL("vocabulary.txt", folder), "utf8"),
    ]);
    const { runtimes = ["native", "wasm"], maxWindows = 512 } = options;
    return { weights, vocabulary, runtimes, maxWindows };
  } catch (cause) {
    throw new ParapetError("PARAPET_GUARD_MODEL_WEIGHTS", `the weights cannot be read: ${messageOf(cause)}`, {
      hint: "Install @parapet/guard-model again, or name their folder in 'weights'.",
      exit: EXIT.environment,
      cause,
    });
  }
}

const errorOf = ({ code, message, hint, exit }: Failure): ParapetError =>
  new ParapetError(code, message, { exit, ...(hint === undefined ? {} : { hint }) });

const stopped = (why: string): ParapetError =>
  new ParapetError("PARAPET_GUARD_MODEL_FAILED", `the model's thread stopped: ${why}`, {
    hint: "Create the model again.",
    exit: EXIT.bug,
  });

const busy = (count: number): ParapetError =>
  new ParapetError("PARAPET_GUARD_MODEL_BUSY", `${count} texts already wait for the injection model`, {
    hint: "Wait for answers, or raise maxWaiting.",
    exit: EXIT.environment,
  });
