import { hash, type KeyObject } from "node:crypto";
import type { Database } from "../database/database.ts";
import { signText } from "./hash.ts";
import { createMerkleTree } from "./merkle.ts";

/** What a checkpoint says, as the JSON text that is signed. */
export interface CheckpointBody {
  readonly format: 1;
  /** 1, 2, 3… */
  readonly checkpoint: number;
  /** First and last position that it covers; the first follows the last one of the checkpoint before. */
  readonly from: number;
  readonly to: number;
  /** Merkle root over the hashes of these events in order of position. */
  readonly root: string;
  /** Digest of the checkpoint before, "" for the first. */
  readonly previous: string;
  readonly at: number;
}

/** SHA-256 of a checkpoint's text, hex: what the next one names, and what a person may hold elsewhere. */
export function checkpointDigest(body: string): string {
  return hash("sha256", body, "hex");
}

/**
 * Signs all events since the last checkpoint; nothing when there are none. Call it inside a transaction.
 *
 * @returns the last position that is covered now
 */
export function writeCheckpoint(database: Database, auditKey: KeyObject, at: number): number {
  const last = database.get("SELECT checkpoint, to_position, body FROM checkpoints ORDER BY checkpoint DESC LIMIT 1");
  const after = Number(last?.to_position ?? 0);
  const tree = createMerkleTree();
  let to = after;
  for (const row of database.all("SELECT position, hash FROM events WHERE position > ? ORDER BY position", after)) {
    tree.add(String(row.hash));
    to = Number(row.position);
  }
  if (tree.size === 0) return after;
  const body: CheckpointBody = {
    format: 1,
    checkpoint: Number(last?.checkpoint ?? 0) + 1,
    from: after + 1,
    to,
    root: tree.root(),
    previous: last === undefined ? "" : checkpointDigest(String(last.body)),
    at,
  };
  const text = JSON.stringify(body);
  database.run(
    "INSERT INTO checkpoints (checkpoint, to_position, body, signature) VALUES (?, ?, ?, ?)",
    body.checkpoint,
    to,
    text,
    signText(text, auditKey),
  );
  return to;
}
