import { createPublicKey, type KeyObject } from "node:crypto";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { type Database, openDatabase } from "../database/database.ts";
import { existingDirectory } from "../directory.ts";
import { storeFailure } from "../failure.ts";
import type { AuditProblem, AuditReport, HeldCheckpoint } from "./audit-report.ts";
import { databaseSource } from "./audit-source.ts";
import { readExport, writeExport } from "./export-file.ts";
import { verifyLog } from "./verify-log.ts";

export type VerifyAuditOptions = ({ readonly dataDirectory: string } | { readonly exportFile: string }) & {
  /** PEM. Without it the key that lies beside the log, or in the export, is taken: whoever replaced the log may have replaced that too. */
  readonly publicKey?: string;
  /** A checkpoint that was noted elsewhere. */
  readonly held?: HeldCheckpoint;
  readonly onProgress?: (events: number) => void;
};

/**
 * Verifies a log offline: the files of a data directory, also while Parapet runs on it, or an export. One pass, memory
 * for one row. What is wrong is in the report; it throws only when there is nothing that could be verified.
 *
 * @throws {ParapetError} PARAPET_STORE_DIRECTORY, PARAPET_AUDIT_KEY, PARAPET_AUDIT_EXPORT, PARAPET_STORE_CORRUPT
 */
export async function verifyAudit(options: VerifyAuditOptions): Promise<AuditReport> {
  const { held, onProgress } = options;
  if ("exportFile" in options) {
    const late: AuditProblem[] = [];
    const { exportFile } = options;
    const { publicKeyPem, source } = await readExport(exportFile, (problem) => late.push(problem)).catch((thrown) =>
      notReadable(exportFile, thrown),
    );
    const report = await verifyLog(source, {
      publicKey: parseKey(options.publicKey ?? publicKeyPem),
      held,
      onProgress,
    });
    const problems = [...late, ...report.problems];
    return { ...report, problems, problemCount: report.problemCount + late.length, isIntact: problems.length === 0 };
  }
  const paths = existingDirectory(options.dataDirectory);
  const publicKey = parseKey(options.publicKey ?? readKey(paths.auditPublicKey));
  return await withSnapshot(paths.database, (database) =>
    verifyLog(databaseSource(database), { publicKey, held, onProgress }),
  );
}

/**
 * Writes the log as JSON Lines that `verifyAudit` can check on another machine. Does not end the sink.
 *
 * @returns how many events were written
 */
export async function exportAudit(dataDirectory: string, sink: Writable): Promise<number> {
  const paths = existingDirectory(dataDirectory);
  const pem = readKey(paths.auditPublicKey);
  return await withSnapshot(paths.database, (database) => writeExport(databaseSource(database), pem, sink));
}

async function withSnapshot<T>(path: string, work: (database: Database) => Promise<T>): Promise<T> {
  let database: Database | undefined;
  try {
    database = openToRead(path);
    database.exec("BEGIN");
    return await work(database);
  } catch (thrown) {
    throw storeFailure(thrown, "reading the log", dirname(path));
  } finally {
    database?.close();
  }
}

/**
 * A log that is being written is read beside its writer, which takes a lock file in the directory. On a medium that
 * cannot be written (a snapshot, a disc, another user's copy) nobody writes either, and the file is read as it stands.
 */
function openToRead(path: string): Database {
  if (isWritable(dirname(path))) return openDatabase(path, { readOnly: true });
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0)
    return openDatabase(path, { readOnly: true, isUnchanging: true });
  throw new ParapetError("PARAPET_STORE_DIRECTORY", `${path} was not closed in peace, and cannot be finished here`, {
    hint: "Copy the whole data directory to a place that can be written, and verify the copy.",
    exit: EXIT.environment,
  });
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readKey(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw keyError(`the audit key ${path} cannot be read`, cause);
  }
}

function parseKey(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (cause) {
    throw keyError("the audit key is no public key in PEM", cause);
  }
  throw keyError("the audit key is not an ed25519 key");
}

function keyError(message: string, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_AUDIT_KEY", message, {
    hint: "Pass the audit.pub that the log was written with.",
    exit: EXIT.usage,
    cause,
  });
}

function notReadable(file: string, thrown: unknown): never {
  if (thrown instanceof ParapetError) throw thrown;
  throw new ParapetError("PARAPET_AUDIT_EXPORT", `the export ${file} cannot be read: ${messageOf(thrown)}`, {
    hint: "Check the path of the file.",
    exit: EXIT.usage,
    cause: thrown,
  });
}
