import {
  ALPHANUMERIC,
  BASE64_SIGN,
  CLASS,
  DOT,
  entropyPerCharacter,
  isAt,
  JOINER,
  LETTER,
  runEnd,
  SPACE,
} from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { textOfBase64 } from "./decode-run.ts";
import { findNetrcPassword } from "./find-filed.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isExpression, isLongName, isPath, isProse, isReadable, isVariable, saysPassword } from "./written-word.ts";

/*
 * `password = …`, `"api_key": "…"`, `Authorization: Bearer …`: the sign is rare and the label stands before it, so the
 * scan goes from sign to sign, judges the label, and only then looks at the value.
 */

const LABEL_CHARACTERS = 48;
/** From the sign to its value: spaces, quotes, a scheme word. */
const GAP_CHARACTERS = 24;
const VALUE_CHARACTERS = 512;

const PASSWORD_LABELS: readonly string[] = [
  "password",
  "passwd",
  "passphrase",
  "passwort",
  "pwd",
  "motdepasse",
  "contraseña",
];
// biome-ignore format: a list of words
const SECRET_LABELS: readonly string[] = [
  "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "authkey", "encryptionkey", "signingkey",
  "auth", "masterkey", "licensekey", "subscriptionkey", "credential", "credentials", "authorization", "bearer", "key",
  "xamzsignature", "xgoogsignature", "&sig", "?sig",
];
/** Keys and tokens that name a thing or a page, and open nothing. */
// biome-ignore format: a list of words
const OPEN_LABELS: readonly string[] = [
  "publickey", "primarykey", "foreignkey", "cachekey", "sortkey", "partitionkey", "objectkey", "rowkey", "hashkey",
  "translationkey", "messagekey", "idempotencykey", "publishablekey", "pagetoken", "nexttoken", "continuationtoken", "synctoken", "cursortoken",
];
const SCHEMES: readonly string[] = ["Bearer ", "bearer ", "Basic ", "basic ", "Token ", "token "];

const SPACE_UNIT = 32;
const D_UNIT = 100;
const H_UNIT = 104;
const R_UNIT = 114;
const S_UNIT = 115;
const T_UNIT = 116;
const U_UNIT = 117;
const LONGEST_COPULA = 4;
const QUOTES = "\"'`";

/** Where ` is`, ` ist` or ` est` begins that ends at `at`: what stands between a label and its value in a sentence; 0 for none. */
function copulaStart(units: Uint8Array, at: number): number {
  const end = units[at - 1] === T_UNIT ? at - 1 : at;
  if (units[end - 1] !== S_UNIT || units[end - 3] !== SPACE_UNIT) return 0;
  return units[end - 2] === 105 || (end < at && units[end - 2] === 101) ? end - 3 : 0;
}

type Label = "password" | "secret";

const pairOf = (a: number, b: number): number => ((a & 31) << 5) | (b & 31);
/** How labels end: their last two letters, which tell most words from one at the price of a look. */
const ENDINGS: ReadonlySet<number> = /* @__PURE__ */ new Set(
  [...PASSWORD_LABELS, ...SECRET_LABELS, "pass", "is", "ist", "est"].map((label) =>
    pairOf(label.charCodeAt(label.length - 2), label.charCodeAt(label.length - 1)),
  ),
);

/** What the words before the sign at `sign` announce. */
function labelBefore(text: string, sign: number): Label | undefined {
  let end = sign;
  while (end > 0 && sign - end < 6 && isWrapping(text, end - 1)) end--;
  if (!isAt(text, end - 1, ALPHANUMERIC)) return undefined;
  if (isAt(text, end - 2, LETTER) && !ENDINGS.has(pairOf(text.charCodeAt(end - 2), text.charCodeAt(end - 1))))
    return undefined;
  // Of the labels only `auth` ends so, but so do `length`, `path` and `width`.
  if ((text.charCodeAt(end - 1) | 32) === H_UNIT && (text.charCodeAt(end - 3) | 32) !== U_UNIT) return undefined;
  const written = text.slice(Math.max(0, end - LABEL_CHARACTERS), end).toLowerCase();
  const words = written.replace(/ (?:is|ist|est)$/, "").replace(/[-_. ]/g, "");
  if (PASSWORD_LABELS.some((label) => words.endsWith(label)) || /(?:^|[^a-z])pass$/.test(written)) return "password";
  if (OPEN_LABELS.some((label) => words.endsWith(label))) return undefined;
  return SECRET_LABELS.some((label) => words.endsWith(label)) ? "secret" : undefined;
}

/** Spaces, quotes, backticks, asterisks and closing brackets that stand between a label and its sign. */
function isWrapping(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 34 || code === 39 || code === 96 || code === 42 || code === 93 || code === 92;
}

function valueStart(text: string, sign: number): number {
  let at = sign + 1;
  while (
    at - sign < 12 &&
    (isWrapping(text, at) || text.charCodeAt(at) === 62 || text.charCodeAt(at) === 61 || text.charCodeAt(at) === 9)
  )
    at++;
  const scheme = SCHEMES.find((word) => text.startsWith(word, at));
  return at + (scheme?.length ?? 0);
}

/** White space, quotes, `, ; < > ` and brackets end every value; `& ) ] } |` only one that is no password. */
function endsValue(text: string, at: number, label: Label): boolean {
  const code = text.charCodeAt(at);
  if ((CLASS[code]! & (ALPHANUMERIC | JOINER | DOT)) !== 0) return false;
  if ((CLASS[code]! & SPACE) !== 0 || code === 34 || code === 39 || code === 96 || code === 44 || code === 59)
    return true;
  if (code === 60 || code === 62 || code === 92) return true;
  return (
    label === "secret" &&
    (code === 38 ||
      code === 40 ||
      code === 41 ||
      code === 91 ||
      code === 93 ||
      code === 123 ||
      code === 125 ||
      code === 124)
  );
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

/** How sure it is that `value` is a secret under its label; 0 for no. */
function confidenceOf(value: string, label: Label): number {
  if (isPlaceholder(value)) return 0;
  const digits = /[0-9]/.test(value);
  if (label === "password") {
    const others = /[^\p{L}0-9._-]/u.test(value);
    if (value.length < 6 || /^[$%({[<]/.test(value) || isExpression(value) || isPath(value) || saysPassword(value))
      return 0;
    if (/\p{L}/u.test(value) && (digits || others)) return 0.8;
    return value.length >= 12 && /[a-z]/.test(value) && /[A-Z]/.test(value) ? 0.6 : 0;
  }
  if (isLogin(value)) return 0.85;
  if (value.length < 16 || !digits || !/[A-Za-z]/.test(value) || isUuid(value) || /^(?:https?:|[./~$])/.test(value))
    return 0;
  if (!/^[A-Za-z0-9_\-.+/=~:!@#$%^*]+$/.test(value)) return 0;
  if (isReadable(value) || isExpression(value) || isLongName(value)) return 0;
  return entropyPerCharacter(value) >= 3 && digitShare(value) >= 0.06 ? 0.75 : 0;
}

/** `user:password` in base64, as `Basic`, `.npmrc` and Docker write it. */
function isLogin(value: string): boolean {
  const end = runEnd(value, 0, ALPHANUMERIC | BASE64_SIGN);
  if (value.length < 8 || end < value.length) return false;
  const decoded = textOfBase64(value, 0, value.length - (value.endsWith("==") ? 2 : Number(value.endsWith("="))));
  const colon = decoded?.indexOf(":") ?? -1;
  return colon > 0 && decoded!.length > colon + 3 && !isPlaceholder(decoded!.slice(colon + 1));
}

function digitShare(value: string): number {
  let digits = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) >= 48 && value.charCodeAt(i) <= 57) digits++;
  return digits / value.length;
}

/**
 * Where the value that runs at a place ends, by kind of label, remembered from sign to sign: a text of nothing but
 * labels and signs is one long value of each.
 */
type ValueEnds = Record<Label, number>;

function valueAfter(
  text: string,
  sign: number,
  label: Label,
  from: number,
  ends: ValueEnds,
): { start: number; end: number } | undefined {
  const start = valueStart(text, sign);
  if (start < from || start >= text.length) return undefined;
  let end = ends[label];
  if (end <= start) {
    end = start;
    while (end < text.length && !endsValue(text, end, label)) end++;
    ends[label] = end;
  }
  return end === start || end - start >= VALUE_CHARACTERS ? undefined : { start, end };
}

/** Values that a label calls secret. @returns what is pending, as a detector's `inspect` does */
export function findAssigned(text: string, context: InspectionContext, hits: Hit[]): number {
  const { from, units, isFinal } = context;
  const begin = Math.max(0, from - GAP_CHARACTERS);
  let pending = text.length;
  for (const mark of [":", "="]) {
    const ends = { password: 0, secret: 0 };
    for (let sign = text.indexOf(mark, begin); sign >= 0; sign = text.indexOf(mark, sign + 1))
      pending = Math.min(pending, judgeSign({ text, sign, labelEnd: sign, from, ends }, hits));
  }
  const ends = { password: 0, secret: 0 };
  for (let at = Math.max(begin, LONGEST_COPULA); at < text.length; at++) {
    const unit = units[at]!;
    if (unit > SPACE_UNIT) continue;
    const last = units[at - 1]!;
    if (last === D_UNIT && units[at - 2] === R_UNIT)
      pending = Math.min(pending, findNetrcPassword(text, at, from, hits));
    if (unit !== SPACE_UNIT) continue;
    const labelEnd = last === S_UNIT || last === T_UNIT ? copulaStart(units, at) : 0;
    if (labelEnd > 0) pending = Math.min(pending, judgeSign({ text, sign: at, labelEnd, from, ends }, hits));
  }
  return isFinal ? text.length : pending;
}

interface Sign {
  readonly text: string;
  /** The sign itself, or the space after a copula. */
  readonly sign: number;
  /** Where the label before it ends: at the sign, or at the copula. */
  readonly labelEnd: number;
  readonly from: number;
  readonly ends: ValueEnds;
}

/** Judges what stands after a sign. @returns its start if it may still grow, else the text's end */
function judgeSign({ text, sign, labelEnd, from, ends }: Sign, hits: Hit[]): number {
  const label = labelBefore(text, labelEnd);
  const value = label === undefined ? undefined : valueAfter(text, sign, label, from, ends);
  if (label === undefined || value === undefined) return text.length;
  let end = value.end;
  while (end > value.start && /[.:?!]/.test(text[end - 1]!) && (label === "secret" || text[end - 1] === ".")) end--;
  // A bracket that the value did not open closes what stands around it.
  if (/[)\]}]/.test(text[end - 1]!) && !/[([{]/.test(text.slice(value.start, end)))
    while (end > value.start && /[)\]}]/.test(text[end - 1]!)) end--;
  const written = text.slice(value.start, end);
  // After "the password is", a sentence goes on in words, such as case-sensitive2.
  const isBare = !QUOTES.includes(text[value.start - 1] ?? "");
  // Without quotes, a slash begins a path or a regular expression.
  const isWord = (labelEnd < sign && isProse(written)) || (isBare && (isVariable(written) || written.startsWith("/")));
  const confidence = isWord ? 0 : confidenceOf(written, label);
  if (confidence > 0)
    hits.push({
      rule: label === "password" ? "assigned-password" : "assigned-secret",
      start: value.start,
      end,
      confidence,
      severity: "high",
      replacement: `[${label}]`,
      reason: `stands where a ${label} is given`,
    });
  return value.end === text.length ? value.start : text.length;
}
