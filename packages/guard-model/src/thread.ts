/** The worker thread: reads one text after the other, so that the caller's thread never waits for a window. */
import { parentPort, workerData } from "node:worker_threads";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Failure, FromThread, Question, ThreadSetup } from "./messages.ts";
import { readText } from "./reader.ts";
import { openRuntime } from "./runtime.ts";
import { createWordPieces } from "./word-pieces.ts";

const port = parentPort;
if (port === null) throw new Error("this file is a worker thread");
const setup = workerData as ThreadSetup;
const tell = (message: FromThread): void => port.postMessage(message);

try {
  const pieces = createWordPieces(setup.vocabulary.trimEnd().split("\n"));
  const ask = await openRuntime(setup.weights, setup.runtimes);
  let last: Promise<void> = Promise.resolve();
  port.on("message", ({ id, text }: Question) => {
    last = last.then(async () => {
      try {
        tell({ type: "scores", id, scores: await readText(text, pieces, ask, setup.maxWindows) });
      } catch (thrown) {
        tell({ type: "refused", id, failure: failureOf(thrown) });
      }
    });
  });
  tell({ type: "ready" });
} catch (thrown) {
  tell({ type: "broken", failure: failureOf(thrown) });
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ParapetError)
    return { code: thrown.code, message: thrown.message, hint: thrown.hint, exit: thrown.exit };
  return { code: "PARAPET_GUARD_MODEL_FAILED", message: messageOf(thrown), hint: undefined, exit: EXIT.bug };
}
