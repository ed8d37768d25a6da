import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Feasibility, FeatureRule } from "../../attack.ts";
import { boxOfRules } from "../data/rows.ts";
import { runAttack } from "../engine/run.ts";
import { attacks } from "../index.ts";
import { linearTarget } from "../testing/function-target.ts";
import { createFeasibility, type LinearRule } from "./feasibility.ts";
import { readRules, schemaBeside } from "./read-rules.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rules-"));
afterAll(() => rmSync(folder, { recursive: true }));

const feature = (name: string, place: number, more: Partial<FeatureRule> = {}): FeatureRule => ({
  name,
  places: [place],
  kind: "number",
  low: 0,
  high: 4,
  isWhole: true,
  isFixed: false,
  direction: 0,
  cost: 1,
  ...more,
});

/** Six features of few values: all rows that there are can be listed. */
const FEATURES = [
  feature("a", 0),
  feature("b", 1, { direction: 1 }),
  feature("c", 2, { isFixed: true }),
  feature("d", 3, { kind: "choice", low: 0, high: 2 }),
  feature("e", 4, { direction: -1, cost: 2 }),
  feature("f", 5, { cost: 0.5 }),
];
const LINEAR: readonly LinearRule[] = [
  {
    weights: new Map([
      [0, 1],
      [5, -1],
    ]),
    low: Number.NEGATIVE_INFINITY,
    high: 1,
  },
];
const rules = createFeasibility(FEATURES, LINEAR);

function* everyRow(): Generator<Float32Array> {
  for (let code = 0; code < 5 ** 6; code++) {
    const row = Float32Array.from({ length: 6 }, (_, at) => Math.floor(code / 5 ** at) % 5);
    if (row[3]! <= 2) yield row;
  }
}

/** Referee: what the rules say, written out. */
function mayBecome(from: Float32Array, to: Float32Array): boolean {
  const [a, b, c, d, e, f] = [...to] as [number, number, number, number, number, number]; // six
  const isKept = to.every((value, at) => value === from[at]);
  const isWithin = [a, b, c, e, f].every((value) => value >= 0 && value <= 4) && d >= 0 && d <= 2;
  return (
    isKept || (isWithin && b >= from[1]! && c === from[2] && e <= from[4]! && a - f <= Math.max(1, from[0]! - from[5]!))
  );
}

const costOf = (from: Float32Array, to: Float32Array): number =>
  Math.abs(to[0]! - from[0]!) / 4 +
  Math.abs(to[1]! - from[1]!) / 4 +
  Math.abs(to[2]! - from[2]!) / 4 +
  (to[3] === from[3] ? 0 : 1) +
  (2 * Math.abs(to[4]! - from[4]!)) / 4 +
  (0.5 * Math.abs(to[5]! - from[5]!)) / 4;

describe("constrained search", () => {
  it("MK10: rules allow what they say and nothing else, and a cost is the sum of its features'", () => {
    const value = fc.integer({ min: 0, max: 4 });
    const row = fc.tuple(value, value, value, fc.integer({ min: 0, max: 2 }), value, value);
    fc.assert(
      fc.property(row, row, (before, after) => {
        const [from, to] = [Float32Array.from(before), Float32Array.from(after)];
        expect(rules.isFeasible(from, to)).toBe(mayBecome(from, to));
        expect(rules.cost(from, to)).toBeCloseTo(costOf(from, to), 9);
        const moved = to.slice();
        if (rules.repair(from, moved, FEATURES[0]!)) expect(mayBecome(from, moved)).toBe(true);
      }),
      { numRuns: 300 },
    );
    const from = Float32Array.of(1, 1, 1, 1, 1, 1);
    for (const bad of [Float32Array.of(1.5, 1, 1, 1, 1, 1), Float32Array.of(1, 1, 1, 1, 1, 5)])
      expect(rules.isFeasible(from, bad)).toBe(false);
  });

  it("MK10: the search finds a change where there is one, never leaves the rules, and comes near the cheapest of all", async () => {
    const target = linearTarget(
      [
        [0, 0, 0, 0, 0, 0],
        [0.31, 0.17, 0.5, -0.43, -0.29, -0.23],
      ],
      [0, -0.6],
    );
    const all = [...everyRow()].filter((_, at) => at % 641 === 0).slice(0, 16);
    const leadOf = (row: Float32Array): number =>
      [0.31, 0.17, 0.5, -0.43, -0.29, -0.23].reduce((sum, weight, at) => sum + weight * row[at]!, -0.6);
    const inputs = Float32Array.from(all.flatMap((row) => [...row]));
    const labels = Int32Array.from(all, (row) => (leadOf(row) > 0 ? 1 : 0));
    const box = boxOfRules(rules, { size: 6 });
    const { rows } = await runAttack({
      target,
      attack: attacks.get("tabular"),
      inputs,
      labels,
      indices: [...all.keys()],
      ...box,
      norm: "cost",
      rules,
      eps: Number.POSITIVE_INFINITY,
      seed: 1,
    });
    const excess: number[] = [];
    for (const [at, from] of all.entries()) {
      let cheapest = Number.POSITIVE_INFINITY;
      for (const to of everyRow())
        if (mayBecome(from, to) && leadOf(to) > 1e-4 !== (labels[at] === 1) && Math.abs(leadOf(to)) > 1e-4)
          cheapest = Math.min(cheapest, costOf(from, to));
      const { success, norm, input } = rows[at]!;
      expect(success).toBe(Number.isFinite(cheapest));
      if (input === undefined) continue;
      expect(mayBecome(from, input)).toBe(true);
      expect(norm).toBeGreaterThanOrEqual(cheapest - 1e-6);
      excess.push(norm / cheapest);
    }
    excess.sort((a, b) => a - b);
    expect(excess.length).toBeGreaterThan(8);
    expect(excess[excess.length >> 1]).toBeLessThan(1.05);
    expect(excess.at(-1)).toBeLessThan(1.6);
  });

  it("MK10: no attack at all succeeds by what a schema forbids", async () => {
    const target = linearTarget(
      [
        [0, 0],
        [1, 1],
      ],
      [0, -1],
    );
    const fixed = createFeasibility(
      [feature("a", 0, { isFixed: true }), feature("b", 1, { isWhole: true, high: 1 })],
      [],
    );
    const { rows } = await runAttack({
      target,
      attack: attacks.get("pgd"),
      inputs: Float32Array.of(0.2, 0),
      labels: Int32Array.of(0),
      indices: [0],
      low: new Float32Array(2),
      high: new Float32Array(2).fill(1),
      norm: "linf",
      rules: fixed,
      eps: 0.9,
      seed: 1,
    });
    expect(rows[0]).toMatchObject({ success: false, norm: 0 });
  });

  function rulesFrom(schema: object, inputs: readonly number[], size: number): Feasibility {
    const file = path.join(folder, "schema.json");
    writeFileSync(file, JSON.stringify(schema));
    return readRules(file, { inputs: Float32Array.from(inputs), count: inputs.length / size, size });
  }

  it("MK11: a schema is read with its ranges, fixed and monotone columns, costs and constraints", () => {
    const schema = {
      target: "y",
      columns: [
        { name: "age", type: "num", immutable: true },
        { name: "income", type: "num", min: 0, max: 100 },
        { name: "rate", type: "num", monotone: "increasing" },
        { name: "job", type: "cat", values: ["x", "y", "z"] },
        { name: "y", type: "cat", values: ["no", "yes"] },
      ],
      costs: { income: 3 },
      constraints: [{ terms: { income: 1, rate: -10 }, min: 0 }],
    };
    const read = rulesFrom(schema, [30, 50, 0.5, 1, 40, 60, 1.5, 2], 4);
    expect(read.features).toMatchObject([
      { name: "age", isFixed: true, isWhole: true, low: 30, high: 40 },
      { name: "income", low: 0, high: 100, cost: 3, isWhole: true },
      { name: "rate", direction: 1, isWhole: false, low: 0.5, high: 1.5 },
      { name: "job", kind: "choice", high: 2 },
    ]);
    const from = Float32Array.of(30, 50, 0.5, 1);
    expect(read.isFeasible(from, Float32Array.of(30, 5, 0.5, 1))).toBe(true);
    expect(read.isFeasible(from, Float32Array.of(30, 4, 0.5, 1))).toBe(false);
    expect(read.isFeasible(from, Float32Array.of(30, 50, 0.5, 3))).toBe(false);
    // One place for each choice, where rows are that long.
    const spread = rulesFrom(schema, [30, 50, 0.5, 0, 1, 0], 6);
    expect(spread.features.at(-1)).toMatchObject({ name: "job", places: [3, 4, 5] });
    const wide = Float32Array.of(30, 50, 0.5, 0, 1, 0);
    const other = wide.slice();
    spread.write(spread.features[3]!, other, 2);
    expect([...other.slice(3)]).toEqual([0, 0, 1]);
    expect(spread.isFeasible(wide, other)).toBe(true);
    expect(spread.isFeasible(wide, Float32Array.of(30, 50, 0.5, 0, 1, 1))).toBe(false);
  });

  it("MK11: a schema that does not fit the rows is refused", () => {
    const columns = [{ name: "a", type: "num" }];
    expect(() => rulesFrom({ columns }, [1, 2], 2)).toThrow(expect.objectContaining({ code: "PARAPET_ATTACK_SCHEMA" }));
    const constraints = [{ terms: { b: 1 }, max: 0 }];
    expect(() => rulesFrom({ columns, constraints }, [1], 1)).toThrow(/constraint names 'b'/);
    expect(schemaBeside("/x/bank_data.npz")).toBe("/x/bank_schema.json");
    expect(schemaBeside("/x/loans.csv")).toBe("/x/loans_schema.json");
  });
});
