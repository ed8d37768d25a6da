import type { TextFile } from "./item.ts";

/** So far into a line; what stands behind is no statement of a person. */
const LONGEST_LINE = 2_000;
/** Lines of a notebook that its own text does not hold as written: then it is not searched any more. */
const MOST_MISSES = 50;

/**
 * Lines of source with their numbers in the file: of a notebook, those of its code cells.
 *
 * @throws where a notebook is no JSON
 */
export function sourceLines({ path, text }: TextFile): Iterable<[number, string]> {
  return /\.ipynb$/i.test(path) ? notebookLines(text) : textLines(text);
}

export function* textLines(text: string): Generator<[number, string]> {
  let number = 1;
  for (let start = 0; start <= text.length; number++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    yield [number, text.slice(start, Math.min(end, start + LONGEST_LINE))];
    start = end + 1;
  }
}

function* notebookLines(text: string): Generator<[number, string]> {
  const notebook = JSON.parse(text) as { cells?: unknown } | null;
  const cells = Array.isArray(notebook?.cells) ? (notebook.cells as unknown[]) : [];
  let [at, line, misses] = [0, 1, 0];
  for (const cell of cells) {
    const { cell_type: type, source } = (cell ?? {}) as { cell_type?: unknown; source?: unknown };
    if (type !== "code") continue;
    const parts = typeof source === "string" ? source.split("\n") : Array.isArray(source) ? source : [];
    for (const part of parts) {
      if (typeof part !== "string") continue;
      const found = misses < MOST_MISSES ? text.indexOf(JSON.stringify(part).slice(1, -1), at) : -1;
      if (found < 0) misses++;
      else {
        for (let next = text.indexOf("\n", at); next >= 0 && next < found; next = text.indexOf("\n", next + 1)) line++;
        at = found;
      }
      yield [line, part.slice(0, LONGEST_LINE).trimEnd()];
    }
  }
}

/** A line that is a comment from its beginning: what it names is spoken of, not used. */
export const isComment = (line: string): boolean => /^\s{0,200}(?:#|\/\/|\/\*|\*|<!--)/.test(line);
