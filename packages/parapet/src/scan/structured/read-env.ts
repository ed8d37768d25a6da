import type { Entry, MapNode } from "./node.ts";

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,127})\s?=/;

/** A `.env` file: one assignment a line, the value with or without quotes. Lines that are none are passed over. */
export function readEnv(text: string): MapNode {
  const entries: Entry[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const assigned = ASSIGNMENT.exec(line);
    if (assigned !== null) {
      const from = assigned[0].length;
      const raw = line.slice(from).trim();
      const quote = raw[0] === '"' || raw[0] === "'" ? raw[0] : undefined;
      const close = quote === undefined ? -1 : raw.indexOf(quote, 1);
      const value = close > 0 ? raw.slice(1, close) : raw.split(/\s#/, 1)[0]!.trim();
      const start = offset + line.indexOf(assigned[1]!);
      const end = offset + line.trimEnd().length;
      entries.push({ key: assigned[1]!, start, end, value: { kind: "scalar", value, start, end } });
    }
    offset += line.length + 1;
  }
  return { kind: "map", entries, start: 0, end: text.length };
}
