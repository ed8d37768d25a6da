import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { artefactSubject, digestOfArtefact } from "../model/index.ts";
import { openStore } from "../store/index.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

let workshop: Workshop;
let cwd: string;
beforeAll(async () => {
  workshop = await openWorkshop();
  ({ cwd } = workshop);
});
afterAll(() => workshop.close());

const cli = (...args: string[]) => runCli(["model", ...args, "--data-directory", "data"], { cwd });

/** What a scan and a validation leave behind. */
async function prove(digest: string, expiresInMs: number): Promise<void> {
  const store = await openStore({ dataDirectory: join(cwd, "data") });
  const at = Date.now();
  const proof = { subject: artefactSubject(digest), status: "proven", at, expiresAt: at + expiresInMs } as const;
  await store.evidence.insert([
    { ...proof, control: "ctl-model-scan", by: "scan.model", run: "scan", digest: "00" },
    { ...proof, control: "ctl-model-eval-gate", by: "eval.suite", run: "validate", digest: "00" },
  ]);
  await store.close();
}

it("L40: from a file to the primary and back, with proof of its very bytes", async () => {
  writeFileSync(join(cwd, "one.onnx"), "first");
  writeFileSync(join(cwd, "two.onnx"), "second");
  const first = await cli("register", "loan", "1", "one.onnx", "--licence", "Apache-2.0", "--json");
  expect([first.code, JSON.parse(first.stdout)]).toEqual([0, expect.objectContaining({ stage: "candidate" })]);
  expect((await cli("register", "loan", "1", "two.onnx")).stderr).toContain("is registered already");
  expect((await cli("register", "loan", "2", "none.onnx")).code).toBe(2);
  expect((await cli("register", "loan", "2", "two.onnx", "--data-manifest", "x")).code).toBe(2);
  expect((await cli("register", "loan", "2", "two.onnx")).code).toBe(0);
  const refused = await cli("promote", "loan", "1", "primary", "--reason", "first release");
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("ctl-model-scan: there is no proof")]);
  expect((await cli("promote", "loan", "1", "primary")).code).toBe(2);

  await prove(await digestOfArtefact(join(cwd, "one.onnx")), 60_000);
  expect((await cli("promote", "loan", "2", "primary", "--reason", "r")).code).toBe(1);
  expect((await cli("promote", "loan", "1", "primary", "--reason", "first release")).code).toBe(0);
  await prove(await digestOfArtefact(join(cwd, "two.onnx")), 60_000);
  expect((await cli("promote", "loan", "2", "primary", "--reason", "better")).code).toBe(0);
  const list = await cli("list", "loan", "--json");
  expect(JSON.parse(list.stdout).map((one: { version: string; stage: string }) => [one.version, one.stage])).toEqual([
    ["2", "primary"],
    ["1", "standby"],
  ]);
  expect((await cli("list")).stdout).toMatch(/loan +2 +primary .*proven/);

  await prove(await digestOfArtefact(join(cwd, "one.onnx")), -1);
  const back = await cli("rollback", "loan", "--reason", "wrong answers");
  expect([back.code, back.stdout]).toEqual([
    0,
    expect.stringMatching(/loan 1 is primary[\s\S]*ctl-model-scan is stale/),
  ]);
}, 60_000);
