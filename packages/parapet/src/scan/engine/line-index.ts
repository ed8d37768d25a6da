/** Turns offsets into lines and columns, both counted from 1. */
export interface LineIndex {
  placeOf(offset: number): { readonly line: number; readonly column: number };
  /** The line that an offset stands in, without its end. */
  lineAt(offset: number): string;
}

export function lineIndex(text: string): LineIndex {
  let starts: number[] | undefined;
  const startOf = (offset: number): number => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    placeOf(offset) {
      const line = startOf(offset);
      return { line: line + 1, column: offset - starts![line]! + 1 };
    },
    lineAt(offset) {
      const line = startOf(offset);
      const end = text.indexOf("\n", offset);
      return text.slice(starts![line], end < 0 ? text.length : end);
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
