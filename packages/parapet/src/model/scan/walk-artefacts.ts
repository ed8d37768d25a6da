import { lstatSync, readdirSync, realpathSync } from "node:fs";
import path from "node:path";

/** Not a model's: what version control and package managers keep. */
const LEFT_OUT: readonly string[] = [".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".parapet"];
const DEEPEST = 64;
const MOST_FILES = 200_000;

export interface FoundFile {
  /** As shown: relative to what was named, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

/** What is not looked at, and so is not clean. */
export interface Unseen {
  readonly path: string;
  readonly why: "link" | "link-out" | "special" | "unreadable" | "too-deep" | "too-many";
}

/** The regular files below a folder, or the one that is named, in the order of their paths. Links are not followed. */
export function* walkArtefacts(start: string, shown: string, onUnseen: (unseen: Unseen) => void): Generator<FoundFile> {
  const root = realpathSync(start);
  const stat = lstatSync(root);
  if (stat.isFile()) yield { path: shown, absolute: root };
  else if (stat.isDirectory()) yield* below(root, root, shown === "." ? "" : shown, { onUnseen, left: MOST_FILES }, 0);
  else onUnseen({ path: shown, why: "special" });
}

interface Walking {
  readonly onUnseen: (unseen: Unseen) => void;
  left: number;
}

function* below(root: string, folder: string, shown: string, walking: Walking, depth: number): Generator<FoundFile> {
  const { onUnseen } = walking;
  if (depth > DEEPEST) return onUnseen({ path: shown, why: "too-deep" });
  let entries: { name: string; kind: "file" | "folder" | "link" | "special" }[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink() ? "link" : entry.isDirectory() ? "folder" : entry.isFile() ? "file" : "special",
    }));
  } catch {
    return onUnseen({ path: shown === "" ? "." : shown, why: "unreadable" });
  }
  for (const { name, kind } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = shown === "" ? name : `${shown}/${name}`;
    const absolute = path.join(folder, name);
    if (kind === "folder") {
      if (!LEFT_OUT.includes(name)) yield* below(root, absolute, inner, walking, depth + 1);
    } else if (kind === "link") onUnseen({ path: inner, why: leadsWithin(root, absolute) ? "link" : "link-out" });
    else if (kind === "special") onUnseen({ path: inner, why: "special" });
    else if (walking.left-- <= 0) return onUnseen({ path: inner, why: "too-many" });
    else yield { path: inner, absolute };
  }
}

/** What it leads to is then looked at by its own name. */
function leadsWithin(root: string, link: string): boolean {
  try {
    const target = realpathSync(link);
    return target === root || target.startsWith(root + path.sep);
  } catch {
    return false;
  }
}
