const FARTHEST = 240;

/** What stands in the same sentence before and behind a range, as far as it matters. */
export function sentenceAround(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly after: string } {
  const head = text.slice(Math.max(0, start - FARTHEST), start);
  const tail = text.slice(end, end + FARTHEST);
  const cut = Math.max(lastOf(head, /[.!?;](?=\s)/g), lastOf(head, /\n\s*(\n|[-*+]|\d+[.)])/g));
  const stop = /[.!?;](\s|$)|\n\s*(\n|[-*+]|\d+[.)])/.exec(tail);
  return { before: cut < 0 ? head : head.slice(cut + 1), after: stop === null ? tail : tail.slice(0, stop.index) };
}

function lastOf(text: string, sign: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(sign)) last = match.index;
  return last;
}
