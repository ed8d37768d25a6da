import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";

const run = promisify(execFile);
const MOST_BYTES = 256 << 20;
/** What a repository's own settings could have Git start on the way. */
const STARTS_NOTHING = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
/** It changes nothing, and fetches nothing that is not here. */
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };

/** What Git prints for these words; nothing goes through a shell. */
export async function git(folder: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...STARTS_NOTHING, ...words], {
    cwd: folder,
    maxBuffer: MOST_BYTES,
    env: { ...process.env, ...ENVIRONMENT },
  });
  return stdout;
}

/** Git as a process that is written to and read from. */
export function startGit(folder: string, ...words: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn("git", [...STARTS_NOTHING, ...words], {
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, ...ENVIRONMENT },
  });
}
