/**
 * For `node --import`: gives Node the sources with the types already stripped by strip.ts. JavaScript, since it runs in
 * every process and thread before any TypeScript can.
 */
import { readFileSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = join(import.meta.dirname, "../..");

/**
 * Where the stripped form of a source stands.
 *
 * @param {string} source
 */
export function strippedFile(source) {
  return join(REPOSITORY, "node_modules/.cache/parapet-sources", `${relative(REPOSITORY, source)}.js`);
}

/**
 * The stripped form carries its source's time of change, in whole milliseconds.
 *
 * @param {string} source
 */
export function isStripped(source) {
  const stripped = statSync(strippedFile(source), { throwIfNoEntry: false });
  return stripped !== undefined && Math.round(stripped.mtimeMs) === Math.floor(statSync(source).mtimeMs);
}

registerHooks({
  load(url, context, next) {
    if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
    const source = fileURLToPath(url);
    // What has changed since, or was never stripped, Node strips itself.
    if (!isStripped(source)) return next(url, context);
    return { format: "module", source: readFileSync(strippedFile(source)), shortCircuit: true };
  },
});
