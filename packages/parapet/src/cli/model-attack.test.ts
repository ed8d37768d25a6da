import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestOfArtefact } from "../model/index.ts";
import { floatTensor, type OnnxModel, TYPE, writeModel } from "../onnx/index.ts";
import { openStore } from "../store/index.ts";
import { POLICY, runCli } from "./testing/run-cli.ts";

/** A linear model of two numbers: class 1 where their sum is above 1. */
const model: OnnxModel = {
  irVersion: 8,
  producer: "",
  opsets: { "": 17 },
  functions: 0,
  graph: {
    name: "line",
    nodes: [{ op: "Gemm", domain: "", name: "", inputs: ["x", "w", "b"], outputs: ["logits"], attributes: {} }],
    initializers: [floatTensor("w", [2, 2], [-1, 1, -1, 1]), floatTensor("b", [2], [1, -1])],
    inputs: [{ name: "x", type: TYPE.float, dims: ["batch", 2] }],
    outputs: [{ name: "logits", type: TYPE.float, dims: ["batch", 2] }],
    lost: [],
  },
};

const cwd = mkdtempSync(path.join(tmpdir(), "attack-cli-"));
const run = (...words: readonly string[]) => runCli(["model", ...words], { cwd });
beforeAll(() => {
  writeFileSync(path.join(cwd, "parapet.yaml"), POLICY);
  writeFileSync(path.join(cwd, "line.onnx"), writeModel(model));
  // Distances to the boundary by the largest change: 0.05, 0.4, 0.1, and one that is wrong.
  writeFileSync(path.join(cwd, "rows.csv"), "a,b,y\n0.55,0.55,1\n0.1,0.1,0\n0.4,0.4,0\n0.9,0.9,0\n");
  writeFileSync(
    path.join(cwd, "rows_schema.json"),
    JSON.stringify({
      columns: [
        { name: "a", type: "num", immutable: true },
        { name: "b", type: "num", min: 0, max: 1 },
      ],
    }),
  );
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function kept() {
  const store = await openStore({ dataDirectory: path.join(cwd, ".parapet") });
  const evidence = await store.evidence.latest({ control: "ctl-robust-inference" });
  const findings = await store.findings.list({ room: "model" });
  await store.close();
  return { evidence, findings };
}

describe("model attack", () => {
  it("MK18: says per row what won, writes reports and rows, and keeps evidence where a gate was given", async () => {
    const files = ["--output", "report.html", "--output", "report.json", "--export", "hard.csv"];
    const attack = ["attack", "line.onnx", "--data", "rows.csv", "--range", "0,1", "--attack", "pgd", "--eps", "0.2"];
    const ran = await run(...attack, "--min-robust", "0.5", "--store", ...files, "--json");
    expect(ran.code, ran.stderr).toBe(1);
    const { rows, cpuSeconds, summary } = ran.json();
    expect(rows.map(({ index, success, skipped }: Record<string, unknown>) => [index, success, skipped])).toEqual([
      [0, true, undefined],
      [1, false, undefined],
      [2, true, undefined],
      [3, false, "misclassified"],
    ]);
    expect(rows[0].norm).toBeGreaterThan(0.0499);
    expect(rows[0].norm).toBeLessThanOrEqual(0.2);
    expect(cpuSeconds).toBeGreaterThan(0);
    expect(summary).toMatchObject({ accuracy: 0.75, robustAccuracy: 0.25 });
    expect(readFileSync(path.join(cwd, "report.html"), "utf8")).toContain("does not hold");
    expect(JSON.parse(readFileSync(path.join(cwd, "report.json"), "utf8")).rows).toHaveLength(4);
    expect(readFileSync(path.join(cwd, "hard.csv"), "utf8").trim().split("\n")).toHaveLength(3);
    const subject = `artefact:sha256:${await digestOfArtefact(path.join(cwd, "line.onnx"))}`;
    expect(await kept()).toMatchObject({
      evidence: [{ subject, by: "eval.suite", status: "failed" }],
      findings: [{ rule: "evasion-linf", status: "open", threats: ["adversarial-evasion"] }],
    });
    const alone = await run(...attack, "--min-robust", "0.2", "--store");
    expect([alone.code, alone.stderr]).toEqual([0, expect.stringContaining("one attack alone proves nothing")]);
    expect(await kept()).toMatchObject({ evidence: [{ status: "unknown" }], findings: [{ status: "open" }] });
    const all = attack.with(attack.indexOf("pgd"), "auto");
    expect((await run(...all, "--min-robust", "0.2", "--store")).code).toBe(0);
    expect(await kept()).toMatchObject({ evidence: [{ status: "proven" }], findings: [{ status: "fixed" }] });
  });

  it("MK10: takes the schema that lies beside the data for the search that needs one", async () => {
    const ran = await run("attack", "line.onnx", "--data", "rows.csv", "--attack", "tabular", "--json");
    expect(ran.json().rows.some(({ success }: { success: boolean }) => success)).toBe(true);
    for (const row of ran.json().rows)
      if (row.success) expect(row.changes.map(({ feature }: { feature: string }) => feature)).toEqual(["b"]);
  });

  it("MK13: a property's counter-example ends with exit 1, and a property that holds is unknown", async () => {
    const box =
      "(declare-const X_0 Real)(declare-const X_1 Real)(declare-const Y_0 Real)(declare-const Y_1 Real)(assert (>= X_0 0))(assert (<= X_0 0.6))(assert (>= X_1 0))(assert (<= X_1 0.3))";
    writeFileSync(path.join(cwd, "safe.vnnlib"), `${box}(assert (>= Y_1 Y_0))`);
    writeFileSync(path.join(cwd, "broken.vnnlib"), `${box}(assert (>= Y_1 -0.3))`);
    const safe = await run("attack", "line.onnx", "--vnnlib", "safe.vnnlib", "--queries", "2000", "--json");
    expect([safe.code, safe.json().verdict]).toEqual([0, "unknown"]);
    const broken = await run("attack", "line.onnx", "--vnnlib", "broken.vnnlib", "--json");
    expect([broken.code, broken.json().verdict]).toEqual([1, "sat"]);
  });

  it("MH3: hardening writes a model, says before and after, and fails where nothing was gained", async () => {
    const words = ["--eps", "0.05", "--epochs", "1", "--proof-rows", "3", "--holdout", "rows.csv", "--json"];
    const ran = await run("harden", "line.onnx", "--data", "rows.csv", "--out", "hard.onnx", ...words);
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.json()).toMatchObject({ isProven: false, rows: 3, hardened: { file: "hard.onnx" } });
    expect(readFileSync(path.join(cwd, "hard.onnx")).length).toBeGreaterThan(50);
  });
});
