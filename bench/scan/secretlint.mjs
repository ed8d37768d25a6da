// The peer in one process, as its command would run it: every file below a folder, the recommended rules.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../guard/package.json", import.meta.url));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { lintSource } = await load("@secretlint/core");
const { creator } = await load("@secretlint/secretlint-rule-preset-recommend");
const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] };
const [folder = "."] = process.argv.slice(2);
let [files, found] = [0, 0];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (!entry.isFile() || file.includes(".parapet")) continue;
  const content = readFileSync(file, "utf8");
  const source = { content, filePath: file, ext: path.extname(file), contentType: "text" };
  const { messages } = await lintSource({ source, options: { config } });
  files++;
  found += messages.length;
}
console.log(`${found} found; ${files} files`);
