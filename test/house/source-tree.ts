import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";

export const ROOT: string = resolve(import.meta.dirname, "../..");

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** Static and dynamic imports and re-exports; comments do not count. */
export function importsOf(text: string): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found: string[] = [];
  // Not `@import "…"` within a text about style sheets, and nothing over more than one line.
  for (const match of bare.matchAll(/(?<!["'`@])(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"\n]+)"/g))
    found.push(match[1] ?? "");
  return found;
}

/** Every hand-written TypeScript source below a folder of the repository. */
export function sourcesBelow(folder: string, extensions: readonly string[] = [".ts", ".tsx"]): SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!["node_modules", "dist", "generated"].includes(entry.name)) visit(path);
      } else if (extensions.some((extension) => entry.name.endsWith(extension)) && !entry.name.endsWith(".d.ts")) {
        const text = readFileSync(path, "utf8");
        files.push({ path: relative(ROOT, path).replaceAll("\\", "/"), text, imports: importsOf(text) });
      }
    }
  };
  visit(join(ROOT, folder));
  return files;
}

/** The repository path an import points at, or undefined for a package. */
export function targetOf(file: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(dirname(file.path), specifier));
  const own = /^@parapet\/guard(?:\/(\w+))?$/.exec(specifier);
  return own === null ? undefined : `packages/guard/src/${own[1] ?? "guard"}/index.ts`;
}
