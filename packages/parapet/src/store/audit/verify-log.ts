/**
 * The verification itself, over any source, in one pass: it holds the writers, the checkpoints and one row, never the log.
 * Five questions are asked of the events: is each what its hash says, does each follow its forerunner in its writer's
 * chain, are the positions gapless, do the signed checkpoints and heads fit, and was everything empty emptied by us.
 */
import { createHash, type KeyObject } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { EXCHANGE_KIND } from "../journal/line.ts";
import { promotedColumns } from "../writer/promoted.ts";
import type { AuditProblem, AuditReport, HeldCheckpoint } from "./audit-report.ts";
import type { AuditSource, FoundEvent } from "./audit-source.ts";
import { createCheckpointLine } from "./checkpoint-line.ts";
import { type ChainedEvent, eventHash } from "./hash.ts";
import { createPurgeBook } from "./purge-book.ts";
import { createWriterBook } from "./writer-book.ts";

export interface VerifyOptions {
  readonly publicKey: KeyObject;
  readonly held?: HeldCheckpoint | undefined;
  readonly onProgress?: ((events: number) => void) | undefined;
}

const MOST_PROBLEMS = 1_000;
const PURGE_KIND = "exchanges-purged";

/** The row's links, believed for the time being so that one bad row does not hide the next. */
type Row = Omit<ChainedEvent, "payload"> & { readonly position: number; readonly hash: string };

export async function verifyLog(source: AuditSource, options: VerifyOptions): Promise<AuditReport> {
  const { publicKey } = options;
  const problems: AuditProblem[] = [];
  let problemCount = 0;
  const note = (problem: AuditProblem): void => {
    if (problemCount++ < MOST_PROBLEMS) problems.push(problem);
  };
  const at = { writer: "", sequence: 0, position: 0 };
  const report = (kind: AuditProblem["kind"], message: string, place: typeof at = at): void =>
    note({ kind, writer: place.writer, sequence: place.sequence, position: place.position, message });

  const checkpoints = createCheckpointLine(source.checkpoints, publicKey, options.held, report);
  const writers = createWriterBook(source.writers, publicKey, report);
  const purges = createPurgeBook(publicKey, report);
  let events = 0;
  let last = 0;
  for await (const found of source.events) {
    if (++events % 2_000 === 0) {
      options.onProgress?.(events);
      await nextTurn();
    }
    const row = rowOf(found);
    const place = { writer: row.writer, sequence: row.sequence, position: row.position };
    const say = (kind: AuditProblem["kind"], message: string): void => report(kind, message, place);
    if (row.position > last + 1) say("removed", `there is nothing at positions ${last + 1} to ${row.position - 1}`);
    else if (row.position <= last) say("reordered", `position ${row.position} comes after position ${last}`);
    last = Math.max(last, row.position);
    const trueHash = found.purge === null ? verifyContent(found, row, say) : row.hash;
    if (found.purge !== null) verifyTombstone(found, say);
    if (typeof found.purge === "string") purges.tombstone(found.purge, row);
    else if (row.kind === PURGE_KIND) purges.record(parsed(found.payload));
    checkpoints.add(row.position, row.hash);
    writers.link({ ...row, trueHash });
  }
  options.onProgress?.(events);
  for (const position of source.orphanTexts)
    report("inserted", "there are kept texts without an event", { ...at, position });
  const { signedUpTo, head } = checkpoints.finish(last);
  writers.finish();
  purges.finish();
  return {
    isIntact: problemCount === 0,
    events,
    checkpoints: source.checkpoints.length,
    unsignedTail: Math.max(0, last - signedUpTo),
    purged: purges.purged,
    head,
    keyFingerprint: createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("hex"),
    problems,
    problemCount,
  };
}

function rowOf(found: FoundEvent): Row {
  const whole = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : -1);
  return {
    position: whole(found.position),
    writer: String(found.writer),
    sequence: whole(found.sequence),
    at: whole(found.at),
    kind: String(found.kind),
    actor: String(found.actor),
    subject: String(found.subject),
    previousHash: String(found.previousHash),
    hash: String(found.hash),
  };
}

type Say = (kind: AuditProblem["kind"], message: string) => void;

/** @returns the hash that the content really has */
function verifyContent(found: FoundEvent, row: Row, say: Say): string {
  const wrong = mistyped(found);
  if (typeof found.payload !== "string" || wrong !== undefined) {
    say("changed", `the event's ${wrong ?? "payload"} is not what a log can hold`);
    return row.hash;
  }
  const trueHash = eventHash({ ...row, payload: found.payload });
  if (trueHash !== row.hash) say("changed", "the event is not what its hash says");
  const data = parsed(found.payload);
  const expected = promotedColumns(row.kind === EXCHANGE_KIND ? data : undefined);
  if (found.promoted !== undefined)
    for (const [column, value] of Object.entries(expected))
      if (found.promoted[column as keyof typeof expected] !== value)
        say("column-mismatch", `the column '${column}' says something else than the event`);
  if (found.sealedDigest !== undefined && found.sealedDigest !== data.sealedDigest)
    say("column-mismatch", "the sealed texts are not those of this exchange");
  return trueHash;
}

/** An emptied event holds its links and nothing else. */
function verifyTombstone(found: FoundEvent, say: Say): void {
  const isEmpty =
    found.actor === "" &&
    found.subject === "" &&
    found.payload === null &&
    found.kind === EXCHANGE_KIND &&
    typeof found.purge === "string" &&
    found.sealedDigest === undefined &&
    Object.values(found.promoted ?? {}).every((value) => value === null);
  if (!isEmpty || mistyped(found) !== undefined) say("forged-purge", "a purged event still says something");
}

function mistyped(found: FoundEvent): string | undefined {
  const texts = ["writer", "kind", "actor", "subject", "previousHash", "hash"] as const;
  const integers = ["position", "sequence", "at"] as const;
  return (
    texts.find((name) => typeof found[name] !== "string") ?? integers.find((name) => !Number.isSafeInteger(found[name]))
  );
}

/** The payload's object; empty when it is none, which its hash tells. */
function parsed(payload: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(payload));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
