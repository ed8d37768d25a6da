import { fixesOf, isAffected } from "../osv/is-affected.ts";
import type { Advisory } from "../osv/record.ts";
import type { VersionScheme } from "../versions/scheme.ts";

export interface Upgrade {
  readonly version: string;
  /** Another major version, or another minor one before 1.0. */
  readonly isBreaking: boolean;
}

/**
 * The smallest version above this one that no advisory means, of the same major version where there is one. Versions are
 * those that advisories name as mended: they exist.
 */
export function smallestSafeUpgrade(
  version: string,
  known: readonly Advisory[],
  scheme: VersionScheme,
): Upgrade | undefined {
  const safe = [...new Set(known.flatMap(fixesOf))]
    .filter((one) => scheme.compare(one, version) > 0 && scheme.isStable(one))
    .filter((one) => !known.some((advisory) => isAffected(one, advisory, scheme)))
    .sort(scheme.compare);
  const same = safe.find((one) => seriesOf(one) === seriesOf(version));
  const chosen = same ?? safe[0];
  return chosen === undefined ? undefined : { version: chosen, isBreaking: same === undefined };
}

function seriesOf(version: string): string {
  const [major = "", minor = "0"] = version.replace(/^v/, "").split(/[.+-]/);
  return major === "0" ? `0.${minor}` : major;
}
