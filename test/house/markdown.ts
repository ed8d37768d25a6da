import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./source-tree.ts";

/** A fenced block of a page. */
export interface Block {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number;
  /** `ts`, `yaml`, `bash`… */
  readonly language: string;
  /** What follows the language in the info string; no reader sees it. */
  readonly mark: string;
  readonly text: string;
}

const FENCE = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;

/** Every page of the repository, as absolute paths. */
export function markdownFiles(directory: string = ROOT): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory())
      return ["node_modules", "dist", ".git", "results"].includes(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

export function blocksOf(file: string): Block[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(FENCE)].map((match) => ({
    file: relative(ROOT, file),
    line: text.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    mark: (match[2] ?? "").trim(),
    text: match[3] ?? "",
  }));
}

/** What stands between single backticks in the running text of a page. */
export function inlineCodeOf(file: string): string[] {
  const prose = readFileSync(file, "utf8").replace(FENCE, "");
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
}
