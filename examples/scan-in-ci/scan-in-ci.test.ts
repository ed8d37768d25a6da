import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";

/** The very files, and the very commands that stand in them, on a copy of the sample. */

const HERE = fileURLToPath(new URL(".", import.meta.url));
const MAIN = fileURLToPath(new URL("../../packages/parapet/src/cli/main.ts", import.meta.url));
const FOR_SOURCES = process.execArgv.filter((option) => /^--(?:conditions|import)=/.test(option));

let root: string;
let bin: string;

/** A command of this name for the tests' shells. */
function install(name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
}

/** As a CI system runs a step. */
function shell(script: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: `${bin}:${process.env.PATH ?? ""}`, HOME: bin, ...env },
  });
}

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(" ");

/** Takes the planted mistake away. */
function mend(): void {
  const file = path.join(root, "shop/assistant.py");
  const text = readFileSync(file, "utf8");
  const mended = text.replace(/^DATABASE_URL = .*$/m, 'DATABASE_URL = os.environ["DATABASE_URL"]');
  expect(mended).not.toBe(text);
  writeFileSync(file, mended);
}

function commit(message: string) {
  return shell(`git add --all && git -c user.name=ana -c user.email=ana@example.com commit --quiet -m ${message}`);
}

beforeEach(() => {
  const made = mkdtempSync(path.join(tmpdir(), "parapet-ci-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  root = path.join(made, "sample");
  bin = path.join(made, "bin");
  mkdirSync(bin);
  cpSync(path.join(HERE, "sample"), root, { recursive: true });
  install("parapet", `exec ${quoted([process.execPath, ...FOR_SOURCES, "--no-warnings", MAIN])} "$@"`);
});

describe("the GitHub workflow", () => {
  const workflow = () => parse(read(".github/workflows/parapet.yml"));
  const step = (name: string) => workflow().jobs.scan.steps.find((one: { name?: string }) => one.name === name);

  it("asks for no more than it needs, and names its actions by commit", () => {
    const { permissions, jobs } = workflow();
    expect(permissions).toEqual({});
    expect(jobs.scan.permissions).toEqual({ contents: "read", "security-events": "write", "pull-requests": "write" });
    const used = jobs.scan.steps.flatMap(({ uses }: { uses?: string }) => uses ?? []);
    expect(used).toHaveLength(3);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
    // A name or title out of an event, put into a script, would run there.
    for (const { run = "" } of jobs.scan.steps) expect(run).not.toContain("${{");
  });

  it("fails on the planted mistake, and leaves what the next steps take", () => {
    const scan = shell(step("Scan").run);
    expect(scan.status).toBe(1);
    expect(scan.stdout).toContain("shop/assistant.py:8");
    expect(scan.stdout).not.toContain("Kestrel-Moss");
    const [run] = JSON.parse(read(step("Code scanning").with.sarif_file)).runs;
    expect(run.results.map((one: { suppressions: unknown[] }) => one.suppressions.length)).toEqual([0, 1]);
    const summary = shell(step("Summary").run, { GITHUB_STEP_SUMMARY: path.join(root, "summary.md") });
    expect([summary.status, read("summary.md")]).toEqual([0, read("parapet.md")]);
    mend();
    expect(shell(step("Scan").run)).toMatchObject({ status: 0, stdout: expect.stringContaining("1 suppressed") });
  });

  it.each([
    ["", "--method POST repos/ana/shop/issues/7/comments --field body=@parapet.md"],
    ["41\n42", "--method PATCH repos/ana/shop/issues/comments/41 --field body=@parapet.md"],
  ])("writes one comment, and replaces it when it is there (known: %j)", (known, call) => {
    shell(step("Scan").run);
    install("gh", `echo "$@ MARKER=$MARKER" >> "$HOME/calls"; case "$*" in *--jq*) printf '${known}' ;; esac`);
    const done = shell(step("Comment").run, { GITHUB_REPOSITORY: "ana/shop", PULL_REQUEST: "7", GH_TOKEN: "none" });
    expect(done).toMatchObject({ status: 0, stderr: "" });
    const calls = readFileSync(path.join(bin, "calls"), "utf8").trim().split("\n");
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatch(/^api --paginate repos\/ana\/shop\/issues\/7\/comments .*startswith\(env\.MARKER\)/);
    expect(calls[1]).toBe(`api ${call} MARKER=<!-- parapet-scan-report -->`);
  });
});

describe("the GitLab job", () => {
  it("fails on the planted mistake, and leaves the reports that it names", () => {
    const { parapet: job } = parse(read(".gitlab-ci.yml"));
    const [, scan] = job.script;
    expect(shell(scan).status).toBe(1);
    expect(JSON.parse(read(job.artifacts.reports.codequality))).toMatchObject([
      { location: { path: "shop/assistant.py" }, severity: "critical" },
    ]);
    expect(read(job.artifacts.reports.junit)).toContain('failures="1" errors="0" skipped="1"');
    expect(read(job.artifacts.paths[0])).toContain("<!doctype html>");
    mend();
    expect(shell(scan).status).toBe(0);
  });
});

describe("before a commit", () => {
  it("the hook of Git refuses the mistake, the first commit included, and takes what is mended", () => {
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    execFileSync("git", ["config", "core.hooksPath", "hooks"], { cwd: root });
    const refused = commit("first");
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain("shop/assistant.py:8");
    mend();
    expect(commit("second").status).toBe(0);
    writeFileSync(path.join(root, "shop/other.py"), "TOKEN_COUNT = 12\n");
    expect(commit("third").status).toBe(0);
  });

  it.each([
    ["the sample's own", () => parse(read(".pre-commit-config.yaml")).repos[0].hooks],
    ["those of this repository", () => parse(readFileSync(path.join(HERE, "../../.pre-commit-hooks.yaml"), "utf8"))],
  ])("hooks for pre-commit, %s, find it", (_, hooksOf) => {
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    const hooks = hooksOf();
    expect(hooks.length).toBeGreaterThan(0);
    for (const hook of hooks) {
      expect(hook).toMatchObject({ id: expect.any(String), name: expect.any(String), pass_filenames: false });
      expect(shell(hook.entry)).toMatchObject({ status: 1, stdout: expect.stringContaining("shop/assistant.py:8") });
    }
  });
});

it("every file of the sample is run or scanned", () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual(
    [".gitlab-ci.yml", ".pre-commit-config.yaml", "assistant.py", "parapet.yml", "pre-commit"].sort(),
  );
});
