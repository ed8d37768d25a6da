import { globSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname } from "node:path";
import { isStripped, REPOSITORY, strippedFile } from "./load.mjs";

/*
 * Node strips types by WebAssembly, and V8 keeps the WebAssembly of all threads of a process in one registry. Stripped
 * in a worker thread while another thread compiles, that registry breaks now and then, and the process dies of SIGSEGV
 * or SIGTRAP: once in several hundred stores, each of which has a writer's thread. So types are stripped here, once and
 * in one thread, and load.mjs hands out the result. A build is JavaScript and never had this.
 */

const SOURCES = [
  "packages/guard/src/**/*.ts",
  "packages/guard-model/src/**/*.ts",
  "packages/parapet/src/**/*.ts",
  "test/abuse/*.ts",
];

/** Vitest runs it before all tests. */
export default function strip(): void {
  for (const source of globSync(SOURCES, { cwd: REPOSITORY }).map((name) => `${REPOSITORY}/${name}`)) {
    if (isStripped(source)) continue;
    const stripped = strippedOf(source);
    // Its mistake is told where it is used.
    if (stripped === undefined) continue;
    const target = strippedFile(source);
    mkdirSync(dirname(target), { recursive: true });
    const partial = `${target}.${process.pid}`;
    writeFileSync(partial, stripped);
    const changedAt = Math.floor(statSync(source).mtimeMs) / 1_000;
    utimesSync(partial, changedAt, changedAt);
    renameSync(partial, target);
  }
}

function strippedOf(source: string): string | undefined {
  try {
    return stripTypeScriptTypes(readFileSync(source, "utf8"));
  } catch {
    return undefined;
  }
}
