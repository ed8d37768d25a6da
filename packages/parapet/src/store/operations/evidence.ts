import type { Evidence } from "@parapet/guard/kernel";
import { createConditions, type OperationContext } from "./operation.ts";

export function insertEvidence({ database }: OperationContext, evidence: readonly Evidence[]): void {
  database.transaction(() => {
    for (const proof of evidence)
      database.run(
        `INSERT INTO evidence (control, subject, at, run, body) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (control, subject, at, run) DO UPDATE SET body = excluded.body`,
        proof.control,
        proof.subject,
        proof.at,
        proof.run,
        JSON.stringify(proof),
      );
  });
}

export function latestEvidence(
  { database }: OperationContext,
  query: { readonly control?: string },
): readonly Evidence[] {
  const conditions = createConditions();
  if (query.control !== undefined) conditions.add("control = ?", query.control);
  const rows = database.all(
    `SELECT control, subject, body FROM evidence WHERE ${conditions.sql} ORDER BY control, subject, at DESC, run DESC`,
    ...conditions.values,
  );
  const newest = new Map<string, Evidence>();
  for (const row of rows) {
    const of = JSON.stringify([row.control, row.subject]);
    if (!newest.has(of)) newest.set(of, JSON.parse(String(row.body)));
  }
  return [...newest.values()];
}
