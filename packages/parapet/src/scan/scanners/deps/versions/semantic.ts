import { compareDigits, compareLists, compareText, comparing, type VersionScheme } from "./scheme.ts";

interface Semantic {
  readonly numbers: readonly string[];
  /** Empty for a release. */
  readonly pre: readonly string[];
}

const SHAPE = /^[vV=]?(\d{1,40}(?:\.\d{1,40}){0,3})(?:-([0-9A-Za-z.-]{1,200}))?(?:\+[0-9A-Za-z.-]{0,200})?$/;

function parse(version: string): Semantic | undefined {
  const match = SHAPE.exec(version.trim());
  if (match === null) return undefined;
  return { numbers: match[1]!.split("."), pre: match[2] === undefined ? [] : match[2].split(".") };
}

const isDigits = (text: string): boolean => /^\d+$/.test(text);

function compareIdentifier(a: string, b: string): number {
  if (a === b) return 0;
  // A longer list of identifiers comes after.
  if (a === "" || b === "") return a === "" ? -1 : 1;
  const [isA, isB] = [isDigits(a), isDigits(b)];
  if (isA && isB) return compareDigits(a, b);
  if (isA !== isB) return isA ? -1 : 1;
  return compareText(a, b);
}

const compareParsed = (a: Semantic, b: Semantic): number =>
  compareLists(a.numbers, b.numbers, "0", compareDigits) ||
  Number(a.pre.length === 0) - Number(b.pre.length === 0) ||
  compareLists(a.pre, b.pre, "", compareIdentifier);

/** Semantic Versioning 2, with a `v` in front allowed and missing numbers taken for 0: npm, Go, Cargo. */
export const semantic: VersionScheme = {
  compare: comparing(parse, compareParsed),
  isStable: (version) => parse(version)?.pre.length === 0,
};

const lowered = (version: string): Semantic | undefined => parse(version.toLowerCase());

/** NuGet: a fourth number, and letters of either case are one. */
export const nuget: VersionScheme = {
  compare: comparing(lowered, compareParsed),
  isStable: (version) => lowered(version)?.pre.length === 0,
};
