import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

/** The very files, and the very commands that stand in them, on a copy of the sample. */

const HERE = fileURLToPath(new URL(".", import.meta.url));
const MAIN = fileURLToPath(new URL("../../packages/parapet/src/cli/main.ts", import.meta.url));
const FOR_SOURCES = process.execArgv.filter((option) => /^--(?:conditions|import)=/.test(option));

let root: string;
let bin: string;
let port: number;

/** As a CI system runs a step. */
function shell(script: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: `${bin}:${process.env.PATH ?? ""}`, HOME: bin, PORT: String(port), ...env },
  });
}

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(" ");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

beforeAll(async () => {
  const made = mkdtempSync(path.join(tmpdir(), "parapet-redteam-ci-"));
  root = path.join(made, "sample");
  bin = path.join(made, "bin");
  mkdirSync(bin);
  cpSync(path.join(HERE, "sample"), root, { recursive: true });
  const command = path.join(bin, "parapet");
  writeFileSync(command, `#!/bin/sh\nexec ${quoted([process.execPath, ...FOR_SOURCES, "--no-warnings", MAIN])} "$@"\n`);
  chmodSync(command, 0o755);
  port = await freePort();
  const manifest = path.join(root, "redteam.yaml");
  // Another port than the sample's own, which may be taken here; and half as many requests.
  const text = readFileSync(manifest, "utf8");
  writeFileSync(manifest, text.replace("8788", String(port)).replace("requests: 120", "requests: 60"));
});
afterAll(() => {
  if (existsSync(path.join(root, "practice.pid"))) process.kill(Number(read("practice.pid")));
  rmSync(path.dirname(root), { recursive: true, force: true });
});

const workflow = () => parse(read(".github/workflows/redteam.yml"));
const step = (name: string) => workflow().jobs.redteam.steps.find((one: { name?: string }) => one.name === name);

describe("the GitHub workflow", () => {
  it("asks for no more than it needs, and names its actions by commit", () => {
    const { permissions, jobs } = workflow();
    expect(permissions).toEqual({});
    expect(jobs.redteam.permissions).toEqual({ contents: "read", "security-events": "write" });
    const used = jobs.redteam.steps.flatMap(({ uses }: { uses?: string }) => uses ?? []);
    expect(used).toHaveLength(3);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
    for (const { run = "" } of jobs.redteam.steps) expect(run).not.toContain("${{");
  });

  it("attacks, reports and fails on what is new; what was accepted fails no more, and what comes anew does", () => {
    const started = shell(step("Start").run);
    expect([started.status, started.stderr]).toEqual([0, ""]);
    const attacked = shell(step("Attack").run);
    expect([attacked.status, attacked.stdout]).toEqual([0, expect.stringContaining("confirmed  ")]);
    const reported = shell(step("Report").run, { GITHUB_STEP_SUMMARY: path.join(root, "summary.md") });
    expect([reported.status, read("summary.md")]).toEqual([0, read("redteam.md")]);
    const [run] = JSON.parse(read(step("Code scanning").with.sarif_file)).runs;
    expect(run.results.length).toBeGreaterThan(2);
    const fresh = shell(step("Gate").run);
    expect(fresh.status).toBe(1);
    expect(fresh.stdout).toMatch(/^new {7}\S/m);
    const accept = /parapet redteam gate --accept "[^"]+"/.exec(
      readFileSync(path.join(HERE, "README.md"), "utf8"),
    )?.[0];
    expect(shell(accept ?? "false").status).toBe(0);
    const accepted = shell(step("Gate").run);
    expect([accepted.status, accepted.stdout]).toEqual([0, expect.stringContaining("nothing new gets through")]);
    // One is taken out of the list: it, and it alone, is new.
    const baseline = JSON.parse(read("redteam-baseline.json"));
    const [gone, ...rest] = baseline.accepted;
    writeFileSync(path.join(root, "redteam-baseline.json"), JSON.stringify({ ...baseline, accepted: rest }));
    const again = shell(step("Gate").run);
    expect([again.status, again.stdout.match(/^new {7}\S+/gm)]).toEqual([1, [`new       ${gone.rule}:`]]);
  }, 60_000);
});

describe("the GitLab job", () => {
  it("ends where the target is down, and leaves the reports that it names", () => {
    const { redteam: job } = parse(read(".gitlab-ci.yml"));
    const [, start, attack, report, gate] = job.script;
    expect([start, gate]).toEqual(["./start.sh", "parapet redteam gate"]);
    expect(shell(report).status).toBe(0);
    expect(read(job.artifacts.reports.junit)).toMatch(/failures="[1-9]\d*" errors="0"/);
    expect(read(job.artifacts.paths[0])).toContain("<!doctype html>");
    expect(read(job.artifacts.paths[1])).toMatch(/^%PDF-/);
    process.kill(Number(read("practice.pid")));
    rmSync(path.join(root, "practice.pid"));
    writeFileSync(
      path.join(root, "redteam.yaml"),
      read("redteam.yaml").replace("requests: 60", "requests: 2, retries: 0"),
    );
    // What could not be attacked is no pass: neither for the attack, nor for the gate behind it.
    expect(shell(attack).status).not.toBe(0);
    expect(shell(gate).status).toBe(3);
  }, 60_000);
});

it("every file of the sample is run", () => {
  const files = readdirSync(path.join(HERE, "sample"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name).sort()).toEqual([".gitlab-ci.yml", "redteam.yaml", "redteam.yml", "start.sh"]);
});
