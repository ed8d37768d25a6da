import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CONSOLE_FILES } from "./running-console.ts";

const MOST_INITIAL_BYTES = 150_000;
const PAGES = ["sign-in-page", "overview-page", "traffic-page", "guards-page", "access-page", "scan-page"];
const assets = join(CONSOLE_FILES, "assets");

/** A chunk's static imports; what is imported by a call comes later. */
const importsOf = (code: string): readonly string[] =>
  [...code.matchAll(/\bimport(?:[^"'`();]*?from)?\s*["']\.\/([^"']+\.js)["']/g)].map((match) => match[1] ?? "");

/** The gzipped bytes of all chunks that these need before they can run. */
async function weightOf(...entries: readonly string[]): Promise<number> {
  const seen = new Set<string>();
  const visit = async (name: string): Promise<number> => {
    if (seen.has(name)) return 0;
    seen.add(name);
    const code = await readFile(join(assets, name), "utf8");
    let bytes = gzipSync(code).length;
    for (const next of importsOf(code)) bytes += await visit(next);
    return bytes;
  };
  let sum = 0;
  for (const entry of entries) sum += await visit(entry);
  return sum;
}

describe("what the browser has to load", () => {
  it.each(PAGES)("C21: %s shows with at most 150 kB of script, gzipped", async (page) => {
    const names = (await readdir(assets)).filter((name) => name.endsWith(".js"));
    const html = await readFile(join(CONSOLE_FILES, "index.html"), "utf8");
    const entry = /src="\/assets\/([^"]+\.js)"/.exec(html)?.[1] ?? "";
    const chunk = names.find((name) => name.startsWith(`${page}-`)) ?? "";
    expect([entry, chunk]).not.toContain("");
    const shell = await weightOf(entry);
    const all = await weightOf(entry, chunk);
    expect(shell, "the shell alone is most of it").toBeGreaterThan(60_000);
    expect(all).toBeGreaterThan(shell);
    expect(all).toBeLessThan(MOST_INITIAL_BYTES);
  });

  it("C21: beside every script and style sheet lies the same, compressed, for the way over the wire", async () => {
    const plain = (await readdir(assets)).filter((name) => /\.(?:js|css)$/.test(name));
    expect(plain.length).toBeGreaterThan(10);
    for (const name of plain) {
      const path = join(assets, name);
      const text = await readFile(path, "utf8");
      expect(gunzipSync(await readFile(`${path}.gz`)).toString(), name).toBe(text);
      expect(brotliDecompressSync(await readFile(`${path}.br`)).toString(), name).toBe(text);
    }
  });
});
