import type { KeyObject } from "node:crypto";
import type { AuditProblem } from "./audit-report.ts";
import type { FoundWriter } from "./audit-source.ts";
import { genesisHash, headText, isSigned } from "./hash.ts";

interface Link {
  readonly writer: string;
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  /** What the hash should be, where it can be computed. A row that was found changed shall not blame its successor too. */
  readonly trueHash: string;
  readonly position: number;
}

/** Every writer's chain: gapless, linked, begun where it says, and ended where its signed head says. */
export interface WriterBook {
  link(link: Link): void;
  finish(): void;
}

interface Chain {
  sequence: number;
  /** The newest event's hash, or either of two when they differ. */
  hash: string;
  trueHash: string;
}

type Report = (
  kind: AuditProblem["kind"],
  message: string,
  at: Pick<AuditProblem, "writer" | "sequence" | "position">,
) => void;

export function createWriterBook(found: readonly FoundWriter[], publicKey: KeyObject, report: Report): WriterBook {
  const known = new Map(found.map((row) => [String(row.writer), row]));
  const chains = new Map<string, Chain>();
  // `writer sequence` → hash, named as heads by writers that began later.
  const named = new Map<string, string>();
  for (const row of found)
    for (const [writer, sequence, hash] of headsOf(row)) named.set(`${writer} ${sequence}`, String(hash));

  const chainOf = (writer: string, at: Link): Chain => {
    const chain = chains.get(writer);
    if (chain !== undefined) return chain;
    const row = known.get(writer);
    if (row === undefined) report("inserted", `writer ${writer} has no signed head: nobody let it in`, at);
    const genesis = genesisHash(writer, String(row?.heads ?? ""));
    const fresh = { sequence: 0, hash: genesis, trueHash: genesis };
    chains.set(writer, fresh);
    return fresh;
  };

  return {
    link: (link) => {
      const chain = chainOf(link.writer, link);
      if (link.sequence > chain.sequence + 1)
        report(
          "removed",
          `events ${chain.sequence + 1} to ${link.sequence - 1} of writer ${link.writer} are missing`,
          link,
        );
      else if (link.sequence <= chain.sequence)
        report(
          "reordered",
          `event ${link.sequence} of writer ${link.writer} stands after event ${chain.sequence}`,
          link,
        );
      else if (link.previousHash !== chain.hash && link.previousHash !== chain.trueHash)
        report("changed", "the event does not link to the one before it", link);
      chain.sequence = link.sequence;
      chain.hash = link.hash;
      chain.trueHash = link.trueHash;
      const key = `${link.writer} ${link.sequence}`;
      if (named.get(key) === link.hash) named.delete(key);
    },
    finish: () => {
      for (const [writer, row] of known) {
        const chain = chains.get(writer);
        const sequence = Number(row.sequence);
        const at = { writer, sequence, position: 0 };
        if (!isSigned(headText(writer, sequence, String(row.hash)), row.signature, publicKey))
          report("bad-signature", `the head of writer ${writer} was not signed with this key`, at);
        if (chain === undefined || chain.sequence < sequence)
          report("removed", `writer ${writer} signed ${sequence} events, the log has ${chain?.sequence ?? 0}`, at);
        else if (chain.sequence > sequence)
          report("inserted", `writer ${writer} signed ${sequence} events, the log has ${chain.sequence}`, at);
        else if (chain.hash !== row.hash)
          report("changed", `the last event of writer ${writer} is not the one it signed`, at);
      }
      for (const [key, hash] of named) {
        const [writer = "", sequence] = key.split(" ");
        const at = { writer, sequence: Number(sequence), position: 0 };
        report("removed", `an event that a later writer named is missing or changed (hash ${hash.slice(0, 12)}…)`, at);
      }
    },
  };
}

/** Nothing when it cannot be read: the first event's link, which hashes this text, then says so. */
function headsOf(row: FoundWriter): [string, number, string][] {
  try {
    const heads: unknown = JSON.parse(String(row.heads));
    return Array.isArray(heads)
      ? heads.filter(Array.isArray).map(([writer, at, hash]) => [String(writer), Number(at), String(hash)])
      : [];
  } catch {
    return [];
  }
}
