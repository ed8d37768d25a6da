import type { Slot } from "./place.ts";

/**
 * Parts of one message stand apart in its body, and a model reads them as one text: a key or an order that is cut in two
 * by a part's end must be seen whole. Neighbouring text parts of one speaker are joined here, at their edges where they
 * are long, for a second look at what crosses an edge.
 */

/** A stretch of one passage within a joined text. */
interface JoinedPiece {
  /** Place in the extraction's passages. */
  readonly passage: number;
  /** Where the stretch begins in that passage. */
  readonly from: number;
  /** Where it stands in the joined text, half open. */
  readonly start: number;
  readonly end: number;
}

export interface JoinedText {
  readonly text: string;
  readonly pieces: readonly JoinedPiece[];
}

/** Longer than what any detector needs to see of a key or a phrase. */
const EDGE = 1_024;
/** Some providers put parts together as they are, some on lines of their own. */
const BETWEEN: readonly string[] = ["", "\n"];
const NONE: readonly JoinedText[] = [];

/** The joined texts of all messages that have neighbouring text parts; mostly none. */
export function joinParts(slots: readonly Slot[]): readonly JoinedText[] {
  let found: JoinedText[] | undefined;
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1) {
      found ??= [];
      for (const between of BETWEEN) joinRun(slots, run, between, found);
    }
    run = [];
  };
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as Slot;
    if (slot.form !== "text" || slot.place.parent === undefined || !Array.isArray(slot.place.parent.value)) continue;
    const last = run.length === 0 ? undefined : (slots[run.at(-1) as number] as Slot);
    if (last !== undefined && last.place === slot.place) continue;
    if (last === undefined || !areNeighbours(last, slot)) close();
    run.push(at);
  }
  close();
  return found ?? NONE;
}

function areNeighbours(one: Slot, next: Slot): boolean {
  return (
    one.place.parent === next.place.parent &&
    one.key === next.key &&
    one.origin === next.origin &&
    Number(next.place.key) === Number(one.place.key) + 1
  );
}

/** A part that is long on both sides ends one joined text and begins another. */
function joinRun(slots: readonly Slot[], run: readonly number[], between: string, into: JoinedText[]): void {
  let text = "";
  let pieces: JoinedPiece[] = [];
  const add = (passage: number, from: number, stretch: string): void => {
    if (pieces.length > 0) text += between;
    pieces.push({ passage, from, start: text.length, end: text.length + stretch.length });
    text += stretch;
  };
  for (const passage of run) {
    const part = (slots[passage] as Slot).text;
    if (part.length <= 2 * EDGE) add(passage, 0, part);
    else {
      add(passage, 0, part.slice(0, EDGE));
      if (pieces.length > 1) into.push({ text, pieces });
      text = "";
      pieces = [];
      add(passage, part.length - EDGE, part.slice(-EDGE));
    }
  }
  if (pieces.length > 1) into.push({ text, pieces });
}
