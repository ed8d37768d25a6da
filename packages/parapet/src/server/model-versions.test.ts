import { afterAll, beforeAll, expect, it } from "vitest";
import { POLICY, type RunningEngine, runEngine } from "../engine/testing/engine-kit.ts";
import { artefactSubject, createModelRegistry } from "../model/index.ts";

const DIGEST = "ab".repeat(32);
let running: RunningEngine;
let admin: string;
beforeAll(async () => {
  running = await runEngine({
    policy: POLICY.replace(
      "roles:\n",
      'roles:\n  scorer: { allow: ["console:read", "model:loan:promote"] }\n  other: { allow: ["console:read", "model:churn:promote"] }\n',
    ),
  });
  admin = await running.signIn();
  const { store } = running.engine;
  const registry = createModelRegistry({ store, clock: { now: () => Date.now() } });
  const what = {
    model: "loan",
    digest: DIGEST,
    kind: "open",
    source: "loan.onnx",
    licence: null,
    signer: null,
  } as const;
  for (const version of ["1", "2"]) await registry.register({ ...what, version, dataManifest: null }, "cli");
});
afterAll(() => running.close());

const keyOf = async (role: string): Promise<string> =>
  (await running.engine.keyService.issue({ name: role, role })).secret;
const promote = (version: string, caller: { key: string } | { cookie: string }, reason = "better") =>
  running.api(`/model-versions/loan/${version}/stage`, { method: "POST", ...caller, body: { to: "primary", reason } });

it("V21: versions are listed with what is proven, and moved only with proof and by whose role names the model", async () => {
  const list = await running.api("/model-versions", { cookie: admin });
  expect(list.json[0]).toMatchObject({ model: "loan", stage: "candidate", mayMove: true });
  expect(list.json[0].proof).toEqual([
    { control: "ctl-model-scan", state: "missing" },
    { control: "ctl-model-eval-gate", state: "missing" },
  ]);
  const [scorer, other] = [await keyOf("scorer"), await keyOf("other")];
  expect((await running.api("/model-versions", { key: other })).json[0].mayMove).toBe(false);
  expect([(await promote("1", { key: other })).status, (await promote("1", { key: scorer })).json.error.code]).toEqual([
    403,
    "PARAPET_MODEL_UNPROVEN",
  ]);
  const at = Date.now();
  const proof = {
    subject: artefactSubject(DIGEST),
    status: "proven",
    at,
    expiresAt: at + 60_000,
    digest: "00",
  } as const;
  await running.engine.store.evidence.insert([
    { ...proof, control: "ctl-model-scan", by: "scan.model", run: "scan" },
    { ...proof, control: "ctl-model-eval-gate", by: "eval.suite", run: "validate" },
  ]);
  expect((await promote("1", { key: scorer }, "  ")).status).toBe(400);
  expect((await promote("1", { key: scorer })).json).toMatchObject({
    stage: "primary",
    changedBy: expect.stringMatching(/^key:/),
  });
  expect((await promote("2", { cookie: admin })).json).toMatchObject({ stage: "primary", version: "2" });
  const rollback = (caller: { key: string }) =>
    running.api("/model-versions/loan/rollback", { method: "POST", ...caller, body: { reason: "wrong" } });
  expect((await rollback({ key: other })).status).toBe(403);
  expect((await rollback({ key: scorer })).json).toMatchObject({ version: "1", stage: "primary" });
  expect((await promote("9", { cookie: admin })).json.error.code).toBe("PARAPET_MODEL_UNKNOWN");
});

it("V22: a version shows the last validation of its bytes, and of no others", async () => {
  const { store } = running.engine;
  const kept = (at: number, change: object) =>
    store.events.append({
      kind: "model-validated",
      at,
      actor: "cli",
      subject: "model:loan.onnx",
      data: { digest: DIGEST, rows: 400, isInterrupted: false, gate: true, failures: 0, measures: { accuracy: 0.8 }, ...change }, // biome-ignore format: one line
    });
  kept(1_000, {});
  kept(2_000, { gate: false, failures: 1, measures: { accuracy: 0.7, "roc-auc": 0.75 } });
  kept(3_000, { digest: "cd".repeat(32), measures: { accuracy: 1 } });
  kept(4_000, { digest: null });
  kept(5_000, { measures: "many" });
  await store.events.flush();
  const { json } = await running.api("/model-versions", { cookie: admin });
  expect(json.map((one: { validation: unknown }) => one.validation)).toEqual(
    json.map(() => ({ at: 2_000, rows: 400, gate: false, isWhole: false, measures: { accuracy: 0.7, "roc-auc": 0.75 } })), // biome-ignore format: one line
  );
});
