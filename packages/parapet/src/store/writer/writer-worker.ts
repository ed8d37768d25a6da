/**
 * The one thread that writes the database. It takes from the journal what the main thread has put there, in group
 * commits, and answers the calls. All that it must remember lies in the journal and the database: when it dies, a new
 * one goes on where it stood.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { writeCheckpoint } from "../audit/checkpoint.ts";
import { readAuditKey } from "../data-keys.ts";
import { openDatabase } from "../database/database.ts";
import { storePaths } from "../directory.ts";
import { noteOf, storeFailure } from "../failure.ts";
import type { JournalMark } from "../journal/journal.ts";
import { eventsAfter } from "../operations/events.ts";
import { operations } from "../operations/index.ts";
import type { OperationContext } from "../operations/operation.ts";
import { lastPosition } from "./chain.ts";
import { type IngestPlace, ingest, recover } from "./ingest.ts";
import type { FromWriter, ToWriter, WriterSetup } from "./messages.ts";

const port = parentPort;
if (port === null) throw new Error("writer-worker.ts runs as a worker thread only");
const setup = workerData as WriterSetup;
const paths = storePaths(setup.dataDirectory);
const auditKey = readAuditKey(paths);
const { maxPageCount, writer } = setup;
const database = openDatabase(paths.database, maxPageCount === undefined ? {} : { maxPageCount });
// What retention deletes shall not be found in the file's free pages.
database.exec("PRAGMA secure_delete = ON");

const place: IngestPlace = { database, auditKey, journals: paths.journals };
const context: OperationContext = { database, auditKey, writer, pause: () => nextTurn() };

const RETRY_FIRST_MS = 100;
const RETRY_LAST_MS = 5_000;
const TAIL_POLL_MS = 250;

let wanted: JournalMark | undefined;
let wantedAt = 0;
let needsRecovery = false;
let needsCheckpoint = false;
let isFailing = false;
let retryMs = RETRY_FIRST_MS;
let retry: NodeJS.Timeout | undefined;
let signedUpTo = Number(database.get("SELECT MAX(to_position) AS position FROM checkpoints")?.position ?? 0);
let tailAt = 0;
let tailPoll: NodeJS.Timeout | undefined;

const tell = (message: FromWriter): void => port.postMessage(message);

/** Does what there is to do. A failure keeps the journal, says so, and tries again later. */
function work(): boolean {
  clearTimeout(retry);
  retry = undefined;
  try {
    if (needsRecovery) {
      tell({ type: "recovered", recoveries: recover(place, wantedAt) });
      needsRecovery = false;
    }
    if (wanted !== undefined) {
      ingest(place, writer, wanted, (mark) => tell({ type: "committed", mark }));
      wanted = undefined;
    }
    if (needsCheckpoint || lastPosition(database) - signedUpTo >= setup.checkpointEvents) checkpoint(wantedAt);
    sendTail();
  } catch (thrown) {
    tell({ type: "failing", failure: noteOf(storeFailure(thrown, "committing events")) });
    retry = setTimeout(work, retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_LAST_MS);
    isFailing = true;
    return false;
  }
  retryMs = RETRY_FIRST_MS;
  if (isFailing) tell({ type: "healthy" });
  isFailing = false;
  return true;
}

function checkpoint(at: number): void {
  signedUpTo = database.transaction(() => writeCheckpoint(database, auditKey, at));
  needsCheckpoint = false;
}

function sendTail(): void {
  while (tailPoll !== undefined) {
    const events = eventsAfter(context, tailAt);
    const last = events.at(-1);
    if (last === undefined) return;
    tailAt = last.position;
    tell({ type: "events", events });
  }
}

function setTail(isOn: boolean): void {
  clearInterval(tailPoll);
  tailPoll = undefined;
  if (!isOn) return;
  tailAt = lastPosition(database);
  // Other processes write to the same log; nobody tells this one.
  tailPoll = setInterval(workUnlessWaiting, TAIL_POLL_MS);
}

/** While the disk refuses, the back-off decides when to try again. */
function workUnlessWaiting(): void {
  if (retry === undefined) work();
}

async function answer({ id, operation, argument }: Extract<ToWriter, { type: "call" }>): Promise<void> {
  try {
    // The message's type ties argument to operation at the sender; here both are only known together.
    const run = operations[operation] as (context: OperationContext, argument: unknown) => unknown;
    tell({ type: "result", id, value: await run(context, argument) });
  } catch (thrown) {
    const failure =
      typeof (thrown as { code?: unknown } | null)?.code === "string"
        ? storeFailure(thrown, operation)
        : ourMistake(operation, thrown);
    tell({ type: "refused", id, failure: noteOf(failure) });
  }
}

/** One broken call shall not end the thread that keeps the log. */
function ourMistake(operation: string, thrown: unknown): ParapetError {
  return new ParapetError("PARAPET_STORE_BUG", `${operation} failed: ${messageOf(thrown)}`, { exit: EXIT.bug });
}

function close(end: JournalMark, at: number): void {
  wanted = end.segment === 0 ? undefined : end;
  wantedAt = at;
  needsCheckpoint = true;
  work();
  clearTimeout(retry);
  clearInterval(tailPoll);
  database.close();
  tell({ type: "closed" });
  port?.close();
}

port.on("message", (message: ToWriter) => {
  switch (message.type) {
    case "journal":
      wanted = message.end;
      wantedAt = message.at;
      workUnlessWaiting();
      break;
    case "recover":
      needsRecovery = true;
      wantedAt = message.at;
      work();
      break;
    case "checkpoint":
      needsCheckpoint = true;
      wantedAt = message.at;
      workUnlessWaiting();
      break;
    case "tail":
      setTail(message.isOn);
      break;
    case "call":
      void answer(message);
      break;
    case "close":
      close(message.end, message.at);
      break;
  }
});

// It runs: whatever its forerunner died of is over.
tell({ type: "healthy" });
