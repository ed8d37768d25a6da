import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { agreement } from "../../bench/model/pickle/golden.ts";

describe("beside CPython", () => {
  it("MP1: of every tenth of 100,000 mutants, all that CPython names is seen, and none ends elsewhere", async () => {
    const golden = fileURLToPath(new URL("../../bench/model/pickle/golden.json.gz", import.meta.url));
    const { faults, ...counts } = await agreement(golden, (row) => row % 10 === 0);
    expect(faults).toEqual([]);
    expect(counts.mutants).toBe(10_000);
    expect(counts.same).toBeGreaterThan(1_000);
    expect(counts.bothGaveUp).toBeGreaterThan(7_000);
  });
});
