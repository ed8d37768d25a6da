import type { KeyObject } from "node:crypto";
import type { AuditProblem, HeldCheckpoint } from "./audit-report.ts";
import type { FoundCheckpoint } from "./audit-source.ts";
import { type CheckpointBody, checkpointDigest } from "./checkpoint.ts";
import { isSigned } from "./hash.ts";
import { createMerkleTree } from "./merkle.ts";

/** The checkpoints beside a stream of events: checks each against the next, its signature, and the events that it covers. */
export interface CheckpointLine {
  /** The next event's hash, in order of position. */
  add(position: number, hash: string): void;
  /** After the last event. */
  finish(lastPosition: number): { readonly signedUpTo: number; readonly head: HeldCheckpoint | undefined };
}

export function createCheckpointLine(
  found: readonly FoundCheckpoint[],
  publicKey: KeyObject,
  held: HeldCheckpoint | undefined,
  report: (kind: AuditProblem["kind"], message: string) => void,
): CheckpointLine {
  const digests = new Map<number, string>();
  const bodies: CheckpointBody[] = [];
  let previous = "";
  for (const one of found) {
    const body = parse(one);
    const number = bodies.length + 1;
    if (body === undefined) {
      report("checkpoint-mismatch", `checkpoint ${number} cannot be read`);
      continue;
    }
    if (!isSigned(String(one.body), one.signature, publicKey))
      report("bad-signature", `checkpoint ${body.checkpoint} was not signed with this key`);
    if (one.checkpoint !== body.checkpoint || one.to !== body.to)
      report("column-mismatch", `checkpoint ${body.checkpoint} stands under another number or position`);
    if (body.checkpoint !== number || body.previous !== previous || body.from !== (bodies.at(-1)?.to ?? 0) + 1)
      report(
        "checkpoint-mismatch",
        `checkpoint ${body.checkpoint} does not follow the one before: checkpoints are missing or out of order`,
      );
    previous = checkpointDigest(String(one.body));
    digests.set(body.checkpoint, previous);
    bodies.push(body);
  }
  if (held !== undefined && digests.get(held.checkpoint) !== held.digest)
    report(
      "rolled-back",
      `the log does not hold checkpoint ${held.checkpoint} as you hold it: it was cut, put back or written anew`,
    );

  let index = 0;
  let tree = createMerkleTree();
  const settle = (): void => {
    const body = bodies[index++];
    if (body !== undefined && (tree.size !== body.to - body.from + 1 || tree.root() !== body.root))
      report(
        "checkpoint-mismatch",
        `events ${body.from} to ${body.to} are not those that checkpoint ${body.checkpoint} signed`,
      );
    tree = createMerkleTree();
  };
  return {
    add: (position, hash) => {
      for (let body = bodies[index]; body !== undefined && position > body.to; body = bodies[index]) settle();
      if (bodies[index] === undefined) return;
      tree.add(hash);
      if (position === bodies[index]?.to) settle();
    },
    finish: (lastPosition) => {
      while (index < bodies.length) settle();
      const last = bodies.at(-1);
      if (last !== undefined && last.to > lastPosition)
        report("removed", `checkpoint ${last.checkpoint} signed ${last.to} events, the log ends at ${lastPosition}`);
      return {
        signedUpTo: last?.to ?? 0,
        head: last === undefined ? undefined : { checkpoint: last.checkpoint, digest: previous },
      };
    },
  };
}

function parse({ body }: FoundCheckpoint): CheckpointBody | undefined {
  try {
    const value = JSON.parse(String(body)) as CheckpointBody;
    const numbers = [value.checkpoint, value.from, value.to, value.at];
    const isWhole = numbers.every(Number.isSafeInteger) && value.format === 1;
    return isWhole && typeof value.root === "string" && typeof value.previous === "string" ? value : undefined;
  } catch {
    // Not JSON: the caller reports the checkpoint as unreadable.
    return undefined;
  }
}
