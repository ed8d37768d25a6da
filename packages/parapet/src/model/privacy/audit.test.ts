import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type OnnxModel, writeModel } from "../../onnx/index.ts";
import type { Rows } from "../attacks/data/rows.ts";
import { createRandom } from "../attacks/engine/random.ts";
import { openOnnxTarget } from "../attacks/targets/onnx-target.ts";
import { growForest } from "../learn/forest.ts";
import { forestModel } from "../learn/forest-model.ts";
import { smallNetwork } from "../learn/small-network.ts";
import { auditPrivacy, type PrivacyReport } from "./audit.ts";
import { shadowLearnerFor } from "./shadow-learner.ts";
import { privacyFindings, verdictOf } from "./verdict.ts";

const folder = mkdtempSync(path.join(tmpdir(), "privacy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openModel(name: string, model: OnnxModel, size: number) {
  const file = path.join(folder, name);
  writeFileSync(file, writeModel(model));
  return openOnnxTarget(file, size);
}

function rows(count: number, seed: number, size = 4): Rows {
  const random = createRandom(seed);
  const labels = Int32Array.from({ length: count }, () => random.below(2));
  const inputs = Float32Array.from({ length: count * size }, () => random.normal());
  return { inputs, labels, count, size, indices: [], taken: `rows ${seed}`, isScaled: false };
}

const members = rows(150, 1);
const others = rows(150, 2);
const forest = growForest({ ...members, rows: members.count, classes: 2 }, createRandom(3), { trees: 12, maxDepth: 6 });
const openForest = () => openModel("forest.onnx", forestModel(forest, members.size), members.size);

describe("an audit", () => {
  it("PV6: tells a model's members by its file, and again the same with the same seed", async () => {
    const target = await openForest();
    const options = { target, members, others, shadows: 12, shadowKind: "auto", seed: 5 } as const;
    const { cpuSeconds: _, ...one } = await auditPrivacy(options);
    const { cpuSeconds: __, ...same } = await auditPrivacy(options);
    const { cpuSeconds: ___, ...other } = await auditPrivacy({ ...options, seed: 6 });
    await target.close();
    expect(one).toEqual(same);
    expect(other).not.toEqual(one);
    expect(one.accuracy.members).toBeGreaterThan(one.accuracy.nonmembers + 0.2);
    expect(one.membership[0]!.auc.low).toBeGreaterThan(0.7);
    expect(one.shadows).toEqual({ count: 12, says: "forests of 12 trees, 6 deep" });
  });

  it("PV9: rows that do not fit are refused", async () => {
    const target = await openForest();
    const common = { target, shadows: 0, shadowKind: "auto", seed: 1 } as const;
    const wide = rows(10, 4, 5);
    const wrong = { ...others, labels: others.labels.map((label) => label * 2) };
    const refused = { code: "PARAPET_PRIVACY_DATA" };
    await expect(auditPrivacy({ ...common, members, others: wide })).rejects.toMatchObject(refused);
    await expect(auditPrivacy({ ...common, members, others: wrong })).rejects.toMatchObject(refused);
    await target.close();
  });
});

describe("shadow models", () => {
  it("PV7: a depth that few trees reach was no limit", async () => {
    const free = growForest({ ...members, rows: members.count, classes: 2 }, createRandom(3), { trees: 12 });
    const target = await openModel("free.onnx", forestModel(free, members.size), members.size);
    expect((await shadowLearnerFor(target, "auto", 1)).says).toBe("forests of 12 trees");
    await target.close();
  });

  it("PV7: a graph is trained anew as it is, and stops as well fitted as the audited one", async () => {
    const scale = { mean: new Float64Array(4), deviation: new Float64Array(4).fill(1) };
    const target = await openModel("network.onnx", smallNetwork(4, 2, 16, scale), 4);
    const { learner, says, close } = await shadowLearnerFor(target, "auto", 0.7);
    expect(says).toBe("the model's own graph, trained anew");
    const given = { ...members, rows: members.count, classes: 2 };
    const learned = await learner.train(given, createRandom(1));
    const said = await learned.predict(members.inputs, members.count);
    expect(said).toHaveLength(members.count * 2);
    // The audited network's weights are all zero: it says one half.
    expect(said.some((share) => Math.abs(share - 0.5) > 0.05)).toBe(true);
    await close();
    await target.close();
  });

  it("PV7: a line is told by its one product", async () => {
    const network = smallNetwork(4, 2, 4, { mean: new Float64Array(4), deviation: new Float64Array(4).fill(1) });
    const [sub, div, product] = network.graph.nodes as [never, never, OnnxModel["graph"]["nodes"][number]];
    const nodes = [sub, div, { ...product, outputs: ["logits"] }];
    const target = await openModel("line.onnx", { ...network, graph: { ...network.graph, nodes } }, 4);
    expect((await shadowLearnerFor(target, "auto", 1)).learner.id).toBe("logistic");
    await target.close();
  });
});

describe("a limit", () => {
  const report = (tpr: { value: number; low: number; high: number }, more: Partial<PrivacyReport> = {}) =>
    ({
      membership: [
        {
          id: "lira",
          auc: { value: 0.6, low: 0.56, high: 0.64 },
          tpr: [{ ...tpr, falsePositiveRate: 0.001, members: 3, others: 0 }],
        },
      ],
      shadows: { count: 32, says: "" },
      members: 100,
      nonmembers: 100,
      isInterrupted: false,
      ...more,
    }) as unknown as PrivacyReport; // as much as a verdict looks at

  it("PV8: passes when the intervals lie below it", () => {
    expect(verdictOf(report({ value: 0.01, low: 0.005, high: 0.02 }), 0.02).state).toBe("passed");
  });

  it("PV8: fails when more were named, unknown when too few rows or attacks were tried", () => {
    expect(verdictOf(report({ value: 0.03, low: 0.01, high: 0.05 }), 0.02).state).toBe("failed");
    expect(verdictOf(report({ value: 0.01, low: 0, high: 0.05 }), 0.02).state).toBe("unknown");
    const low = { value: 0, low: 0, high: 0.001 };
    expect(verdictOf(report(low, { isInterrupted: true }), 0.02).state).toBe("unknown");
    expect(verdictOf(report(low, { shadows: { count: 0, says: "none" } }), 0.02).state).toBe("unknown");
    expect(verdictOf(report(low, { membership: [] }), 0.02).state).toBe("unknown");
    expect(verdictOf(report({ value: 0.03, low: 0, high: 1 }, { isInterrupted: true }), 0.02).state).toBe("failed");
  });

  it("PV8: a finding says who was named, and none is made of chance", () => {
    const named = privacyFindings(report({ value: 0.2, low: 0.1, high: 0.3 }), "model:x", 7);
    expect(named).toMatchObject([
      { rule: "membership-told", severity: "high", threats: ["membership-inference"], firstSeen: 7 },
    ]);
    const chance = report({ value: 0, low: 0, high: 0.03 });
    const [worst] = chance.membership;
    const quiet = { ...chance, membership: [{ ...worst!, auc: { value: 0.51, low: 0.47, high: 0.55 } }] };
    expect(privacyFindings(quiet, "model:x", 7)).toEqual([]);
  });
});
