/*
 * Runs the check in a context that has the language and `performance`, and nothing of Node. Its own process, for modules in a
 * context are behind a flag: `node --experimental-vm-modules bare-vm.js <dist of the library>`.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, SourceTextModule } from "node:vm";

const [dist] = process.argv.slice(2);
const context = createContext({ performance: { now: () => performance.now() } });
const modules = new Map();

function load(path) {
  let module = modules.get(path);
  if (module === undefined) {
    module = new SourceTextModule(readFileSync(path, "utf8"), { context, identifier: path });
    modules.set(path, module);
  }
  return module;
}

async function importAll(path) {
  const module = load(path);
  if (module.status === "unlinked")
    await module.link((specifier, from) => load(join(dirname(from.identifier), specifier)));
  await module.evaluate();
  return module.namespace;
}

const library = await importAll(join(dist, "guard/index.js"));
const mcp = await importAll(join(dist, "guard/adapters/mcp.js"));
const { check } = await importAll(join(import.meta.dirname, "check.js"));
// What needs a web runtime is not asked to work here, but it must not break where it is only imported.
for (const name of ["fetch", "openai", "anthropic", "ai-sdk", "langchain"])
  await importAll(join(dist, `guard/adapters/${name}.js`));
console.log(JSON.stringify(await check(library, mcp)));
