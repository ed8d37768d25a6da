import { describe, expect, it } from "vitest";
import { coarsened } from "../../predictions/index.ts";
import { createRandom } from "../attacks/engine/random.ts";
import { forestLearner, growForest } from "../learn/forest.ts";
import { type LabelledRows, rowsAt } from "../learn/learner.ts";
import { logisticLearner } from "../learn/logistic.ts";
import { inferAttribute } from "./attributes.ts";
import { weighDefence } from "./defence-table.ts";
import { defended, parseDefence } from "./defences.ts";
import { extract } from "./extraction.ts";
import { trainShadows } from "./shadows.ts";
import { leadsOf, meansOf } from "./theft.ts";
import { stealBy } from "./theft-table.ts";
import { thefts } from "./thefts/index.ts";

const SIZE = 5;
function drawn(rows: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const inputs = Float32Array.from({ length: rows * SIZE }, (_, at) =>
    at % SIZE === 4 ? random.below(4) : Math.round(random.normal() * 100) / 100,
  );
  const labels = Int32Array.from({ length: rows }, (_, row) =>
    Number(inputs[row * SIZE]! + inputs[row * SIZE + 1]! > 0),
  );
  return { inputs, labels, rows, size: SIZE, classes: 2 };
}

/** A line: the probability of yes by two of five features. */
async function line(inputs: Float32Array, rows: number): Promise<Float32Array> {
  const said = new Float32Array(rows * 2);
  for (let row = 0; row < rows; row++) {
    const yes = 1 / (1 + Math.exp(-3 * (inputs[row * SIZE]! + inputs[row * SIZE + 1]!)));
    said.set([1 - yes, yes], row * 2);
  }
  return said;
}

const pool = drawn(900, 1);
const means = meansOf(pool.inputs.slice(0, 300 * SIZE), SIZE);
const judgedInputs = pool.inputs.slice(300 * SIZE, 600 * SIZE);
const judged = { inputs: judgedInputs, rows: 300, said: pool.labels.slice(300, 600) };
const common = { means, budgets: [20, 60, 200], classes: 2, judged } as const;

describe("copies", () => {
  it.each(thefts.all.map(({ id }) => [id]))(
    "PV10: %s asks as many questions as it may, and its copy grows",
    async (id) => {
      let asked = 0;
      const steal = async () =>
        extract({
          ...common,
          theft: thefts.get(id),
          learner: logisticLearner(),
          ask: async (inputs, rows) => {
            expect(inputs).toHaveLength(rows * SIZE);
            for (let at = 0; at < inputs.length; at++) {
              expect(inputs[at]).toBeGreaterThanOrEqual(means.low[at % SIZE]!);
              expect(inputs[at]).toBeLessThanOrEqual(means.high[at % SIZE]!);
              if (at % SIZE === 4) expect(Number.isInteger(inputs[at])).toBe(true);
            }
            asked += rows;
            return line(inputs, rows);
          },
          random: createRandom(3),
        });
      const one = await steal();
      expect(asked).toBe(200);
      expect(one.points.map(({ queries }) => queries)).toEqual([20, 60, 200]);
      // A line is a line: 200 answers tell nearly all of it.
      expect(one.points.at(-1)!.agreement.low).toBeGreaterThan(0.9);
      for (const { agreement } of one.points) expect(agreement.low).toBeLessThan(agreement.value);
      expect(await steal()).toEqual(one);
    },
  );

  it("PV10: own rows end where there are no more", async () => {
    const told = await stealBy({
      others: rowsAt(
        pool,
        Array.from({ length: 120 }, (_, at) => at),
      ),
      ask: line,
      budgets: [20, 100],
      random: createRandom(1),
      seed: 1,
    });
    const own = told!.curves.filter(({ theft }) => theft === "own-rows");
    expect(own).toHaveLength(3);
    for (const { points } of own) expect(points.map(({ queries }) => queries)).toEqual([20, 40]);
    expect(told!.commonest).toBeGreaterThanOrEqual(0.5);
    expect(told!.best!.agreement.value).toBe(
      Math.max(...told!.curves.flatMap(({ points }) => points.map(({ agreement }) => agreement.value))),
    );
  });
});

describe("a column", () => {
  /** The column decides the class of each member, in a way that only the member's own number tells. */
  const remembered = (seed: number): LabelledRows => {
    const rows = drawn(300, seed);
    const random = createRandom(seed + 50);
    const labels = Int32Array.from({ length: 300 }, (_, row) => (rows.inputs[row * SIZE + 4]! % 2) ^ random.below(2));
    return { ...rows, labels };
  };
  const [members, others] = [remembered(5), remembered(6)];
  const both: LabelledRows = {
    ...members,
    rows: 600,
    inputs: Float32Array.from([...members.inputs, ...others.inputs]),
    labels: Int32Array.from([...members.labels, ...others.labels]),
  };

  it("PV11: a model that remembers its members' column is told by them alone", async () => {
    const forest = growForest(members, createRandom(2), { trees: 60, featuresPerSplit: SIZE, isBootstrapped: false });
    const ask = (inputs: Float32Array, rows: number) => forest.predict(inputs, rows);
    const told = await inferAttribute({ pool: both, members: 300, column: 4, ask, random: createRandom(1) });
    expect(told.values).toBe(4);
    expect(told.members.direct).toBeGreaterThan(told.others.direct + 0.1);
    expect(told.members.directGain.low).toBeGreaterThan(0);
    expect(told.others.directGain.low).toBeLessThan(0);
  });

  it("PV11: answers that say the column are used, of members and others alike", async () => {
    const ask = async (inputs: Float32Array, rows: number) => {
      const said = new Float32Array(rows * 2);
      // Surest where the column has the value that belongs to the row's first number.
      for (let row = 0; row < rows; row++) {
        const due = Math.abs(Math.floor(inputs[row * SIZE]! * 1_000)) % 4;
        const sure = inputs[row * SIZE + 4] === due ? 0.95 : 0.55;
        said.set([sure, sure], row * 2);
      }
      return said;
    };
    const told = { ...both, inputs: Float32Array.from(both.inputs) };
    for (let row = 0; row < 600; row++)
      told.inputs[row * SIZE + 4] = Math.abs(Math.floor(told.inputs[row * SIZE]! * 1_000)) % 4;
    const found = await inferAttribute({ pool: told, members: 300, column: 4, ask, random: createRandom(1) });
    for (const guessed of [found.members, found.others]) {
      expect(guessed.with).toBeGreaterThan(0.95);
      expect(guessed.without).toBeLessThan(0.6);
      expect(guessed.gain.low).toBeGreaterThan(0.3);
      expect(guessed.gain.value).toBeCloseTo(guessed.with - guessed.without, 12);
    }
  });

  it("PV11: a model that never saw the column gives no gain; a column of other kinds is refused", async () => {
    const told = await inferAttribute({ pool, members: 400, column: 4, ask: line, random: createRandom(1) });
    for (const { gain } of [told.members, told.others]) {
      expect(gain.low).toBeLessThanOrEqual(0);
      expect(gain.high).toBeGreaterThanOrEqual(0);
    }
    const refused = { code: "PARAPET_PRIVACY_COLUMN" };
    const options = { pool, members: 400, ask: line, random: createRandom(1) };
    await expect(inferAttribute({ ...options, column: 0 })).rejects.toMatchObject(refused);
    await expect(inferAttribute({ ...options, column: 9 })).rejects.toMatchObject(refused);
  });
});

describe("defences", () => {
  it("PV12: are read as they are written, and refused where they mean nothing", () => {
    expect(parseDefence("round:2+top:1")).toMatchObject({ coarse: { round: 2, top: 1 }, isMonitored: false });
    expect(parseDefence("noise:0.5").coarse).toEqual({ noise: { epsilon: 0.5, sensitivity: 1 } });
    expect(parseDefence("budget:500+monitor")).toMatchObject({ budget: 500, isMonitored: true });
    for (const wrong of ["", "round", "round:1.5", "top:0", "noise:0", "monitor:3", "hide:1", "round:2+", "budget:-1"])
      expect(() => parseDefence(wrong), wrong).toThrow(expect.objectContaining({ code: "PARAPET_PRIVACY_DEFENCE" }));
  });

  it("PV12: what leaves is what the gateway would let out", async () => {
    const said = await line(judgedInputs, 300);
    const wanted = coarsened(Array.from(said), 2, { top: 1, round: 1 }, () => []);
    expect([...defended(said, 2, parseDefence("top:1+round:1"), 1)]).toEqual(wanted.map(Math.fround));
    expect(defended(said, 2, parseDefence("noise:2"), 1)).toEqual(defended(said, 2, parseDefence("noise:2"), 1));
    expect(defended(said, 2, parseDefence("noise:2"), 2)).not.toEqual(defended(said, 2, parseDefence("noise:2"), 1));
  });

  it("PV12: noise costs right answers and leaves less to the likelihood ratio; rounding to many decimals is for nothing", async () => {
    const random = createRandom(8);
    const labels = Int32Array.from({ length: 300 }, () => random.below(2));
    const noisy = {
      ...rowsAt(
        pool,
        Array.from({ length: 300 }, (_, at) => at),
      ),
      labels,
    };
    const forest = growForest(
      rowsAt(
        noisy,
        Array.from({ length: 150 }, (_, at) => at),
      ),
      createRandom(4),
      { trees: 20 },
    );
    const shares = await forest.predict(noisy.inputs, 300);
    const shadows = await trainShadows({
      pool: noisy,
      learner: forestLearner({ trees: 20 }),
      count: 8,
      random: createRandom(5),
    });
    const weigh = (id: string) =>
      weighDefence(parseDefence(id), { pool: noisy, members: 150, shares, shadows, seed: 1, random: createRandom(6) });
    const lira = ({ membership }: Awaited<ReturnType<typeof weigh>>) => membership.find(({ id }) => id === "lira")!.auc;
    const [nothing, noise] = [await weigh("round:12"), await weigh("noise:1")];
    expect([nothing.changed, nothing.moved]).toEqual([0, expect.closeTo(0, 7)]);
    expect(lira(nothing).value).toBeGreaterThan(0.9);
    expect(lira(noise).high).toBeLessThan(lira(nothing).low);
    expect(noise.changed).toBeGreaterThan(0.05);
  });

  /** Features that go together, as those of people do: at random they are nobody's. */
  const together = (): LabelledRows => {
    const random = createRandom(12);
    const rows = drawn(900, 1);
    for (let row = 0; row < rows.rows; row++) {
      const common = random.normal();
      for (let at = 0; at < SIZE; at++) rows.inputs[row * SIZE + at] = common + 0.2 * random.normal();
    }
    return rows;
  };

  it("PV13: a budget ends a theft at its question, and what was learned is weighed", async () => {
    const others = together();
    const steal = (id: string) =>
      stealBy({ others, ask: line, budgets: [20, 60, 200], random: createRandom(1), seed: 1 }, parseDefence(id));
    const [budget, monitor] = [await steal("budget:100"), await steal("monitor")];
    for (const { refusedAfter, points } of budget!.curves) {
      expect(refusedAfter).toBe(60);
      expect(points.map(({ queries }) => queries)).toEqual([20, 60]);
    }
    const at = (theft: string) => monitor!.curves.filter((curve) => curve.theft === theft);
    for (const { refusedAfter } of at("random")) expect(refusedAfter).not.toBeNull();
    for (const { refusedAfter } of at("own-rows")) expect(refusedAfter).toBeNull();
  });
});

it("PV10: a lead is that of the likeliest class over the next", () => {
  expect([...leadsOf(Float32Array.of(0.5, 0.25, 0.25, 0.125, 0.125, 0.75), 2, 3)]).toEqual([0.25, 0.625]);
});
