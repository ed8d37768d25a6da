import { readFileSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

/** Read in every folder, in this order: what the last says counts. */
const IGNORE_FILES = [".gitignore", ".parapetignore"];
/** Never looked into: the store of a version control system, and what package managers unpack. */
export const ALWAYS_IGNORED = [".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".parapet"];
const LONGEST_IGNORE_FILE = 1 << 20;

/** What ignore files from the root down to one folder say together. */
export interface IgnoreRules {
  /** @param name relative to the scanned root, with `/` */
  ignores(name: string, isFolder: boolean): boolean;
  /**
   * The rules within a folder.
   *
   * @param names of what is in it; undefined where that is not known yet
   */
  enter(folder: string, names?: readonly string[]): IgnoreRules;
}

/**
 * Rules above the root's own.
 *
 * @param isHeeded false: only `.git` and the like are left out
 */
export function ignoreRules(root: string, isHeeded: boolean): IgnoreRules {
  return layered([], root, isHeeded);
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

function layered(layers: readonly Layer[], root: string, isHeeded: boolean): IgnoreRules {
  return {
    ignores(name, isFolder) {
      if (isFolder && ALWAYS_IGNORED.includes(path.posix.basename(name))) return true;
      let isIgnored = false;
      for (const { folder: base, rules } of layers) {
        const inner = base === "" ? name : name.slice(base.length + 1);
        const { ignored, unignored } = rules.test(isFolder ? `${inner}/` : inner);
        if (ignored) isIgnored = true;
        else if (unignored) isIgnored = false;
      }
      return isIgnored;
    },
    enter(folder, names) {
      const own = isHeeded ? rulesIn(path.join(root, folder), names) : undefined;
      return own === undefined ? this : layered([...layers, { folder, rules: own }], root, isHeeded);
    },
  };
}

function rulesIn(folder: string, names: readonly string[] | undefined): Ignore | undefined {
  const texts: string[] = [];
  for (const name of IGNORE_FILES) {
    if (names?.includes(name) === false) continue;
    try {
      const text = readFileSync(path.join(folder, name), "utf8");
      if (text.length <= LONGEST_IGNORE_FILE) texts.push(text);
    } catch {
      // None, or none that may be read: nothing is left out for its sake.
    }
  }
  return texts.length === 0 ? undefined : ignore().add(texts.join("\n"));
}
