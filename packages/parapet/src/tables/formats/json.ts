import type { RawBatch, ReadingOptions, TableFormat } from "../format.ts";
import { batchRowsFor } from "../limits.ts";
import { tableError } from "../table-error.ts";
import type { TableFile } from "../table-file.ts";
import { jsonElements } from "./json-elements.ts";
import { encodingOf, textOf } from "./text-of.ts";

/** Objects that decide which columns there are. */
const SAMPLE_ROWS = 1_000;

/** Objects, one a line or in one array. A key that comes after the first thousand objects is refused, not dropped. */
export const json: TableFormat = {
  id: "json",
  title: "JSON lines, and arrays of objects",
  extensions: [".jsonl", ".ndjson", ".json"],
  recognises: (head) => {
    let at = head[0] === 0xef ? 3 : 0;
    while (at < head.length && [0x20, 0x09, 0x0a, 0x0d].includes(head[at]!)) at++;
    if (head[at] === 0x7b) return true;
    if (head[at] !== 0x5b) return false;
    do at++;
    while (at < head.length && [0x20, 0x09, 0x0a, 0x0d].includes(head[at]!));
    // "[section]" begins a configuration, not an array of objects.
    return head[at] === 0x7b || head[at] === 0x5d;
  },
  open: async (file, options) => {
    const names = new Set<string>();
    let rows = 0;
    for await (const { row } of objectsOf(file, options)) {
      for (const key of Object.keys(row)) names.add(key);
      if (names.size > options.limits.columns)
        throw tableError("PARAPET_TABLE_LIMIT", `${file.path} has more than ${options.limits.columns} columns`, {
          file: file.path,
        });
      if (++rows === SAMPLE_ROWS) break;
    }
    if (rows === 0) throw tableError("PARAPET_TABLE_FORMAT", `${file.path} holds no object`, { file: file.path });
    const columns = [...names];
    return { names: columns, notes: [], batches: () => batchesOf(file, columns, options) };
  },
};

type Row = Readonly<Record<string, unknown>>;

async function* objectsOf(
  file: TableFile,
  options: ReadingOptions,
): AsyncGenerator<{ readonly row: Row; readonly line: number }> {
  const text = textOf(file, encodingOf(file, options.encoding), options);
  for await (const element of jsonElements(text, file, options.limits.cellBytes * 16)) {
    const { line } = element;
    let row: unknown;
    try {
      row = JSON.parse(element.text);
    } catch (cause) {
      throw tableError("PARAPET_TABLE_FORMAT", `what begins at line ${line} is not JSON`, {
        file: file.path,
        line,
        cause,
      });
    }
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw tableError("PARAPET_TABLE_FORMAT", `what begins at line ${line} is not an object`, {
        file: file.path,
        line,
      });
    yield { row: row as Row, line }; // an object, as was just asked
  }
}

async function* batchesOf(
  file: TableFile,
  names: readonly string[],
  options: ReadingOptions,
): AsyncGenerator<RawBatch> {
  const known = new Set(names);
  const wanted = batchRowsFor(names.length, options.batchRows);
  let columns: unknown[][] = names.map(() => []);
  let lines: number[] = [];
  for await (const { row, line } of objectsOf(file, options)) {
    const strange = Object.keys(row).find((key) => !known.has(key));
    if (strange !== undefined)
      throw tableError("PARAPET_TABLE_COLUMN", `the object at line ${line} has a key that none before it has`, {
        file: file.path,
        line,
        hint: "Give every object the same keys, with null where there is no value.",
      });
    for (const [at, name] of names.entries()) {
      const cell = Object.hasOwn(row, name) ? row[name] : undefined;
      if (typeof cell === "string" && cell.length > options.limits.cellBytes)
        throw tableError("PARAPET_TABLE_LIMIT", `a cell at line ${line} is longer than is read here`, {
          file: file.path,
          line,
        });
      columns[at]!.push(cell);
    }
    lines.push(line);
    if (lines.length === wanted) {
      yield { rows: lines.length, columns, lines };
      columns = names.map(() => []);
      lines = [];
    }
  }
  if (lines.length > 0) yield { rows: lines.length, columns, lines };
}
