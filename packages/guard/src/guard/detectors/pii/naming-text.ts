/** A number of four characters or more, and a word behind it, or letters with dots or a hyphen: what stands before names that number and not the next. */
const NAMED_OTHER = /[0-9][0-9 ./()-]{2,30}[0-9][^0-9]*?(\p{L}[-. \p{M}]{0,3}\p{L})/gu;

/**
 * The words that may name what begins at `start`, in lower case with a space before them: at most so many characters
 * back, and not beyond a number that has them for its own.
 */
export function namingText(text: string, start: number, characters: number): string {
  const before = text.slice(Math.max(0, start - characters), start).toLowerCase();
  let cut = 0;
  NAMED_OTHER.lastIndex = 0;
  for (let match = NAMED_OTHER.exec(before); match !== null; match = NAMED_OTHER.exec(before))
    cut = NAMED_OTHER.lastIndex - match[1]!.length;
  return ` ${before.slice(cut)}`;
}
