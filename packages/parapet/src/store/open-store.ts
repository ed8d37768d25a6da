import { existsSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type Clock, type Log, silentLog, systemClock } from "@parapet/guard/kernel";
import { loadOrCreateDataKeys } from "./data-keys.ts";
import { type Database, openDatabase } from "./database/database.ts";
import { migrate } from "./database/migrations.ts";
import { prepareDirectory, type StorePaths } from "./directory.ts";
import { createRecorder } from "./event-log.ts";
import { storeFailure } from "./failure.ts";
import { hasDeadJournals } from "./journal/journal.ts";
import { getApproval, listApprovals } from "./operations/approvals.ts";
import { allControl, controlVersion, getControl } from "./operations/control.ts";
import { getKey, listKeys } from "./operations/keys.ts";
import { listModelVersions } from "./operations/model-versions.ts";
import { getSession } from "./operations/sessions.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  readonly dataDirectory: string;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Journalled and not committed: past it, `append` refuses with PARAPET_STORE_BACKLOG. Default 256 MB. */
  readonly maxBacklogBytes?: number;
  /** A checkpoint is signed after so many events (default 1,000)… */
  readonly checkpointEvents?: number;
  /** …or after this time when there are new ones (default one minute), and at close. */
  readonly checkpointMs?: number;
  /** Size past which a journal segment is followed by a new one. Default 8 MB. */
  readonly segmentBytes?: number;
  /** Most pages of the database file: a full disk on demand. */
  readonly maxPageCount?: number;
  /** Opens a journal segment for appending: a device that refuses, on demand. */
  readonly openJournalFile?: (path: string) => number;
}

/**
 * Opens the store of a data directory, makes it at the first time, and commits what processes that died have left in
 * their journals. Several processes may have it open; the thread that writes starts with the first thing to write.
 *
 * @throws {ParapetError} PARAPET_STORE_DIRECTORY, PARAPET_STORE_NEWER, PARAPET_STORE_CORRUPT, PARAPET_STORE_KEY
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock = systemClock, log = silentLog } = options;
  const paths = prepareDirectory(options.dataDirectory);
  const lost = lostKeys(paths);
  loadOrCreateDataKeys(options.dataDirectory);
  const database = openMigrated(paths.database);
  const recorder = createRecorder({
    paths,
    clock,
    log,
    maxBacklogBytes: options.maxBacklogBytes ?? 256 * 1024 * 1024,
    segmentBytes: options.segmentBytes ?? 8 * 1024 * 1024,
    checkpointEvents: options.checkpointEvents ?? 1_000,
    checkpointMs: options.checkpointMs ?? 60_000,
    maxPageCount: options.maxPageCount,
    openJournalFile: options.openJournalFile,
  });
  if (hasDeadJournals(paths.journals)) await recorder.recover();
  for (const { file, meaning } of lost) {
    log.warn({ code: "PARAPET_STORE_KEY_LOST", file }, `${file} was gone and was made anew: ${meaning}`);
    const data = { file: basename(file) };
    recorder.append({ kind: "data-key-replaced", at: clock.now(), actor: "system", subject: "store", data });
  }
  const { call } = recorder.writer;
  const read = reader(database);
  let isClosed = false;
  return {
    events: recorder,
    exchanges: {
      list: (query) => call("listExchanges", query),
      get: (id) => call("getExchange", id),
      texts: (id) => call("exchangeTexts", id),
      rollup: (query) => call("rollup", query),
      topHits: (query) => call("topHits", query),
      quantile: (query) => call("quantile", query),
      spend: (since) => call("spend", since),
    },
    keys: {
      insert: (key) => call("insertKey", key),
      list: () => read(listKeys),
      get: (id) => read((from) => getKey(from, id)),
      revoke: (id, at) => call("revokeKey", { id, at }),
      setExpiry: (id, expiresAt) => call("setKeyExpiry", { id, expiresAt }),
      touch: (usedAt) => call("touchKeys", usedAt),
    },
    control: {
      version: () => {
        try {
          return controlVersion(database);
        } catch (thrown) {
          throw storeFailure(thrown, "reading the control version");
        }
      },
      get: (name) => read((from) => getControl(from, name)),
      all: () => read(allControl),
      set: (name, value) => call("setControl", { name, json: JSON.stringify(value ?? null) }),
      delete: (name) => call("deleteControl", name),
    },
    sessions: {
      insert: (session) => call("insertSession", session),
      get: (tokenHash) => read((from) => getSession(from, tokenHash)),
      delete: (tokenHash) => call("deleteSession", tokenHash),
      deleteAll: (subject) => call("deleteSessions", subject),
    },
    approvals: {
      insert: (approval) => call("insertApproval", approval),
      list: (query) => read((from) => listApprovals(from, query ?? {})),
      get: (id) => read((from) => getApproval(from, id)),
      decide: (id, decision) => call("decideApproval", { id, ...decision }),
      lease: (order) => call("leaseApprovals", order),
      settle: (exchange, usedIds) => call("settleApprovals", { exchange, usedIds }),
    },
    modelVersions: {
      insert: (version) => call("insertModelVersion", version),
      list: (query) => read((from) => listModelVersions(from, query ?? {})),
      move: (order) => call("moveModelVersion", order),
    },
    findings: {
      upsert: (findings) => call("upsertFindings", findings),
      list: (query) => call("listFindings", query),
    },
    evidence: {
      insert: (evidence) => call("insertEvidence", evidence),
      latest: (query) => call("latestEvidence", query ?? {}),
    },
    health: recorder.health,
    purge: (before) => call("purge", { ...before, at: clock.now() }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await recorder.close();
      database.close();
    },
  };
}

/**
 * Keys that should be here and are not. The database gets its first page only after the keys were made, so that one
 * with content and without keys has lost them.
 */
function lostKeys({ database, pepper, auditKey }: StorePaths): readonly { file: string; meaning: string }[] {
  if ((statSync(database, { throwIfNoEntry: false })?.size ?? 0) === 0) return [];
  return [
    { file: pepper, meaning: "no client key that was issued before opens anything now" },
    {
      file: auditKey,
      meaning: "what is recorded from now on is signed by another key, and 'audit verify' will say so",
    },
  ].filter(({ file }) => !existsSync(file));
}

/** The main thread's connection: it makes the schema, and from then on only reads small things. */
function openMigrated(path: string): Database {
  let database: Database | undefined;
  try {
    database = openDatabase(path);
    migrate(database);
    database.exec("PRAGMA query_only = ON");
    return database;
  } catch (thrown) {
    database?.close();
    throw storeFailure(thrown, "opening the database", dirname(path));
  }
}

function reader(database: Database) {
  return async <T>(work: (database: Database) => T): Promise<T> => {
    try {
      return work(database);
    } catch (thrown) {
      throw storeFailure(thrown, "reading the database");
    }
  };
}
