import { compareDigits, compareLists, comparing, type VersionScheme } from "./scheme.ts";

interface Composer {
  readonly numbers: readonly string[];
  readonly stability: number;
  readonly suffix: readonly string[];
}

const SHAPE =
  /^v?(\d+(?:\.\d+){0,3})(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+)*))?([.-]?dev)?(?:\+[^\s]*)?$/i;
const STABILITY: Readonly<Record<string, number>> = {
  alpha: 1,
  a: 1,
  beta: 2,
  b: 2,
  rc: 3,
  stable: 4,
  patch: 5,
  pl: 5,
  p: 5,
};
const LONGEST = 256;

function parse(version: string): Composer | undefined {
  if (version.length > LONGEST) return undefined;
  const match = SHAPE.exec(version.trim());
  if (match === null) return undefined;
  const stability = match[4] === undefined ? STABILITY[match[2]?.toLowerCase() ?? "stable"]! : 0;
  return { numbers: match[1]!.split("."), stability, suffix: match[3]?.match(/\d+/g) ?? [] };
}

/** Composer: up to four numbers, then dev < alpha < beta < RC < stable < patch. Branches come before all versions. */
export const composer: VersionScheme = {
  compare: comparing(
    parse,
    (a, b) =>
      compareLists(a.numbers, b.numbers, "0", compareDigits) ||
      a.stability - b.stability ||
      compareLists(a.suffix, b.suffix, "0", compareDigits),
  ),
  isStable: (version) => (parse(version)?.stability ?? 0) >= 4,
};
