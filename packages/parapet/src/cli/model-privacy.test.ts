import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../model/attacks/engine/random.ts";
import { artefactSubject, digestOfArtefact } from "../model/index.ts";
import { growForest } from "../model/learn/forest.ts";
import { forestModel } from "../model/learn/forest-model.ts";
import { writeModel } from "../onnx/index.ts";
import { openStore } from "../store/index.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

const SIZE = 5;
let workshop: Workshop;
let cwd: string;

/** Rows whose classes nothing tells: what a forest is right on, it knows by heart. */
function drawn(rows: number, seed: number) {
  const random = createRandom(seed);
  const inputs = Float32Array.from({ length: rows * SIZE }, () => Math.round(random.normal() * 100) / 100);
  const labels = Int32Array.from({ length: rows }, () => random.below(2));
  const lines = Array.from({ length: rows }, (_, row) =>
    [...Array.from(inputs.subarray(row * SIZE, (row + 1) * SIZE), (value) => value.toFixed(2)), labels[row]].join(","),
  );
  return { inputs, labels, rows, size: SIZE, classes: 2, csv: `a,b,c,d,e,y\n${lines.join("\n")}\n` };
}

beforeAll(async () => {
  workshop = await openWorkshop();
  ({ cwd } = workshop);
  const [members, others, strangers] = [drawn(150, 1), drawn(150, 2), drawn(150, 3)];
  writeFileSync(join(cwd, "members.csv"), members.csv);
  writeFileSync(join(cwd, "others.csv"), others.csv);
  writeFileSync(join(cwd, "strangers.csv"), strangers.csv);
  const forest = growForest(members, createRandom(4), { trees: 10 });
  writeFileSync(join(cwd, "model.onnx"), writeModel(forestModel(forest, SIZE)));
});
afterAll(() => workshop.close());

const cli = (...args: string[]) => runCli(["model", "privacy", "model.onnx", ...args], { cwd });
const files = (members: string, others: string) => ["--members", members, "--nonmembers", others];

it("L44: says what answers tell of members, and keeps the proof of the very bytes", async () => {
  const limits = ["--shadows", "8", "--max-tpr", "0.05", "--store", "--data-directory", "data", "--json"];
  const told = await cli(...files("members.csv", "others.csv"), ...limits);
  expect(told.code, told.stderr).toBe(1);
  const report = JSON.parse(told.stdout);
  expect(report).toMatchObject({ members: 150, nonmembers: 150, verdict: { state: "failed" }, isInterrupted: false });
  expect(report.membership[0].auc.low).toBeGreaterThan(0.8);
  expect(report.findings).toMatchObject([{ rule: "membership-told", threats: ["membership-inference"] }]);
  const store = await openStore({ dataDirectory: join(cwd, "data") });
  const subject = artefactSubject(await digestOfArtefact(join(cwd, "model.onnx")));
  const kept = await store.evidence.latest({ control: "ctl-privacy-training" });
  expect(kept).toMatchObject([{ control: "ctl-privacy-training", subject, status: "failed", by: "eval.suite" }]);
  await store.close();

  const quiet = await cli(...files("others.csv", "strangers.csv"), ...limits);
  // Nobody was trained on, but 150 rows cannot show that so few are named.
  expect([quiet.code, JSON.parse(quiet.stdout).verdict.state]).toEqual([
    expect.any(Number),
    expect.stringMatching(/unknown|passed/),
  ]);
  expect(JSON.parse(quiet.stdout).findings).toEqual([]);
});

it("L44: a table for a person; what does not fit is refused", async () => {
  const shown = await cli(...files("members.csv", "others.csv"), "--shadows", "0");
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toMatch(/attack +area \(95 %\)[\s\S]*\nloss +0\.\d+ \(/);
  expect((await cli(...files("members.csv", "others.csv"), "--max-tpr", "2")).code).toBe(2);
});
