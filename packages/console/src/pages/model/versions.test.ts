import { expect, it } from "vitest";
import type { ModelVersionView } from "../../api/types.ts";
import { proofGaps, proofStateOf, sortVersions, validationLine } from "./versions.ts";

const version = (change: Partial<ModelVersionView>): ModelVersionView => ({
  model: "loan",
  version: "1",
  digest: "ab".repeat(32),
  kind: "open",
  source: "loan.onnx",
  licence: null,
  signer: null,
  dataManifest: null,
  stage: "candidate",
  registeredAt: 1,
  registeredBy: "cli",
  changedAt: 1,
  changedBy: "cli",
  proof: [],
  next: [],
  mayMove: false,
  ...change,
});
const proof = (...states: ModelVersionView["proof"][number]["state"][]) => ({
  proof: states.map((state, at) => ({ control: `ctl-${at}`, state })),
});

it("C33: missing, stale and unknown proof is never green, and failed proof is told apart", () => {
  expect(proofStateOf(proof("proven", "proven"))).toBe("proven");
  for (const state of ["missing", "stale", "unknown"] as const)
    expect(proofStateOf(proof("proven", state))).toBe("unproven");
  expect(proofStateOf(proof("failed", "proven"))).toBe("failed");
  expect(proofStateOf(proof())).toBe("unproven");
  expect(proofGaps(proof("proven", "stale", "failed"))).toBe("1 stale, 2 failed");
});

it("C33: what answers stands first", () => {
  const sorted = sortVersions([
    version({ version: "1", stage: "standby" }),
    version({ version: "2", stage: "candidate", changedAt: 1 }),
    version({ version: "3", stage: "candidate", changedAt: 2 }),
    version({ version: "4", stage: "primary" }),
    version({ model: "churn", version: "5" }),
  ]);
  expect(sorted.map((one) => one.version)).toEqual(["5", "4", "1", "3", "2"]);
});

it("C34: a validation is told with its gate before its figures, and what is not known is not green", () => {
  const validation = {
    at: 1,
    rows: 400,
    gate: true,
    isWhole: true,
    measures: { "roc-auc": 0.81236, accuracy: 0.75, zeal: 1 },
  };
  expect(validationLine({ validation })).toBe("passes its gate: accuracy 0.75, roc-auc 0.8124, 400 rows");
  expect(validationLine({ validation: { ...validation, gate: false } })).toMatch(/^fails its gate: /);
  expect(validationLine({ validation: { ...validation, gate: null } })).toMatch(/^no gate was given: /);
  expect(validationLine({ validation: { ...validation, isWhole: false } })).toMatch(/^not whole, passes its gate: /);
  expect(validationLine(version({}))).toBe("none is kept");
});
