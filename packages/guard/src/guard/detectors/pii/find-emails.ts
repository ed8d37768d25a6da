import { ALPHANUMERIC, CLASS, DOT, isAt, JOINER, LETTER, NON_ASCII, runEnd } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";

const LOCAL_CHARACTERS = 64;
const DOMAIN_CHARACTERS = 253;
const DOMAIN: number = ALPHANUMERIC | JOINER | DOT;

/** Letters of Latin, Greek and Cyrillic beyond ASCII. Scripts without spaces would take the words around with them. */
const isForeignLetter = (code: number): boolean => code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7;
const isHost = (code: number): boolean => (CLASS[code]! & DOMAIN) !== 0 || isForeignLetter(code);

/** Letters, digits and `. _ - % + '`: what mailboxes are named with in practice. */
function isLocal(code: number): boolean {
  return isHost(code) || code === 37 || code === 43 || code === 39;
}

function localStart(text: string, end: number, least: number): number {
  const limit = Math.max(least, end - LOCAL_CHARACTERS);
  let at = end;
  while (at > limit && isLocal(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Kana, Han and Hangul. */
const isEastern = (code: number): boolean =>
  (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);

/** Top levels that end a host where the sentence goes on in the same script, without a space. */
const EASTERN_TOP_LEVELS: readonly string[] = [
  "中国",
  "中國",
  "公司",
  "网络",
  "香港",
  "台湾",
  "台灣",
  "新加坡",
  "みんな",
  "한국",
];

/** The end of a host with labels in an eastern script: a top level of ASCII letters or one of a few; 0 otherwise. */
function easternEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + DOMAIN_CHARACTERS);
  let end = start;
  let isForeign = false;
  for (let label = start; end < limit; ) {
    const code = text.charCodeAt(end);
    isForeign ||= isEastern(code);
    if (isForeign && code === 46 && end > label) {
      label = ++end;
      const top = EASTERN_TOP_LEVELS.find((name) => text.startsWith(name, label));
      if (top !== undefined) return label + top.length;
      const letters = runEnd(text, label, LETTER, limit);
      if (letters - label >= 2 && !isAt(text, letters, ALPHANUMERIC | JOINER | DOT)) return letters;
    } else if (isHost(code) || isEastern(code)) end++;
    else break;
  }
  return 0;
}

/** The end of the host after the sign, when it has two labels and a top level of letters; 0 otherwise. */
function domainEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + DOMAIN_CHARACTERS);
  let end = start;
  while (end < limit && isHost(text.charCodeAt(end))) end++;
  while (end > start && !isAt(text, end - 1, ALPHANUMERIC)) end--;
  const dot = text.slice(start, end).lastIndexOf(".");
  if (dot <= 0 || end - start - dot < 3) return 0;
  const isPunycode = text.startsWith("xn--", start + dot + 1);
  return isPunycode || runEnd(text, start + dot + 1, LETTER, end) === end ? end : 0;
}

/** The sign and the dot of eastern keyboards, each by its plain one, so that offsets stay. */
function plainMarks(text: string): string {
  return /[\uff20\uff0e\uff61]/.test(text) ? text.replace(/\uff20/g, "@").replace(/[\uff0e\uff61]/g, ".") : text;
}

/** @returns what is pending, as a detector's `inspect` does */
export function findEmails(written: string, { from, isFinal, isAscii }: InspectionContext, hits: Hit[]): number {
  const text = isAscii ? written : plainMarks(written);
  let least = from;
  for (let sign = text.indexOf("@", from); sign >= 0; sign = text.indexOf("@", sign + 1)) {
    if (sign < least) continue;
    let start = localStart(text, sign, least);
    while (start < sign && !isAt(text, start, ALPHANUMERIC | JOINER | NON_ASCII)) start++;
    const end = start === sign || text[sign - 1] === "." ? 0 : hostEnd(text, sign + 1, isAscii);
    if (end === 0 || (text[end] === ":" && text.slice(start, sign) === "git")) continue;
    const reason = "is written as a mail address";
    hits.push({ rule: "email", start, end, confidence: 0.95, severity: "medium", replacement: "[email]", reason });
    least = end;
  }
  return isFinal ? text.length : pendingAddress(text, from);
}

function hostEnd(text: string, start: number, isAscii: boolean): number {
  const end = domainEnd(text, start);
  return end > 0 || isAscii ? end : easternEnd(text, start);
}

function pendingAddress(text: string, from: number): number {
  const name = localStart(text, text.length, from);
  const host = hostStart(text, from);
  return host > from && text[host - 1] === "@" ? Math.min(name, localStart(text, host - 1, from)) : name;
}

/** The start of the run of host characters at the end of the text, when it may still be a host. */
function hostStart(text: string, from: number): number {
  let at = text.length;
  const least = Math.max(from, text.length - DOMAIN_CHARACTERS);
  while (at > least && (isHost(text.charCodeAt(at - 1)) || isEastern(text.charCodeAt(at - 1)))) at--;
  return at;
}
