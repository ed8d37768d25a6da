import type { CoverageRow, DetectorCoverage } from "./rows.ts";

const MARKS: Readonly<Record<DetectorCoverage, string>> = { run: "●", "not-configured": "○", "not-possible": "·" };

/**
 * Coverage as a table for the terminal: one block for each route and wire, one line for each field, one column for
 * each detector.
 */
export function renderCoverage(rows: readonly CoverageRow[]): string {
  if (rows.length === 0) return "No model is configured, so nothing is inspected.\n";
  const lines = [
    `${MARKS.run} runs   ${MARKS["not-configured"]} not configured here   ${MARKS["not-possible"]} not made for this`,
  ];
  for (const [title, block] of blocksOf(rows)) lines.push("", title, ...table(block));
  return `${lines.join("\n")}\n`;
}

function blocksOf(rows: readonly CoverageRow[]): ReadonlyMap<string, readonly CoverageRow[]> {
  return Map.groupBy(rows, ({ route, wire, direction, stream }) => {
    const side = direction === "input" ? "request" : stream ? "stream" : "reply";
    return `${route} · ${wire} · ${side}`;
  });
}

function table(rows: readonly CoverageRow[]): string[] {
  const names = Object.keys(rows[0]?.detectors ?? {});
  const fieldWidth = Math.max(5, ...rows.map(({ field }) => field.length));
  const originWidth = Math.max(6, ...rows.map(({ origin }) => origin.length));
  const line = (field: string, origin: string, cells: readonly string[]): string =>
    `  ${field.padEnd(fieldWidth)}  ${origin.padEnd(originWidth)}  ${cells.join("  ")}`.trimEnd();
  return [
    line("field", "origin", names),
    ...rows.map(({ field, origin, detectors }) =>
      line(
        field,
        origin,
        names.map((name) => MARKS[detectors[name] ?? "not-possible"].padEnd(name.length)),
      ),
    ),
  ];
}
