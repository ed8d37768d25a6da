/** How a model differs from what was signed or pinned. */
export interface ModelDifference {
  readonly change: "changed" | "added" | "removed" | "renamed";
  readonly path: string;
  /** Of a renamed one, where it was. */
  readonly from?: string;
}

interface Hashed {
  readonly path: string;
  readonly sha256: string;
}

/** Each file that is not as it was, by its path. What went from one place and came to another is renamed. */
export function differencesOf(expected: readonly Hashed[], found: readonly Hashed[]): readonly ModelDifference[] {
  const before = new Map(expected.map(({ path, sha256 }) => [path, sha256]));
  const after = new Map(found.map(({ path, sha256 }) => [path, sha256]));
  const removed = expected.filter(({ path }) => !after.has(path));
  const differences: ModelDifference[] = [];
  const gone = new Map<string, string[]>();
  for (const { path, sha256 } of removed.toReversed()) {
    const paths = gone.get(sha256);
    if (paths === undefined) gone.set(sha256, [path]);
    else paths.push(path);
  }
  const moved = new Set<string>();
  for (const { path, sha256 } of found) {
    const digest = before.get(path);
    if (digest === sha256) continue;
    if (digest !== undefined) {
      differences.push({ change: "changed", path });
      continue;
    }
    const from = gone.get(sha256)?.pop();
    if (from !== undefined) moved.add(from);
    differences.push(from === undefined ? { change: "added", path } : { change: "renamed", path, from });
  }
  for (const { path } of removed) if (!moved.has(path)) differences.push({ change: "removed", path });
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
