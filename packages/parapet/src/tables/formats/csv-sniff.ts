import { numberOf } from "../words.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Rows that the delimiter is decided by. */
const MOST_ROWS = 200;

/**
 * The character between cells: of those that cut most rows into the same number of cells, the one with most cells.
 * Quotes are minded.
 *
 * @returns "," where none cuts anything: a table of one column
 */
export function sniffDelimiter(text: string): string {
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = cellsPerRow(text, delimiter);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    for (const [cells, rows] of tally) {
      if (cells < 2) continue;
      // A share near one counts far more than many cells: commas in sentences are many and uneven.
      const score = (rows / counts.length) ** 4 * (1 + Math.log2(cells) / 16);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

function cellsPerRow(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  let length = 0;
  for (let at = 0; at < text.length && counts.length < MOST_ROWS; at++) {
    const unit = text[at];
    if (unit === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (unit === delimiter) cells++;
    else if (unit === "\n") {
      if (length > 0) counts.push(cells);
      cells = 1;
      length = 0;
      continue;
    }
    if (unit !== "\r") length++;
  }
  // The head may end within a row: that one says nothing, unless it is all there is.
  if (counts.length === 0) counts.push(cells);
  return counts;
}

/**
 * Is the first row a row of names? No name is a number or empty but perhaps the first (pandas writes its index so),
 * none comes twice, and none is a value of its own column.
 */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  if (new Set(first).size < first.length) return false;
  return first.every(
    (name, column) =>
      (name.trim() !== "" || column === 0) &&
      numberOf(name) === undefined &&
      !rest.some((row) => row[column] === name && name !== ""),
  );
}

/** Names of columns, each once: what is empty is called by its number, what comes again gets one. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, column) => {
    const wanted = cell.trim() === "" ? `column_${column + 1}` : cell.trim();
    let name = wanted;
    for (let again = 2; seen.has(name); again++) name = `${wanted}_${again}`;
    seen.add(name);
    return name;
  });
}
