import { type Batch, bytesHeld, type Column, joinColumns, takeColumn } from "./column.ts";
import { TABLE_LIMITS } from "./limits.ts";
import { openTable, type TableOptions, type TableSource } from "./open-table.ts";
import { tableError, tooMuch } from "./table-error.ts";

/** A whole table, held. */
export interface Table extends Batch, Pick<TableSource, "file" | "format" | "schema" | "notes" | "splits" | "misfits"> {
  readonly start: 0;
}

export interface ReadTableOptions extends TableOptions {
  /** Only these rows of it: a part that a file of arrays names. */
  readonly split?: string;
}

/**
 * A small table as a whole: types are inferred from all of its rows.
 *
 * @throws {ParapetError} PARAPET_TABLE_LIMIT when it is larger than `limits.rows` or `limits.heldBytes`;
 *   PARAPET_TABLE_COLUMN when it has no such split; and what `openTable` throws
 */
export async function readTable(file: string, options: ReadTableOptions = {}): Promise<Table> {
  const limits = { ...TABLE_LIMITS, ...options.limits };
  const source = await openTable(file, { ...options, sampleRows: options.sampleRows ?? limits.rows + 1 });
  if ((source.rowCount ?? 0) > limits.rows) throw tooMuch(file);
  const parts: Batch[] = [];
  let rows = 0;
  let held = 0;
  for await (const batch of source.batches()) {
    rows += batch.rows;
    for (const column of batch.columns.values()) held += bytesHeld(column);
    if (rows > limits.rows || held > limits.heldBytes) throw tooMuch(file);
    parts.push(batch);
  }
  const columns = new Map<string, Column>();
  for (const { name } of source.schema.fields)
    columns.set(name, joinColumns(parts.map((part) => part.columns.get(name)!)));
  const { batches: _, rowCount: __, ...facts } = source;
  const table: Table = { ...facts, start: 0, rows, columns };
  const part = options.split === undefined ? undefined : source.splits.get(options.split);
  if (part !== undefined) return takeRows(table, part);
  const isPart =
    options.split === undefined || source.notes.some((note) => note.startsWith(`the part ${options.split}`));
  if (isPart) return table;
  throw tableError("PARAPET_TABLE_COLUMN", `${file} has no part '${options.split}'`, {
    file,
    hint:
      source.splits.size === 0
        ? "It names no parts: give a file for each."
        : `It has ${[...source.splits.keys()].join(", ")}.`,
  });
}

/** The rows at these numbers, in their order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = new Map([...table.columns].map(([name, column]) => [name, takeColumn(column, rows)]));
  return { ...table, rows: rows.length, columns };
}
