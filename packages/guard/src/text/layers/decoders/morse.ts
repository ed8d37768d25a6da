import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

/** ITU-R M.1677-1, letters, digits and the common signs. */
const CODES =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- " +
  "w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ..-.-.- ,--..-- " +
  "?..--.. '.----. !-.-.-- /-..-. (-.--. )-.--.- &.-... :---... ;-.-.-. =-...- +.-.-. --....- _..--.- \".-..-. @.--.-.";
const LONGEST = 6;
const LEAST_LETTERS = 4;
/** The rule under the head of a table is dashes, again and again. */
const LEAST_DIFFERENT = 3;

/** A one, then a bit a sign, so that `.` and `..` differ. */
function buildLetters(): ReadonlyMap<number, number> {
  const letters = new Map<number, number>();
  for (const entry of CODES.split(" ")) {
    let code = 1;
    for (let i = 1; i < entry.length; i++) code = code * 2 + Number(entry[i] === "-");
    letters.set(code, entry.charCodeAt(0));
  }
  return letters;
}

const LETTERS: ReadonlyMap<number, number> = /* @__PURE__ */ buildLetters();

/** 0 for a dot, 1 for a dash, in the signs that people write them with; -1 for all else. */
function signOf(code: number): number {
  if (code === 46 || code === 0xb7 || code === 0x2022 || code === 0x2219) return 0;
  return code === 45 || code === 95 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? 1 : -1;
}

/** Letters apart by one space, words by more, by `/` or `|`, or by a line. */
export const morse: Decoder = {
  id: "morse",
  title: "Morse code",
  keeps: "spans",
  clues: CLUES.signs,
  decode({ text }, out) {
    const { length } = text;
    for (let at = 0; at < length; ) {
      if (signOf(text.charCodeAt(at)) < 0) {
        at++;
        continue;
      }
      const start = at;
      let end = at;
      const letters = new Set<number>();
      let count = 0;
      out.begin(start);
      for (;;) {
        const from = at;
        let code = 1;
        for (let sign = signOf(text.charCodeAt(at)); at < length && sign >= 0; sign = signOf(text.charCodeAt(at))) {
          code = Math.min(code * 2 + sign, 0xffff);
          at++;
        }
        const letter = at - from <= LONGEST ? LETTERS.get(code) : undefined;
        if (letter === undefined) break;
        out.put(letter, from, at);
        letters.add(letter);
        count++;
        end = at;
        const gap = at;
        while (at < length && " /|\n\r\t".includes(text[at]!)) at++;
        if (at === gap || at >= length || signOf(text.charCodeAt(at)) < 0) break;
        if (at - gap > 1 || text.charCodeAt(gap) !== 32) out.put(32, gap, at);
      }
      if (count >= LEAST_LETTERS && letters.size >= LEAST_DIFFERENT) out.commitIfPrintable(end);
      else out.rollback();
      at = Math.max(at, start + 1);
    }
  },
};
