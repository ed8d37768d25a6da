import { readFileSync } from "node:fs";

/** The version of this package: `src/cli` and `dist/cli` both stand two folders below its package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version; // our own file, checked by the package tests
}
