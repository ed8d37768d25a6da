import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../store/index.ts";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

const EVIL = "cos\nsystem\n(S'id'\ntR.";

function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  mkdirSync(path.join(made.cwd, "models"));
  return made;
}

describe("model files of a repository", () => {
  it("L47: are in the same report, under the same baseline, and other files with such names are left alone", async () => {
    const { run, write, cwd } = workshop();
    write("models/net.pt", EVIL);
    // Above what the scan of repositories reads.
    write("models/large.pkl", `cos\nsystem\n(S'${"x".repeat(11 << 20)}'\ntR.`);
    writeFileSync(path.join(cwd, "models/firmware.bin"), Buffer.from([1, 2, 3, 250]));
    write("models/ok.pkl", "N.");
    const scan = ["scan", "--scanners", "models", "--no-cache"];
    const found = await run(...scan, "--json");
    expect(found.code).toBe(1);
    const { findings, rules, failures, skipped } = found.json();
    const said = (finding: { rule: string; room: string; severity: string; location: { subject: string } }) => [
      ...[finding.location.subject, finding.rule, finding.severity, finding.room],
    ];
    expect(findings.map(said)).toEqual([
      ["models/large.pkl", "pickle-call", "critical", "model"],
      ["models/net.pt", "pickle-call", "critical", "model"],
    ]);
    expect(rules).toContainEqual(expect.objectContaining({ id: "pickle-call", family: "model" }));
    expect([failures, skipped]).toEqual([[], []]);
    expect((await run(...scan, "--write-baseline", "they are samples")).code).toBe(0);
    const accepted = await run(...scan, "--baseline", "parapet-baseline.json", "--json");
    expect([accepted.code, accepted.json().findings.map(({ status }: { status: string }) => status)]).toEqual([
      0,
      ["suppressed", "suppressed"],
    ]);
  });

  it("L47: what cannot be read is a failure, the policy turns it off, and what is mended is kept as fixed", async () => {
    const { run, write, cwd } = workshop();
    writeFileSync(path.join(cwd, "models/cut.pkl"), Buffer.from([0x80, 4, 0x58]));
    write("models/net.pt", EVIL);
    const data = ["--store", "--data-directory", path.join(cwd, "data")];
    const broken = await run("scan", "--fail-on", "never", "--json", "--no-vulnerabilities", ...data);
    expect([broken.code, broken.json().failures]).toMatchObject([3, [{ path: "models/cut.pkl" }]]);
    write("models/net.pt", "N.");
    expect((await run("scan", "--fail-on", "never", "--no-vulnerabilities", ...data)).code).toBe(3);
    const store = await openStore({ dataDirectory: path.join(cwd, "data") });
    const kept = await store.findings.list({ room: "model" });
    await store.close();
    expect(kept.map(({ rule, status }) => [rule, status]).sort()).toEqual([
      ["pickle-call", "fixed"],
      ["pickle-truncated", "open"],
    ]);
    write("parapet.yaml", "parapet: 1\nscan: { scanners: { models: off } }\n");
    const off = await run("scan", "--json", "--no-vulnerabilities");
    expect([off.code, off.json().failures]).toEqual([0, []]);
    expect(off.json().skipped).toContainEqual({ path: ".", why: "the policy turns off: models" });
  });
});
