import { Readable } from "node:stream";
import { messageOf } from "@parapet/guard/kernel";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import type { RawBatch, ReadingOptions, TableFormat } from "../format.ts";
import { batchRowsFor } from "../limits.ts";
import { tableError } from "../table-error.ts";
import { HEAD_BYTES, type TableFile } from "../table-file.ts";
import { columnNames, hasHeader, sniffDelimiter } from "./csv-sniff.ts";
import { encodingOf, headText, textOf } from "./text-of.ts";

/** Rows that decide whether there is a header. */
const SAMPLE_ROWS = 100;

interface Layout {
  readonly encoding: string;
  readonly delimiter: string;
  readonly names: readonly string[];
  readonly hasNames: boolean;
}

/** Cells with something between them, as RFC 4180 has it; what is not said is sniffed. Takes what no other format takes. */
export const csv: TableFormat = {
  id: "csv",
  title: "CSV, TSV and their like",
  extensions: [".csv", ".tsv", ".tab", ".txt"],
  recognises: (head) => !head.includes(0) || (head[0] === 0xff && head[1] === 0xfe) || head[0] === 0xfe,
  open: async (file, options) => {
    const layout = layoutOf(file, options);
    const notes = [
      `cells are separated by ${JSON.stringify(layout.delimiter)}, ${layout.hasNames ? "the first row has the names" : "there is no row of names"}`,
      ...(layout.encoding === "utf-8" ? [] : [`read as ${layout.encoding}`]),
    ];
    return { names: layout.names, notes, batches: () => rowsOf(file, layout, options) };
  },
};

function layoutOf(file: TableFile, options: ReadingOptions): Layout {
  const encoding = encodingOf(file, options.encoding);
  const skip = options.skipLines ?? 0;
  const whole = headText(file, encoding).replace(/^\uFEFF/, "");
  const text = skip === 0 ? whole : whole.split("\n").slice(skip).join("\n");
  const delimiter = options.delimiter ?? sniffDelimiter(text);
  const rows = sampleOf(text, delimiter, file);
  const first = rows[0];
  if (first === undefined) throw tableError("PARAPET_TABLE_FORMAT", `${file.path} holds no row`, { file: file.path });
  if (first.length > options.limits.columns) throw tooMany(file, first.length, options);
  const { header } = options;
  if (Array.isArray(header)) {
    if (header.length !== first.length) throw uneven(file, 1, first.length, header.length);
    return { encoding, delimiter, names: columnNames(header), hasNames: false };
  }
  const hasNames = header === undefined ? hasHeader(rows) : header === true;
  return { encoding, delimiter, names: columnNames(hasNames ? first : first.map(() => "")), hasNames };
}

/** The first rows; a row that the head of the file cuts is none of them. */
function sampleOf(text: string, delimiter: string, file: TableFile): string[][] {
  const rows: string[][] = [];
  const isCut = file.head.length === HEAD_BYTES;
  const end = isCut ? text.lastIndexOf("\n") + 1 : text.length;
  try {
    parseAll(text.slice(0, end), {
      ...dialect(delimiter),
      to: SAMPLE_ROWS,
      on_record: (record: string[]) => {
        rows.push(record);
        return null;
      },
    });
  } catch (cause) {
    if (!isCut) throw broken(file, cause);
  }
  if (rows.length > 0 || !isCut) return rows;
  throw tableError("PARAPET_TABLE_LIMIT", `the first row of ${file.path} is longer than ${HEAD_BYTES} bytes`, {
    file: file.path,
    hint: "A quote that is never closed does this, too.",
  });
}

const dialect = (delimiter: string): Options & { readonly columns?: false } => ({
  delimiter,
  bom: true,
  relax_column_count: true,
  // A quote within an unquoted cell is a quote: 5" pipe.
  relax_quotes: true,
  skip_empty_lines: true,
});

async function* rowsOf(file: TableFile, layout: Layout, options: ReadingOptions): AsyncGenerator<RawBatch> {
  const width = layout.names.length;
  const wanted = batchRowsFor(width, options.batchRows);
  const parser = parse({
    ...dialect(layout.delimiter),
    from_line: (options.skipLines ?? 0) + 1,
    max_record_size: options.limits.cellBytes * 16,
    raw: false,
    info: true,
  });
  const source = Readable.from(textOf(file, layout.encoding, options));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let columns: string[][] = Array.from({ length: width }, () => []);
  let lines: number[] = [];
  let isNames = layout.hasNames;
  let line = (options.skipLines ?? 0) + 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const begins = line;
      line = info.lines + 1;
      if (isNames) {
        isNames = false;
        continue;
      }
      if (record.length !== width) throw uneven(file, begins, record.length, width);
      for (let column = 0; column < width; column++) {
        const cell = record[column]!;
        if (cell.length > options.limits.cellBytes) throw tooLong(file, begins, layout.names[column]!, options);
        columns[column]!.push(cell);
      }
      lines.push(begins);
      if (lines.length === wanted) {
        yield { rows: lines.length, columns, lines };
        columns = Array.from({ length: width }, () => []);
        lines = [];
      }
    }
  } catch (cause) {
    throw cause instanceof CsvError ? broken(file, cause) : cause;
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (lines.length > 0) yield { rows: lines.length, columns, lines };
}

function broken(file: TableFile, cause: unknown): Error {
  const line = cause instanceof CsvError && typeof cause.lines === "number" ? cause.lines : undefined;
  const isLong = cause instanceof CsvError && cause.code === "CSV_MAX_RECORD_SIZE";
  return tableError(
    isLong ? "PARAPET_TABLE_LIMIT" : "PARAPET_TABLE_FORMAT",
    isLong
      ? `a row of ${file.path} is longer than is read here`
      : `${file.path} is no table: ${cause instanceof CsvError ? cause.code.toLowerCase().replaceAll("_", " ") : messageOf(cause)}`,
    {
      file: file.path,
      ...(line === undefined ? {} : { line }),
      hint: "A quote that is never closed does this, or another delimiter.",
      cause,
    },
  );
}

const uneven = (file: TableFile, line: number, cells: number, width: number): Error =>
  tableError("PARAPET_TABLE_FORMAT", `the row at line ${line} has ${cells} cells, the first has ${width}`, {
    file: file.path,
    line,
    hint: "Say the delimiter, or how many lines come before the table.",
  });

const tooMany = (file: TableFile, columns: number, { limits }: ReadingOptions): Error =>
  tableError("PARAPET_TABLE_LIMIT", `${file.path} has ${columns} columns, ${limits.columns} are read`, {
    file: file.path,
  });

const tooLong = (file: TableFile, line: number, name: string, { limits }: ReadingOptions): Error =>
  tableError("PARAPET_TABLE_LIMIT", `a cell of ${name} at line ${line} is longer than ${limits.cellBytes} characters`, {
    file: file.path,
    line,
  });
