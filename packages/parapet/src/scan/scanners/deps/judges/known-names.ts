import type { Dependencies } from "../facts.ts";
import type { Ecosystem } from "../format.ts";
import type { AdvisorySource } from "../osv/database.ts";
import { canonicalName } from "../osv/record.ts";
import { popularOf } from "../popular/lookalike.ts";

/** Whether a name is known to be that of a package which is no bait. */
export type IsKnownName = (ecosystem: Ecosystem, name: string) => boolean;

/**
 * Popular ones, those of the repository's own packages, and those that an advisory speaks of which does not call them
 * malicious: somebody has found a flaw in a package that people use.
 */
export function knownNames({ files }: Dependencies, find: AdvisorySource): IsKnownName {
  const own = new Set(
    files.flatMap(({ ecosystem, own: name }) =>
      name === undefined ? [] : [`${ecosystem}\n${canonicalName(ecosystem, name)}`],
    ),
  );
  return (ecosystem, name) => {
    if (popularOf(ecosystem)?.has(name) === true || own.has(`${ecosystem}\n${canonicalName(ecosystem, name)}`))
      return true;
    const advisories = find.of(ecosystem, name);
    return advisories.length > 0 && !advisories.some(({ isMalicious }) => isMalicious);
  };
}
