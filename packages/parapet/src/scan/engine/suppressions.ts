import type { ScannedFile } from "../scanner.ts";

/** `parapet:ignore[rule-id] reason (until 2027-01-31)` in a comment: on the line itself, or alone on the line above it. */
export interface InlineSuppression {
  readonly rule: string;
  readonly line: number;
  /** The line that it speaks of. */
  readonly target: number;
  readonly reason: string;
  /** End of that day, UTC epoch milliseconds; never where none is given. */
  readonly expiresAt: number;
}

const MARK = "parapet:ignore[";
const UNTIL = /\(?until (\d{4}-\d{2}-\d{2})\)?\s*$/;
const LONGEST_REASON = 300;
/** Whatever may stand before a comment that is alone on its line. */
const COMMENT_ALONE = /^\s*(\/\/|#|--|;|%|\/\*|<!--|\*)?\s*$/;

export function inlineSuppressions({ text }: Pick<ScannedFile, "text">): readonly InlineSuppression[] {
  const found: InlineSuppression[] = [];
  if (text === undefined || !text.includes(MARK)) return found;
  for (const [at, line] of text.split("\n").entries()) {
    for (let mark = line.indexOf(MARK); mark >= 0; mark = line.indexOf(MARK, mark + MARK.length)) {
      const close = line.indexOf("]", mark);
      if (close < 0) break;
      const rule = line.slice(mark + MARK.length, close).trim();
      const rest = line
        .slice(close + 1, close + 1 + LONGEST_REASON)
        .replace(/(\*\/|-->)\s*$/, "")
        .trim();
      const day = UNTIL.exec(rest)?.[1];
      const expiresAt = day === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(`${day}T23:59:59.999Z`);
      const target = COMMENT_ALONE.test(line.slice(0, mark)) ? at + 2 : at + 1;
      found.push({ rule, line: at + 1, target, reason: rest.replace(UNTIL, "").trim(), expiresAt });
    }
  }
  return found;
}
