import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type ScanOptions, type ScanResult, scan } from "../scan.ts";
import { scanners } from "../scanners/index.ts";

/** A folder with these files, gone when the test is over. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "parapet-scan-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

/** A scan of a folder or of files, by all scanners unless told otherwise. */
export function scanTree(
  tree: string | Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ScanOptions> = {},
): Promise<ScanResult> {
  const root = typeof tree === "string" ? tree : treeOf(tree);
  return scan({ root, scanners: scanners.all, now: Date.UTC(2026, 10, 26), ...options });
}
