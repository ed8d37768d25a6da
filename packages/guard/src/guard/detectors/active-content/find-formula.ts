import { isBlank } from "./cursor.ts";
import type { Scan } from "./rule.ts";

const CELL_CHARACTERS = 256;
const FETCHING: ReadonlySet<string> = new Set([
  "hyperlink",
  "importxml",
  "importhtml",
  "importdata",
  "importfeed",
  "importrange",
  "image",
  "webservice",
  "filterxml",
]);
const RUNNING: ReadonlySet<string> = new Set(["exec", "call", "register", "rtd", "dde", "shell", "execute"]);

const isDelimiter = (code: number): boolean => code === 44 || code === 59 || code === 9;

/** Where the cell that holds `at` as its first sign begins; -1 when something else of it stands before. */
function cellStart(scan: Scan, at: number): number {
  const { text } = scan.cursor;
  let start = at;
  // A line feed ends the cell before; a carriage return and a tab may open one, to hide the sign.
  while (at - start < 8) {
    const code = text.charCodeAt(start - 1);
    if (!isBlank(code) && code !== 13 && code !== 34 && code !== 39) break;
    start--;
  }
  const tab = text.slice(start, at).includes("\t");
  return scan.isBeginning(start) || tab || text[start - 1] === "\n" || isDelimiter(text.charCodeAt(start - 1))
    ? start
    : -1;
}

/** The line before has at least two delimiters with no space behind, as tables have and sentences have not. */
function isBelowRow(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 240), at);
  const newline = before.lastIndexOf("\n");
  if (newline < 0) return false;
  const row = before.slice(before.lastIndexOf("\n", newline - 1) + 1, newline);
  for (const delimiter of [44, 59, 9]) {
    let count = 0;
    for (let i = 0; i < row.length - 1; i++)
      if (row.charCodeAt(i) === delimiter) count += row.charCodeAt(i + 1) === 32 ? -4 : 1;
    if (count >= 2) return true;
  }
  return false;
}

export function findFormula(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  const start = cellStart(scan, at);
  if (start < 0 || !(scan.isTable(at) || isBelowRow(text, start))) return;
  cursor.begin(at + 1, CELL_CHARACTERS);
  for (;;) {
    const word = cursor.word();
    const code = cursor.peek();
    if (word !== "" && code === 40 && (FETCHING.has(word) || RUNNING.has(word))) {
      report(scan, at, RUNNING.has(word) ? "formula-command" : "formula-fetch");
      return;
    }
    // Dynamic data exchange: `cmd|'/C calc'!A0`.
    if (word !== "" && code === 124) {
      cursor.at++;
      if (cursor.peek() === 39) {
        report(scan, at, "formula-command");
        return;
      }
    } else if (code === -1 || code === 10) return;
    else cursor.at++;
  }
}

/** To the end of the line: where a cell ends depends on quotes farther back than one may look. */
function report(scan: Scan, at: number, rule: "formula-command" | "formula-fetch"): void {
  scan.cursor.until((code) => code === 10 || code === 13);
  scan.hit(rule, at, scan.cursor.at);
}
