import { createHash } from "node:crypto";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { openTestStore, temporaryDirectory } from "../../store/testing/store-kit.ts";
import { digestOfArtefact } from "../digest.ts";
import { artefactSubject } from "./proof.ts";
import { createModelRegistry, type RegistryOptions } from "./registry.ts";

const DIGEST = "ab".repeat(32);
const registration = {
  model: "loan",
  version: "1",
  digest: DIGEST,
  kind: "proprietary",
  source: "models/loan.onnx",
  licence: "Apache-2.0",
  signer: null,
  dataManifest: null,
} as const;

async function opened(more: Partial<RegistryOptions> = {}) {
  const { store, clock } = await openTestStore();
  const registry = createModelRegistry({ store, clock, ...more });
  const prove = (control: string, change: Partial<Evidence> = {}) =>
    store.evidence.insert([
      {
        control,
        subject: artefactSubject(DIGEST),
        status: "proven",
        by: "scan.model",
        at: clock.now(),
        expiresAt: clock.now() + 1_000,
        run: "parapet model scan",
        digest: "00",
        ...change,
      },
    ]);
  const promote = (version: string, to: Parameters<typeof registry.promote>[0]["to"]) =>
    registry.promote({ model: "loan", version, to, actor: "anna", reason: "it is better" });
  return { store, clock, registry, prove, promote };
}

describe("the registry", () => {
  it("MR1: a version is registered once, whatever its bytes", async () => {
    const { registry, store } = await opened();
    await registry.register(registration, "anna");
    const other = { ...registration, digest: "cd".repeat(32) };
    await expect(registry.register(other, "anna")).rejects.toMatchObject({ code: "PARAPET_MODEL_REGISTERED" });
    expect(await registry.list("loan")).toMatchObject([{ stage: "candidate", digest: DIGEST, registeredBy: "anna" }]);
    await store.events.flush();
  });

  it("MR2: nothing moves without proof for these bytes", async () => {
    const { registry, prove, promote } = await opened();
    await registry.register(registration, "anna");
    const why = async () => promote("1", "primary").catch((thrown: Error) => thrown.message);
    expect(await why()).toMatch(/ctl-model-scan: there is no proof.*ctl-model-eval-gate: there is no proof/);
    await prove("ctl-model-scan", { subject: artefactSubject("cd".repeat(32)) });
    expect(await why()).toContain("ctl-model-scan: there is no proof");
    await prove("ctl-model-scan");
    await prove("ctl-model-eval-gate", { status: "failed" });
    expect(await why()).toMatch(/^'loan' 1 may not become primary: ctl-model-eval-gate: the last run, of .* failed$/);
    expect(await registry.list()).toMatchObject([{ stage: "candidate" }]);
  });

  it("MR2: proof that is past its date is none, and neither is one that could not tell", async () => {
    const { registry, prove, promote, clock } = await opened();
    await registry.register(registration, "anna");
    await prove("ctl-model-scan");
    clock.advance(1_000);
    await expect(promote("1", "shadow")).rejects.toThrow("past its date");
    await prove("ctl-model-scan", { status: "unknown" });
    await expect(promote("1", "shadow")).rejects.toMatchObject({ code: "PARAPET_MODEL_UNPROVEN", exit: 1 });
    clock.advance(1);
    await prove("ctl-model-scan");
    expect(await promote("1", "shadow")).toMatchObject({ stage: "shadow", changedBy: "anna" });
  });

  it("MR2: the policy asks for more, and a stage is reached only from where it may be", async () => {
    const { registry, prove, promote } = await opened({ alsoNeeds: { primary: ["ctl-fairness-test"] } });
    await registry.register(registration, "anna");
    for (const control of ["ctl-model-scan", "ctl-model-eval-gate"]) await prove(control);
    await expect(promote("1", "primary")).rejects.toThrow("ctl-fairness-test: there is no proof");
    expect(await promote("1", "canary")).toMatchObject({ stage: "canary" });
    await expect(promote("1", "shadow")).rejects.toMatchObject({ code: "PARAPET_MODEL_STAGE" });
    await expect(promote("2", "shadow")).rejects.toMatchObject({ code: "PARAPET_MODEL_UNKNOWN" });
  });

  it("MR3: of several that promote the same version one wins, and the old primary becomes the standby", async () => {
    const { registry, prove, promote } = await opened();
    for (const version of ["1", "2"]) await registry.register({ ...registration, version }, "anna");
    for (const control of ["ctl-model-scan", "ctl-model-eval-gate"]) await prove(control);
    await promote("1", "primary");
    const both = await Promise.allSettled([promote("2", "primary"), promote("2", "primary")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "PARAPET_MODEL_MOVED" } });
    const stages = (await registry.list()).map(({ version, stage }) => `${version} ${stage}`).sort();
    expect(stages).toEqual(["1 standby", "2 primary"]);
  });

  it("MR4: a rollback takes the newest standby, with proof past its date, but not with failed proof", async () => {
    const { registry, prove, promote, clock } = await opened();
    const back = () => registry.rollback({ model: "loan", actor: "bea", reason: "wrong answers" });
    await expect(back()).rejects.toMatchObject({ code: "PARAPET_MODEL_UNKNOWN" });
    for (const version of ["1", "2"]) await registry.register({ ...registration, version }, "anna");
    for (const control of ["ctl-model-scan", "ctl-model-eval-gate"]) await prove(control);
    await promote("1", "primary");
    await promote("2", "primary");
    clock.advance(5_000);
    expect(await back()).toMatchObject({ version: "1", stage: "primary" });
    await prove("ctl-model-eval-gate", { status: "failed" });
    await expect(back()).rejects.toMatchObject({ code: "PARAPET_MODEL_UNPROVEN" });
  });

  it("MR5: changes are events with their proof, and a promotion leaves evidence", async () => {
    const { registry, prove, promote, store } = await opened();
    await registry.register(registration, "anna");
    for (const control of ["ctl-model-scan", "ctl-model-eval-gate"]) await prove(control);
    await promote("1", "primary");
    await store.events.flush();
    const rows = await store.events.read({ kinds: ["model-registered", "model-promoted"] });
    expect(rows.map(({ kind, subject, actor }) => [kind, subject, actor]).sort()).toEqual([
      ["model-promoted", "model:loan", "anna"],
      ["model-registered", "model:loan", "anna"],
    ]);
    expect(rows.find(({ kind }) => kind === "model-promoted")?.data).toMatchObject({
      from: "candidate",
      to: "primary",
      digest: DIGEST,
      reason: "it is better",
      proof: [expect.stringMatching(/^ctl-model-scan: proven/), expect.stringMatching(/^ctl-model-eval-gate: proven/)],
    });
    expect(await store.evidence.latest({ control: "ctl-registry-approval" })).toMatchObject([
      { status: "proven", by: "model.registry", subject: artefactSubject(DIGEST) },
    ]);
  });
});

describe("the digest of a model", () => {
  it("MR1: is the file's own, and of a folder what sha256sum's lines hash to", async () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, "b.bin"), "two");
    writeFileSync(join(folder, "a.json"), "one");
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    expect(await digestOfArtefact(join(folder, "b.bin"))).toBe(hash("two"));
    expect(await digestOfArtefact(folder)).toBe(hash(`${hash("one")}  ./a.json\n${hash("two")}  ./b.bin\n`));
    symlinkSync("/etc/hostname", join(folder, "c"));
    await expect(digestOfArtefact(folder)).rejects.toMatchObject({ code: "PARAPET_MODEL_READ" });
    await expect(digestOfArtefact(join(folder, "none"))).rejects.toMatchObject({ code: "PARAPET_MODEL_READ" });
  });
});
