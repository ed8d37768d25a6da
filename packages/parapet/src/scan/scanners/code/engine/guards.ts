import type { Expr, Stmt } from "../ir.ts";
import { ALL_HARMS, HARMS } from "./value.ts";

/** What a condition says about an expression when it holds: some harms are ruled out. */
export interface Guard {
  readonly about: Expr;
  readonly harms: number;
}

const CHECKING =
  /^(is|has|can|may|assert|check|valid(ate)?|verify|ensure|require|guard|allow|permit|approve|confirm|authoriz?s?e|within|matches)[A-Z_0-9]|^(valid(ate)?|verify|check|approve|confirm|authorize|allowed|permitted|ensure)$|(allowed|approved|permitted|confirm|authorized|valid|safe|approval|consent|confirmation|permission)$/i;
const NO_CHECK =
  /^(isArray|is_array|isinstance|isNaN|isFinite|hasattr|isString|is_none|isNull|isEmpty|hasOwnProperty|isInteger)$/;
const LISTED = /^(includes|has|contains|__contains__|hasOwn|indexOf|count)$/;
const PLACES = HARMS.path | HARMS.url | HARMS.redirect;

/** What holds when a condition is true (`whenTrue`) or false. */
export function guardsOf(test: Expr, whenTrue: boolean): Guard[] {
  switch (test.kind) {
    case "not":
      return guardsOf(test.value, !whenTrue);
    case "binary":
      return comparison(test, whenTrue);
    case "call":
      return whenTrue ? checked(test) : relativeOutside(test);
    case "assign":
      return whenTrue ? guardsOf(test.value, true) : [];
    default:
      return [];
  }
}

function comparison(test: Expr & { kind: "binary" }, whenTrue: boolean): Guard[] {
  const { operator, left, right } = test;
  if (operator === "&&" || operator === "and" || operator === "||" || operator === "or") {
    const isBoth = operator === "&&" || operator === "and";
    const [a, b] = [guardsOf(left, whenTrue), guardsOf(right, whenTrue)];
    if (isBoth === whenTrue) return [...a, ...b];
    // Either: what both say of the same kind of thing; `x === "a" || x === "b"`.
    return a.length > 0 && b.length > 0 ? [...a, ...b] : [];
  }
  const equal = operator === "===" || operator === "==" || operator === "is";
  const unequal = operator === "!==" || operator === "!=" || operator === "is not";
  if (equal || unequal) {
    if (equal !== whenTrue) return [];
    if (isFixed(right)) return about(left, ALL_HARMS);
    return isFixed(left) ? about(right, ALL_HARMS) : [];
  }
  if (operator === "in" || operator === "not in") return (operator === "in") === whenTrue ? about(left, ALL_HARMS) : [];
  // index < 0, length > 100, `path.relative(...).startsWith`
  if (
    /^[<>]=?$/.test(operator) &&
    left.kind === "call" &&
    left.callee.kind === "member" &&
    LISTED.test(left.callee.name)
  )
    return left.args.flatMap(({ value }) => about(value, ALL_HARMS));
  return [];
}

const isFixed = (expr: Expr): boolean =>
  (expr.kind === "text" && expr.value !== "") ||
  (expr.kind === "constant" && expr.value != null) ||
  (expr.kind === "member" && /^[A-Z]/.test(expr.name)) ||
  (expr.kind === "name" && /^[A-Z][A-Z0-9_]+$/.test(expr.name));

const about = (expr: Expr, harms: number): Guard[] => [{ about: expr, harms }];

function checked(call: Expr & { kind: "call" }): Guard[] {
  const { callee, args } = call;
  const name = callee.kind === "member" ? callee.name : callee.kind === "name" ? callee.name : "";
  const all = args.map(({ value }) => ({ about: value, harms: ALL_HARMS }));
  if (callee.kind === "member") {
    if (LISTED.test(name)) return all;
    if (name === "startsWith" || name === "startswith") return about(callee.object, PLACES);
    if (name === "is_relative_to") return about(callee.object, HARMS.path);
    if (name === "endsWith" || name === "endswith") return about(callee.object, HARMS.url);
    if (name === "test") return all;
    if (/^(fullmatch|match)$/.test(name))
      return args.length > 1 ? all.slice(1) : all.length > 0 ? [...all, ...about(callee.object, ALL_HARMS)] : [];
    if (/^(isdigit|isdecimal|isalnum|isidentifier|isalpha|isnumeric)$/.test(name))
      return about(callee.object, ALL_HARMS);
    if (name === "safeParse" || name === "isSafeInteger") return [];
  }
  return CHECKING.test(name) && !NO_CHECK.test(name) ? all : [];
}

/** `if (relative.startsWith("..") || isAbsolute(relative)) return`: what is left lies inside. */
function relativeOutside(call: Expr & { kind: "call" }): Guard[] {
  const { callee, args } = call;
  if (callee.kind !== "member") return [];
  const isUpwards = (expr: Expr | undefined): boolean => expr?.kind === "text" && /^\.\.\/?$|^[/~]$/.test(expr.value);
  if (/^(startsWith|startswith|includes)$/.test(callee.name) && isUpwards(args[0]?.value))
    return about(callee.object, HARMS.path);
  if (/^(isAbsolute|isabs)$/.test(callee.name)) return args.flatMap(({ value }) => about(value, HARMS.path));
  if (/^(isPrivate|is_private|isBlocked|isForbidden|isDenied|isDangerous|is_blocked|is_forbidden)/.test(callee.name))
    return args.flatMap(({ value }) => about(value, ALL_HARMS));
  return [];
}

/** A call on its own that throws unless it is content with what it is given. */
export function assertion(expr: Expr): Guard[] {
  if (expr.kind !== "call") return [];
  const { callee } = expr;
  const name = callee.kind === "member" ? callee.name : callee.kind === "name" ? callee.name : "";
  if (!/^_?(assert|validate|ensure|check|verify|guard|require|enforce)(?=[A-Z_]|$)/.test(name)) return [];
  return expr.args.map(({ value }) => ({ about: value, harms: ALL_HARMS }));
}

/** Whether nothing comes after these statements: what follows an `if` then happens only when its test is false. */
export function leaves(body: readonly Stmt[]): boolean {
  return body.some((stmt) => {
    if (stmt.kind === "return" || stmt.kind === "throw" || stmt.kind === "leave") return true;
    if (stmt.kind === "block") return leaves(stmt.body);
    if (stmt.kind === "if") return stmt.no.length > 0 && leaves(stmt.yes) && leaves(stmt.no);
    return stmt.kind === "do" && stmt.value.kind === "call" && isExit(stmt.value.callee);
  });
}

const isExit = (callee: Expr): boolean =>
  (callee.kind === "member" && /^(exit|abort|_exit)$/.test(callee.name)) ||
  (callee.kind === "name" && /^(exit|abort|notFound|fail|quit)$/.test(callee.name));
