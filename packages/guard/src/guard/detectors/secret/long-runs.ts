import { BASE64_SIGN, CLASS, runEnd, runStart, TOKEN } from "../../../text/index.ts";

/*
 * Every key, and every encoded text, holds a run of at least sixteen characters that prose hardly ever has. So the scan
 * looks at each sixteenth character only, and walks back from it when it could belong to such a run: on English text a
 * third of a look per character.
 */

/** Characters of keys, of tokens and of base64. */
export const RUN: number = TOKEN | BASE64_SIGN;
const SHORTEST_RUN = 16;

/** Calls `visit` with each run of sixteen characters or more, from left to right; one may begin at `from` within a longer. */
export function visitLongRuns(text: string, from: number, visit: (start: number, end: number) => void): void {
  for (let at = from; at + SHORTEST_RUN <= text.length; ) {
    const last = at + SHORTEST_RUN - 1;
    if ((CLASS[text.charCodeAt(last)]! & RUN) === 0) {
      at = last + 1;
      continue;
    }
    const start = runStart(text, last, RUN, at);
    if (start > at) {
      at = start;
      continue;
    }
    at = runEnd(text, last, RUN);
    visit(start, at);
  }
}
