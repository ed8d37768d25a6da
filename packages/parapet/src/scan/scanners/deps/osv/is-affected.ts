import type { VersionScheme } from "../versions/scheme.ts";
import type { Advisory, RangeEvent } from "./record.ts";

/** At one version: what ends comes before what begins. */
const ORDER: Readonly<Record<RangeEvent[0], number>> = { limit: 0, fixed: 1, introduced: 2, last_affected: 3 };

/**
 * Whether an advisory means this version: by its list, or by one of its ranges.
 *
 * @see https://ossf.github.io/osv-schema/#evaluation
 */
export function isAffected(version: string, { versions, ranges }: Advisory, { compare }: VersionScheme): boolean {
  if (version === "") return false;
  if (versions.some((one) => one === version || compare(one, version) === 0)) return true;
  return ranges.some((events) => isInRange(version, events, compare));
}

function isInRange(version: string, events: readonly RangeEvent[], compare: VersionScheme["compare"]): boolean {
  const limits = events.filter(([kind]) => kind === "limit");
  if (limits.length > 0 && !limits.some(([, limit]) => limit === "*" || compare(version, limit) < 0)) return false;
  const sorted = events
    .filter(([kind]) => kind !== "limit")
    .toSorted((a, b) => compareBounds(a[1], b[1], compare) || ORDER[a[0]] - ORDER[b[0]]);
  let isIn = false;
  for (const [kind, bound] of sorted) {
    const order = bound === "0" ? 1 : compare(version, bound);
    if (kind === "introduced" && order >= 0) isIn = true;
    else if (kind === "fixed" && order >= 0) isIn = false;
    else if (kind === "last_affected" && order > 0) isIn = false;
  }
  return isIn;
}

const compareBounds = (a: string, b: string, compare: VersionScheme["compare"]): number =>
  a === "0" || b === "0" ? Number(b === "0") - Number(a === "0") : compare(a, b);

/** Versions that the advisory names as mended. */
export const fixesOf = ({ ranges }: Advisory): readonly string[] =>
  ranges.flatMap((events) => events.filter(([kind]) => kind === "fixed").map(([, version]) => version));
