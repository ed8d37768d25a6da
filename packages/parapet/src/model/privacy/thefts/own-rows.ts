import type { Theft } from "../theft.ts";

export const ownRowsTheft: Theft = {
  id: "own-rows",
  title: "Real rows of the thief's own",
  source: "Orekondy, Schiele, Fritz, Knockoff nets (2019)",
  next: async ({ own, count: has, size }, count, known) => {
    const from = (known?.rows ?? 0) * size;
    return own.slice(from, Math.min(has * size, from + count * size));
  },
};
