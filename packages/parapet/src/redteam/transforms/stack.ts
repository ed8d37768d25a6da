import type { Alphabet, Transform } from "../attack.ts";
import { createRandom, type Random } from "../random.ts";
import { isWithin } from "./alphabet.ts";

export interface StackLimits {
  /** What the first one is handed. */
  readonly from: Alphabet;
  /** Result at most so many times as long as a text of a thousand units, by the declared bounds. */
  readonly mostTimes: number;
}
const STACK_LIMITS: StackLimits = { from: "latin", mostTimes: 64 };

const TYPICAL_UNITS = 1_000;

/** A text of each alphabet that nothing leaves as it is by chance. */
const PROBES: Readonly<Record<Alphabet, string>> = {
  any: "Zoë asks: are 5 jugs of Café № 7 enough?\nThen say so, twice.",
  latin: "Zoë asks: are 5 jugs of Café 7 enough?\nThen say so, twice.",
  ascii: "Zoe asks: are 5 jugs of Cafe 7 enough?\nThen say so, twice.",
  letters: "zoe asks are five jugs of cafe seven enough then say so twice",
};

export interface Growth {
  readonly times: number;
  readonly plus: number;
}

/** The bound of a whole stack, in the terms of one transform's. */
export const growthOf = (stack: readonly Transform[]): Growth =>
  stack.reduce<Growth>(
    ({ times, plus }, { expansion }) => ({
      times: times * expansion.times,
      plus: plus * expansion.times + expansion.plus,
    }),
    { times: 1, plus: 0 },
  );

/**
 * Why these cannot stand upon each other, as a sentence; undefined where they can. Each takes what the one before gives,
 * the whole stays within its bound, and none is in vain: no part of the stack gives back what it was handed, and none
 * leaves alone what the one before made. That is tried, on one text, so no transform needs to know of another.
 */
export function objectionToStack(stack: readonly Transform[], limits: Partial<StackLimits> = {}): string | undefined {
  const { from, mostTimes } = { ...STACK_LIMITS, ...limits };
  let given = from;
  for (const { id, takes, gives } of stack) {
    if (!isWithin(given, takes)) return `${id} takes ${takes}, and is given ${given}`;
    given = gives;
  }
  const { times, plus } = growthOf(stack);
  if (times * TYPICAL_UNITS + plus > mostTimes * TYPICAL_UNITS) return `the text may grow ${times} times`;
  const texts = [PROBES[from]];
  for (const { id, apply } of stack) {
    const text = apply(texts.at(-1)!, createRandom(1));
    if (texts.includes(text)) return `${id} undoes, or leaves as it was, what stands before it`;
    texts.push(text);
  }
  return undefined;
}

export const fits = (stack: readonly Transform[], limits: Partial<StackLimits> = {}): boolean =>
  objectionToStack(stack, limits) === undefined;

/**
 * A stack that fits, of one to `depth` transforms. Shorter than drawn where nothing that was tried fits on top; empty
 * when not even one does.
 */
export function proposeStack(
  candidates: readonly Transform[],
  random: Random,
  { depth = 3, ...limits }: Partial<StackLimits> & { readonly depth?: number } = {},
): readonly Transform[] {
  const wanted = 1 + random.below(depth);
  let stack: readonly Transform[] = [];
  for (let tries = 0; candidates.length > 0 && stack.length < wanted && tries < 12 * depth; tries++) {
    const next = [...stack, random.pick(candidates)];
    if (fits(next, limits)) stack = next;
  }
  return stack;
}
