import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../packages/parapet/src/cli/index.ts";
import { parsePolicy } from "../../packages/parapet/src/policy/index.ts";
import { ROOT } from "./source-tree.ts";

interface Block {
  readonly file: string;
  readonly line: number;
  /** `ts`, `yaml`, `bash`…; what follows it in the info string is in `mark`. */
  readonly language: string;
  readonly mark: string;
  readonly text: string;
}

const run = promisify(execFile);

function markdownFiles(directory = ROOT): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory())
      return ["node_modules", "dist", ".git", "results"].includes(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

function blocksOf(file: string): Block[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    file: relative(ROOT, file),
    line: text.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    mark: (match[2] ?? "").trim(),
    text: match[3] ?? "",
  }));
}

const files = markdownFiles();
const blocks = files.flatMap(blocksOf);
const named = (language: string) =>
  blocks.filter((block) => block.language === language).map((block) => ({ at: `${block.file}:${block.line}`, block }));

const directory = mkdtempSync(join(tmpdir(), "parapet-docs-"));
const written: string[] = [];
afterAll(() => {
  for (const path of [directory, ...written]) rmSync(path, { recursive: true, force: true });
});

describe("what the docs say is so", () => {
  it("there is something to check", () => {
    expect(named("ts").length).toBeGreaterThan(5);
    expect(named("bash").length).toBeGreaterThan(3);
  });

  it("every relative link leads somewhere", () => {
    const dead = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !existsSync(join(dirname(file), target)))
        .map((target) => `${relative(ROOT, file)}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(named("yaml").filter(({ block }) => block.text.includes("parapet: 1")))(
    "$at is a valid policy",
    ({ block }) => {
      expect(() => parsePolicy(block.text, block.file)).not.toThrow();
    },
  );

  it.each(named("bash"))("$at names only commands that exist", ({ block }) => {
    const known = new Set(COMMANDS.flatMap(({ name }) => [name, name.split(" ")[0] ?? ""]));
    const used = [...block.text.matchAll(/^(?:\$ )?(?:npx )?parapet ((?:[a-z]+)(?: [a-z]+)?)/gm)].map(
      (match) => match[1] ?? "",
    );
    expect(used.filter((name) => !known.has(name) && !known.has(name.split(" ")[0] ?? ""))).toEqual([]);
  });

  // A block marked `fragment` leans on its surroundings and is only read by people.
  it.each(named("ts").filter(({ block }) => block.mark !== "fragment"))("$at runs", async ({ block }) => {
    mkdirSync(join(directory, "examples"), { recursive: true });
    cpSync(join(ROOT, "examples/support-bot"), join(directory, "examples/support-bot"), {
      recursive: true,
      filter: (path) => !path.includes(".parapet"),
    });
    cpSync(join(ROOT, "examples/support-bot/parapet.yaml"), join(directory, "parapet.yaml"));
    const file = join(ROOT, dirname(block.file), `.example-${block.line}.ts`);
    written.push(file);
    writeFileSync(file, block.text);
    await expect(
      run(process.execPath, ["--conditions=parapet-source", "--disable-warning=ExperimentalWarning", file], {
        cwd: directory,
        timeout: 20_000,
      }),
    ).resolves.toBeDefined();
  });
});
