import { leadsOf, type Theft } from "../theft.ts";

/** Rows that are weighed for each that is asked. */
const CANDIDATES = 8;

export const slimLeadTheft: Theft = {
  id: "slim-lead",
  title: "Mixtures of own rows where the copy hardly decides",
  source: "Pal and others, ActiveThief (2020), by uncertainty; candidates are mixtures (Zhang and others, 2018)",
  next: async ({ own, count: has, size, isWhole }, count, _, copy, random) => {
    const pick = (): number => random.below(has) * size;
    if (copy === undefined) {
      const first = new Float32Array(Math.min(count, has) * size);
      for (let at = 0; at < first.length; at += size) {
        const from = pick();
        first.set(own.subarray(from, from + size), at);
      }
      return first;
    }
    const rows = count * CANDIDATES;
    const candidates = new Float32Array(rows * size);
    for (let row = 0; row < rows; row++) {
      const [one, other, part] = [pick(), pick(), random.next()];
      for (let at = 0; at < size; at++) {
        const mixed = part * own[one + at]! + (1 - part) * own[other + at]!;
        candidates[row * size + at] = isWhole[at] === 1 ? Math.round(mixed) : mixed;
      }
    }
    const leads = leadsOf(await copy.predict(candidates, rows), rows, copy.classes);
    const order = Uint32Array.from({ length: rows }, (_value, row) => row).sort((a, b) => leads[a]! - leads[b]!);
    const asked = new Float32Array(count * size);
    for (const [at, row] of order.subarray(0, count).entries())
      asked.set(candidates.subarray(row * size, (row + 1) * size), at * size);
    return asked;
  },
};
