import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { watchReader } from "./watch-reader.ts";

/** A named pipe, open at both ends. */
function namedPipe(): { readonly reader: number; readonly writer: number } {
  const directory = mkdtempSync(join(tmpdir(), "parapet-pipe-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "pipe");
  execFileSync("mkfifo", [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  onTestFinished(() => closeSync(writer));
  return { reader, writer };
}

describe.skipIf(process.platform !== "linux")("a named pipe", () => {
  it("L4: is told to have lost its reader when that left before anybody watched", async () => {
    const { reader, writer } = namedPipe();
    closeSync(reader);
    let isGone = false;
    watchReader(writer, () => {
      isGone = true;
    });
    await expect.poll(() => isGone).toBe(true);
  });

  it("L4: is told when its reader leaves, and not before", async () => {
    const { reader, writer } = namedPipe();
    let isGone = false;
    watchReader(writer, () => {
      isGone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isGone).toBe(false);
    closeSync(reader);
    await expect.poll(() => isGone).toBe(true);
  });
});
