import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

/** The commands of the page, one after another in one shell, on a copy of this folder: each says what the page shows. */

const HERE = fileURLToPath(new URL(".", import.meta.url));
const MAIN = fileURLToPath(new URL("../../packages/parapet/src/cli/main.ts", import.meta.url));
const FOR_SOURCES = process.execArgv.filter((option) => /^--(?:conditions|import)=/.test(option));
const PAGE = readFileSync(path.join(HERE, "README.md"), "utf8");

interface Step {
  readonly command: string;
  readonly shown: string;
}
const steps: readonly Step[] = [...PAGE.matchAll(/^```session\n([\s\S]*?)^```$/gm)].flatMap(([, block = ""]) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((text): Step => {
      const [command = "", ...shown] = text.trimEnd().split("\n");
      return { command, shown: shown.join("\n") };
    }),
);

/** `…` stands for anything within a line, and alone in a line for any lines. */
function patternOf(shown: string): RegExp {
  const lines = shown.split("\n").map((line) => {
    if (line === "…") return "(?:.*\n)*";
    return `${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*")}\n`;
  });
  return new RegExp(`^${shown === "" ? "" : lines.join("")}$`);
}

let folder: string;
let port: number;
let shell: ChildProcess;
let gateway: ChildProcess | undefined;
let said = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "parapet-loan-"));
  port = await freePort();
  const bin = path.join(folder, "bin");
  const work = path.join(folder, "work");
  mkdirSync(bin);
  cpSync(HERE, work, { recursive: true, filter: (file) => !file.includes(".parapet") });
  writeFileSync(path.join(work, "parapet.yaml"), here(readFileSync(path.join(work, "parapet.yaml"), "utf8")));
  const words = [process.execPath, ...FOR_SOURCES, "--no-warnings", MAIN].map((word) => `'${word}'`);
  writeFileSync(path.join(bin, "parapet"), `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`);
  chmodSync(path.join(bin, "parapet"), 0o755);
  const env = { PATH: `${bin}:${process.env.PATH ?? ""}`, HOME: folder, NODE_COMPILE_CACHE: path.join(tmpdir(), "parapet-test-compile-cache") }; // biome-ignore format: one thing
  shell = spawn("bash", [], { cwd: work, env });
  shell.stdout!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  shell.stdin!.write("exec 2>&1\n");
});
afterAll(() => {
  for (const child of [gateway, shell]) child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const here = (text: string): string => text.replaceAll("8787", String(port));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function until(isDone: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isDone()) {
    if (Date.now() > end) throw new Error(`${what}: no end after a minute, but ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs it in the shell, to its end. */
async function type(command: string): Promise<string> {
  said = "";
  shell.stdin!.write(`${command}\necho "--- end ---"\n`);
  await until(() => said.includes("--- end ---\n"), command);
  return said.replace("--- end ---\n", "");
}

async function startGateway(): Promise<string> {
  let output = "";
  gateway = spawn(path.join(folder, "bin/parapet"), ["up"], { cwd: path.join(folder, "work"), env: { HOME: folder, PATH: process.env.PATH } }); // biome-ignore format: one thing
  for (const stream of [gateway.stdout!, gateway.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  await until(() => /^curl .*\n/m.test(output), "parapet up");
  return output;
}

it("every command of the page says what the page shows", async () => {
  expect(steps.length).toBeGreaterThan(15);
  for (const { command, shown } of steps) {
    const wanted = patternOf(here(shown));
    let answer = command === "parapet up" ? await startGateway() : await type(here(command));
    // What answers after a promotion is known within a second.
    for (let again = 0; command.startsWith("ask ") && !wanted.test(answer) && again < 20; again++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await type(here(command));
    }
    expect(answer, `$ ${command}`).toMatch(wanted);
  }
}, 240_000);

it("the page names every file of the folder that a reader needs", () => {
  const files = readdirSync(HERE).filter(
    (file) => !file.startsWith(".") && !/^(?:README|versions|.*\.test)\./.test(file),
  );
  expect(files.filter((file) => !PAGE.includes(file))).toEqual([]);
});
