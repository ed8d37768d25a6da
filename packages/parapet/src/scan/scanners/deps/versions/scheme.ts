/** How the versions of one registry are ordered. */
export interface VersionScheme {
  /** Below 0 where `a` comes before `b`. What is no version comes before all versions, by its text. */
  compare(a: string, b: string): number;
  /** Whether it is published for everybody: no alpha, candidate or snapshot. */
  isStable(version: string): boolean;
}

/** Numbers of any length, as text of digits. */
export function compareDigits(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+(?=\d)/, ""), b.replace(/^0+(?=\d)/, "")];
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Element by element; a missing one counts as `filler`. */
export function compareLists<T>(a: readonly T[], b: readonly T[], filler: T, compare: (x: T, y: T) => number): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = compare(a[at] ?? filler, b[at] ?? filler);
    if (order !== 0) return order;
  }
  return 0;
}

/** Orders by parsed form; what cannot be parsed comes first. */
export function comparing<T>(
  parse: (version: string) => T | undefined,
  compare: (a: T, b: T) => number,
): VersionScheme["compare"] {
  return (a, b) => {
    const [x, y] = [parse(a), parse(b)];
    if (x === undefined || y === undefined)
      return Number(x !== undefined) - Number(y !== undefined) || compareText(a, b);
    return compare(x, y);
  };
}
