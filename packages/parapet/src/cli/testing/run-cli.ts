import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Some forty starts share what they have compiled: less than half the work of each. */
const COMPILED = path.join(tmpdir(), "parapet-test-compile-cache");

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** `stdout` as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  json(): any;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What lets Node run the sources; Vitest's other options would read files of the folder that the command runs in. */
const FOR_SOURCES = process.execArgv.filter((option) => /^--(?:conditions|import)=/.test(option));

/** The words that start the command from the sources, before its own. */
export const CLI: readonly string[] = [process.execPath, ...FOR_SOURCES, "--no-warnings", MAIN];

/** Starts the real command on the sources, without the colours and keys of whoever runs the tests. */
export function startCli(args: readonly string[], { cwd, env = {} }: CliOptions): ChildProcessWithoutNullStreams {
  const [node = "", ...words] = CLI;
  return spawn(node, [...words, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: cwd, NODE_COMPILE_CACHE: COMPILED, ...env },
  });
}

/** Runs it to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = startCli(args, options);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? "");
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr, json: () => JSON.parse(stdout) };
}

export const POLICY = `parapet: 1
app: { name: shop }
server: { port: 0 }
providers:
  practice: { kind: practice }
models:
  support-llm:
    primary: { provider: practice }
    standby: { provider: practice, model: other }
    guards: default
  bare:
    primary: { provider: practice }
    guards: nothing
guards:
  nothing: { detectors: {} }
roles:
  app: { allow: ["model:support-llm:invoke"] }
`;

export interface Workshop {
  readonly cwd: string;
  run(...args: string[]): Promise<CliRun>;
  write(name: string, text: string): string;
  close(): void;
}

/** A folder with a policy, to run commands in. */
export function openWorkshop(policy: string | undefined = POLICY): Workshop {
  const cwd = mkdtempSync(path.join(tmpdir(), "parapet-cli-"));
  const write = (name: string, text: string): string => {
    const file = path.join(cwd, name);
    writeFileSync(file, text);
    return file;
  };
  if (policy !== undefined) write("parapet.yaml", policy);
  return {
    cwd,
    run: (...args) => runCli(args, { cwd }),
    write,
    close: () => rmSync(cwd, { recursive: true, force: true }),
  };
}
