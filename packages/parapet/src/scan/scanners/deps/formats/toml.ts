import { parse } from "smol-toml";
import type { Json } from "./json.ts";

/** @throws {Error} for what is no TOML */
export const parseToml = (text: string): Json => parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Lines of the `[[table]]` headers, in order: the array of that name has an element for each. */
export function tableLines(text: string, table: string): (index: number) => number {
  const lines: number[] = [];
  const header = `[[${table}]]`;
  for (const [at, line] of text.split("\n").entries()) if (line.trim().startsWith(header)) lines.push(at + 1);
  return (index) => lines[index] ?? 1;
}

/** The lines of list elements and keys: by the first string in quotes of a line, and by what stands before its `=`. */
export function entryLines(text: string): (entry: string) => number {
  const lines = new Map<string, number>();
  for (const [at, line] of text.split("\n").entries()) {
    const equals = line.indexOf("=");
    const keys = [/^\s*["']([^"']+)["']/.exec(line)?.[1], equals < 0 ? undefined : line.slice(0, equals).trim()];
    for (const key of keys) if (key !== undefined && !lines.has(key)) lines.set(key, at + 1);
  }
  return (entry) => lines.get(entry) ?? 1;
}
