import type { Ecosystem } from "../format.ts";
import { canonicalName } from "../osv/record.ts";
import { NPM_NAMES } from "./npm.ts";
import { PYPI_NAMES } from "./pypi.ts";
import { RUBYGEMS_NAMES } from "./rubygems.ts";

/** Among shorter names everything is one slip from something; of other letters sooner than of swapped ones. */
const SHORTEST = 5;
const SHORTEST_WITH_OTHER_LETTERS = 7;
/** So many of the most downloaded are worth imitating; the others are known all the same. */
const MOST_IMITATED = 2_000;

export interface Popular {
  has(name: string): boolean;
  /** The popular name that this one may be taken for; undefined for a popular one and for one that is like none. */
  lookalikeOf(name: string): string | undefined;
}

const LISTS: Partial<Readonly<Record<Ecosystem, string>>> = {
  npm: NPM_NAMES,
  PyPI: PYPI_NAMES,
  RubyGems: RUBYGEMS_NAMES,
};
const built = new Map<Ecosystem, Popular>();

/** Built when it is first asked for. Undefined for a registry whose names are not known. */
export function popularOf(ecosystem: Ecosystem): Popular | undefined {
  const list = LISTS[ecosystem];
  if (list === undefined) return undefined;
  const known = built.get(ecosystem) ?? build(list.trim().split(/\s+/), ecosystem);
  built.set(ecosystem, known);
  return known;
}

function build(names: readonly string[], ecosystem: Ecosystem): Popular {
  const known = new Set(names);
  const bySkeleton = new Map<string, string>();
  const byDeletion = new Map<string, string[]>();
  for (const name of names.slice(0, MOST_IMITATED)) {
    if (name.length < SHORTEST) continue;
    const skeleton = skeletonOf(name);
    if (!bySkeleton.has(skeleton)) bySkeleton.set(skeleton, name);
    if (name.startsWith("@")) continue;
    for (const shorter of deletionsOf(name)) {
      const others = byDeletion.get(shorter);
      if (others === undefined) byDeletion.set(shorter, [name]);
      else others.push(name);
    }
  }
  return {
    has: (written) => known.has(canonicalName(ecosystem, written)),
    lookalikeOf(written) {
      const name = canonicalName(ecosystem, written);
      if (known.has(name) || name.length < SHORTEST) return undefined;
      const same = bySkeleton.get(skeletonOf(name));
      if (same !== undefined) return same;
      if (name.startsWith("@")) return undefined;
      for (const shorter of deletionsOf(name))
        for (const other of byDeletion.get(shorter) ?? []) if (isSlip(name, other)) return other;
      return undefined;
    },
  };
}

/** What the eye reads: without separators, a scope's `@scope/name` as `scopename`, and letters that look alike as one. */
function skeletonOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[@/._-]/g, "")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/0/g, "o")
    .replace(/[1i|]/g, "l");
}

function* deletionsOf(name: string): Generator<string> {
  yield name;
  for (let at = 0; at < name.length; at++) yield name.slice(0, at) + name.slice(at + 1);
}

/** One letter put in, left out, changed or swapped with its neighbour (Damerau-Levenshtein 1); a digit changed is a version. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (long.length - short.length !== 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at++;
    const isDoubled = long[at] === long[at - 1] || long[at] === long[at + 1];
    if (long.length < SHORTEST_WITH_OTHER_LETTERS && !isDoubled) return false;
    // A plural or a number at the end is another package's name more often than a slip.
    if (at === short.length && long[at] === "s" && !short.endsWith("s")) return false;
    return short.slice(at) === long.slice(at + 1) && !/\d/.test(long[at]!);
  }
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.slice(at + 1) === b.slice(at + 1))
    return at > 0 && a.length >= SHORTEST_WITH_OTHER_LETTERS && !/\d/.test(a[at]! + b[at]!);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
