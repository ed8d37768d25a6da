import { compareDigits, compareLists, compareText, comparing, type VersionScheme } from "./scheme.ts";

const SHAPE = /^\d+(?:\.[0-9a-z]+)*(?:-[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i;
const LONGEST = 256;

function parse(version: string): readonly string[] | undefined {
  const text = version.trim();
  if (text.length > LONGEST || !SHAPE.test(text)) return undefined;
  const segments = text.replaceAll("-", ".pre.").match(/\d+|[a-z]+/gi) ?? [];
  const word = segments.findIndex((segment) => !isDigits(segment));
  const end = word < 0 ? segments.length : word;
  return [...withoutZeros(segments.slice(0, end)), ...withoutZeros(segments.slice(end))];
}

/** Zeros at the end of the numbers, and of what follows the first letters, say nothing. */
function withoutZeros(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((segment) => !/^0+$/.test(segment)) + 1);
}

const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** RubyGems: segments of digits or letters; letters come before digits, and make a version a candidate. */
export const ruby: VersionScheme = {
  compare: comparing(parse, (a, b) =>
    compareLists(a, b, "0", (x, y) => {
      const [isX, isY] = [isDigits(x), isDigits(y)];
      if (isX && isY) return compareDigits(x, y);
      return isX === isY ? compareText(x, y) : isX ? 1 : -1;
    }),
  ),
  isStable: (version) => parse(version)?.every(isDigits) ?? false,
};
