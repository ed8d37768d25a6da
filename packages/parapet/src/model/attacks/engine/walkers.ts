import type { AttackRun } from "../../attack.ts";
import { rowOf } from "./batches.ts";

/** Rows that walk at a time: their questions lie in memory together. */
const MOST_WALKERS = 32;

export interface Walker {
  readonly row: number;
  /** The original. */
  readonly origin: Float32Array;
  /** Queries that are left. */
  left(): number;
  /** Leads of one or more inputs, side by side; what wins is kept. */
  ask(inputs: Float32Array): Promise<Float32Array>;
}

interface Question {
  readonly row: number;
  readonly inputs: Float32Array;
  readonly answer: (leads: Float32Array) => void;
  readonly fail: (cause: unknown) => void;
}

/**
 * Lets an attack be written for one row, step after step, while the target is asked about many at once: what all rows
 * ask in one turn goes out as one batch.
 *
 * @param rows which of them walk
 * @param limit queries that a row may have cost at the end
 */
export async function walkTogether(
  run: AttackRun,
  rows: readonly number[],
  limit: number,
  walk: (walker: Walker) => Promise<void>,
): Promise<void> {
  let questions: Question[] = [];
  let isWaiting = false;
  const flush = async (): Promise<void> => {
    isWaiting = false;
    const asked = questions;
    questions = [];
    const counts = asked.map(({ inputs }) => inputs.length / run.size);
    const all = new Float32Array(counts.reduce((sum, count) => sum + count, 0) * run.size);
    let at = 0;
    const names: number[] = [];
    for (const [place, { row, inputs }] of asked.entries()) {
      all.set(inputs, at * run.size);
      for (let time = 0; time < counts[place]!; time++) names.push(row);
      at += counts[place]!;
    }
    try {
      const scores = await run.ask(names, all);
      let from = 0;
      for (const [place, { row, inputs, answer }] of asked.entries()) {
        const leads = new Float32Array(counts[place]!);
        for (let time = 0; time < leads.length; time++) {
          leads[time] = run.lead(row, scores, from + time);
          if (leads[time]! > 0) run.keep(row, rowOf(inputs, time, run.size));
        }
        from += leads.length;
        answer(leads);
      }
    } catch (thrown) {
      for (const { fail } of asked) fail(thrown);
    }
  };
  const ask = (row: number, inputs: Float32Array): Promise<Float32Array> =>
    new Promise((answer, fail) => {
      questions.push({ row, inputs, answer, fail });
      if (isWaiting) return;
      isWaiting = true;
      // After all that the last answers set going has come to its next question.
      setImmediate(() => void flush());
    });
  const waiting = [...rows];
  const next = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const own = row;
      await walk({
        row: own,
        origin: rowOf(run.inputs, own, run.size),
        left: () => limit - run.used[own]!,
        ask: (inputs) => ask(own, inputs),
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_WALKERS, rows.length) }, next));
}

/** A row's limit of queries: the run's, else so many from here on. */
export function limitOf(run: AttackRun, otherwise: number): number {
  return Number.isFinite(run.queries) ? run.queries : otherwise;
}
