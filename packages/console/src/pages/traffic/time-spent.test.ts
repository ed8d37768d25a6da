import { describe, expect, it } from "vitest";
import type { Exchange } from "../../api/types.ts";
import { timeSpent } from "./time-spent.ts";

const run = (direction: string, elapsedUs: number) => ({
  detector: "pii",
  direction,
  verdict: "allow",
  hits: 0,
  elapsedUs,
});
const exchange = (part: Partial<Exchange>): Exchange =>
  ({ latencyMs: 100, firstByteMs: 42, overheadMs: 4, attempts: 1, detectors: [], ...part }) as Exchange;
const said = (part: Partial<Exchange>) =>
  timeSpent(exchange(part)).map(({ title, ms }) => `${title}: ${Number(ms.toFixed(3))}`);

describe("where the time went", () => {
  it("C23: guards, model and the rest stand apart", () => {
    expect(said({ detectors: [run("input", 500), run("input", 500), run("output", 2_000)] })).toEqual([
      "Guards, input: 1",
      "Model, to its first byte: 38",
      "Model, rest of the reply: 58",
      "Guards, output: 2",
      "Rest of Parapet: 1",
    ]);
  });

  it("C23: without a model call no reply is told of", () => {
    expect(said({ latencyMs: 0.3, firstByteMs: 0, overheadMs: 0.26, attempts: 0 })).toEqual([
      "Reading the request: 0.04",
      "Rest of Parapet: 0.26",
    ]);
  });

  it("C23: the parts add up to the whole, also where the record's own do not", () => {
    for (const part of [
      {},
      { overheadMs: 500 },
      { firstByteMs: 0 },
      { firstByteMs: 900 },
      { detectors: [run("input", 9_000_000), run("output", 9_000_000)] },
    ]) {
      const parts = timeSpent(exchange(part));
      expect(parts.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(100);
      expect(parts.every(({ ms }) => ms >= 0)).toBe(true);
    }
  });
});
