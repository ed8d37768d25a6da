import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../store/index.ts";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

const EVIL = "cos\nsystem\n(S'id'\ntR.";
const UNKNOWN = "cshop.models\nScorer\n)R.";

/** Proof is of bytes: what was said of others stays said. */
const subjectOf = (bytes: string): string => `artefact:sha256:${createHash("sha256").update(bytes).digest("hex")}`;

function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  return made;
}

describe("model scan", () => {
  it("L41: answers files with verdict and reasons, and exits by the threshold", async () => {
    const { run, write, cwd } = workshop();
    mkdirSync(path.join(cwd, "models"));
    write("models/a.pkl", "N.");
    write("models/b.pkl", UNKNOWN);
    const needsLook = await run("model", "scan", "models", "--json");
    expect(needsLook.code).toBe(0);
    const { files } = needsLook.json();
    expect(files.map((file: { path: string; verdict: string }) => [file.path, file.verdict])).toEqual([
      ["models/a.pkl", "clean"],
      ["models/b.pkl", "review"],
    ]);
    expect(files[1].reasons[0]).toMatchObject({ rule: "pickle-call", verdict: "review", call: "shop.models.Scorer()" });
    expect((await run("model", "scan", "models", "--threshold", "review")).code).toBe(1);
    write("models/c.bin", EVIL);
    const found = await run("model", "scan");
    expect([found.code, found.stderr]).toEqual([1, ""]);
    expect(found.stdout).toContain("Loading it calls os.system('id'), which runs programs.");
    expect((await run("model", "scan", "nowhere")).code).toBe(2);
  });

  it("L41: what could not be read is exit 3, and reports say so", async () => {
    const { run, cwd } = workshop();
    writeFileSync(path.join(cwd, "m.pkl"), Buffer.from([0x80, 4, 0x58]));
    const cut = await run("model", "scan", "m.pkl", "--format", "sarif");
    expect(cut.code).toBe(3);
    expect(JSON.parse(cut.stdout).runs[0].invocations[0].executionSuccessful).toBe(false);
  });

  it("MA9: keeps findings and evidence, and marks as fixed what is gone", async () => {
    const { run, write, cwd } = workshop();
    const directory = path.join(cwd, "data");
    const kept = async () => {
      const store = await openStore({ dataDirectory: directory });
      const findings = await store.findings.list({ room: "model" });
      const evidence = await store.evidence.latest({ control: "ctl-model-scan" });
      await store.close();
      return {
        findings: findings.map(({ status, rule, threats }) => [status, rule, threats]),
        evidence: evidence.map(({ status, subject }) => [status, subject]).toSorted(),
      };
    };
    write("m.pkl", EVIL);
    expect((await run("model", "scan", "m.pkl", "--store", "--data-directory", directory)).code).toBe(1);
    expect(await kept()).toEqual({
      findings: [["open", "pickle-call", ["malicious-model-file"]]],
      evidence: [["failed", subjectOf(EVIL)]],
    });
    write("m.pkl", "N.");
    expect((await run("model", "scan", "m.pkl", "--store", "--data-directory", directory)).code).toBe(0);
    expect(await kept()).toEqual({
      findings: [["fixed", "pickle-call", ["malicious-model-file"]]],
      evidence: [
        ["failed", subjectOf(EVIL)],
        ["proven", subjectOf("N.")],
      ],
    });
  });

  it("L41: each of what is named is proven by itself, by the digest that the registry calls it by", async () => {
    const { run, write, cwd } = workshop();
    const directory = path.join(cwd, "data");
    mkdirSync(path.join(cwd, "folder"));
    write("folder/a.pkl", "N.");
    write("evil.pkl", EVIL);
    await run("model", "scan", "folder", "evil.pkl", "--store", "--data-directory", directory);
    await run("model", "register", "scorer", "1", "folder", "--data-directory", directory);
    const [listed] = (await run("model", "list", "--data-directory", directory, "--json")).json();
    expect(listed.proof.map(({ control, state }: Record<string, string>) => [control, state])).toContainEqual([
      "ctl-model-scan",
      "proven",
    ]);
  });
});
