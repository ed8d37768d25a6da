import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readArrays, readTable } from "../../../tables/index.ts";
import type { Rows } from "../data/rows.ts";
import { readRows } from "../data/rows.ts";
import type { AttackedRow } from "../engine/run.ts";
import { attackFindings } from "../findings.ts";
import { attacks } from "../index.ts";
import { createFeasibility } from "../tabular/feasibility.ts";
import { type Reported, reportAttack } from "./attack-report.ts";
import { csvOf, hardRowsOf, npzOf } from "./export-rows.ts";
import { attackPage } from "./page.ts";
import { pictureOf, pngOf } from "./picture.ts";

const folder = mkdtempSync(path.join(tmpdir(), "report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const data: Rows = {
  inputs: Float32Array.of(0, 0, 1, 1, 2, 2),
  labels: Int32Array.of(0, 1, 1),
  count: 3,
  size: 2,
  indices: [4, 7, 9],
  taken: "x, y of <b>rows</b>.npz",
  isScaled: false,
};
const shared = { queries: 5, label: 1, answer: 0 };
const rows: readonly AttackedRow[] = [
  { ...shared, index: 4, success: true, norm: 0.5, label: 0, answer: 1, input: Float32Array.of(0.1, 0.5) },
  { ...shared, index: 7, success: false, norm: 2, input: Float32Array.of(3, 1) },
  { ...shared, index: 9, success: false, norm: 0, queries: 0, skipped: "misclassified" },
];
const rules = createFeasibility(
  ["<script>alert(1)</script>", "=cmd"].map((name, place) => ({
    name,
    places: [place],
    kind: "number" as const,
    low: 0,
    high: 4,
    isWhole: false,
    isFixed: false,
    direction: 0 as const,
    cost: 1,
  })),
  [],
);
const reported = (more: Partial<Reported> = {}): Reported => ({
  model: "net.onnx",
  digest: "ab".repeat(32),
  data,
  attack: attacks.get("pgd"),
  norm: "linf",
  eps: 1,
  seed: 1,
  shape: [2],
  least: undefined,
  rules,
  result: { rows, cpuSeconds: 1, isInterrupted: false },
  ...more,
});

describe("the report of an attack", () => {
  it("MK16: says what carried it, the smallest change, the confusions, and accuracy against budget", () => {
    const report = reportAttack(reported());
    expect(report.summary).toMatchObject({ attacked: 2, successes: 1, accuracy: 2 / 3, robustAccuracy: 1 / 3 });
    expect(report.summary.confusions).toEqual([{ from: 0, to: 1, count: 1 }]);
    // By their ranges, 0.1 and 0.5 of two each: a sixth and five of six.
    expect(report.carriers.map(({ wins }) => wins)).toEqual([1, 1]);
    expect(report.carriers[0]).toMatchObject({ feature: "=cmd" });
    expect(report.carriers[0]!.share).toBeCloseTo(5 / 6, 5);
    expect(report.examples[0]).toMatchObject({
      index: 4,
      changes: [{ feature: "=cmd", from: 0, to: 0.5 }, { from: 0 }],
    });
    const { curve } = report.summary;
    expect(curve[0]).toEqual({ budget: 0, accuracy: 2 / 3 });
    expect(curve.at(-1)).toEqual({ budget: 2, accuracy: 0 });
    expect(curve.find(({ budget }) => budget >= 0.5)?.accuracy).toBeCloseTo(1 / 3, 9);
    expect(JSON.stringify(report.rows)).not.toContain("input");
  });

  it("MK16: the page loads nothing, runs nothing, and shows names as text", () => {
    const page = attackPage(reportAttack(reported({ least: 0.5 })), 0);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<b>rows|https?:|<link|onload/i);
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain("does not hold");
    expect(page).toContain("<svg");
  });

  it("MK16: pictures are PNGs of the numbers", () => {
    expect(pictureOf([1, 28, 28])).toEqual([1, 28, 28]);
    expect(pictureOf([16])).toBeUndefined();
    const values = Array.from({ length: 16 }, (_, at) => at / 15);
    const bytes = Buffer.from(pngOf(values, [1, 4, 4], 0, 1).split(",")[1]!, "base64");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([4, 4]);
    const length = bytes.readUInt32BE(33);
    const lines = inflateSync(bytes.subarray(41, 41 + length));
    expect([...lines.subarray(0, 6)]).toEqual([0, 0, 17, 34, 51, 0]);
  });

  it("MK17: rows that won are written with their true classes, and read again to the bit", async () => {
    const hard = hardRowsOf(rows, data, rules);
    const csv = path.join(folder, "hard.csv");
    writeFileSync(csv, csvOf(hard));
    const table = await readTable(csv);
    expect([...table.columns.keys()]).toEqual(["<script>alert(1)</script>", "'=cmd", "y"]);
    expect(await readRows(csv)).toMatchObject({
      inputs: Float32Array.of(0.1, 0.5),
      labels: Int32Array.of(0),
      count: 1,
    });
    const npz = path.join(folder, "hard.npz");
    writeFileSync(npz, npzOf(hard, [1, 2]));
    const arrays = await readArrays(npz);
    expect(arrays.get("x")).toMatchObject({ shape: [1, 1, 2], values: Float32Array.of(0.1, 0.5) });
    expect(npzOf(hard, [2]).equals(npzOf(hard, [2]))).toBe(true);
    expect(await readRows(npz)).toMatchObject({ labels: Int32Array.of(0), size: 2 });
  });

  it("MK17: rows are read by the names of parts, by lists of row numbers, and by codes of a schema's words", async () => {
    const csv = path.join(folder, "people.csv");
    writeFileSync(csv, "job,age,paid\nclerk,30,yes\nbaker,40,no\n");
    const schema = path.join(folder, "people_schema.json");
    const columns = [
      { name: "job", type: "cat", values: ["baker", "clerk"] },
      { name: "age", type: "num" },
      { name: "paid", type: "cat", values: ["no", "yes"] },
    ];
    writeFileSync(schema, JSON.stringify({ columns, target: "paid", positive: "yes" }));
    const read = await readRows(csv, { schema });
    expect([...read.inputs]).toEqual([1, 30, 0, 40]);
    expect([...read.labels]).toEqual([1, 0]);
    expect([...(await readRows(csv, { schema, scale: 10, limit: 1 })).inputs]).toEqual([Math.fround(0.1), 3]);
    writeFileSync(csv, "job,age,paid\nsmith,30,yes\n");
    await expect(readRows(csv, { schema })).rejects.toMatchObject({ code: "PARAPET_ATTACK_DATA" });
    await expect(readRows(path.join(folder, "hard.npz"), { split: "valid" })).rejects.toThrow(/no part 'valid'/);
  });

  it("MK18: a finding is what lost more than it kept, or failed its gate; interrupted runs pass no gate", () => {
    expect(attackFindings(reportAttack(reported()), 0)).toEqual([]);
    const [failed] = attackFindings(reportAttack(reported({ least: 0.5 })), 0);
    expect(failed).toMatchObject({ severity: "high", rule: "evasion-linf", threats: ["adversarial-evasion"] });
    expect(attackFindings(reportAttack(reported({ least: 0.2 })), 0)).toEqual([]);
    const stopped = reportAttack(reported({ least: 0.2, result: { rows, cpuSeconds: 1, isInterrupted: true } }));
    expect(stopped.gate).toEqual({ least: 0.2, isPassed: false });
  });
});
