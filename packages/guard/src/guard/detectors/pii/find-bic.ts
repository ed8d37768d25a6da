import { ALPHANUMERIC, DIGIT, isAt, LETTER, runEnd, UPPER } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { isBic } from "./checks.ts";

const NAMES: readonly string[] = ["BIC", "SWIFT", "Bic", "Swift", "bic", "swift"];
/** From the name to its code: `BIC: `, `SWIFT/BIC code is `. */
const GAP_CHARACTERS = 24;

/** Bank identifier codes, ISO 9362, after the word that names them. @returns what is pending */
export function findBics(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  for (const name of NAMES) {
    let at = text.indexOf(name, Math.max(0, from - GAP_CHARACTERS - name.length));
    for (; at >= 0; at = text.indexOf(name, at + 1)) codesAfter(text, at + name.length, from, hits);
  }
  if (isFinal) return text.length;
  let start = text.length;
  while (start > from && text.length - start < 12 && isAt(text, start - 1, UPPER | DIGIT)) start--;
  return start;
}

function codesAfter(text: string, after: number, from: number, hits: Hit[]): void {
  if (isAt(text, after, LETTER)) return;
  const stop = Math.min(text.length, after + GAP_CHARACTERS);
  for (let start = after + 1; start < stop; start++) {
    if (start < from || !isAt(text, start, UPPER) || isAt(text, start - 1, ALPHANUMERIC)) continue;
    const end = runEnd(text, start, UPPER | DIGIT, start + 12);
    if (isAt(text, end, ALPHANUMERIC) || !isBic(text.slice(start, end))) continue;
    const reason = "has the form of a bank code, which is named before it";
    hits.push({ rule: "bic", start, end, confidence: 0.85, severity: "low", replacement: "[bic]", reason });
  }
}
