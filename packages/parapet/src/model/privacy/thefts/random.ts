import type { Theft } from "../theft.ts";

export const randomTheft: Theft = {
  id: "random",
  title: "Numbers at random, within each feature's range",
  source: "Tramèr and others, Stealing machine learning models via prediction APIs (2016)",
  next: async ({ size, low, high, isWhole }, count, _, __, random) =>
    Float32Array.from({ length: count * size }, (_value, at) => {
      const feature = at % size;
      const [from, to] = [low[feature]!, high[feature]!];
      return isWhole[feature] === 1 ? from + random.below(to - from + 1) : from + (to - from) * random.next();
    }),
};
