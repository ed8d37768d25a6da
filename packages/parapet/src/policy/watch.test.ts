import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ParapetError } from "@parapet/guard/kernel";
import { afterEach, describe, expect, it } from "vitest";
import { type LoadedPolicy, loadPolicy, type PolicyWatch, watchPolicy } from "./index.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

function policyText(name: string): string {
  return `parapet: 1\napp: { name: ${name} }\n`;
}

async function watched(pollMs = 50): Promise<{
  file: string;
  directory: string;
  watch: PolicyWatch;
  changes: LoadedPolicy[];
  errors: ParapetError[];
}> {
  const directory = mkdtempSync(path.join(tmpdir(), "parapet-watch-"));
  const file = path.join(directory, "parapet.yaml");
  writeFileSync(file, policyText("one"));
  const { digest } = await loadPolicy(file);
  const changes: LoadedPolicy[] = [];
  const errors: ParapetError[] = [];
  const watch = watchPolicy(file, {
    digest,
    debounceMs: 10,
    pollMs,
    onChange: (loaded) => changes.push(loaded),
    onError: (error) => errors.push(error),
  });
  open.push(() => {
    watch.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { file, directory, watch, changes, errors };
}

async function until(isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error("did not happen within 8 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("watchPolicy", () => {
  it("PO9: sees a file that is written in place, without being asked", async () => {
    const { file, changes } = await watched();
    writeFileSync(file, policyText("two"));
    await until(() => changes.length === 1);
    expect(changes[0]?.policy.app.name).toBe("two");
  });

  it("PO9: follows an editor that renames a new file over the old one, twice", async () => {
    const { file, changes } = await watched();
    for (const name of ["two", "three"]) {
      writeFileSync(`${file}.tmp`, policyText(name));
      renameSync(`${file}.tmp`, file);
      await until(() => changes.at(-1)?.policy.app.name === name);
    }
    expect(changes.map(({ policy }) => policy.app.name)).toEqual(["two", "three"]);
  });

  it("PO9: follows a link that is swapped, as container platforms do", async () => {
    const { directory, file, changes } = await watched();
    for (const name of ["a", "b"]) writeFileSync(path.join(directory, `${name}.yaml`), policyText(name));
    unlinkSync(file);
    symlinkSync(path.join(directory, "a.yaml"), file);
    await until(() => changes.at(-1)?.policy.app.name === "a");
    symlinkSync(path.join(directory, "b.yaml"), `${file}.new`);
    renameSync(`${file}.new`, file);
    await until(() => changes.at(-1)?.policy.app.name === "b");
  });

  it("PO9: touching the file or saving the same text is no change", async () => {
    const { file, watch, changes, errors } = await watched();
    utimesSync(file, new Date(0), new Date(0));
    await watch.check();
    writeFileSync(file, policyText("one"));
    await watch.check();
    expect(changes).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("PO10: tells a bad edit once, keeps quiet about the same text, and takes the next good one", async () => {
    const { file, watch, changes, errors } = await watched(60_000);
    writeFileSync(file, "parapet: 1\nservre: {}\n");
    await watch.check();
    await watch.check();
    expect(errors.map(({ code }) => code)).toEqual(["PARAPET_POLICY_INVALID"]);
    writeFileSync(file, "parapet: [\n");
    await watch.check();
    expect(errors.at(-1)?.code).toBe("PARAPET_POLICY_SYNTAX");
    expect(changes).toEqual([]);
    writeFileSync(file, policyText("two"));
    await watch.check();
    expect(changes.map(({ policy }) => policy.app.name)).toEqual(["two"]);
  });

  it("PO10: a file that is gone is told once, and taken again when it is back", async () => {
    const { file, watch, changes, errors } = await watched(60_000);
    unlinkSync(file);
    await watch.check();
    await watch.check();
    expect(errors.map(({ code }) => code)).toEqual(["PARAPET_POLICY_MISSING"]);
    writeFileSync(file, policyText("two"));
    await watch.check();
    expect(changes).toHaveLength(1);
  });

  it("says nothing after it was closed", async () => {
    const { file, watch, changes } = await watched();
    watch.close();
    writeFileSync(file, policyText("two"));
    await watch.check();
    expect(changes).toEqual([]);
  });
});

describe("loadPolicy", () => {
  it("PO1: names a missing file and what to do", async () => {
    await expect(loadPolicy("/nonexistent/parapet.yaml")).rejects.toMatchObject({
      code: "PARAPET_POLICY_MISSING",
      hint: expect.stringContaining("parapet init"),
    });
  });

  it("PO1: refuses bytes that are not text", async () => {
    const { file } = await watched(60_000);
    writeFileSync(file, Buffer.from([0x70, 0xff, 0xfe]));
    await expect(loadPolicy(file)).rejects.toMatchObject({ code: "PARAPET_POLICY_UNREADABLE", exit: 3 });
  });
});
