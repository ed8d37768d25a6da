import type { Source } from "./ir.ts";

/**
 * The code cells of a notebook as one program: later cells see the names of earlier ones. A line of code is one string
 * of a cell's `source`, so its place in the file is the line of that string.
 *
 * @throws {SyntaxError} for a file that is no JSON; it then counts as not looked at
 */
export function cellsOf(text: string): Source | undefined {
  const notebook: unknown = JSON.parse(text);
  if (!isObject(notebook) || !Array.isArray(notebook.cells)) return undefined;
  const lines: string[] = [];
  const places: number[] = [];
  let from = 0;
  for (const cell of notebook.cells as readonly unknown[]) {
    if (!isObject(cell) || cell.cell_type !== "code") continue;
    const source = Array.isArray(cell.source) ? cell.source : String(cell.source ?? "").split(/(?<=\n)/);
    for (const piece of source as readonly unknown[]) {
      if (typeof piece !== "string") continue;
      // Found in order, each behind the one before: a line that stands twice is found twice.
      const quoted = JSON.stringify(piece).slice(1, -1);
      const at = quoted === "" ? -1 : text.indexOf(quoted, from);
      if (at >= 0) from = at + quoted.length;
      places.push(at >= 0 ? at : from);
      // A magic is no Python.
      lines.push(/^\s*[%!]/.test(piece) ? "" : piece.replace(/\r?\n$/, ""));
    }
  }
  const numbers = lineNumbers(text, places);
  return { text: lines.join("\n"), language: "python", extension: "py", lineOf: (line) => numbers[line - 1] ?? 1 };
}

/** Lines of ascending offsets, in one go. */
function lineNumbers(text: string, offsets: readonly number[]): number[] {
  let line = 1;
  let at = 0;
  return offsets.map((offset) => {
    for (let next = text.indexOf("\n", at); next >= 0 && next < offset; next = text.indexOf("\n", at)) {
      line++;
      at = next + 1;
    }
    return line;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
