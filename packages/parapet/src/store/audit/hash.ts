/**
 * What is hashed and signed, and how it is written down. Everything is JSON text: it has no raw newline, keeps its parts
 * apart whatever they hold, and anybody can rebuild it with ten lines in any language.
 */
import { hash, type KeyObject, sign, verify } from "node:crypto";

export interface ChainedEvent {
  readonly previousHash: string;
  readonly writer: string;
  readonly sequence: number;
  readonly kind: string;
  readonly at: number;
  readonly actor: string;
  readonly subject: string;
  /** JSON text, byte for byte as stored. */
  readonly payload: string;
}

/** Writers whose newest event no other writer has named yet: `[writer, sequence, hash]`. */
export type Heads = readonly (readonly [writer: string, sequence: number, hash: string])[];

/** SHA-256, hex, over a JSON array of the parts, a newline, and the payload. */
export function eventHash(event: ChainedEvent): string {
  const { previousHash, writer, sequence, kind, at, actor, subject } = event;
  const head = JSON.stringify([previousHash, writer, sequence, kind, at, actor, subject]);
  return hash("sha256", `${head}\n${event.payload}`, "hex");
}

/** The `previousHash` of a writer's first event: it ties the new chain to all chains before it. */
export function genesisHash(writer: string, heads: string): string {
  return hash("sha256", JSON.stringify(["parapet-writer", writer, heads]), "hex");
}

/** What a writer signs at each commit: nothing can then be cut off or put on its end. */
export function headText(writer: string, sequence: number, headHash: string): string {
  return JSON.stringify(["parapet-head", writer, sequence, headHash]);
}

/** What is signed when exchanges past their retention are emptied. */
export function purgeText(purge: string, before: number, exchanges: number, digest: string): string {
  return JSON.stringify(["parapet-purge", purge, before, exchanges, digest]);
}

/** One emptied event's line in the digest of its purge. */
export function tombstoneLine(
  row: Omit<ChainedEvent, "actor" | "subject" | "payload"> & { position: number; hash: string },
): string {
  return `${JSON.stringify([row.position, row.writer, row.sequence, row.at, row.kind, row.previousHash, row.hash])}\n`;
}

/** Ed25519, base64. */
export function signText(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text), key).toString("base64");
}

/** False for anything that is not the one right signature, malformed ones too. */
export function isSigned(text: string, signature: unknown, publicKey: KeyObject): boolean {
  if (typeof signature !== "string") return false;
  const bytes = Buffer.from(signature, "base64");
  // Base64 has more than one spelling for the same bytes; only ours is ours.
  return (
    bytes.length === 64 && bytes.toString("base64") === signature && verify(null, Buffer.from(text), publicKey, bytes)
  );
}
