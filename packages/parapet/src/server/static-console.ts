import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the console's page carries where the answer's own nonce has to stand. */
const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/** The folder of the built console, beside this code in a release and in `dist/` when run from sources; undefined when it was not built. */
export function findConsoleFiles(): string | undefined {
  return ["../console", "../../dist/console"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(join(folder, "index.html")));
}

/** The console's page, with this answer's nonce in it; without a build, a page that says what to do. */
export async function consolePage(folder: string | undefined, nonce: string): Promise<string> {
  if (folder === undefined) return notBuilt(nonce);
  return (await readFile(join(folder, "index.html"), "utf8")).replaceAll(NONCE_PLACEHOLDER, nonce);
}

function notBuilt(nonce: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parapet</title>
<style nonce="${nonce}">body{font:16px/1.5 system-ui;margin:4rem auto;max-width:40rem;padding:0 1rem;color-scheme:light dark}</style>
</head><body><h1>The console is not built</h1>
<p>The gateway and the API are running. To see the console, run <code>npm run build</code> in the repository and reload this page.</p>
</body></html>`;
}
