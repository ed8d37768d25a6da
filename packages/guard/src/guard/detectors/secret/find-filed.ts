import { BASE64, runEnd, SPACE } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { isPlaceholder } from "./placeholder.ts";

/*
 * Secrets that neither a form nor a label tells, but their place in a file: `.netrc`, `.pgpass`, PuTTY's keys and the
 * URLs of Oracle's driver. All but the first have a colon in their mark, so one scan goes from colon to colon, and the
 * first is asked for by the scan that looks at every space anyway; what proves a secret stands at most 200 characters before.
 */

const PROOF_CHARACTERS = 200;
const VALUE_CHARACTERS = 256;
/** A PuTTY key of 16,384 bits has some 5,000 characters of private lines. */
const KEY_CHARACTERS = 8_192;
const LINE_CHARACTERS = 80;

/** A mark, and where the secret behind it stands. */
interface Place {
  readonly rule: string;
  readonly mark: string;
  /** Where in the mark its colon is. */
  readonly colon: number;
  readonly reason: string;
  readonly replacement: string;
  /** Where the secret of the mark at `at` begins, at most 144 characters on; -1 when it has none. */
  start(text: string, at: number): number;
  /** Where it ends: the text's end while it may go on. */
  end(text: string, start: number): number;
  isSecret(value: string): boolean;
}

const before = (text: string, at: number): string => text.slice(Math.max(0, at - PROOF_CHARACTERS), at);

function endOf(stop: RegExp): Place["end"] {
  return (text, start) => {
    const length = text.slice(start, start + VALUE_CHARACTERS).search(stop);
    return length < 0 ? Math.min(text.length, start + VALUE_CHARACTERS) : start + length;
  };
}
const wordEnd = endOf(/[\s"'`]/);
const isPassword = (value: string): boolean =>
  value.length >= 3 && value.length < VALUE_CHARACTERS && !isPlaceholder(value) && !/^[$%<{[*]/.test(value);

const NETRC: Place = {
  rule: "netrc-password",
  mark: "password",
  colon: 0,
  reason: "is the password of a .netrc entry",
  replacement: "[password]",
  start(text, at) {
    const start = runEnd(text, at + 8, SPACE, at + 20);
    const entry =
      /(?:^|\s)(?:machine\s{1,8}\S{1,96}|default(?=\s{1,8}login))\s{1,8}(?:(?:login|account)\s{1,8}\S{1,64}\s{1,8}){0,2}$/;
    return start > at + 8 && entry.test(before(text, at)) ? start : -1;
  },
  end: wordEnd,
  isSecret: isPassword,
};

/** `db.internal:5432:main:app:…`, told by the ports of PostgreSQL and its poolers, or a `*` for one. */
const PGPASS: Place = {
  rule: "pgpass-password",
  mark: ":",
  colon: 0,
  reason: "is the password of a .pgpass line",
  replacement: "[password]",
  start(text, at) {
    const rest = /^:(?:54[0-9]{2}|6432|6543|\*):(?:[A-Za-z_][\w.-]{0,62}|\*):(?:[A-Za-z_][\w.-]{0,62}|\*):/;
    if (!/(?:^|[\s"'`])(?:[A-Za-z0-9][\w.-]{0,96}|\*|\/[\w./-]{1,96})$/.test(before(text, at))) return -1;
    return at + (rest.exec(text.slice(at, at + 140))?.[0].length ?? -1 - at);
  },
  end: wordEnd,
  isSecret: (value) => isPassword(value) && !/^[0-9]*$|(?<!\\):/.test(value),
};

const ORACLE: Place = {
  rule: "url-password",
  mark: "jdbc:oracle:",
  colon: 4,
  reason: "is the password of a URL",
  replacement: "[password]",
  start: (text, at) =>
    at + (/^jdbc:oracle:[a-z0-9]{2,8}:[\w$#.-]{1,64}\//.exec(text.slice(at, at + 96))?.[0].length ?? -1 - at),
  end: endOf(/[@\s]/),
  isSecret: isPassword,
};

const PUTTY: Place = {
  rule: "private-key",
  mark: "Private-Lines:",
  colon: 13,
  reason: "is the private part of a PuTTY key",
  replacement: "[private-key]",
  start: (text, at) => at + (/^Private-Lines: [0-9]{1,3}\r?\n/.exec(text.slice(at, at + 24))?.[0].length ?? -1 - at),
  end(text, start) {
    let end = start;
    for (let lineStart = start; lineStart - start < KEY_CHARACTERS; ) {
      const lineEnd = runEnd(text, lineStart, BASE64, lineStart + LINE_CHARACTERS);
      if (lineEnd === text.length) return lineEnd;
      // `Private-MAC:` follows.
      if (lineEnd === lineStart || (text[lineEnd] !== "\n" && text[lineEnd] !== "\r")) break;
      end = lineEnd;
      lineStart = text[lineEnd] === "\r" ? lineEnd + 2 : lineEnd + 1;
      if (lineStart >= text.length) return text.length;
    }
    return end;
  },
  isSecret: (value) => value.length >= 32,
};

/** Which place a colon may be of, by the characters around it: most colons are of none. */
function placeOf(text: string, colon: number): Place | undefined {
  const next = text.charCodeAt(colon + 1);
  if (next === 53 || next === 54 || next === 42) return PGPASS;
  const last = text.charCodeAt(colon - 1);
  const place = last === 99 ? ORACLE : last === 115 ? PUTTY : undefined;
  return place !== undefined && text.startsWith(place.mark, colon - place.colon) ? place : undefined;
}

const LONGEST_REACH = 144;

/** Judges what `place` has behind its mark at `at`. @returns its start if it may still grow, else the text's end */
function judgePlace(
  { rule, reason, replacement, ...place }: Place,
  text: string,
  at: number,
  from: number,
  hits: Hit[],
) {
  const start = place.start(text, at);
  if (start < from) return text.length;
  const end = place.end(text, start);
  if (place.isSecret(text.slice(start, end)))
    hits.push({ rule, start, end, confidence: 0.85, severity: "high", replacement, reason });
  return end === text.length ? start : text.length;
}

/** The password of a `.netrc` entry, whose label ends at `labelEnd`. @returns what is pending */
export function findNetrcPassword(text: string, labelEnd: number, from: number, hits: Hit[]): number {
  const at = labelEnd - NETRC.mark.length;
  return text.startsWith(NETRC.mark, at) ? judgePlace(NETRC, text, at, from, hits) : text.length;
}

/** Secrets that their place in a file tells. @returns what is pending, as a detector's `inspect` does */
export function findFiled(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  let pending = text.length;
  const begin = Math.max(0, from - LONGEST_REACH);
  for (let colon = text.indexOf(":", begin); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    const place = placeOf(text, colon);
    if (place !== undefined) pending = Math.min(pending, judgePlace(place, text, colon - place.colon, from, hits));
  }
  return isFinal ? text.length : pending;
}
