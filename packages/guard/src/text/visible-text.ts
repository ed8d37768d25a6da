import { invisibleKind } from "./invisible.ts";
import type { Range } from "./layers/index.ts";
import { OffsetMap } from "./layers/offset-map.ts";

/** A text without the characters that no reader sees, and where what is left stands in it. */
export interface VisibleText {
  readonly text: string;
  /** How many visible characters stand before the place that was asked about. */
  readonly from: number;
  /** The range of the whole text that `[start, end)` of the visible one was read from. */
  toSource(start: number, end: number): Range;
}

/**
 * @param from a place in the text whose counterpart is wanted
 * @param isWhole false where more text follows: half a pair at the end may then become an invisible character
 * @returns undefined where all of the text is visible
 */
export function visibleText(text: string, from: number, isWhole: boolean): VisibleText | undefined {
  let map: OffsetMap | undefined;
  let visibleFrom = from;
  const pieces: string[] = [];
  let done = 0;
  const keepUpTo = (end: number): void => {
    if (end === done) return;
    pieces.push(text.slice(done, end));
    map!.addCopy(end - done, done);
  };
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit < 0xad) {
      at++;
      continue;
    }
    const code = text.codePointAt(at)!;
    const size = code > 0xffff ? 2 : 1;
    const isCut = !isWhole && at + 1 === text.length && unit >= 0xd800 && unit < 0xdc00;
    if (isCut || invisibleKind(code) !== undefined) {
      map ??= new OffsetMap();
      keepUpTo(at);
      done = at + size;
      if (at < from) visibleFrom -= Math.min(size, from - at);
    }
    at += size;
  }
  if (map === undefined) return undefined;
  keepUpTo(text.length);
  const found = map;
  return {
    text: pieces.join(""),
    from: visibleFrom,
    toSource: (start, end) => found.toSource(start, end),
  };
}
