import { isEnd, isQuote, isSpace } from "./characters.ts";

const MOST_OF_A_VOICE = 30;

/** Where a line's text begins, after a name and a colon or a name in brackets; `at` where there is none. */
export function voiceAt(text: string, at: number): number {
  let here = at;
  while (
    here < text.length &&
    (isQuote(text.charCodeAt(here)) || text.charCodeAt(here) === 0x2a || text.charCodeAt(here) === 0x23)
  )
    here++;
  const opens = text.charCodeAt(here);
  const closes = opens === 0x5b ? 0x5d : opens === 0x28 ? 0x29 : opens === 0x3010 ? 0x3011 : 0;
  const end = Math.min(text.length, here + MOST_OF_A_VOICE + (closes === 0 ? 0 : 12));
  let spaces = 0;
  for (let next = here + 1; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 10) return at;
    if (closes !== 0) {
      if (code === closes) {
        next++;
        while (isSpace(text.charCodeAt(next)) || text.charCodeAt(next) === 0x3a) next++;
        return text.charCodeAt(next) === 10 || Number.isNaN(text.charCodeAt(next)) ? at : next;
      }
      continue;
    }
    if (isSpace(code)) spaces++;
    if (spaces > 3 || isEnd(code) || code === 0x2c || code === 0x28) return at;
    if (code === 0x3a || code === 0xff1a) {
      // A title over a list is no voice: something must follow on the line.
      const then = text.charCodeAt(next + 1);
      if (Number.isNaN(then) || then === 10 || then === 0x2f) return at;
      const first = text.charCodeAt(here);
      return (first >= 48 && first <= 57) || first === 0x2d ? at : next + 1;
    }
  }
  return at;
}

/** Where the text of a list's item begins; `at` where there is none. */
export function itemAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (
    first === 0x2d ||
    first === 0x2022 ||
    first === 0x2013 ||
    first === 0x25cf ||
    (first === 0x2a && text.charCodeAt(at + 1) !== 0x2a)
  )
    return isSpace(text.charCodeAt(at + 1)) ? at + 1 : at;
  let next = first === 0x2a ? at + 2 : at;
  if (text.startsWith("step ", next)) return next + 5;
  const digitsAt = next;
  while (next < at + 5 && text.charCodeAt(next) >= 48 && text.charCodeAt(next) <= 57) next++;
  const mark = text.charCodeAt(next);
  return next > digitsAt && (mark === 0x2e || mark === 0x29 || mark === 0x3a) && isSpace(text.charCodeAt(next + 1))
    ? next + 1
    : at;
}
