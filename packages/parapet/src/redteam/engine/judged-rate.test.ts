import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { judgedRate } from "./judged-rate.ts";

const random = createRandom(11);
const binomial = (count: number, chance: number): number => {
  let got = 0;
  for (let at = 0; at < count; at++) if (random.next() < chance) got++;
  return got;
};

describe("a rate that a judge has counted", () => {
  it.each([
    [0.1, 0.9, 0.95],
    [0.3, 0.9, 0.95],
    [0.5, 0.8, 0.9],
    [0.8, 0.95, 0.85],
  ])(
    "RT8: a true rate of %f lies within, for judges that err, in 94 to 97 of 100 runs",
    (truth, sensitivity, specificity) => {
      const runs = 3_000;
      let held = 0;
      for (let run = 0; run < runs; run++) {
        const through = binomial(250, truth);
        const counted = binomial(through, sensitivity) + binomial(250 - through, 1 - specificity);
        const judge = {
          caught: binomial(200, sensitivity),
          through: 200,
          cleared: binomial(200, specificity),
          harmless: 200,
        };
        const { low, high } = judgedRate(counted, 250, judge);
        if (low <= truth && truth <= high) held++;
      }
      expect(held / runs).toBeGreaterThanOrEqual(0.935);
      expect(held / runs).toBeLessThanOrEqual(0.975);
    },
  );

  it("RT8: a judge without fault changes little, and one that is no better than chance tells nothing", () => {
    const perfect = { caught: 1_000, through: 1_000, cleared: 1_000, harmless: 1_000 };
    expect(judgedRate(50, 100, perfect).rate).toBeCloseTo(0.5, 2);
    expect(judgedRate(50, 100, { caught: 50, through: 100, cleared: 40, harmless: 100 }).rate).toBeNaN();
    expect(judgedRate(0, 0, perfect)).toMatchObject({ low: 0, high: 1 });
  });
});
