/**
 * Lines of a table: columns as wide as their widest cell, two blanks between them, the last one free.
 *
 * @param paint colours the heading; widths are counted before
 */
export function tableLines(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  paint: (text: string) => string = (text) => text,
): readonly string[] {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column]!))).join("  ");
  return [paint(line(heading)), ...rows.map(line)];
}

/** `2026-11-24 00:01:07Z`, or a dash. */
export function timeCell(at: number | null | undefined): string {
  return at === null || at === undefined ? "-" : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")}Z`;
}
