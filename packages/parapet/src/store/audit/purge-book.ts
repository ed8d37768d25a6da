import { createHash, type Hash, type KeyObject } from "node:crypto";
import type { AuditProblem } from "./audit-report.ts";
import { isSigned, purgeText, tombstoneLine } from "./hash.ts";

/** Emptied events on one side, signed records of purges on the other: both must name the same rows. */
export interface PurgeBook {
  tombstone(purge: string, row: Parameters<typeof tombstoneLine>[0]): void;
  /** The data of an `exchanges-purged` event. */
  record(data: Readonly<Record<string, unknown>>): void;
  finish(): void;
  readonly purged: number;
}

export function createPurgeBook(
  publicKey: KeyObject,
  report: (kind: AuditProblem["kind"], message: string) => void,
): PurgeBook {
  const emptied = new Map<string, { readonly digest: Hash; exchanges: number }>();
  const recorded = new Map<string, { readonly exchanges: number; readonly digest: string }>();
  let purged = 0;
  return {
    get purged() {
      return purged;
    },
    tombstone: (purge, row) => {
      purged++;
      const known = emptied.get(purge) ?? { digest: createHash("sha256"), exchanges: 0 };
      emptied.set(purge, known);
      known.digest.update(tombstoneLine(row));
      known.exchanges++;
    },
    record: ({ purge, before, exchanges, digest, signature }) => {
      if (
        typeof purge === "string" &&
        typeof before === "number" &&
        typeof exchanges === "number" &&
        typeof digest === "string" &&
        isSigned(purgeText(purge, before, exchanges, digest), signature, publicKey)
      )
        recorded.set(purge, { exchanges, digest });
      else report("bad-signature", "a purge record was not signed with this key");
    },
    finish: () => {
      for (const [purge, { digest, exchanges }] of emptied) {
        const record = recorded.get(purge);
        if (record === undefined)
          report("forged-purge", `${exchanges} events were emptied, and no signed record says so`);
        else if (record.exchanges !== exchanges || record.digest !== digest.digest("hex"))
          report(
            "forged-purge",
            `purge ${purge} signed ${record.exchanges} other events than the ${exchanges} that are empty`,
          );
      }
      for (const [purge, { exchanges }] of recorded)
        if (!emptied.has(purge))
          report("forged-purge", `purge ${purge} emptied ${exchanges} events, and none is empty`);
    },
  };
}
