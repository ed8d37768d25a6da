import type { Place, Slot } from "./place.ts";

/**
 * Parts of one message stand apart in its body, and so do messages, and a model reads them as one text: a key or an
 * order that is cut in two by a part's end must be seen whole. Neighbouring texts of one speaker are joined here, at
 * their edges where they are long, for a second look at what crosses an edge.
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
  /** What stands between its pieces. */
  readonly between: string;
  readonly pieces: readonly JoinedPiece[];
}

/** Longer than what any detector needs to see of a key or a phrase. */
const EDGE = 1_024;
/** Some providers put parts together as they are, some on lines of their own. */
export const BETWEEN: readonly string[] = ["", "\n"];
const NONE: readonly JoinedText[] = [];

/** The joined texts of all neighbouring parts and messages of one speaker; mostly none. */
export function joinParts(slots: readonly Slot[]): readonly JoinedText[] {
  if (slots.length < 2) return NONE;
  let found: JoinedText[] | undefined;
  /** The run that each field's last text belongs to. */
  const open = new Map<string | number, { run: number[]; last: Seat }>();
  const close = (run: readonly number[]): void => {
    if (run.length < 2) return;
    found ??= [];
    for (const between of BETWEEN) joinRun(slots, run, between, found);
  };
  for (let at = 0; at < slots.length; at += 1) {
    const seat = seatOf(slots[at] as Slot);
    if (seat === undefined) continue;
    const before = open.get(seat.field);
    if (before !== undefined && before.last.slot.place === seat.slot.place) continue;
    if (before !== undefined && areNeighbours(before.last, seat)) {
      before.run.push(at);
      before.last = seat;
    } else {
      if (before !== undefined) close(before.run);
      open.set(seat.field, { run: [at], last: seat });
    }
  }
  for (const { run } of open.values()) close(run);
  return found ?? NONE;
}

/** Where a text stands: in which message of a list, and in which part of that message. */
interface Seat {
  readonly slot: Slot;
  /** The message's field that holds the text, itself or in parts. */
  readonly field: string | number;
  readonly messages: Place;
  readonly message: number;
  /** The list of parts; undefined where the text is the field itself. */
  readonly parts: Place | undefined;
}

function seatOf(slot: Slot): Seat | undefined {
  const { form, origin, place, key } = slot;
  if (form !== "text" || origin === "metadata" || origin === "tool-definition") return undefined;
  const list = place.parent;
  if (list === undefined || !Array.isArray(list.value)) return undefined;
  const holder = list.parent;
  if (key === "text" && holder?.parent !== undefined && Array.isArray(holder.parent.value))
    return { slot, field: list.key, messages: holder.parent, message: Number(holder.key), parts: list };
  return { slot, field: key, messages: list, message: Number(place.key), parts: undefined };
}

function areNeighbours(one: Seat, next: Seat): boolean {
  if (one.messages !== next.messages || one.slot.origin !== next.slot.origin) return false;
  if (one.parts !== undefined && one.parts === next.parts)
    return areBlank(one.parts, partOf(one) + 1, partOf(next), "text");
  return (
    next.message > one.message &&
    (one.parts === undefined || areBlank(one.parts, partOf(one) + 1, one.parts.value.length as number, "text")) &&
    (next.parts === undefined || areBlank(next.parts, 0, partOf(next), "text")) &&
    areBlank(one.messages, one.message + 1, next.message, next.field)
  );
}

function partOf({ slot }: Seat): number {
  return Number(slot.place.key);
}

/** Empty texts part nothing: a model does not see them. */
function areBlank({ value: list }: Place, from: number, to: number, field: string | number): boolean {
  for (let at = from; at < to; at += 1)
    if ((list[at] as Readonly<Record<string | number, unknown>> | null)?.[field] !== "") return false;
  return true;
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
      if (pieces.length > 1) into.push({ text, between, pieces });
      text = "";
      pieces = [];
      add(passage, part.length - EDGE, part.slice(-EDGE));
    }
  }
  if (pieces.length > 1) into.push({ text, between, pieces });
}
