import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { silentLog } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { createUndo } from "./undo.ts";

describe("taking down", () => {
  it("E2: goes backwards, and on when a step fails", async () => {
    const undo = createUndo();
    const done: string[] = [];
    const failures: object[] = [];
    undo.add("first", () => void done.push("first"));
    undo.add("broken", () => Promise.reject(new Error("stuck")));
    undo.add("last", () => void done.push("last"));
    await undo.run({ ...silentLog, error: (fields) => void failures.push(fields) });
    expect(done).toEqual(["last", "first"]);
    expect(failures).toEqual([{ what: "broken", error: "stuck" }]);
  });

  it("E5: is not cut short when a step waits for what does not keep the process alive", async () => {
    const script = `
      const { createUndo } = await import(${JSON.stringify(fileURLToPath(new URL("./undo.ts", import.meta.url)))});
      const undo = createUndo();
      undo.add("slow", () => new Promise((resolve) => setTimeout(resolve, 100).unref()));
      await undo.run({ error() {} });
      console.log("through");`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...process.execArgv,
      "--no-warnings",
      "--input-type=module",
      "--eval",
      script,
    ]);
    expect(stdout).toBe("through\n");
  });
});
