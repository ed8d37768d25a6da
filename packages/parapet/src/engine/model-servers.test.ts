import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { artefactSubject, createModelRegistry, digestOfArtefact } from "../model/index.ts";
import { floatTensor, type OnnxModel, TYPE, writeModel } from "../onnx/index.ts";
import { type RunningEngine, runEngine } from "./testing/engine-kit.ts";

/** Gives its input times a factor: which version answered can be read from the answer. */
const times = (factor: number): OnnxModel => ({
  irVersion: 8,
  producer: "",
  opsets: { "": 17 },
  functions: 0,
  graph: {
    name: "times",
    nodes: [{ op: "Mul", domain: "", name: "", inputs: ["x", "k"], outputs: ["y"], attributes: {} }],
    initializers: [floatTensor("k", [1], [factor])],
    inputs: [{ name: "x", type: TYPE.float, dims: ["n"] }],
    outputs: [{ name: "y", type: TYPE.float, dims: ["n"] }],
    lost: [],
  },
});

let folder: string;
let running: RunningEngine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parapet-served-"));
  for (const factor of [2, 3]) writeFileSync(join(folder, `x${factor}.onnx`), writeModel(times(factor)));
  running = await runEngine({ policy: policyWith("") });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

const policyWith = (digest: string): string => `
parapet: 1
server: { port: 0 }
providers:
  here:
    kind: onnx
    registry: true
    files: { twice: { file: ${JSON.stringify(join(folder, "x2.onnx"))}${digest} } }
models:
  twice: { primary: { provider: here } }
  scorer:
    primary: { provider: here, model: scorer@primary }
    canary: { provider: here, model: scorer@canary, share: 1 }
    retries: { max: 0 }
roles:
  app: { allow: ["model:*:invoke", "model:*:predict"] }
`;

const ask = async (model: string): Promise<{ status: number; data: unknown }> => {
  const response = await fetch(`${running.engine.url}/v2/models/${model}/infer`, {
    method: "POST",
    headers: { authorization: `Bearer ${running.key}`, "content-type": "application/json" },
    body: JSON.stringify({ inputs: [{ name: "x", datatype: "FP32", shape: [2], data: [1, 10] }] }),
  });
  const json = (await response.json()) as { outputs?: { data: unknown }[]; error?: string };
  return { status: response.status, data: json.outputs?.[0]?.data ?? json.error };
};

it("E20: a file of the policy is served, and other bytes than its digest's are refused", async () => {
  expect(await ask("twice")).toEqual({ status: 200, data: [2, 20] });
  await running.editPolicy(policyWith(`, sha256: "${"0".repeat(64)}"`));
  expect(await ask("twice")).toEqual({ status: 200, data: [2, 20] });
  expect(running.log.some(({ message }) => message.includes("is not the model that the policy names"))).toBe(true);
  await running.editPolicy(policyWith(`, sha256: "${await digestOfArtefact(join(folder, "x2.onnx"))}"`));
  expect(await ask("twice")).toEqual({ status: 200, data: [2, 20] });
});

it("E20: a promotion and a rollback change what answers, without a restart", async () => {
  expect((await ask("scorer")).status).toBe(404);
  const { store } = running.engine;
  const registry = createModelRegistry({ store, clock: { now: () => Date.now() } });
  const version = async (factor: number) => ({
    model: "scorer",
    version: `${factor}`,
    digest: await digestOfArtefact(join(folder, `x${factor}.onnx`)),
    source: join(folder, `x${factor}.onnx`),
    licence: null,
    signer: null,
    dataManifest: null,
  });
  const settled = (factor: number) =>
    expect.poll(() => ask("scorer"), { timeout: 5_000 }).toEqual({ status: 200, data: [factor, factor * 10] });
  for (const factor of [2, 3]) {
    const source = join(folder, `x${factor}.onnx`);
    const digest = await digestOfArtefact(source);
    const proof = {
      subject: artefactSubject(digest),
      status: "proven",
      at: Date.now(),
      expiresAt: Date.now() + 60_000,
    } as const;
    await store.evidence.insert([
      { ...proof, control: "ctl-model-scan", by: "scan.model", run: "scan", digest },
      { ...proof, control: "ctl-model-eval-gate", by: "eval.suite", run: "validate", digest },
    ]);
    await registry.register({ ...(await version(factor)), kind: "open" }, "anna");
    await registry.promote({ model: "scorer", version: `${factor}`, to: "primary", actor: "anna", reason: "better" });
    await settled(factor);
  }
  await registry.rollback({ model: "scorer", actor: "bea", reason: "wrong answers" });
  await settled(2);
  // All traffic is the canary's, once there is one; when it is gone, the primary goes on.
  await registry.register({ ...(await version(3)), version: "3-again", kind: "open" }, "anna");
  await registry.promote({ model: "scorer", version: "3-again", to: "canary", actor: "anna", reason: "on trial" });
  await settled(3);
  await registry.promote({ model: "scorer", version: "3-again", to: "retired", actor: "bea", reason: "worse" });
  await settled(2);
}, 30_000);
