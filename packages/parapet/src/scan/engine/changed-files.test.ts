import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { treeOf } from "../testing/tree.ts";
import { changedFiles } from "./changed-files.ts";

/** A work tree with one commit. */
function repositoryOf(tree: Readonly<Record<string, string>>): {
  readonly root: string;
  git(...words: string[]): void;
} {
  const root = treeOf(tree);
  const git = (...words: string[]): void => {
    execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.com", ...words], {
      cwd: root,
      stdio: "pipe",
    });
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=first");
  return { root, git };
}

describe("what has changed", () => {
  it("N11: is what differs and what is new, committed or not, below the folder that is scanned", async () => {
    const { root, git } = repositoryOf({
      ".gitignore": "*.log\n",
      "same.ts": "1",
      "edited.ts": "1",
      "staged.ts": "1",
      "gone.ts": "1",
      "sub/ünï cödé\n.ts": "1",
    });
    for (const name of ["edited.ts", "staged.ts", "sub/ünï cödé\n.ts", "sub/new.ts", "ignored.log"])
      writeFileSync(path.join(root, name), "2");
    git("add", "staged.ts");
    rmSync(path.join(root, "gone.ts"));
    const all = ["edited.ts", "staged.ts", "sub/new.ts", "sub/ünï cödé\n.ts"];
    expect([...(await changedFiles(root, "HEAD"))].sort()).toEqual(all);
    git("add", "--all");
    git("commit", "--quiet", "--message=second");
    expect([...(await changedFiles(root, "HEAD"))]).toEqual([]);
    expect([...(await changedFiles(root, "HEAD~1"))].sort()).toEqual(all);
    expect([...(await changedFiles(path.join(root, "sub"), "main~1"))].sort()).toEqual(["new.ts", "ünï cödé\n.ts"]);
  });

  it.each(["--output=x", "-h", "", "no-such-branch", "HEAD\n", "a..b", "HEAD:same.ts"])(
    "N11: '%s' is no revision, and no option of Git",
    async (revision) => {
      const { root } = repositoryOf({ "same.ts": "1" });
      await expect(changedFiles(root, revision)).rejects.toMatchObject({ code: "PARAPET_SCAN_SINCE", exit: 2 });
      expect(existsSync(path.join(root, "x"))).toBe(false);
    },
  );

  it("N11: is everything before the first commit", async () => {
    const root = treeOf({ "a.ts": "1", "b.ts": "1", ".gitignore": "c.ts\n", "c.ts": "1" });
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    execFileSync("git", ["add", "a.ts"], { cwd: root });
    expect([...(await changedFiles(root, "HEAD"))].sort()).toEqual([".gitignore", "a.ts", "b.ts"]);
    await expect(changedFiles(root, "main")).rejects.toThrow("git knows no commit 'main'");
  });

  it("N11: says so outside of a work tree", async () => {
    await expect(changedFiles(treeOf({ "a.ts": "1" }), "HEAD")).rejects.toThrow("in no git work tree");
  });

  it("N11: starts no program that the repository's settings name", async () => {
    const { root, git } = repositoryOf({ "a.ts": "1", ".gitattributes": "*.ts diff=evil\n" });
    const evil = path.join(root, ".git", "evil.sh");
    writeFileSync(evil, `#!/bin/sh\ntouch ${path.join(root, "started")}\n`, { mode: 0o755 });
    for (const setting of ["core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv", "core.pager"])
      git("config", setting, evil);
    writeFileSync(path.join(root, "a.ts"), "2");
    expect([...(await changedFiles(root, "HEAD"))]).toEqual(["a.ts"]);
    expect(existsSync(path.join(root, "started"))).toBe(false);
  });
});
