import type { Database, Row } from "../database/database.ts";
import type { ModelStage, ModelVersion, ModelVersionRepository } from "../store.ts";
import { countControlChange } from "./control.ts";
import { createConditions, type OperationContext } from "./operation.ts";

type MoveOrder = Parameters<ModelVersionRepository["move"]>[0];

export function insertModelVersion({ database }: OperationContext, version: ModelVersion): boolean {
  return database.transaction(() => {
    const { changes } = database.run(
      `INSERT INTO model_versions (model, version, digest, kind, source, licence, signer, data_manifest, stage,
         registered_at, registered_by, changed_at, changed_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (model, version) DO NOTHING`,
      version.model,
      version.version,
      version.digest,
      version.kind,
      version.source,
      version.licence,
      version.signer,
      version.dataManifest,
      version.stage,
      version.registeredAt,
      version.registeredBy,
      version.changedAt,
      version.changedBy,
    );
    if (changes > 0) countControlChange(database);
    return changes > 0;
  });
}

export function moveModelVersion({ database }: OperationContext, order: MoveOrder): boolean {
  const { model, version, from, to, by, at } = order;
  return database.transaction(() => {
    const stands = database.get(
      "SELECT 1 AS found FROM model_versions WHERE model = ? AND version = ? AND stage = ?",
      model,
      version,
      from,
    );
    if (stands === undefined) return false;
    if (to === "primary")
      database.run(
        "UPDATE model_versions SET stage = 'standby', changed_at = ?, changed_by = ? WHERE model = ? AND stage = 'primary'",
        at,
        by,
        model,
      );
    database.run(
      "UPDATE model_versions SET stage = ?, changed_at = ?, changed_by = ? WHERE model = ? AND version = ?",
      to,
      at,
      by,
      model,
      version,
    );
    countControlChange(database);
    return true;
  });
}

/** A read for the main thread: versions are few. */
export function listModelVersions(database: Database, { model }: { readonly model?: string }): ModelVersion[] {
  const where = createConditions();
  if (model !== undefined) where.add("model = ?", model);
  const sql = `SELECT * FROM model_versions WHERE ${where.sql} ORDER BY registered_at DESC, model, version`;
  return database.all(sql, ...where.values).map(versionOf);
}

const orNull = (value: Row[string] | undefined): string | null => (value === null ? null : String(value));

function versionOf(row: Row): ModelVersion {
  return {
    model: String(row.model),
    version: String(row.version),
    digest: String(row.digest),
    kind: row.kind === "open" ? "open" : "proprietary",
    source: String(row.source),
    licence: orNull(row.licence),
    signer: orNull(row.signer),
    dataManifest: orNull(row.data_manifest),
    stage: String(row.stage) as ModelStage,
    registeredAt: Number(row.registered_at),
    registeredBy: String(row.registered_by),
    changedAt: Number(row.changed_at),
    changedBy: String(row.changed_by),
  };
}
