import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDirectory } from "./make-directory.ts";

const root = mkdtempSync(join(tmpdir(), "parapet-directory-"));

describe("makeDirectory", () => {
  it("makes every missing parent, for the owner only, and is content with what is there", () => {
    const deep = join(root, "a/b/c");
    makeDirectory(deep, 0o700);
    makeDirectory(deep, 0o700);
    expect(statSync(join(root, "a/b")).mode & 0o777).toBe(0o700);
  });

  it("says so where a file stands in the way", () => {
    writeFileSync(join(root, "file"), "");
    expect(() => makeDirectory(join(root, "file"), 0o700)).toThrow(/EEXIST/);
    expect(() => makeDirectory(join(root, "file/below"), 0o700)).toThrow(/ENOTDIR/);
  });

  it.runIf(process.platform === "linux")("ends where the file system takes no directories", () => {
    expect(() => makeDirectory("/proc/parapet/below", 0o700)).toThrow();
  });
});
