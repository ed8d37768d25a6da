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

export interface IgnoreOptions {
  /** Absolute. */
  readonly root: string;
  /** False: ignore files leave nothing out. */
  readonly isHeeded: boolean;
  /** Lines of an ignore file at the root that no ignore file takes back, and that hold in any case. */
  readonly exclude: readonly string[];
}

/** Rules above the root's own. */
export function ignoreRules({ root, isHeeded, exclude }: IgnoreOptions): IgnoreRules {
  return layered([], root, { isHeeded, excluded: ignore().add([...exclude]) });
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

interface Base {
  readonly isHeeded: boolean;
  readonly excluded: Ignore;
}

function layered(layers: readonly Layer[], root: string, base: Base): IgnoreRules {
  const { isHeeded, excluded } = base;
  return {
    ignores(name, isFolder) {
      if (isFolder && ALWAYS_IGNORED.includes(path.posix.basename(name))) return true;
      if (excluded.ignores(isFolder ? `${name}/` : name)) return true;
      let isIgnored = false;
      for (const { folder: above, rules } of layers) {
        const inner = above === "" ? name : name.slice(above.length + 1);
        const { ignored, unignored } = rules.test(isFolder ? `${inner}/` : inner);
        if (ignored) isIgnored = true;
        else if (unignored) isIgnored = false;
      }
      return isIgnored;
    },
    enter(folder, names) {
      const own = isHeeded ? rulesIn(path.join(root, folder), names) : undefined;
      return own === undefined ? this : layered([...layers, { folder, rules: own }], root, base);
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
