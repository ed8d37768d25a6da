import { ALPHANUMERIC, isAt } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";

/** CommonMark allows no longer label. */
const LABEL_CHARACTERS = 999;

interface Reference {
  readonly end: number;
  readonly isClosed: boolean;
}

function imageHit(start: number, end: number): Hit {
  return {
    rule: "reference-image",
    start,
    end,
    confidence: 0.7,
    severity: "medium",
    replacement: "[image]",
    reason: "shows an image whose address is given elsewhere",
  };
}

/** From `![` to the bracket that closes or nests in it. */
function labelEnd(text: string, start: number): Reference {
  const limit = Math.min(text.length, start + LABEL_CHARACTERS);
  let end = start;
  while (end < limit && text[end] !== "]" && text[end] !== "[") end++;
  return { end, isClosed: end < text.length || end - start >= LABEL_CHARACTERS };
}

/**
 * Images by reference: `![text][label]`, `![label][]` and `![label]`. Their address stands anywhere in the answer, or
 * in a later one, so the image itself is the hit.
 *
 * @returns what is pending, as a detector's `inspect` does
 */
export function findReferences(text: string, from: number, hits: Hit[]): number {
  let pending = text.length;
  for (let at = text.indexOf("![", from); at >= 0; at = text.indexOf("![", at + 2)) {
    // In code, `vec![1]` and `rows![0]` are no images.
    if (isAt(text, at - 1, ALPHANUMERIC)) continue;
    const label = labelEnd(text, at + 2);
    if (label.end >= text.length - 1 && (!label.isClosed || text[label.end] === "]")) pending = Math.min(pending, at);
    if (label.end === at + 2 && text[label.end] === "]" && text[label.end + 1] !== "[") continue;
    if (text[label.end] !== "]" || text[label.end + 1] === "(") continue;
    if (text[label.end + 1] !== "[") {
      hits.push(imageHit(at, label.end + 1));
      continue;
    }
    const second = labelEnd(text, label.end + 2);
    if (!second.isClosed) pending = Math.min(pending, at);
    if (text[second.end] === "]") hits.push(imageHit(at, second.end + 1));
  }
  if (text.endsWith("!") && text.length > from) pending = Math.min(pending, text.length - 1);
  return pending;
}
