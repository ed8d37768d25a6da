import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { zipOf } from "../testing/archives.ts";
import { scanTree, treeOf } from "../testing/tree.ts";

// Put together here, so that no scanner takes this file for a leak.
const keyOf = (tail: string): string => ["ghp", `_${tail.repeat(36).slice(0, 36)}`].join("");
const [OLD, KEPT, SIDE] = ["aB3dE5fG7hI9", "Zy8xW6vU4tS2", "q7Zp2XvR9mKt"].map((tail) => `token = "${keyOf(tail)}"\n`);

function repository(files: Readonly<Record<string, string>>): { root: string; git: (...words: string[]) => void } {
  const root = treeOf(files);
  const env = {
    ...process.env,
    GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
    GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
    GIT_CONFIG_GLOBAL: "/dev/null",
  };
  const git = (...words: string[]): void => {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...words], {
      cwd: root,
      env,
      stdio: "ignore",
    });
  };
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  return { root, git };
}

describe("the history", () => {
  it("N13: what was deleted, or is on another branch, is found once, with the commit that brought it", async () => {
    const { root, git } = repository({ "config.env": OLD!, "kept.env": KEPT! });
    writeFileSync(path.join(root, "config.env"), `# moved down\n${OLD}`);
    git("commit", "-q", "-a", "-m", "move");
    rmSync(path.join(root, "config.env"));
    git("commit", "-q", "-a", "-m", "remove");
    git("checkout", "-q", "-b", "side");
    writeFileSync(path.join(root, "side.env"), SIDE!);
    git("add", ".");
    git("commit", "-q", "-m", "side");
    git("checkout", "-q", "main");
    const now = await scanTree(root);
    expect(now.findings.map(({ location }) => location.subject)).toEqual(["kept.env"]);
    const all = await scanTree(root, { readsHistory: true });
    expect(all.findings.map(({ location }) => location.subject)).toEqual(["config.env", "kept.env", "side.env"]);
    expect(all.findings[0]?.evidence).toMatch(/; in the history, since [0-9a-f]{12} of 2026-01-02$/);
    expect(all.findings[1]?.evidence).not.toContain("history");
    expect(all.blobs).toBe(4);
  });

  it("N14: archives of the history are looked into like those of the files", async () => {
    const { root, git } = repository({ "a.txt": "fine\n" });
    writeFileSync(
      path.join(root, "old.zip"),
      zipOf({ "a.env": OLD!, "b.env": "" }, { "b.env": { isEncrypted: true } }),
    );
    git("add", ".");
    git("commit", "-q", "-m", "archive");
    git("rm", "-q", "old.zip");
    git("commit", "-q", "-m", "remove");
    const { findings } = await scanTree(root, { readsHistory: true });
    expect(findings.map(({ rule, location }) => `${location.subject} ${rule}`)).toEqual([
      "old.zip!/a.env secret-github-token",
      "old.zip!/b.env archive-unreadable",
    ]);
  });

  it("N13: a suppression or a moved line does not change which finding of the history it is", async () => {
    const { root, git } = repository({ "a.env": OLD! });
    const [first] = (await scanTree(root)).findings;
    git("rm", "-q", "a.env");
    git("commit", "-q", "-m", "remove");
    const [gone] = (await scanTree(root, { readsHistory: true })).findings;
    writeFileSync(path.join(root, "b.txt"), "more\n");
    git("add", ".");
    git("commit", "-q", "-m", "more");
    const [again] = (await scanTree(root, { readsHistory: true })).findings;
    expect(gone?.fingerprint).toBe(again?.fingerprint);
    expect(gone?.fingerprint).not.toBe(first?.fingerprint);
  });

  it("N13: no repository, and a shallow one, are refused", async () => {
    await expect(scanTree({ "a.txt": "x" }, { readsHistory: true })).rejects.toMatchObject({
      code: "PARAPET_SCAN_HISTORY",
    });
    const { root } = repository({ "a.env": OLD! });
    const clone = treeOf({});
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${root}`, "."], { cwd: clone, stdio: "ignore" });
    writeFileSync(path.join(clone, ".git", "shallow"), execFileSync("git", ["rev-parse", "HEAD"], { cwd: clone }));
    await expect(scanTree(clone, { readsHistory: true })).rejects.toThrow("shallow");
  });

  it("N13: settings of the repository start nothing", async () => {
    const { root, git } = repository({ "a.env": OLD! });
    const mark = path.join(root, "started");
    git("config", "core.fsmonitor", `touch ${mark}`);
    git("config", "core.pager", `touch ${mark}`);
    git("config", "diff.external", `touch ${mark}`);
    const { findings } = await scanTree(root, { readsHistory: true });
    expect(existsSync(mark)).toBe(false);
    expect(findings.map(({ location }) => location.subject)).toEqual(["a.env"]);
  });
});
