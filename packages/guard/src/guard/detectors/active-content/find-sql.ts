import { type Cursor, isSpace } from "./cursor.ts";
import type { Scan } from "./rule.ts";

const STATEMENT_CHARACTERS = 192;

const OBJECTS: ReadonlySet<string> = new Set(["table", "database", "schema", "view", "user", "login", "index"]);
const BLIND: ReadonlySet<string> = new Set([
  "sleep",
  "benchmark",
  "pg_sleep",
  "extractvalue",
  "updatexml",
  "randomblob",
]);
/** How the columns of a joined query begin that only wants to fit. */
const FITTING: ReadonlySet<string> = new Set(["null", "char", "concat", "group_concat", "version", "database", "user"]);

/** White space and comments, which stand for it. */
function gap(cursor: Cursor): void {
  for (;;) {
    cursor.spaces();
    if (cursor.peek() !== 47 || !cursor.sees("/*")) return;
    cursor.at += 2;
    while (cursor.peek() !== -1) if (cursor.next() === 42 && cursor.take(47)) break;
  }
}

/** A comment to the end of the line, which cuts off the rest of the query. */
function isCutOff(cursor: Cursor): boolean {
  if (cursor.peek() === 35) return true;
  return cursor.peek() === 45 && cursor.sees("--");
}

interface Operand {
  readonly value: string;
  /** Quoted, or a number. */
  readonly isLiteral: boolean;
}

/** `'1'`, `1`, `name`; the last quote may be the one of the query around it. */
function operand(cursor: Cursor): Operand {
  while (cursor.take(40)) gap(cursor);
  const quote = cursor.peek();
  if (quote !== 39 && quote !== 34) {
    const value = cursor.word();
    return { value, isLiteral: /^[0-9]/.test(value) };
  }
  cursor.at++;
  const value = cursor.until((code) => code === quote || isSpace(code) || code === 59).toLowerCase();
  cursor.take(quote);
  return { value, isLiteral: true };
}

function isTautology(cursor: Cursor, isQuoted: boolean): boolean {
  const left = operand(cursor);
  if (!left.isLiteral && !(isQuoted && left.value === "true")) return false;
  gap(cursor);
  if (isQuoted && (left.value === "1" || left.value === "true") && isCutOff(cursor)) return true;
  const start = cursor.at;
  while (cursor.take(61));
  if (cursor.at === start && cursor.word() !== "like") return false;
  gap(cursor);
  const right = operand(cursor);
  return right.isLiteral && right.value === left.value;
}

/** Behind a quote, a bracket or a number, where a value is over: what turns the rest of the query into another one. */
function findBehindValue(scan: Scan, at: number): void {
  const { cursor } = scan;
  const code = cursor.text.charCodeAt(at);
  const isQuoted = code === 39 || code === 34;
  cursor.begin(at + 1, STATEMENT_CHARACTERS);
  if (isQuoted) while (cursor.take(41));
  const next = cursor.peek();
  if (next !== -1 && !isSpace(next) && next !== 47 && next !== 124 && !(isQuoted && (next | 32) >= 97)) return;
  gap(cursor);
  const word = cursor.take(124) && cursor.take(124) ? "or" : cursor.word();
  if (word === "union") {
    findUnion(scan, at, isQuoted);
    return;
  }
  if (word !== "or" && word !== "and" && word !== "xor") return;
  gap(cursor);
  const start = cursor.at;
  const name = cursor.word();
  if (isQuoted && BLIND.has(name) && cursor.peek() === 40) {
    cursor.until((unit) => unit === 41);
    scan.hit("sql-blind", at, cursor.at);
    return;
  }
  cursor.at = start;
  if ((isQuoted || word === "or") && isTautology(cursor, isQuoted)) scan.hit("sql-tautology", at, cursor.at);
}

function findUnion(scan: Scan, at: number, isQuoted: boolean): void {
  const { cursor } = scan;
  gap(cursor);
  let word = cursor.word();
  if (word === "all" || word === "distinct") {
    gap(cursor);
    word = cursor.word();
  }
  if (cursor.take(40)) word = cursor.word();
  if (word !== "select") return;
  gap(cursor);
  const isSystem = cursor.take(64);
  const column = cursor.word();
  const end = cursor.at;
  gap(cursor);
  const isFitting = isSystem || FITTING.has(column) || (/^[0-9]+$/.test(column) && cursor.peek() !== 46);
  if (isFitting) scan.hit("sql-union", at, end);
  else if (isQuoted && column !== "") scan.hit("sql-union-plain", at, end);
}

/** Behind a semicolon: a second statement that destroys. */
function findStacked(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  cursor.begin(at + 1, STATEMENT_CHARACTERS);
  gap(cursor);
  const start = cursor.at;
  const word = cursor.word();
  const isUpper = word !== "" && text.slice(start, cursor.at) === word.toUpperCase();
  let isStatement = false;
  gap(cursor);
  if (word === "drop" || word === "truncate") {
    const object = cursor.word();
    isStatement = OBJECTS.has(object);
  } else if (word === "delete") isStatement = cursor.word() === "from";
  else if (word === "exec" || word === "execute") {
    if (!/^(?:xp_cmdshell|sp_oacreate|sp_configure)$/.test(cursor.word())) return;
    scan.hit("sql-stacked", at, cursor.at);
    return;
  } else if (word === "waitfor") {
    if (cursor.word() === "delay") scan.hit("sql-blind", at, cursor.at);
    return;
  } else if (word !== "shutdown") return;
  if (word !== "shutdown") {
    if (!isStatement) return;
    gap(cursor);
    if (!skipName(cursor)) return;
  }
  const end = cursor.at;
  gap(cursor);
  const isEnded = cursor.peek() === 59 || isCutOff(cursor);
  const isLast = isEnded || cursor.peek() === -1 || end < cursor.at;
  if (!isLast) return;
  if (isBehindValue(text, at) && (isEnded || isUpper)) scan.hit("sql-stacked", at, end);
  else if (word !== "shutdown" && (isEnded || (isUpper && cursor.peek() === -1))) scan.hit("sql-destructive", at, end);
}

/** The name of a table, with its schema and quotes, and `if exists` before it. */
function skipName(cursor: Cursor): boolean {
  let name = cursor.word();
  if (name === "if") {
    gap(cursor);
    if (cursor.word() !== "exists") return false;
    gap(cursor);
    name = cursor.word();
  }
  const rest = cursor.until(
    (code) => isSpace(code) || code === 59 || code === 45 || code === 39 || code === 44 || code === 35,
  );
  return /^[a-z_]/.test(name) ? /^[\w.$"`\]]*$/.test(rest) : /^["`[][\w.$"`\]]+$/.test(rest);
}

function isBehindValue(text: string, at: number): boolean {
  let before = at - 1;
  while (at - before < 8 && (text[before] === " " || text[before] === ")")) before--;
  return /['"0-9]/.test(text[before] ?? "");
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export function findSql(scan: Scan, at: number): void {
  const { text } = scan.cursor;
  const code = text.charCodeAt(at);
  if (code === 59) {
    findStacked(scan, at);
    return;
  }
  // The last digit of a number, and only where a word may follow.
  if ((isDigit(code) || code === 41) && at + 1 < text.length) {
    const next = text.charCodeAt(at + 1);
    if (next !== 32 && next !== 47) return;
    const letter = text.charCodeAt(at + 2) | 32;
    if (at + 2 < text.length && letter !== 117 && letter !== 111 && letter !== 42 && letter !== 32) return;
  }
  // Most quotes are of prose: no word behind them begins as the ones that are looked for.
  const first = text.charCodeAt(at + 1) | 32;
  if (first >= 97 && first <= 122 && first !== 97 && first !== 111 && first !== 117 && first !== 120) return;
  findBehindValue(scan, at);
}
