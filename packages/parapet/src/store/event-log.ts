import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { type Clock, EXIT, type Log, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { StorePaths } from "./directory.ts";
import { errorOf, type FailureNote, noteOf, storeFailure } from "./failure.ts";
import { createJournal, isAtOrPast, type JournalMark, lockPath, segmentPath } from "./journal/journal.ts";
import { EXCHANGE_KIND, eventBody, exchangeBody } from "./journal/line.ts";
import { holdNewLock, type JournalLock } from "./journal/lock.ts";
import type { EventLog, StoredEvent, StoreHealth } from "./store.ts";
import type { FromWriter } from "./writer/messages.ts";
import { createWriterThread, type WriterThread } from "./writer/writer-thread.ts";

/** The main thread's half of the log: journal in front, writer's thread behind. */
export interface Recorder extends EventLog {
  readonly writer: WriterThread;
  health(): StoreHealth;
  /** Commits what dead processes left behind; resolves when that is done or has failed. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly paths: StorePaths;
  readonly clock: Clock;
  readonly log: Log;
  readonly maxBacklogBytes: number;
  readonly segmentBytes: number;
  readonly checkpointEvents: number;
  readonly checkpointMs: number;
  readonly maxPageCount: number | undefined;
  readonly openJournalFile: ((path: string) => number) | undefined;
}

/**
 * Records that come within this time go to the writer together. They are in the journal already, so it is only what a
 * power loss may take; and a commit signs, sums and syncs once, whether for one record or for a hundred.
 */
const GATHER_MS = 50;
/** A journal that failed is tried again at most this often. */
const PROBE_MS = 1_000;

interface Flush {
  readonly end: JournalMark;
  readonly resolve: () => void;
  readonly reject: (error: ParapetError) => void;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { paths, clock, log } = options;
  const id = randomBytes(8).toString("hex");
  const journal = createJournal({
    directory: paths.journals,
    writer: id,
    segmentBytes: options.segmentBytes,
    ...(options.openJournalFile === undefined ? {} : { openFile: options.openJournalFile }),
  });
  let lock: JournalLock | undefined;
  // Sizes of the records that are journalled and not committed, oldest first.
  const uncommitted: { readonly end: JournalMark; readonly sizeBytes: number; readonly records: number }[] = [];
  let gathering = { sizeBytes: 0, records: 0 };
  let backlogBytes = 0;
  let queued = 0;
  let gather: NodeJS.Timeout | undefined;
  // Exchanges of this turn of the event loop, and who wants to know of them.
  let turn: { readonly bodies: string[]; readonly told: Parameters<EventLog["recordExchange"]>[2][] } | undefined;
  let journalFailure: FailureNote | undefined;
  let journalFailedAt = 0;
  let writerFailure: FailureNote | undefined;
  let flushes: Flush[] = [];
  const recoveries: (() => void)[] = [];
  let needsRecovery = false;
  const listeners = new Set<(events: readonly StoredEvent[]) => void>();
  let isClosed = false;

  const writer = createWriterThread({
    setup: {
      dataDirectory: paths.directory,
      writer: id,
      checkpointEvents: options.checkpointEvents,
      maxPageCount: options.maxPageCount,
    },
    onMessage: (message) => receive(message),
    onDeath: (failure) => failing(failure),
    onRestart: () => {
      if (listeners.size > 0) writer.send({ type: "tail", isOn: true });
      if (needsRecovery) writer.send({ type: "recover", at: clock.now() });
      if (queued > 0) handOver(true);
    },
  });
  const checkpoints = setInterval(() => {
    if (writer.isStarted) writer.send({ type: "checkpoint", at: clock.now() });
  }, options.checkpointMs).unref();

  const receive = (message: Parameters<Parameters<typeof createWriterThread>[0]["onMessage"]>[0]): void => {
    if (message.type === "committed") committed(message.mark);
    else if (message.type === "failing") failing(message.failure);
    else if (message.type === "healthy") healthy();
    else if (message.type === "events") publish(message.events);
    else recovered(message);
  };
  const committed = (mark: JournalMark): void => {
    let done = 0;
    for (const part of uncommitted) {
      if (!isAtOrPast(mark, part.end)) break;
      backlogBytes -= part.sizeBytes;
      queued -= part.records;
      done++;
    }
    uncommitted.splice(0, done);
    settle(
      ({ end }) => isAtOrPast(mark, end),
      (flush) => flush.resolve(),
    );
  };
  const failing = (failure: FailureNote): void => {
    if (writerFailure?.code !== failure.code) log.error({ code: failure.code }, `store: ${failure.message}`);
    writerFailure = failure;
    settle(
      () => true,
      (flush) => flush.reject(errorOf(failure)),
    );
    for (const done of recoveries.splice(0)) done();
  };
  const healthy = (): void => {
    if (writerFailure === undefined) return;
    log.info({ code: writerFailure.code }, "store: writing goes on");
    writerFailure = undefined;
  };
  const settle = (isMeant: (flush: Flush) => boolean, act: (flush: Flush) => void): void => {
    const meant = flushes.filter(isMeant);
    flushes = flushes.filter((flush) => !meant.includes(flush));
    for (const flush of meant) act(flush);
  };
  const recovered = ({ recoveries: found }: Extract<FromWriter, { type: "recovered" }>): void => {
    needsRecovery = false;
    for (const { writer: dead, records, dropped } of found)
      log.warn({ writer: dead, records, dropped }, "store: took over the journal of a process that died");
    for (const done of recoveries.splice(0)) done();
  };
  const publish = (events: readonly StoredEvent[]): void => {
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (thrown) {
        log.error({ error: messageOf(thrown) }, "store: a subscriber failed");
      }
    }
  };

  const handOver = (again = false): void => {
    clearTimeout(gather);
    gather = undefined;
    if (gathering.records === 0 && !again) return;
    uncommitted.push({ end: journal.end, ...gathering });
    gathering = { sizeBytes: 0, records: 0 };
    writer.send({ type: "journal", end: journal.end, at: clock.now() });
  };
  const takeable = (): void => {
    if (isClosed) throw closed();
    if (backlogBytes >= options.maxBacklogBytes) throw backlog(queued);
  };
  const take = (body: string): void => {
    takeable();
    // What came before it in this turn stands before it in the log.
    endTurn();
    write([body]);
  };
  const takeSoon: EventLog["recordExchange"] = (record, texts, written) => {
    try {
      takeable();
      const body = exchangeBody(record, texts);
      if (turn === undefined) {
        turn = { bodies: [], told: [] };
        setImmediate(endTurn);
      }
      turn.bodies.push(body);
      turn.told.push(written);
    } catch (thrown) {
      written(anyFailure(thrown));
    }
  };
  const endTurn = (): void => {
    if (turn === undefined) return;
    const { bodies, told } = turn;
    turn = undefined;
    let failure: ParapetError | undefined;
    try {
      write(bodies);
    } catch (thrown) {
      failure = anyFailure(thrown);
    }
    for (const tell of told)
      try {
        tell(failure);
      } catch (thrown) {
        log.error({ error: messageOf(thrown) }, "store: who recorded an exchange failed at its end");
      }
  };
  const write = (bodies: readonly string[]): void => {
    try {
      lock ??= holdNewLock(lockPath(paths.journals, id));
      const sizeBytes = journal.append(...bodies);
      backlogBytes += sizeBytes;
      queued += bodies.length;
      gathering.sizeBytes += sizeBytes;
      gathering.records += bodies.length;
    } catch (thrown) {
      const failure = storeFailure(thrown, "writing the journal");
      journalFailure = noteOf(failure);
      journalFailedAt = clock.now();
      throw failure;
    }
    journalFailure = undefined;
    gather ??= setTimeout(() => handOver(), GATHER_MS).unref();
  };
  const probe = (): void => {
    const now = clock.now();
    if (journalFailure === undefined || (now >= journalFailedAt && now - journalFailedAt < PROBE_MS)) return;
    journalFailedAt = now;
    try {
      journal.probe();
      journalFailure = undefined;
    } catch (thrown) {
      journalFailure = noteOf(storeFailure(thrown, "writing the journal"));
    }
  };

  return {
    writer,
    append: (event) => {
      if (event.kind === EXCHANGE_KIND) throw reserved();
      take(eventBody(event));
    },
    appendExchange: (record, texts) => take(exchangeBody(record, texts)),
    recordExchange: takeSoon,
    flush: () => {
      if (isClosed) return Promise.reject(closed());
      endTurn();
      if (queued === 0) return Promise.resolve();
      const release = writer.hold();
      handOver();
      return new Promise<void>((resolve, reject) => {
        flushes.push({ end: journal.end, resolve, reject });
      }).finally(release);
    },
    read: (query) => writer.call("readEvents", query),
    subscribe: (listener) => {
      if (listeners.size === 0) writer.send({ type: "tail", isOn: true });
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0 && !isClosed) writer.send({ type: "tail", isOn: false });
      };
    },
    health: () => {
      probe();
      const failure = journalFailure ?? writerFailure;
      if (failure === undefined) return { isWritable: !isClosed && backlogBytes < options.maxBacklogBytes, queued };
      return { isWritable: false, queued, error: { code: failure.code, message: failure.message } };
    },
    recover: () => {
      const release = writer.hold();
      return new Promise<void>((resolve) => {
        recoveries.push(resolve);
        needsRecovery = true;
        writer.send({ type: "recover", at: clock.now() });
      }).finally(release);
    },
    close: async () => {
      if (isClosed) return;
      endTurn();
      handOver();
      isClosed = true;
      clearInterval(checkpoints);
      listeners.clear();
      await writer.close({ type: "close", end: journal.end, at: clock.now() });
      settle(
        () => true,
        (flush) => flush.reject(closed()),
      );
      const { segment } = journal.end;
      journal.close();
      // All committed: the last segment says nothing any more. Otherwise the next open takes it over.
      if (queued === 0 && lock !== undefined) {
        if (segment > 0) rmSync(segmentPath(paths.journals, id, segment), { force: true });
        rmSync(lockPath(paths.journals, id), { force: true });
      }
      lock?.release();
    },
  };
}

function backlog(queued: number): ParapetError {
  return new ParapetError("PARAPET_STORE_BACKLOG", `${queued} events wait to be committed; no more are taken`, {
    hint: "The disk is too slow or full: see the store's health.",
    exit: EXIT.environment,
  });
}

/** Many wait for this answer: a mistake of ours is told to them as well, not thrown into the event loop. */
function anyFailure(thrown: unknown): ParapetError {
  if (thrown instanceof ParapetError) return thrown;
  return new ParapetError("PARAPET_STORE_BUG", `recording failed: ${messageOf(thrown)}`, {
    exit: EXIT.bug,
    cause: thrown,
  });
}

function closed(): ParapetError {
  return new ParapetError("PARAPET_STORE_CLOSED", "the store is closed", { exit: EXIT.bug });
}

function reserved(): ParapetError {
  return new ParapetError("PARAPET_STORE_KIND", `'${EXCHANGE_KIND}' is what appendExchange writes`, { exit: EXIT.bug });
}
