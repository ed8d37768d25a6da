import path from "node:path";
import type { PlacedFinding } from "../../../scanner.ts";
import type { Dependencies, PlacedFile, PlacedRequirement } from "../facts.ts";
import type { Source } from "../format.ts";
import { few, shown } from "./shown.ts";

/** What may be another thing at the next installation: ranges that nothing locks, branches, archives without a hash. */
export function judgePinning({ files, packages, requirements }: Dependencies): readonly PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  const isLocked = lockedFolders(files);
  const byFile = Map.groupBy(requirements, (one) => one.path);
  for (const file of files) {
    if (file.role === "lock") continue;
    const wanted = byFile.get(file.path) ?? [];
    if (isLocked(file)) continue;
    findings.push(...unpinned(file, wanted));
    for (const one of wanted) if (one.source !== undefined) findings.push(...mutable({ ...one, source: one.source }));
  }
  for (const one of packages) if (one.source !== undefined) findings.push(...mutable({ ...one, source: one.source }));
  for (const [file, list] of Map.groupBy(
    packages.filter(({ hasIntegrity }) => hasIntegrity === false),
    (one) => one.path,
  ))
    findings.push({
      rule: "dependency-without-integrity",
      path: file,
      line: list[0]!.line,
      column: 1,
      evidence: few(list.map(({ name, version }) => `${name}@${version}`)),
      identity: "integrity",
    });
  return findings;
}

/** Whether a lockfile stands in a manifest's folder, or in one above it: workspaces share theirs. */
function lockedFolders(files: readonly PlacedFile[]): (file: PlacedFile) => boolean {
  const key = (ecosystem: string, folder: string): string => `${ecosystem}\n${folder}`;
  const locks = files.filter(({ role }) => role === "lock");
  const folders = new Set(locks.map((lock) => key(lock.ecosystem, path.posix.dirname(lock.path))));
  return ({ path: name, ecosystem }) => {
    for (let folder = path.posix.dirname(name); ; folder = path.posix.dirname(folder)) {
      if (folders.has(key(ecosystem, folder))) return true;
      if (folder === "." || folder === "/") return false;
    }
  };
}

function unpinned(file: PlacedFile, wanted: readonly PlacedRequirement[]): readonly PlacedFinding[] {
  const open = wanted.filter(({ source, range, name }) => source === undefined && name !== "" && !isExact(range));
  if (open.length === 0) return [];
  const rule = file.role === "pins" ? "dependency-unpinned" : "dependency-unlocked";
  const evidence = few(open.map(({ name, range }) => `${name} ${range === "" ? "(any)" : range}`));
  return [{ rule, path: file.path, line: open[0]!.line, column: 1, evidence, identity: "file" }];
}

/** One version, by the manifest itself. A Maven or NuGet version alone is what is taken. */
const isExact = (range: string): boolean =>
  /^(={1,3}\s*)?v?\d+(\.\d+)*([.+-][\w.+-]+)?$/.test(range) && !/[*x]/i.test(range.split(/[+-]/)[0]!);

interface FromElsewhere {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly source: Source;
  readonly hasIntegrity?: boolean;
}

function mutable({ path: file, line, name, source, hasIntegrity }: FromElsewhere): readonly PlacedFinding[] {
  const place = {
    path: file,
    line,
    column: 1,
    evidence: shown(`${name} ${source.url}`.trim()),
    identity: `${name} ${source.url}`,
  };
  const findings: PlacedFinding[] = [];
  if (isPlain(source.url)) findings.push({ rule: "dependency-plain-transport", ...place });
  if (source.kind === "git" ? source.commit === undefined : source.kind === "http" && hasIntegrity !== true)
    findings.push({ rule: "dependency-mutable-source", ...place });
  return findings;
}

/** Whoever stands between may answer in the place of the host. */
const isPlain = (url: string): boolean =>
  /^(git\+)?(http|git):\/\//.test(url) && !/:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url);
