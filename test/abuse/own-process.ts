import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PolicyInput } from "../../packages/parapet/src/policy/index.ts";

const PROGRAM = resolve(import.meta.dirname, "gateway-process.ts");

/**
 * The young generation is kept small: V8 lets it grow to 100 MB as it likes and gives nothing back, which says nothing
 * of us and would drown what does.
 */
const OPTIONS = [...process.execArgv, "--expose-gc", "--no-warnings", "--max-semi-space-size=2"];

export interface Held {
  readonly sockets: number;
  /** Live objects and buffers after a garbage collection: what leaks shows here first. */
  readonly usedBytes: number;
  /** What the operating system counts; the allocator keeps pages, so it only tells of large leaks. */
  readonly rssBytes: number;
}

/** The gateway in a process of its own, so that what it holds can be measured and what kills it be seen. */
export interface OwnProcess {
  readonly url: string;
  readonly key: string;
  readonly pid: number;
  /** What went to standard error so far. */
  errors(): string;
  isAlive(): boolean;
  measure(): Promise<Held>;
  close(): Promise<void>;
}

/** @param options.fileBlocks `ulimit -f`: no file may grow past so many blocks, which is a full disk without a disk */
export async function startOwnProcess(
  policy: PolicyInput,
  options: { readonly fileBlocks?: number } = {},
): Promise<OwnProcess> {
  const directory = await mkdtemp(join(tmpdir(), "parapet-abuse-"));
  const policyFile = join(directory, "parapet.yaml");
  await writeFile(policyFile, JSON.stringify(policy));
  const line = [process.execPath, ...OPTIONS, PROGRAM, policyFile];
  const limit = options.fileBlocks === undefined ? "" : `ulimit -S -f ${options.fileBlocks}; `;
  const child = spawn("sh", ["-c", `${limit}exec "$0" "$@"`, ...line], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-8_192);
  });
  const first = (await nextMessage(child, () => errors)) as {
    ready?: { url: string; key: string; pid: number };
    failed?: { message: string };
  };
  if (first.ready === undefined) throw new Error(`the gateway did not start: ${first.failed?.message ?? errors}`);
  return {
    ...first.ready,
    errors: () => errors,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    measure: async () => {
      child.send("measure");
      return ((await nextMessage(child, () => errors)) as { measured: Held }).measured;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolveGone) => child.once("exit", resolveGone));
        child.send("close");
        const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
        await gone;
        clearTimeout(timer);
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function nextMessage(child: ChildProcess, errors: () => string): Promise<unknown> {
  return new Promise((resolveMessage, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the gateway ended with ${code}: ${errors()}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolveMessage(message);
    });
  });
}
