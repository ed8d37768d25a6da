import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type GateResult,
  loadValidation,
  type ValidationReport,
  validate,
  validationFindings,
} from "../model/index.ts";
import { openStore, type Store } from "../store/index.ts";
import { recordValidation } from "./record-validation.ts";
import { validationExit } from "./validation-exit.ts";

const fixture = (name: string): string => path.resolve(import.meta.dirname, "../../../../fixtures/validation", name);
const DIGEST = "a".repeat(64);

let report: ValidationReport;
beforeAll(async () => {
  const loaded = await loadValidation({
    model: fixture("people-matrix.onnx"),
    data: fixture("people-holdout.csv"),
    train: fixture("people-train.csv"),
    schema: fixture("people-schema.json"),
  });
  report = await validate({ ...loaded.options, seed: 1, resamples: 20, smallestCell: 30, corruptedRows: 20 });
  await loaded.close();
});

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "parapet-record-"));
  store = await openStore({ dataDirectory: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let clock = 1_800_000_000_000;
/** A run that differs from the real one as is said. */
async function record(more: Partial<ValidationReport>): Promise<readonly string[]> {
  const given = { ...report, model: { name: "people.onnx", digest: DIGEST }, ...more };
  clock += 1_000;
  await recordValidation(store, { report: given, findings: validationFindings(given, clock), at: clock }, "cli");
  const known = await store.findings.list({ room: "model" });
  return known.map(({ rule, status }) => `${rule} ${status}`).toSorted();
}
const result = (measure: string, verdict: GateResult["verdict"]): GateResult => ({
  measure,
  title: measure,
  verdict,
  says: `${measure} is as it is`,
  value: 0.5,
  min: 0.4,
  max: undefined,
});
const gated = (...results: readonly GateResult[]): Partial<ValidationReport> => ({
  gate: { file: "gate.yaml", isPassed: results.every(({ verdict }) => verdict === "passed"), results },
});
const proof = async () =>
  (await store.evidence.latest({})).map(({ control, status, subject }) => [control, status, subject]).toSorted();

it("L48: a finding is fixed only by a run that would have found it", async () => {
  const withoutTrain = { leakage: { ...report.leakage, duplicates: undefined } };
  const clean = { leakage: { ...report.leakage, duplicates: { ...report.leakage.duplicates!, exact: 0, near: 0 } } };
  expect(await record(gated(result("accuracy", "failed")))).toEqual(["gate-quality open", "holdout-leak open"]);
  expect(await record(withoutTrain)).toEqual(["gate-quality open", "holdout-leak open"]);
  const failures = [{ part: "slices", why: "it broke" }];
  expect(await record({ ...clean, failures })).toEqual(["gate-quality open", "holdout-leak open"]);
  expect(await record({ ...clean, isInterrupted: true })).toEqual(["gate-quality open", "holdout-leak open"]);
  const other = { ...clean, model: { name: "other.onnx", digest: DIGEST } };
  expect(await record(other)).toEqual(["gate-quality open", "holdout-leak open"]);
  expect(await record(clean)).toEqual(["gate-quality open", "holdout-leak fixed"]);
  expect(await record({ ...clean, ...gated(result("accuracy", "passed")) })).toEqual([
    "gate-quality fixed",
    "holdout-leak fixed",
  ]);
});

it.each<[string, Partial<ValidationReport>, readonly (readonly string[])[]]>([
  ["no gate proves nothing", {}, []],
  ["what failed", gated(result("accuracy", "failed"), result("mcc", "unknown")), [["ctl-model-eval-gate", "failed"]]],
  ["what could not be told", gated(result("accuracy", "unknown")), [["ctl-model-eval-gate", "unknown"]]],
  [
    "fairness by itself",
    gated(result("accuracy", "failed"), result("fairness.sex.demographic-parity-difference", "passed")),
    [
      ["ctl-fairness-test", "proven"],
      ["ctl-model-eval-gate", "failed"],
    ],
  ],
  [
    "what broke is not proven",
    { ...gated(result("accuracy", "passed")), failures: [{ part: "slices", why: "it broke" }] },
    [["ctl-model-eval-gate", "unknown"]],
  ],
  [
    "nor what was given up",
    { ...gated(result("accuracy", "passed")), isInterrupted: true },
    [["ctl-model-eval-gate", "unknown"]],
  ],
  ["what passed", gated(result("accuracy", "passed")), [["ctl-model-eval-gate", "proven"]]],
])("L48: evidence of a gate, of the very bytes: %s", async (_, more, expected) => {
  await record(more);
  expect(await proof()).toEqual(expected.map((one) => [...one, `artefact:sha256:${DIGEST}`]));
});

it.each<[string, Partial<ValidationReport>, number]>([
  ["no gate", {}, 0],
  ["a gate that passed", gated(result("accuracy", "passed")), 0],
  ["one that failed", gated(result("accuracy", "passed"), result("mcc", "failed")), 1],
  ["what could not be told", gated(result("accuracy", "unknown")), 1],
  ["a part that broke", { failures: [{ part: "slices", why: "it broke" }] }, 3],
  ["given up", { ...gated(result("accuracy", "unknown")), isInterrupted: true }, 3],
  ["given up, and failed before", { ...gated(result("accuracy", "failed")), isInterrupted: true }, 1],
])("L48: exit code of %s", (_, more, code) => {
  expect(validationExit({ ...report, ...more })).toBe(code);
});

it("L48: what has no bytes is proven by its name, and each run is an event", async () => {
  await record({ ...gated(result("accuracy", "passed")), model: { name: "http://host/m", digest: undefined } });
  expect(await proof()).toEqual([["ctl-model-eval-gate", "proven", "model:http://host/m"]]);
  await store.events.flush();
  const [event] = await store.events.read({ kinds: ["model-validated"] });
  expect(event).toMatchObject({ subject: "model:http://host/m", actor: "cli", data: { gate: true, digest: null, rows: 400 } }); // biome-ignore format: one line
  const { accuracy } = event!.data.measures as Record<string, number>; // as it is recorded
  expect(accuracy).toBe(report.metrics.find(({ id }) => id === "accuracy")!.value);
});
