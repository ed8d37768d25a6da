import { lstat, opendir } from "node:fs/promises";
import path from "node:path";
import type { FileInfo } from "../scanner.ts";
import { type IgnoreRules, readIgnoreRules } from "./ignore-files.ts";

/** Why something was not read. */
export interface Skipped {
  readonly path: string;
  readonly why: "link" | "special" | "too-large" | "too-deep" | "too-many" | "unreadable";
}

export interface WalkOptions {
  /** False reads what ignore files leave out. */
  readonly heedsIgnoreFiles: boolean;
  readonly maxFileBytes: number;
  readonly maxDepth: number;
  readonly maxFiles: number;
  readonly onSkipped: (skipped: Skipped) => void;
  readonly signal?: AbortSignal;
}

/**
 * The regular files below a folder, or the one file that is named, in the order of their paths. Links are not followed:
 * what they lead to is either below the root anyway, or none of the scan's business.
 */
export async function* walk(root: string, start: string, options: WalkOptions): AsyncGenerator<FileInfo> {
  const relative = path.relative(root, start).split(path.sep).join("/");
  const stat = await lstat(start);
  if (!stat.isDirectory()) {
    if (stat.isFile()) yield { path: relative, sizeBytes: stat.size };
    return;
  }
  let rules = await readIgnoreRules(root, options.heedsIgnoreFiles);
  let folder = "";
  for (const part of relative === "" ? [] : relative.split("/")) {
    folder = folder === "" ? part : `${folder}/${part}`;
    rules = await rules.enter(folder);
  }
  yield* below(root, folder, rules, { ...options, left: options.maxFiles }, 0);
}

type Walking = WalkOptions & { left: number };

async function* below(
  root: string,
  folder: string,
  rules: IgnoreRules,
  walking: Walking,
  depth: number,
): AsyncGenerator<FileInfo> {
  const { onSkipped, signal } = walking;
  if (depth > walking.maxDepth) return onSkipped({ path: folder, why: "too-deep" });
  for (const { name, kind } of await entriesOf(path.join(root, folder), () =>
    onSkipped({ path: folder === "" ? "." : folder, why: "unreadable" }),
  )) {
    if (signal?.aborted === true) return;
    const inner = folder === "" ? name : `${folder}/${name}`;
    if (rules.ignores(inner, kind === "folder")) continue;
    if (kind === "folder") yield* below(root, inner, await rules.enter(inner), walking, depth + 1);
    else if (kind !== "file") onSkipped({ path: inner, why: kind });
    else {
      const size = await lstat(path.join(root, inner)).then(
        (stat) => stat.size,
        () => undefined,
      );
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

async function entriesOf(folder: string, onUnreadable: () => void): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of await opendir(folder))
      entries.push({
        name: entry.name,
        kind: entry.isSymbolicLink() ? "link" : entry.isDirectory() ? "folder" : entry.isFile() ? "file" : "special",
      });
  } catch {
    onUnreadable();
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
