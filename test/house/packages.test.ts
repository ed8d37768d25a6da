import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import { importsOf, ROOT } from "./source-tree.ts";

const KB = 1_000;
const guardDist = join(ROOT, "packages/guard/dist");
const PUBLISHED = ["packages/guard", "packages/guard-model", "packages/parapet"];
const consoleDist = join(ROOT, "packages/parapet/dist/console");

function manifest(folder: string): Record<string, Record<string, string> | undefined> {
  return JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
}

function filesBelow(directory: string, extension: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(directory, name));
}

const gzippedBytes = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0);

describe("packages, as a consumer gets them (after npm run build)", () => {
  it("what was built is there", () => {
    expect(existsSync(guardDist), "run npm run build first").toBe(true);
    expect(existsSync(join(consoleDist, "index.html")), "run npm run build first").toBe(true);
  });

  it.each(PUBLISHED)("%s has a shape that publint accepts", async (folder) => {
    const { messages, pkg } = await publint({ pkgDir: join(ROOT, folder), strict: true });
    expect(messages.filter(({ type }) => type !== "suggestion").map((message) => formatMessage(message, pkg))).toEqual(
      [],
    );
  });

  it("no published package takes over its consumer's node", () => {
    for (const folder of PUBLISHED) {
      const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest(folder);
      const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
      expect(names.filter((name) => /^node(-bin)?-(linux|darwin|win)/.test(name))).toEqual([]);
    }
  });

  it("the guard library has no dependency and imports nothing but itself", () => {
    const { dependencies, optionalDependencies, peerDependencies } = manifest("packages/guard");
    expect({ dependencies, optionalDependencies, peerDependencies }).toEqual({});
    const outside = filesBelow(guardDist, ".js").flatMap((file) =>
      importsOf(readFileSync(file, "utf8")).filter((name) => !name.startsWith(".")),
    );
    expect(outside).toEqual([]);
  });

  it("the guard library stays light: its scripts below 420 kB gzipped, rules included, and its weights below 150 kB", () => {
    const isWeights = (file: string): boolean => file.endsWith("/weights.js");
    const scripts = filesBelow(guardDist, ".js");
    expect(gzippedBytes(scripts.filter((file) => !isWeights(file)))).toBeLessThan(420 * KB);
    expect(gzippedBytes(scripts.filter(isWeights))).toBeLessThan(150 * KB);
  });

  it("the console's scripts stay below 400 kB gzipped", () => {
    expect(gzippedBytes(filesBelow(consoleDist, ".js"))).toBeLessThan(250 * KB);
  });

  it("the dependencies of every package stand in the tables of the decisions, and nothing else does", () => {
    const page = readFileSync(join(ROOT, "docs/decisions/0002-dependencies.md"), "utf8");
    const rows = page.split("\n").filter((line) => /^\| +`/.test(line));
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]),
    );
    const installed = [".", ...PUBLISHED, "packages/console"].flatMap((folder) => {
      const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest(folder);
      return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
    });
    const others = new Set(installed.filter((name) => name !== "@parapet/guard"));
    expect(listed.sort()).toEqual([...others].sort());
  });
});
