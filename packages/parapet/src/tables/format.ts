import type { Described } from "@parapet/guard/kernel";
import type { Column } from "./column.ts";
import type { TableLimits } from "./limits.ts";
import type { TableFile } from "./table-file.ts";

/** Cells as they stand in the file, or a column whose file says its type. */
type RawColumn = readonly unknown[] | Column;

/** Some rows, as a format hands them out. */
export interface RawBatch {
  readonly rows: number;
  /** As many as there are names. */
  readonly columns: readonly RawColumn[];
  /** 1-based lines where the rows begin; undefined where a format has no lines. */
  readonly lines?: readonly number[];
}

/** How a file is to be read; what is not said is sniffed. */
export interface ReadingOptions {
  readonly limits: TableLimits;
  /** Rows of a batch. */
  readonly batchRows: number;
  /** One character. CSV only. */
  readonly delimiter?: string;
  /** Has the first row names, or what are they? CSV only. */
  readonly header?: boolean | readonly string[];
  /** Lines before the table begins. CSV only. */
  readonly skipLines?: number;
  /** As `TextDecoder` knows it: `utf-8`, `windows-1252`, `shift_jis`. Of text. */
  readonly encoding?: string;
  /** Where a file of arrays holds several parts: `x_test` and `y_test` are the part `test`. */
  readonly split?: string;
  readonly signal?: AbortSignal;
}

/** A file, opened: what is known before its rows are read. */
export interface OpenedFormat {
  readonly names: readonly string[];
  /** Where the file says it. */
  readonly rowCount?: number;
  /** Sentences about what was decided or left out, to show. */
  readonly notes: readonly string[];
  /** Row numbers, by the names of parts. */
  readonly splits?: ReadonlyMap<string, Int32Array>;
  /** From the beginning, each time it is called. */
  batches(): AsyncIterable<RawBatch>;
}

/** The extension object of tables: one format of file. */
export interface TableFormat extends Described {
  /** With their dot, lower case. */
  readonly extensions: readonly string[];
  /** By its first bytes, inflated; its name, without `.gz`, where bytes cannot say. Asked in the order of the list. */
  recognises(head: Uint8Array, name: string): boolean;
  open(file: TableFile, options: ReadingOptions): Promise<OpenedFormat>;
}
