import { spawn } from "node:child_process";

/** A child process that speaks in lines. */
export interface ChildLines {
  write(line: string): void;
  /** Ends it with all that it has started. */
  end(): void;
}

const MOST_LINE_BYTES = 8 << 20;

/**
 * Starts a process in a group of its own. What it started ends with it, also when it dies before its children do: its
 * output would stay open for ever.
 *
 * @param on.line without its end; only a line feed ends one, as JSON lines have it
 * @param on.over told once, after the last line, with why in words
 */
export function startChild(
  how: {
    readonly command: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
  },
  on: { readonly line: (line: string) => void; readonly over: (why: string) => void },
): ChildLines {
  const child = spawn(how.command, how.args, { cwd: how.cwd, detached: true, ...(how.env ? { env: how.env } : {}) });
  let isOver = false;
  const finish = (why: string): void => {
    if (isOver) return;
    isOver = true;
    on.over(why);
  };
  const endGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Nobody is left, or there are no groups here.
      if (child.exitCode === null) child.kill("SIGKILL");
    }
  };
  child.on("error", (cause) => finish(`could not be started: ${cause.message}`));
  // At once: while the group has members its number is nobody else's.
  child.on("exit", endGroup);
  child.on("close", (code, signal) => finish(`ended (${code ?? signal})`));
  child.stdin.on("error", () => {});
  child.stderr.resume();
  child.stdout.on(
    "data",
    splitLines(on.line, () => {
      finish(`wrote a line of more than ${MOST_LINE_BYTES} bytes`);
      child.stdout.destroy();
      endGroup();
    }),
  );
  return {
    write: (line) => void child.stdin.write(`${line}\n`),
    end: () => {
      if (child.exitCode === null && child.signalCode === null) endGroup();
    },
  };
}

/** Keeps no more than one line, and no more of it than is allowed. */
function splitLines(take: (line: string) => void, tooLong: () => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let bytes = 0;
  let isStopped = false;
  return (chunk) => {
    let from = 0;
    while (!isStopped) {
      const end = chunk.indexOf(10, from);
      const part = chunk.subarray(from, end === -1 ? chunk.length : end);
      bytes += part.length;
      if (bytes > MOST_LINE_BYTES) {
        isStopped = true;
        parts = [];
        return tooLong();
      }
      parts.push(part);
      if (end === -1) return;
      take(Buffer.concat(parts).toString("utf8").replace(/\r$/, ""));
      parts = [];
      bytes = 0;
      from = end + 1;
    }
  };
}
