import { isAt, SPACE } from "../../../text/index.ts";

/** A longer target is judged by its beginning. */
export const TARGET_CHARACTERS = 2_048;

/** What a reader's software does with a target: `fetch` without being asked, `follow` when clicked. */
type Use = "fetch" | "follow";

export interface Target {
  readonly use: Use;
  readonly start: number;
  readonly end: number;
  /** False when the text ended inside it. */
  readonly isClosed: boolean;
  /** True when it stands in running text and not in markup. */
  readonly isBare: boolean;
  /** Where the addresses stand in a list. One that may not be reached takes the list with it: a stream lets it go whole. */
  readonly listed?: readonly (readonly [start: number, end: number])[];
  /** True where a backslash may be the escape of a style sheet. */
  readonly isStyle?: boolean;
}

export type Found = (target: Target) => void;

export function untilAny(
  text: string,
  start: number,
  ends: (code: number) => boolean,
): { end: number; isClosed: boolean } {
  const limit = Math.min(text.length, start + TARGET_CHARACTERS);
  let end = start;
  while (end < limit && !ends(text.charCodeAt(end))) end++;
  return { end, isClosed: end < text.length || end - start >= TARGET_CHARACTERS };
}

export const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at - from < 64 && isAt(text, at, SPACE)) at++;
  return at;
};
