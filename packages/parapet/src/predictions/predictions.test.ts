import { seededRandom } from "@parapet/guard/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsened } from "./coarsen.ts";
import { summed } from "./evidence-sum.ts";
import { createQueryWatch, type QueryWatch } from "./query-watch.ts";
import { leadsIn, rowsIn } from "./tensor-rows.ts";

const none = (): number[] => [];

describe("coarser answers", () => {
  it("QM1: keep the highest, few decimals, and nothing else changes", () => {
    const rows = [0.123456, 0.676544, 0.2, 0.5, 0.5, 0];
    expect(coarsened(rows, 3, { top: 1 }, none)).toEqual([0, 0.676544, 0, 0.5, 0, 0]);
    expect(coarsened(rows, 3, { round: 2 }, none)).toEqual([0.12, 0.68, 0.2, 0.5, 0.5, 0]);
    expect(coarsened(rows, 3, {}, none)).toEqual(rows);
    expect(coarsened([], 3, { noise: { epsilon: 1, sensitivity: 1 } }, none)).toEqual([]);
  });

  it("QM1: noise is Laplace's by the draws given, and leaves a distribution one", () => {
    const noise = { epsilon: 2, sensitivity: 1 };
    const said = coarsened([5], 1, { noise }, () => [0.9]);
    // The 0.9 quantile of Laplace's distribution of scale 1/2.
    expect(said[0]).toBeCloseTo(5 - 0.5 * Math.log(0.2), 12);
    const shares = coarsened([0.2, 0.8], 2, { noise }, () => [0.7, 0.4]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  });
});

const SIZE = 6;
/** Usual rows: some features whole, some not, each with its own unit. */
function usualRow(random: () => number): number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const age = Math.round(18 + 60 * random());
  return [
    age,
    1_000 * Math.exp(normal()),
    Math.floor(5 * random()),
    normal(),
    age / 10 + normal(),
    Math.floor(2 * random()),
  ];
}
const rowsOf = (count: number, seed: number): number[][] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => usualRow(random));
};
/** A model that decides by one feature: how surely. */
const leadOf = (row: readonly number[]): number => Math.tanh(Math.abs(row[3]!));

function learned(options: Parameters<typeof createQueryWatch>[0] = {}): QueryWatch {
  const watch = createQueryWatch({ learn: 300, ...options });
  for (const [at, row] of rowsOf(310, 99).entries()) watch.see(`teacher ${at % 10}`, row, leadOf(row));
  expect(watch.isLearning).toBe(false);
  return watch;
}

/** Number of the question after which something was told, and what. */
function until(watch: QueryWatch, client: string, rows: readonly (readonly number[])[]) {
  for (const [at, row] of rows.entries()) {
    const told = watch.see(client, row, leadOf(row));
    if (told !== undefined) return { after: at + 1, ...told };
  }
  return undefined;
}

describe("walks", () => {
  const random = seededRandom(5);
  const walk = (start: readonly number[], steps: number): number[][] => {
    let at = [...start];
    return Array.from({ length: steps }, () => {
      at = at.map((value, feature) =>
        feature === 1 ? value + 20 * (random() - 0.5) : value + 0.05 * (random() - 0.5),
      );
      return at;
    });
  };

  it("QM2: small steps from question to question are suspected", () => {
    const told = until(learned(), "walker", walk(rowsOf(1, 1)[0]!, 100));
    expect(told).toMatchObject({
      kind: "evasion",
      reason: expect.stringContaining("almost one that was asked before"),
    });
    expect(told!.after).toBeLessThan(30);
  });

  it("QM2: also when eight walks take turns, and after harmless questions", () => {
    const walks = rowsOf(8, 2).map((row) => walk(row, 30));
    const turns = Array.from({ length: 240 }, (_, at) => walks[at % 8]![Math.floor(at / 8)]!);
    const told = until(learned(), "walker", [...rowsOf(60, 3), ...turns]);
    expect(told?.kind).toBe("evasion");
    expect(told!.after).toBeGreaterThan(60);
    expect(told!.after).toBeLessThan(160);
  });
});

describe("copies", () => {
  it("QM3: questions out of nowhere are suspected as extraction", () => {
    const random = seededRandom(7);
    const anywhere = Array.from({ length: 150 }, () => [
      18 + 60 * random(),
      60_000 * random(),
      5 * random(),
      12 * random() - 6,
      16 * random() - 4,
      random(),
    ]);
    expect(until(learned(), "copier", anywhere)).toMatchObject({ kind: "extraction", reason: /unlike anything/ });
  });

  it("QM3: questions where the model hardly decides are suspected as extraction", () => {
    const undecided = rowsOf(3_000, 8).filter((row) => leadOf(row) < 0.35);
    const told = until(learned(), "copier", undecided.slice(0, 150));
    expect(told).toMatchObject({ kind: "extraction", reason: /hardly decides/ });
  });

  it("QM5: a budget of different questions holds from the first one, and repeats cost nothing", () => {
    const watch = createQueryWatch({ budget: 20 });
    const rows = rowsOf(30, 9);
    for (let time = 0; time < 50; time++) expect(watch.see("a", rows[0]!, undefined)).toBeUndefined();
    expect(until(watch, "a", rows)).toMatchObject({ after: 21, kind: "budget", queries: 21 });
    // Also of a client of whom something else is suspected already, and goes on to be.
    const suspicious = learned({ budget: 80 });
    const walk = Array.from({ length: 100 }, (_, at) => [40 + at * 1e-3, 1_000, 2, 1, 4, 0]);
    const told = walk.flatMap((row) => suspicious.see("w", row, 0.9) ?? []);
    expect(told).toMatchObject([{ kind: "evasion" }, { kind: "budget", queries: 81 }]);
  });
});

it("QM5: a row that is looked at counts for those that are not", () => {
  const watch = createQueryWatch({ budget: 50 });
  const told = Array.from({ length: 6 }, (_, at) => watch.see("a", [at], undefined, 10));
  expect(told.map((one) => one?.kind)).toEqual([...Array(5).fill(undefined), "budget"]);
  expect(told[5]?.queries).toBe(60);
});

it("QM4: of 400 harmless clients none is suspected", () => {
  const watch = learned();
  const all = rowsOf(4_000, 10);
  const byAge = all.toSorted((a, b) => a[0]! - b[0]!);
  const habits: ((random: () => number, at: number) => number[])[] = [
    (random) => all[Math.floor(random() * 4_000)]!,
    (random) => all[Math.floor(random() * 30)]!,
    (random) => byAge[1_000 + Math.floor(random() * 60)]!,
    (random, at) => byAge[Math.floor(at * 12 + random() * 400)]!,
    (random, at) => {
      const row = all[(at - (at % 3)) * 3]!;
      const other = Math.floor(random() * SIZE);
      return at % 3 === 2 ? row.map((value, feature) => (feature === other ? all[at]![feature]! : value)) : row;
    },
  ];
  const suspected: string[] = [];
  for (let client = 0; client < 400; client++) {
    const random = seededRandom(client);
    const habit = habits[client % habits.length]!;
    const rows = Array.from({ length: 300 }, (_, at) => habit(random, at));
    const told = until(watch, `client ${client}`, rows);
    if (told !== undefined) suspected.push(`${client % habits.length}: ${told.reason}`);
  }
  expect(suspected).toEqual([]);
});

describe("learning", () => {
  it("QM5: nothing is judged before enough rows of enough clients are known", () => {
    const watch = createQueryWatch({ learn: 100 });
    for (const row of rowsOf(500, 11)) watch.see("alone", row, leadOf(row));
    expect(watch.isLearning).toBe(true);
    for (let client = 0; client < 3; client++)
      for (const row of rowsOf(100, 20 + client)) watch.see(`more ${client}`, row, leadOf(row));
    expect(watch.isLearning).toBe(true);
    for (const row of rowsOf(100, 30)) watch.see("the fifth", row, leadOf(row));
    expect(watch.isLearning).toBe(false);
  });

  it("QM6: told once a client and kind, in words; who is forgotten begins anew", () => {
    const watch = learned();
    const step = (at: number) => [40 + at * 1e-3, 1_000, 2, 1, 4, 0];
    const seen = () =>
      Array.from({ length: 60 }, (_, at) => watch.see("w", step(at), 0.9)).filter((one) => one !== undefined);
    const told = seen();
    expect(told).toHaveLength(1);
    expect(told[0]!.reason).not.toMatch(/\d/);
    expect(watch.suspicionOf("w")).toEqual(told[0]);
    watch.forget("w");
    expect(watch.suspicionOf("w")).toBeUndefined();
    expect(seen()).toHaveLength(1);
  });

  it("QM7: clients are remembered up to a number, the one that asked least lately goes first", () => {
    const watch = learned({ clients: 20 });
    const step = (at: number) => [40 + at * 1e-3, 1_000, 2, 1, 4, 0];
    for (let at = 0; at < 60; at++) watch.see("walker", step(at), 0.9);
    expect(watch.suspicionOf("walker")).toBeDefined();
    for (let client = 0; client < 20; client++) watch.see(`other ${client}`, usualRow(seededRandom(client)), 0.5);
    expect(watch.suspicionOf("walker")).toBeUndefined();
  });

  it("QM7: questions of a width that was not learned, and numbers that are none, are no evidence", () => {
    const watch = learned();
    for (let at = 0; at < 100; at++) expect(watch.see("odd", [at, 1], 0.5)).toBeUndefined();
  });
});

describe("rows of tensors", () => {
  it("QM8: stand side by side, by name, words as numbers that are equal where words are", () => {
    const tensors = [
      { name: "b", datatype: "FP32", shape: [2, 1], data: [5, 6] },
      {
        name: "a",
        datatype: "BYTES",
        shape: [2, 2],
        data: [
          ["x", "y"],
          ["y", "x"],
        ],
      },
    ];
    const [[, one], [, other]] = rowsIn(tensors, 10) as [[number, Float64Array], [number, Float64Array]];
    expect([one[2], other[2]]).toEqual([5, 6]);
    expect([one[0], one[1]]).toEqual([other[1], other[0]]);
    expect(one[0]).not.toBe(one[1]);
  });

  it("QM8: of too many, as many as are allowed, evenly spread", () => {
    const tensor = {
      name: "a",
      datatype: "FP32",
      shape: [1_000, 1],
      data: Array.from({ length: 1_000 }, (_, at) => at),
    };
    const rows = rowsIn([tensor], 10, 3);
    expect(rows.map(([row]) => row)).toEqual([3, 103, 203, 303, 403, 503, 603, 703, 803, 903]);
    expect(rows.map(([, numbers]) => numbers[0])).toEqual(rows.map(([row]) => row));
  });

  it("QM8: what is no row is left out and never throws", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record(
            { name: fc.anything(), shape: fc.anything(), data: fc.anything(), datatype: fc.anything() },
            { requiredKeys: [] },
          ),
          { maxLength: 3 },
        ),
        (tensors) => {
          for (const [, numbers] of rowsIn(tensors, 5)) expect([...numbers].every(Number.isFinite)).toBe(true);
          for (const lead of leadsIn(tensors, [0, 1])) expect(lead === undefined || Number.isFinite(lead)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
    expect(rowsIn([{ shape: [2, 2], data: [1, 2, 3] }], 5)).toEqual([]);
    expect(rowsIn([], 5)).toEqual([]);
  });

  it("QM8: leads are of the likeliest class over the next, one number a row is the probability of yes", () => {
    const wide = { name: "p", datatype: "FP32", shape: [2, 3], data: [0.1, 0.7, 0.2, 0.4, 0.35, 0.25] };
    const [one, other] = leadsIn([{ name: "label", datatype: "INT64", shape: [2], data: [1, 0] }, wide], [0, 1]);
    expect([one, other]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.05, 9)]);
    expect(leadsIn([{ name: "p", datatype: "FP64", shape: [2, 1], data: [0.9, 0.5] }], [0, 1, 7])).toEqual([
      expect.closeTo(0.8, 9),
      0,
      undefined,
    ]);
  });
});

it("QM9: the sum of evidence never falls below zero, and what is long past weighs nothing", () => {
  const rates = { usual: 0.1, suspect: 0.6 };
  expect(summed(0, true, rates)).toBeCloseTo(Math.log(6), 12);
  expect(summed(1, false, rates)).toBeCloseTo(1 + Math.log(0.4 / 0.9), 12);
  expect(summed(0.1, false, rates)).toBe(0);
});
