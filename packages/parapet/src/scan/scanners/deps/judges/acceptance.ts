import type { Acceptance } from "../../../scanner.ts";
import type { Ecosystem } from "../format.ts";
import { canonicalName } from "../osv/record.ts";

/** What the policy says of a finding that it accepts: the entry that holds longest, so that an old line does no harm. */
export function acceptanceOf<Entry extends Acceptance>(
  entries: readonly Entry[],
  isMeant: (entry: Entry) => boolean,
): { readonly accepted?: Acceptance } {
  const [longest] = entries.filter(isMeant).toSorted((a, b) => b.expiresAt - a.expiresAt);
  return longest === undefined ? {} : { accepted: { reason: longest.reason, expiresAt: longest.expiresAt } };
}

/** Names are compared as the package's registry compares them. */
export const isSamePackage = (written: string, ecosystem: Ecosystem, name: string): boolean =>
  canonicalName(ecosystem, written) === canonicalName(ecosystem, name);
