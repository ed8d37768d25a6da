import { type Batch, type Column, isMissing } from "./column.ts";
import type { OpenedFormat, RawBatch, ReadingOptions, TableFormat } from "./format.ts";
import { tableFormats } from "./formats/index.ts";
import { inferField } from "./infer.ts";
import { bytesOf, TABLE_LIMITS, type TableLimits } from "./limits.ts";
import type { Field, TableSchema } from "./schema.ts";
import { quoted, tableError, tooMuch } from "./table-error.ts";
import { openTableFile, type TableFile } from "./table-file.ts";
import { typedColumn } from "./typed-column.ts";

export interface TableOptions extends Partial<Omit<ReadingOptions, "limits">> {
  readonly limits?: Partial<TableLimits>;
  /** Id of a format, where the content should not decide. */
  readonly format?: string;
  /** What stands in the columns; those it does not name are inferred. */
  readonly schema?: TableSchema;
  /** Rows that types are inferred from. */
  readonly sampleRows?: number;
  /**
   * What to do with a value that is not of its column's type: throw, or take it for missing and count it in
   * `misfits`. A tensor of another shape is always refused.
   */
  readonly misfits?: "refuse" | "missing";
}

/** A table to read from the beginning, as often as one likes, without holding it. */
export interface TableSource {
  readonly file: string;
  readonly format: string;
  /** Fields in the order of the file; types that were inferred hold for the sample, and are held to afterwards. */
  readonly schema: TableSchema;
  /** Where the file says it. */
  readonly rowCount: number | undefined;
  /** What was sniffed or left out, in sentences. */
  readonly notes: readonly string[];
  /** Row numbers, where a file of arrays names parts. */
  readonly splits: ReadonlyMap<string, Int32Array>;
  /** Values so far that were taken for missing, by column. */
  readonly misfits: ReadonlyMap<string, number>;
  /** @throws {ParapetError} PARAPET_TABLE_FORMAT, _LIMIT or _TYPE, with the line where there are lines */
  batches(): AsyncIterable<Batch>;
}

const BATCH_ROWS = 4_096;
const SAMPLE_ROWS = 10_000;

/** @throws {ParapetError} PARAPET_TABLE_READ, _FORMAT or _LIMIT */
export async function openTable(file: string, options: TableOptions = {}): Promise<TableSource> {
  const opened = await openTableFile(file);
  const format = formatOf(opened, options.format);
  const reading: ReadingOptions = {
    ...options,
    limits: { ...TABLE_LIMITS, ...options.limits },
    batchRows: options.batchRows ?? BATCH_ROWS,
  };
  const content = await format.open(opened, reading);
  const fields = await fieldsOf(content, options, reading.limits, opened.path);
  const misfits = new Map<string, number>();
  return {
    file,
    format: format.id,
    schema: { ...options.schema, fields },
    rowCount: content.rowCount,
    notes: content.notes,
    splits: content.splits ?? new Map(),
    misfits,
    batches: () => typedBatches(content, fields, misfits, options, file),
  };
}

function formatOf(file: TableFile, wanted: string | undefined): TableFormat {
  if (wanted !== undefined) return tableFormats.get(wanted);
  const found = tableFormats.all.find((format) => format.recognises(file.head, file.name));
  if (found !== undefined && file.head.length > 0) return found;
  throw tableError("PARAPET_TABLE_FORMAT", `${file.path} is no table that is known here`, {
    file: file.path,
    hint: `Known are ${tableFormats.all.map(({ title }) => title).join("; ")}.`,
  });
}

async function fieldsOf(
  content: OpenedFormat,
  options: TableOptions,
  limits: TableLimits,
  file: string,
): Promise<readonly Field[]> {
  const declared = new Map(options.schema?.fields.map((field) => [field.name, field]));
  const cells: unknown[][] = content.names.map(() => []);
  const told = new Map<number, Field>();
  let rows = 0;
  let held = 0;
  for await (const batch of content.batches()) {
    for (const [at, column] of batch.columns.entries()) {
      if ("kind" in column) told.set(at, column.field);
      else if (!declared.has(content.names[at]!))
        for (const cell of column) {
          held += bytesOf(cell);
          cells[at]!.push(cell);
        }
    }
    rows += batch.rows;
    if (held > limits.heldBytes) throw tooMuch(file);
    if (rows >= (options.sampleRows ?? SAMPLE_ROWS) || told.size === content.names.length) break;
  }
  if (rows === 0) throw tableError("PARAPET_TABLE_FORMAT", `${file} holds no row`, { file });
  return content.names.map((name, at) => {
    const own = told.get(at);
    return declared.get(name) ?? (own === undefined ? inferField(name, cells[at]!) : { ...own, name });
  });
}

async function* typedBatches(
  content: OpenedFormat,
  fields: readonly Field[],
  misfits: Map<string, number>,
  options: TableOptions,
  file: string,
): AsyncGenerator<Batch> {
  misfits.clear();
  let start = 0;
  for await (const batch of content.batches()) {
    const columns = new Map<string, Column>();
    for (const [at, raw] of batch.columns.entries()) {
      const field = fields[at]!;
      const cells = "kind" in raw ? [] : raw;
      const words = "kind" in raw && raw.kind === "words" ? raw.values : cells;
      const column = "kind" in raw ? declaredColumn(raw, field) : undefined;
      columns.set(field.name, column ?? typed(field, words, batch, start));
    }
    yield { start, rows: batch.rows, columns };
    start += batch.rows;
  }

  function typed(field: Field, raw: readonly unknown[], batch: RawBatch, first: number): Column {
    return typedColumn(field, raw, ({ column, row, cell }) => {
      if (options.misfits === "missing" && field.type !== "tensor") {
        misfits.set(column, (misfits.get(column) ?? 0) + 1);
        return;
      }
      const line = batch.lines?.[row];
      const where = line === undefined ? `row ${first + row}` : `line ${line}`;
      const what = field.type === "tensor" ? `not of shape ${field.shape?.join("×") ?? "1"}` : `no ${field.type}`;
      throw tableError("PARAPET_TABLE_TYPE", `${column} at ${where} is ${what}: ${quoted(cell)}`, {
        file,
        ...(line === undefined ? {} : { line }),
        hint: `Say the type of ${column} in a schema file, or repair the value.`,
      });
    });
  }
}

/** A column of arrays, under the field that a schema gives it; undefined where its words are to become numbers. */
function declaredColumn(column: Column, field: Field): Column | undefined {
  if (column.kind === "tensor") return { ...column, field: { ...field, type: "tensor", shape: column.shape } };
  const isWords = field.type === "category" || field.type === "text";
  if (column.kind === "words") return isWords ? { ...column, field } : undefined;
  if (!isWords) return { ...column, field };
  // Numbers that a schema calls words: codes of its values, or the numbers as words.
  const values = Array.from(column.values, (value, row) =>
    isMissing(column, row) ? "" : (field.values?.[value] ?? String(value)),
  );
  return { kind: "words", field, values, missing: column.missing };
}
