import { leadsOf, type Theft } from "../theft.ts";

/** Of a feature's range. */
const STEP = 0.1;
/** Share of the questions that are own rows, to start from. */
const SEEDS = 0.2;
/** Directions that are weighed for each step. */
const DIRECTIONS = 6;

export const smallStepsTheft: Theft = {
  id: "small-steps",
  title: "Steps from what was asked to where the copy is less sure",
  source: "Papernot and others, Practical black-box attacks (2017), with directions by trial in the place of gradients",
  next: async ({ own, count: has, size, low, high, isWhole }, count, known, copy, random) => {
    const seeds = Math.ceil(count * SEEDS);
    if (known === undefined || copy === undefined) {
      const first = new Float32Array(Math.min(count, has) * size);
      for (let at = 0; at < first.length; at += size) {
        const from = random.below(has) * size;
        first.set(own.subarray(from, from + size), at);
      }
      return first;
    }
    const asked = new Float32Array(count * size);
    for (let row = 0; row < seeds; row++) {
      const from = random.below(has) * size;
      asked.set(own.subarray(from, from + size), row * size);
    }
    const steps = count - seeds;
    const tried = new Float32Array(steps * DIRECTIONS * size);
    for (let step = 0; step < steps; step++) {
      const from = random.below(known.rows) * size;
      for (let way = 0; way < DIRECTIONS; way++)
        for (let at = 0; at < size; at++) {
          const far = STEP * (high[at]! - low[at]!) * random.sign();
          const moved = Math.min(high[at]!, Math.max(low[at]!, known.inputs[from + at]! + far));
          tried[(step * DIRECTIONS + way) * size + at] = isWhole[at] === 1 ? Math.round(moved) : moved;
        }
    }
    const leads = leadsOf(await copy.predict(tried, steps * DIRECTIONS), steps * DIRECTIONS, copy.classes);
    for (let step = 0; step < steps; step++) {
      let best = step * DIRECTIONS;
      for (let way = 1; way < DIRECTIONS; way++)
        if (leads[step * DIRECTIONS + way]! < leads[best]!) best = step * DIRECTIONS + way;
      asked.set(tried.subarray(best * size, (best + 1) * size), (seeds + step) * size);
    }
    return asked;
  },
};
