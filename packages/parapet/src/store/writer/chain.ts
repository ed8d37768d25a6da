import type { KeyObject } from "node:crypto";
import { hash } from "node:crypto";
import { eventHash, genesisHash, type Heads, headText, signText } from "../audit/hash.ts";
import type { Database } from "../database/database.ts";
import type { JournalMark } from "../journal/journal.ts";
import type { Entry } from "../journal/line.ts";
import { promotedColumns } from "./promoted.ts";
import { createRollups } from "./rollups.ts";

interface WriterRow {
  readonly isNew: boolean;
  readonly heads: string;
  readonly sequence: number;
  readonly hash: string;
  readonly mark: JournalMark;
}

/**
 * Puts entries on the end of a writer's chain, with their promoted columns, texts and rollups, signs the new head, and
 * notes how far the journal is in. Call it inside a transaction: that is what makes each record enter exactly once.
 *
 * @param mark how far the journal is in with these entries; absent when they did not come from one
 */
export function appendToChain(
  database: Database,
  auditKey: KeyObject,
  writer: string,
  entries: readonly Entry[],
  mark?: JournalMark,
): void {
  const row = writerRow(database, writer);
  if (entries.length === 0 && row.isNew) return;
  let { sequence, hash: previousHash } = row;
  let position = lastPosition(database);
  const rollups = createRollups();
  for (const entry of entries) {
    sequence++;
    position++;
    previousHash = insertEvent(database, { writer, sequence, previousHash, position }, entry);
    if (entry.exchange !== undefined) rollups.add(entry.at, entry.exchange);
  }
  rollups.save(database);
  saveHead(database, auditKey, writer, row, { sequence, hash: previousHash, mark: mark ?? row.mark });
}

/** How far a writer's journal is committed. */
export function committedMark(database: Database, writer: string): JournalMark {
  const row = database.get("SELECT segment, byte_offset FROM writers WHERE writer = ?", writer);
  return { segment: Number(row?.segment ?? 0), offset: Number(row?.byte_offset ?? 0) };
}

export function lastPosition(database: Database): number {
  return Number(database.get("SELECT MAX(position) AS position FROM events")?.position ?? 0);
}

function writerRow(database: Database, writer: string): WriterRow {
  const row = database.get("SELECT heads, sequence, hash, segment, byte_offset FROM writers WHERE writer = ?", writer);
  if (row !== undefined)
    return {
      isNew: false,
      heads: String(row.heads),
      sequence: Number(row.sequence),
      hash: String(row.hash),
      mark: { segment: Number(row.segment), offset: Number(row.byte_offset) },
    };
  const heads: Heads = database
    .all("SELECT writer, sequence, hash FROM writers WHERE sequence > named_sequence ORDER BY writer")
    .map((head) => [String(head.writer), Number(head.sequence), String(head.hash)]);
  const text = JSON.stringify(heads);
  return { isNew: true, heads: text, sequence: 0, hash: genesisHash(writer, text), mark: { segment: 0, offset: 0 } };
}

function saveHead(
  database: Database,
  auditKey: KeyObject,
  writer: string,
  row: WriterRow,
  head: { readonly sequence: number; readonly hash: string; readonly mark: JournalMark },
): void {
  const signature = signText(headText(writer, head.sequence, head.hash), auditKey);
  const { segment, offset } = head.mark;
  if (row.isNew) {
    database.run("UPDATE writers SET named_sequence = sequence WHERE sequence > named_sequence");
    database.run(
      `INSERT INTO writers (writer, heads, sequence, hash, signature, segment, byte_offset, named_sequence)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
      writer,
      row.heads,
      head.sequence,
      head.hash,
      signature,
      segment,
      offset,
    );
    return;
  }
  database.run(
    "UPDATE writers SET sequence = ?, hash = ?, signature = ?, segment = ?, byte_offset = ? WHERE writer = ?",
    head.sequence,
    head.hash,
    signature,
    segment,
    offset,
    writer,
  );
}

function insertEvent(
  database: Database,
  link: { writer: string; sequence: number; previousHash: string; position: number },
  entry: Entry,
): string {
  const { writer, sequence, previousHash, position } = link;
  const { kind, at, actor, subject } = entry;
  const payload = entry.texts === undefined ? entry.payload : withDigest(entry.payload, entry.texts);
  const ownHash = eventHash({ previousHash, writer, sequence, kind, at, actor, subject, payload });
  const promoted = promotedColumns(entry.exchange);
  database.run(
    `INSERT INTO events (position, writer, sequence, at, kind, actor, subject, previous_hash, hash,
       exchange_id, status, verdict, detectors, end_user, unpriced, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    position,
    writer,
    sequence,
    at,
    kind,
    actor,
    subject,
    previousHash,
    ownHash,
    promoted.exchangeId,
    promoted.status,
    promoted.verdict,
    promoted.detectors,
    promoted.endUser,
    promoted.unpriced,
    payload,
  );
  if (entry.texts !== undefined)
    database.run(
      "INSERT INTO exchange_texts (position, at, sealed_request, sealed_response) VALUES (?, ?, ?, ?)",
      position,
      at,
      entry.texts.sealedRequest,
      entry.texts.sealedResponse,
    );
  return ownHash;
}

/** The payload with the digest of the sealed texts in it: they may go by retention, but never be exchanged for others. */
function withDigest(payload: string, texts: NonNullable<Entry["texts"]>): string {
  const digest = sealedDigest(texts.sealedRequest, texts.sealedResponse);
  return `${payload.slice(0, -1)}${payload === "{}" ? "" : ","}"sealedDigest":"${digest}"}`;
}

/** SHA-256 over the digests of both sealed texts, hex. */
export function sealedDigest(request: Uint8Array, response: Uint8Array): string {
  return hash("sha256", `${hash("sha256", request, "hex")} ${hash("sha256", response, "hex")}`, "hex");
}
