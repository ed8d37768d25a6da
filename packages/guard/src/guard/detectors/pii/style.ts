import type { Hit } from "../../detector.ts";

/** What stands for a match that is taken out: its name, or itself with all but its last characters hidden. */
export const STYLES = ["label", "mask"] as const;

/** As on a receipt. */
const SHOWN = 4;
/** A shorter value would be half told by its last four. */
const LEAST_CHARACTERS = 9;

/** Of these no end may show: it is a name, a place or a year. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  "email",
  "date-of-birth",
  "person-name",
  "postal-address",
  "coordinates",
  "ipv4",
  "ipv6",
]);

/**
 * The value with a star for each letter and digit but the last four; signs stay, so that it reads as what it was.
 *
 * @returns undefined where four characters would say too much
 */
function masked(value: string): string | undefined {
  const characters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (characters < LEAST_CHARACTERS) return undefined;
  let left = characters - SHOWN;
  return value.replace(/[\p{L}\p{N}]/gu, (character) => (left-- > 0 ? "*" : character));
}

/** The same hits, from `first` on with their values masked in place of their labels. */
export function maskHits(text: string, hits: Hit[], first: number): void {
  for (let at = first; at < hits.length; at++) {
    const hit = hits[at] as Hit;
    if (NEVER_SHOWN.has(hit.rule)) continue;
    const replacement = masked(text.slice(hit.start, hit.end));
    if (replacement !== undefined) hits[at] = { ...hit, replacement };
  }
}
