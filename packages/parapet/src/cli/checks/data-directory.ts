import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Check, CheckResult } from "./check.ts";

export const dataDirectoryCheck: Check = {
  id: "data-directory",
  title: "Data directory",
  run: async ({ dataDirectory }) => {
    if (dataDirectory === undefined) return { status: "skipped", message: "no policy" };
    if (!existsSync(dataDirectory)) return notYet(dataDirectory);
    const facts = statSync(dataDirectory);
    if (!facts.isDirectory()) return { status: "failed", message: `${dataDirectory} is no folder`, hint: HINT };
    if (!isWritable(dataDirectory))
      return { status: "failed", message: `${dataDirectory} is not writable`, hint: HINT };
    if (process.platform !== "win32" && (facts.mode & 0o077) !== 0)
      return {
        status: "warning",
        message: `other users may look into ${dataDirectory}`,
        hint: `Run: chmod 700 ${dataDirectory}`,
      };
    return { status: "ok", message: dataDirectory };
  },
};

const HINT = "Choose another under server.dataDirectory, or give this user the right to write.";

/** It is made at the first start; the nearest folder that exists must allow that. */
function notYet(directory: string): CheckResult {
  let above = path.dirname(directory);
  while (!existsSync(above)) above = path.dirname(above);
  return isWritable(above)
    ? { status: "ok", message: `${directory} will be made at the first start` }
    : { status: "failed", message: `${directory} cannot be made in ${above}`, hint: HINT };
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
