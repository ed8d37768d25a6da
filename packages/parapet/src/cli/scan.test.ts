import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../store/index.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

// Put together here, so that no scanner takes this file for a leak.
const KEY = ["sk-proj-", "a1B2c3D4".repeat(6)].join("");
const leak = `export const key = "${KEY}";\n`;

function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  return made;
}

const git = (cwd: string, ...words: string[]): void => {
  execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.com", ...words], { cwd, stdio: "pipe" });
};

describe("scan", () => {
  it("L22: exits by the worst open finding, and shows it without the secret", async () => {
    const { run, write } = workshop();
    expect(await run("scan")).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing found") });
    write("app.ts", leak);
    const found = await run("scan", ".");
    expect(found).toMatchObject({ code: 1, stderr: "" });
    expect(found.stdout).toContain("app.ts:1:21");
    expect(found.stdout).not.toContain(KEY);
    expect((await run("scan", "--fail-on", "never")).code).toBe(0);
    const { code, json } = await run("scan", "--json");
    expect([code, json().findings.length]).toEqual([1, 1]);
  });

  it.runIf(process.platform === "linux")("L22: what cannot be looked at is exit 3, and no clean report", async () => {
    // A regular file that gives nobody its first bytes: root reads all others.
    const { code, stdout } = await runCli(["scan", "mem", "--no-cache", "--format", "markdown"], {
      cwd: `/proc/${process.pid}`,
    });
    expect(code).toBe(3);
    expect(stdout).toContain("nothing found, and not everything was looked at");
  });

  it("L22: writes several reports in one run, as their names say, and shows the findings all the same", async () => {
    const { run, write, cwd } = workshop();
    write("app.ts", leak);
    const outputs = [
      "out/r.sarif",
      "out/r.md",
      "out/r.xml",
      "out/r.gitlab.json",
      "out/r.html",
      "out/r.csv",
      "out/r.json",
    ];
    mkdirSync(path.join(cwd, "out"));
    const { code, stdout } = await run("scan", "app.ts", ...outputs.flatMap((file) => ["--output", file]));
    expect(code).toBe(1);
    expect(stdout).toContain("app.ts:1:21");
    const text = (file: string): string => readFileSync(path.join(cwd, file), "utf8");
    for (const file of outputs) expect(text(file)).toContain("app.ts");
    const [{ results, tool }] = JSON.parse(text("out/r.sarif")).runs;
    expect(results).toHaveLength(1);
    expect(tool.driver.rules[results[0].ruleIndex].properties.tags).toContain("secrets");
    expect(JSON.parse(text("out/r.gitlab.json"))).toHaveLength(1);
    // What it has written itself is not what it looks for.
    const again = await run("scan", "--json", ...outputs.flatMap((file) => ["--output", file]));
    expect(again.json().subject).toMatch(/^2 files/); // the policy and the source
    expect(text("out/r.md")).toMatch(/^<!-- parapet-scan-report -->/);
  });

  it("L22: a format goes to standard output as it is written", async () => {
    const { run, write } = workshop();
    write("app.ts", leak);
    const { stdout, code } = await run("scan", "--format", "sarif");
    expect([code, JSON.parse(stdout).version]).toEqual([1, "2.1.0"]);
    expect((await run("scan", "--format", "markdown")).stdout.split("\n")[1]).toBe("### parapet scan: 1 critical");
  });

  it("L22: a name that says no format is refused before the scan, a folder that is not there after it", async () => {
    const { run, cwd } = workshop();
    const refused = await run("scan", "--output", "report");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("--format");
    expect(existsSync(path.join(cwd, ".parapet"))).toBe(false);
    const lost = await run("scan", "--output", "nowhere/r.sarif");
    expect(lost.code).toBe(3);
    expect(lost.stderr).toContain("PARAPET_SCAN_OUTPUT");
  });

  it("L23: --since looks at what has changed alone", async () => {
    const { run, write, cwd } = workshop();
    write("old.ts", leak);
    expect((await run("scan", "--since", "HEAD")).stderr).toContain("in no git work tree");
    git(cwd, "init", "--quiet");
    git(cwd, "add", "old.ts");
    git(cwd, "commit", "--quiet", "--message=first");
    expect((await run("scan", "--since", "HEAD")).code).toBe(0);
    write("new.ts", leak);
    const { code, json } = await run("scan", "--since", "HEAD", "--json");
    expect([code, json().findings.map((one: { location: object }) => one.location)]).toEqual([
      1,
      [expect.objectContaining({ subject: "new.ts" })],
    ]);
    expect((await run("scan", "--since=--output=x")).code).toBe(2);
  });
});

describe("scan --store", () => {
  async function kept(cwd: string) {
    const store = await openStore({ dataDirectory: path.join(cwd, ".parapet") });
    const findings = await store.findings.list({ room: "scan" });
    const evidence = await store.evidence.latest({ control: "ctl-secret-scan" });
    const [completed] = await store.events.read({ kinds: ["scan-completed"], limit: 1 });
    await store.close();
    return { completed, findings: findings.map(({ status }) => status), evidence };
  }

  it("L24: keeps findings and evidence; what is gone is fixed, what comes back is open", async () => {
    const { run, write, cwd } = workshop();
    const app = write("app.ts", leak);
    expect((await run("scan", "--store")).code).toBe(1);
    const first = await kept(cwd);
    expect(first.findings).toEqual(["open"]);
    expect(first.evidence).toMatchObject([{ status: "failed", by: "scan.secrets" }]);
    rmSync(app);
    // A part proves nothing, and fixes nothing.
    write("other.ts", "export {};\n");
    await run("scan", "other.ts", "--store");
    expect((await kept(cwd)).findings).toEqual(["open"]);
    expect((await run("scan", "--store")).stderr).toContain("1 are fixed");
    const second = await kept(cwd);
    expect(second.findings).toEqual(["fixed"]);
    expect(first.completed?.data).toMatchObject({ isWhole: true, open: { critical: 1, low: 0 }, fixed: 0 });
    expect(second.completed?.data).toMatchObject({ open: { critical: 0 }, fixed: 1, failures: 0 });
    expect(second.evidence).toMatchObject([{ status: "proven" }]);
    const [evidence] = second.evidence;
    expect((evidence?.expiresAt ?? 0) - (evidence?.at ?? 0)).toBe(7 * 86_400_000);
    writeFileSync(app, leak);
    await run("scan", "--store");
    expect((await kept(cwd)).findings).toEqual(["open"]);
  });
});
