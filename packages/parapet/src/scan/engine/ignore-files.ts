import { readFile } from "node:fs/promises";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

/** Read in every folder, in this order: what the last says counts. */
const IGNORE_FILES = [".gitignore", ".parapetignore"];
/** Never looked into: the store of a version control system, and what package managers unpack. */
const ALWAYS = [".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".parapet"];
const LONGEST_IGNORE_FILE = 1 << 20;

/** What ignore files from the root down to one folder say together. */
export interface IgnoreRules {
  /** @param name relative to the scanned root, with `/` */
  ignores(name: string, isFolder: boolean): boolean;
  /** The rules one folder further down. */
  enter(folder: string): Promise<IgnoreRules>;
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** @param isHeeded false: only `.git` and the like are left out */
export async function readIgnoreRules(root: string, isHeeded: boolean): Promise<IgnoreRules> {
  return extended([], root, "", isHeeded);
}

async function extended(
  above: readonly Layer[],
  root: string,
  folder: string,
  isHeeded: boolean,
): Promise<IgnoreRules> {
  const own = isHeeded ? await rulesIn(path.join(root, folder)) : undefined;
  const layers = own === undefined ? above : [...above, { folder, rules: own }];
  return {
    ignores(name, isFolder) {
      if (isFolder && ALWAYS.includes(path.posix.basename(name))) return true;
      let isIgnored = false;
      for (const { folder: base, rules } of layers) {
        const inner = base === "" ? name : name.slice(base.length + 1);
        const { ignored, unignored } = rules.test(isFolder ? `${inner}/` : inner);
        if (ignored) isIgnored = true;
        else if (unignored) isIgnored = false;
      }
      return isIgnored;
    },
    enter: (next) => extended(layers, root, next, isHeeded),
  };
}

async function rulesIn(folder: string): Promise<Ignore | undefined> {
  const texts: string[] = [];
  for (const name of IGNORE_FILES) {
    const text = await readFile(path.join(folder, name), "utf8").catch(() => "");
    if (text !== "" && text.length <= LONGEST_IGNORE_FILE) texts.push(text);
  }
  return texts.length === 0 ? undefined : ignore().add(texts.join("\n"));
}
