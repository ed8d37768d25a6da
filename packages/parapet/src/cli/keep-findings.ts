import type { Finding } from "@parapet/guard/kernel";
import type { Store } from "../store/index.ts";

/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;

/**
 * What was open and is found no more, as fixed.
 *
 * @param isAskedAgain would this run have found it? What it did not look at stays open
 */
export async function foundNoMore(
  { findings: kept }: Pick<Store, "findings">,
  room: string,
  findings: readonly Finding[],
  isAskedAgain: (open: Finding) => boolean,
): Promise<readonly Finding[]> {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const known = await kept.list({ room, status: "open", limit: MOST_KNOWN });
  return known
    .filter((one) => !found.has(one.fingerprint) && isAskedAgain(one))
    .map((one): Finding => ({ ...one, status: "fixed" }));
}

/**
 * Keeps what a run of a room found, and marks as fixed what is found no more.
 *
 * @returns how many are fixed
 */
export async function keepFindings(
  store: Pick<Store, "findings">,
  room: string,
  findings: readonly Finding[],
  isAskedAgain: (open: Finding) => boolean,
): Promise<number> {
  const fixed = await foundNoMore(store, room, findings, isAskedAgain);
  await store.findings.upsert([...findings, ...fixed]);
  return fixed.length;
}
