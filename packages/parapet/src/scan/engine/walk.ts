import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { FileInfo } from "../scanner.ts";
import { type IgnoreRules, ignoreRules } from "./ignore-files.ts";

/** Why something was not read. */
export interface Skipped {
  readonly path: string;
  readonly why: "link" | "special" | "too-large" | "too-deep" | "too-many" | "unreadable";
}

export interface WalkOptions {
  /** False reads what ignore files leave out. */
  readonly heedsIgnoreFiles: boolean;
  /** Lines as of an ignore file at the root, which hold in any case. */
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
  readonly maxDepth: number;
  readonly maxFiles: number;
  readonly onSkipped: (skipped: Skipped) => void;
  readonly signal?: AbortSignal;
}

/**
 * The regular files below a folder, or the one file that is named, in the order of their paths. Links are not followed:
 * what they lead to is either below the root anyway, or none of the scan's business.
 *
 * It asks the file system synchronously: thousands of small questions cost more to wait for than to answer.
 */
export function* walk(root: string, start: string, options: WalkOptions): Generator<FileInfo> {
  const relative = path.relative(root, start).split(path.sep).join("/");
  const stat = lstatSync(start);
  if (!stat.isDirectory()) {
    if (stat.isFile()) yield { path: relative, sizeBytes: stat.size };
    return;
  }
  let rules = ignoreRules({ root, isHeeded: options.heedsIgnoreFiles, exclude: options.exclude });
  if (relative !== "") rules = rules.enter("");
  let folder = "";
  for (const part of relative.split("/").slice(0, -1)) {
    folder = folder === "" ? part : `${folder}/${part}`;
    rules = rules.enter(folder);
  }
  yield* below(root, relative, rules, { ...options, left: options.maxFiles }, 0);
}

/** The wanted files of the nearest folder above a start that has any, not above the root. */
export function nearestAbove(
  root: string,
  start: string,
  isWanted: (file: FileInfo) => boolean,
  options: WalkOptions,
): readonly FileInfo[] {
  const parts = path.relative(root, start).split(path.sep).slice(0, -1);
  let rules = ignoreRules({ root, isHeeded: options.heedsIgnoreFiles, exclude: options.exclude });
  let nearest: readonly FileInfo[] = [];
  for (let depth = 0; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join("/");
    rules = rules.enter(folder);
    const wanted = (entriesOf(path.join(root, folder)) ?? []).flatMap(({ name, kind }): readonly FileInfo[] => {
      const inner = folder === "" ? name : `${folder}/${name}`;
      if (kind !== "file" || rules.ignores(inner, false)) return [];
      const file = { path: inner, sizeBytes: lstatSync(path.join(root, inner), { throwIfNoEntry: false })?.size ?? 0 };
      return isWanted(file) ? [file] : [];
    });
    if (wanted.length > 0) nearest = wanted;
  }
  return nearest.filter(({ path: file, sizeBytes }) => {
    if (sizeBytes <= options.maxFileBytes) return true;
    options.onSkipped({ path: file, why: "too-large" });
    return false;
  });
}

type Walking = WalkOptions & { left: number };

function* below(
  root: string,
  folder: string,
  above: IgnoreRules,
  walking: Walking,
  depth: number,
): Generator<FileInfo> {
  const { onSkipped, signal } = walking;
  if (depth > walking.maxDepth) return onSkipped({ path: folder, why: "too-deep" });
  const entries = entriesOf(path.join(root, folder));
  if (entries === undefined) return onSkipped({ path: folder === "" ? "." : folder, why: "unreadable" });
  const rules = above.enter(
    folder,
    entries.map(({ name }) => name),
  );
  for (const { name, kind } of entries) {
    if (signal?.aborted === true) return;
    const inner = folder === "" ? name : `${folder}/${name}`;
    if (rules.ignores(inner, kind === "folder")) continue;
    if (kind === "folder") yield* below(root, inner, rules, walking, depth + 1);
    else if (kind !== "file") onSkipped({ path: inner, why: kind });
    else {
      const size = lstatSync(path.join(root, inner), { throwIfNoEntry: false })?.size;
      if (size === undefined) onSkipped({ path: inner, why: "unreadable" });
      else if (size > walking.maxFileBytes) onSkipped({ path: inner, why: "too-large" });
      else if (walking.left-- <= 0) return onSkipped({ path: inner, why: "too-many" });
      else yield { path: inner, sizeBytes: size };
    }
  }
}

interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "special";
}

function entriesOf(folder: string): readonly Entry[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map(
        (entry): Entry => ({
          name: entry.name,
          kind: entry.isSymbolicLink() ? "link" : entry.isDirectory() ? "folder" : entry.isFile() ? "file" : "special",
        }),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}
