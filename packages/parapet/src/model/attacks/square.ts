import type { Attack, AttackRun } from "../attack.ts";
import { rowOf } from "./engine/batches.ts";
import { distance } from "./engine/norms.ts";

const QUERIES = 5_000;
/** Share of the picture that the first squares cover. */
const FIRST_SHARE = 0.8;
/** The schedule is made for so many queries; shorter runs go through it faster. */
const SCHEDULE = 10_000;
const STAGES: readonly (readonly [until: number, share: number])[] = [
  [10, 1],
  [50, 1 / 2],
  [200, 1 / 4],
  [500, 1 / 8],
  [1_000, 1 / 16],
  [2_000, 1 / 32],
  [4_000, 1 / 64],
  [6_000, 1 / 128],
  [8_000, 1 / 256],
  [Number.POSITIVE_INFINITY, 1 / 512],
];

/**
 * Random search by squares: a patch of the picture goes to one edge of the bound, and stays if the answer leans more to
 * the wrong side. Only scores are asked for, and each row stops at its own first win.
 */
export const square: Attack = {
  id: "square",
  title: "Square",
  access: "scores",
  norms: ["linf", "l2"],
  isMinimal: false,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source:
    "Andriushchenko et al., Square attack: a query-efficient black-box adversarial attack via random search (2020)",
  run: async (run) => {
    const states = new Map<number, State>();
    const budgets = new Map<number, number>();
    for (let row = 0; row < run.count; row++) {
      const room = Number.isFinite(run.queries) ? run.queries - run.used[row]! : QUERIES;
      if (run.isWon(row) || room < 1) continue;
      states.set(row, { current: firstGuess(run, row), lead: Number.NEGATIVE_INFINITY, tries: 0 });
      budgets.set(row, room);
    }
    let open = [...states.keys()];
    while (open.length > 0) {
      const tries = new Float32Array(open.length * run.size);
      for (const [at, row] of open.entries()) {
        const state = states.get(row)!;
        const next = rowOf(tries, at, run.size);
        next.set(state.current);
        if (state.tries > 0) mutate(run, row, next, shareAt(state.tries, budgets.get(row)!));
        run.project(row, next);
      }
      const scores = await run.ask(open, tries);
      for (const [at, row] of open.entries()) {
        const state = states.get(row)!;
        const lead = run.lead(row, scores, at);
        state.tries++;
        if (lead >= state.lead) {
          state.lead = lead;
          state.current = rowOf(tries, at, run.size).slice();
        }
        if (lead > 0) run.keep(row, rowOf(tries, at, run.size));
      }
      open = open.filter((row) => !run.isWon(row) && states.get(row)!.tries < budgets.get(row)!);
    }
  },
};

interface State {
  current: Float32Array;
  lead: number;
  tries: number;
}

function shareAt(tries: number, budget: number): number {
  const place = (tries / budget) * SCHEDULE;
  return FIRST_SHARE * (STAGES.find(([until]) => place <= until)?.[1] ?? 1 / 512);
}

/** Channels, height and width; a row without a picture's shape is one line. */
function picture({ shape, size }: AttackRun): { channels: number; height: number; width: number } {
  if (shape.length === 3) return { channels: shape[0]!, height: shape[1]!, width: shape[2]! };
  if (shape.length === 2) return { channels: 1, height: shape[0]!, width: shape[1]! };
  const side = Math.round(Math.sqrt(size));
  return side * side === size && shape.length === 1 && side > 4
    ? { channels: 1, height: side, width: side }
    : { channels: 1, height: 1, width: size };
}

function firstGuess(run: AttackRun, row: number): Float32Array {
  const random = run.randoms[row]!;
  const guess = Float32Array.from(rowOf(run.inputs, row, run.size));
  const { channels, height, width } = picture(run);
  if (run.norm === "linf") {
    // Stripes from top to bottom, each to one edge.
    for (let channel = 0; channel < channels; channel++)
      for (let column = 0; column < width; column++) {
        const change = random.sign() * run.eps;
        for (let line = 0; line < height; line++) guess[(channel * height + line) * width + column]! += change;
      }
    return guess;
  }
  // Tiles with a hill of change each, one sign a tile and channel.
  const tile = Math.max(1, Math.floor(Math.min(height, width) / 5) || 1);
  const hill = hillOf(Math.min(tile, height), tile);
  const change = new Float64Array(run.size);
  for (let top = 0; top < height; top += tile)
    for (let left = 0; left < width; left += tile)
      for (let channel = 0; channel < channels; channel++) {
        const sign = random.sign();
        for (let line = 0; line < Math.min(tile, height - top); line++)
          for (let column = 0; column < Math.min(tile, width - left); column++)
            change[(channel * height + top + line) * width + left + column] = sign * hill[line * tile + column]!;
      }
  scaleTo(change, run.eps);
  for (let at = 0; at < guess.length; at++) guess[at]! += change[at]!;
  return guess;
}

function mutate(run: AttackRun, row: number, input: Float32Array, share: number): void {
  const { channels, height, width } = picture(run);
  const area = share * height * width;
  const tall = Math.min(height, Math.max(1, Math.round(height === 1 ? 1 : Math.sqrt(area))));
  const wide = Math.min(width, Math.max(1, Math.round(area / tall)));
  if (run.norm === "linf") patch(run, row, input, tall, wide, channels, height, width);
  else moveMass(run, row, input, Math.max(tall, Math.min(3, height)), Math.max(wide, Math.min(3, width)));
}

function patch(
  run: AttackRun,
  row: number,
  input: Float32Array,
  tall: number,
  wide: number,
  channels: number,
  height: number,
  width: number,
): void {
  const random = run.randoms[row]!;
  const origin = rowOf(run.inputs, row, run.size);
  const [top, left] = [random.below(height - tall + 1), random.below(width - wide + 1)];
  for (let attempt = 0; attempt < 8; attempt++) {
    let isNew = false;
    for (let channel = 0; channel < channels; channel++) {
      const change = random.sign() * run.eps;
      for (let line = top; line < top + tall; line++)
        for (let column = left; column < left + wide; column++) {
          const at = (channel * height + line) * width + column;
          const value = Math.min(run.high[at]!, Math.max(run.low[at]!, origin[at]! + change));
          isNew ||= Math.abs(value - input[at]!) > 1e-6;
          input[at] = value;
        }
    }
    // A patch that is as it was would cost a query and tell nothing.
    if (isNew) return;
  }
}

/** For `l2`: one window's change is given up, and its length spent in another with a new hill. */
function moveMass(run: AttackRun, row: number, input: Float32Array, tall: number, wide: number): void {
  const random = run.randoms[row]!;
  const origin = rowOf(run.inputs, row, run.size);
  const { channels, height, width } = picture(run);
  const place = (): readonly [number, number] => [random.below(height - tall + 1), random.below(width - wide + 1)];
  const [to, from] = [place(), place()];
  const change = Float64Array.from(input, (value, at) => value - origin[at]!);
  const each = (
    corner: readonly [number, number],
    channel: number,
    visit: (at: number, inside: number) => void,
  ): void => {
    for (let line = 0; line < tall; line++)
      for (let column = 0; column < wide; column++)
        visit((channel * height + corner[0] + line) * width + corner[1] + column, line * wide + column);
  };
  const hill = hillOf(tall, wide);
  const whole = distance("l2", input, origin);
  for (let channel = 0; channel < channels; channel++) {
    let window = 0;
    const seen = new Set<number>();
    for (const corner of [to, from])
      each(corner, channel, (at) => {
        if (!seen.has(at)) window += change[at]! ** 2;
        seen.add(at);
      });
    let length = 0;
    each(to, channel, (at) => {
      length += change[at]! ** 2;
    });
    const unspent = Math.max(0, run.eps ** 2 - whole ** 2) / channels;
    const sign = random.sign();
    const next = new Float64Array(tall * wide);
    each(to, channel, (at, inside) => {
      next[inside] = sign * hill[inside]! + (length > 0 ? change[at]! / Math.sqrt(length) : 0);
    });
    scaleTo(next, Math.sqrt(window + unspent));
    each(from, channel, (at) => {
      change[at] = 0;
    });
    each(to, channel, (at, inside) => {
      change[at] = next[inside]!;
    });
  }
  for (let at = 0; at < input.length; at++) input[at] = origin[at]! + change[at]!;
}

function scaleTo(values: Float64Array, length: number): void {
  const now = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (now > 0) for (let at = 0; at < values.length; at++) values[at]! *= length / now;
}

/** A hill that falls off from its middle to its rim. */
function hillOf(tall: number, wide: number): Float64Array {
  const hill = new Float64Array(tall * wide);
  for (let line = 0; line < tall; line++)
    for (let column = 0; column < wide; column++) {
      const steps = Math.max(Math.abs(line - (tall - 1) / 2), Math.abs(column - (wide - 1) / 2));
      for (let ring = Math.floor(steps); ring <= Math.max(tall, wide) / 2; ring++)
        hill[line * wide + column]! += 1 / (ring + 1) ** 2;
    }
  return hill;
}
