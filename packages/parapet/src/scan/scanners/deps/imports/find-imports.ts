import path from "node:path";
import { isAside } from "../../../aside.ts";
import type { PlacedFact, Tree } from "../../../scanner.ts";
import type { PlacedPackage } from "../facts.ts";
import { distInfoIn } from "../site-packages.ts";
import { IMPORTED_AS } from "./python-names.ts";
import type { ImportsFact } from "./read-imports.ts";

/**
 * Who imports a package below the folder of the file that names it: a file that is shipped, only tests and examples, or
 * nobody. A hint: what is not imported may still run, as a tool, a plugin, or on the way through another package.
 */
export type Imported = "by-code" | "by-tests" | "nowhere";

export interface Import {
  readonly imported: Imported;
  /** The first file that does, in the order of paths. */
  readonly by: string | undefined;
}

/** Undefined where the hint cannot be given: another registry, or no source beside the file. */
export type FindImport = (one: PlacedPackage) => Import | undefined;

export function importFinder(facts: readonly PlacedFact[], tree: Tree): FindImport {
  const files = facts
    .filter(({ kind }) => kind === "imports")
    .map(({ path: file, data }) => ({ file, ...(data as ImportsFact) })) // `importsOf` wrote it
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
  /** Files by what they import, npm's and Python's apart. */
  const npm = new Map<string, string[]>();
  const python = new Map<string, string[]>();
  for (const { file, ecosystem, names } of files)
    for (const name of names)
      if (ecosystem === "npm") add(npm, name, file);
      else for (const prefix of prefixesOf(name)) add(python, prefix, file);
  const distInfo = distInfoIn(tree);
  return (one) => {
    if (one.ecosystem !== "npm" && one.ecosystem !== "PyPI") return undefined;
    const folder = path.posix.dirname(one.path);
    const isBelow = (file: string): boolean => folder === "." || file.startsWith(`${folder}/`);
    if (!files.some(({ file, ecosystem }) => ecosystem === one.ecosystem && isBelow(file))) return undefined;
    const importing =
      one.ecosystem === "npm"
        ? (npm.get(one.name) ?? [])
        : modulesOf(one, distInfo(one.path, one.name, one.version), tree).flatMap((name) => python.get(name) ?? []);
    const below = [...new Set(importing)].filter(isBelow).sort();
    const code = below.find((file) => !isAside(file));
    if (code !== undefined) return { imported: "by-code", by: code };
    return { imported: below.length === 0 ? "nowhere" : "by-tests", by: below[0] };
  };
}

function add(map: Map<string, string[]>, name: string, file: string): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [file]);
  else known.push(file);
}

/** One spelling, without what PyPI and Python part words by. */
const flat = (name: string): string => name.toLowerCase().replace(/[-_.]/g, "");

/** `google.cloud.storage` imports each package whose name is the beginning of it. */
function prefixesOf(module: string): readonly string[] {
  const parts = module.split(".").slice(0, 4);
  return [...new Set(parts.map((_, at) => flat(parts.slice(0, at + 1).join("."))))];
}

/** Under which names a Python package may be imported: as it says where it is installed, else as is known or likely. */
function modulesOf({ name }: PlacedPackage, distInfo: string | undefined, tree: Tree): readonly string[] {
  const told = distInfo === undefined ? undefined : tree.read(`${distInfo}/top_level.txt`);
  const own = flat(name);
  const likely = [own, own.replace(/^(?:python|py)/, ""), own.replace(/(?:python|py)$/, "")];
  const modules = [...(told?.split(/\r?\n/) ?? []), ...(IMPORTED_AS[name] ?? [])].map(flat);
  return [...new Set([...modules, ...likely])].filter((one) => one !== "");
}
