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

/** @returns what is pending, as a detector's `inspect` does */
export function findEmails(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  let least = from;
  for (let sign = text.indexOf("@", from); sign >= 0; sign = text.indexOf("@", sign + 1)) {
    if (sign < least) continue;
    let start = localStart(text, sign, least);
    while (start < sign && !isAt(text, start, ALPHANUMERIC | JOINER | NON_ASCII)) start++;
    const end = start === sign || text[sign - 1] === "." ? 0 : domainEnd(text, sign + 1);
    if (end === 0 || (text[end] === ":" && text.slice(start, sign) === "git")) continue;
    const reason = "is written as a mail address";
    hits.push({ rule: "email", start, end, confidence: 0.95, severity: "medium", replacement: "[email]", reason });
    least = end;
  }
  return isFinal ? text.length : pendingAddress(text, from);
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
  while (at > least && isHost(text.charCodeAt(at - 1))) at--;
  return at;
}
