import { decodeLayers } from "@parapet/guard/text";
import { fill } from "../engine/slots.ts";
import type { Trail } from "../oracle.ts";
import type { Observation } from "../target.ts";

/** A text that left the application, and the turn it left in. */
export interface LeftText {
  readonly text: string;
  readonly turn: number;
}

/**
 * All that somebody outside could read: answers, arguments of calls, what side effects carried. A look-up within the
 * application leaves nothing there, nor does a call that waits for a person.
 */
export function leftTexts({ turns }: Trail): readonly LeftText[] {
  return turns.flatMap(({ seen }, turn) => {
    const before = left.get(seen);
    if (before?.turn === turn) return before.texts;
    const texts = leftIn(seen, turn);
    left.set(seen, { turn, texts });
    return texts;
  });
}

/** A trail is judged after each of its turns: what left in one of them is the same object each time, for whoever keeps what it read in it. */
const left = new WeakMap<Observation, { readonly turn: number; readonly texts: readonly LeftText[] }>();

const leftIn = ({ text, calls, effects }: Observation, turn: number): readonly LeftText[] =>
  [
    text,
    ...calls.filter(({ does, isHeld }) => does !== "read" && isHeld !== true).map((call) => jsonOf(call.arguments)),
    ...effects.map(effectText),
  ]
    .filter((one) => one !== "")
    .map((one) => ({ text: one, turn }));

const effectText = ({ to, content }: { readonly to: string; readonly content: string }): string => `${to}\n${content}`;

/** A value as text: itself where it is one, else its JSON; "" for what has none. */
export function jsonOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

/**
 * All that the attacker has said, what is encoded in it as well, and the goal's asks in clear: what comes back of it
 * proves nothing.
 */
export function saidTexts({ goal, slots, turns }: Trail): readonly string[] {
  const sent = turns.flatMap((turn) => [turn.sent.text, ...turn.sent.attached.map(({ text }) => text)]);
  const read = [...new Set(sent)].flatMap((text) => [text, ...decodeLayers(text).layers.map((layer) => layer.text)]);
  return [...read, ...goal.asks.map((ask) => fill(ask, slots)), ...(goal.ladder ?? []).map((ask) => fill(ask, slots))];
}

/** Said in this session alone, as it was sent. */
export function saidInSession({ turns }: Trail, session: number): readonly string[] {
  return turns
    .filter((turn) => turn.session === session)
    .flatMap(({ sent }) => [sent.text, ...sent.attached.map(({ text }) => text)]);
}
