import type { DependencyFormat, Locked, Source } from "../format.ts";
import { npmSource } from "./source.ts";

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, "$1");

/** The package behind `name@range`: an alias names another one. */
function nameOf(pattern: string): string {
  const at = pattern.indexOf("@", 1);
  const range = at < 0 ? "" : pattern.slice(at + 1);
  const alias = /^npm:(@?[^@]+)@/.exec(range);
  return alias?.[1] ?? (at < 0 ? pattern : pattern.slice(0, at));
}

interface Entry {
  readonly patterns: readonly string[];
  readonly line: number;
  readonly fields: Map<string, string>;
}

/** `yarn.lock`, classic and berry: blocks whose first line names ranges, with fields by two blanks. */
export const yarnLock: DependencyFormat = {
  id: "yarn-lock",
  title: "Yarn lockfile",
  ecosystem: "npm",
  role: "lock",
  matches: (path) => /(^|\/)yarn\.lock$/.test(path),
  parse(text) {
    const entries: Entry[] = [];
    let line = 0;
    for (const raw of text.split(/\r?\n/)) {
      line++;
      if (raw.trim() === "" || raw.startsWith("#")) continue;
      if (!/^\s/.test(raw)) {
        if (!raw.endsWith(":")) throw new Error(`line ${line} opens no block`);
        const patterns = raw.slice(0, -1).replaceAll('"', "").split(/,\s*/);
        entries.push({ patterns, line, fields: new Map() });
        continue;
      }
      const field = /^ {2}"?([\w-]+)"?:? (.+)$/.exec(raw);
      if (field === null) continue;
      entries.at(-1)?.fields.set(field[1]!, unquoted(field[2]!.trim()));
    }
    const packages = entries.filter(({ patterns }) => patterns[0] !== "__metadata");
    return { locked: packages.flatMap(lockedOf), wanted: [] };
  },
};

/** A resolved address with a commit in it, wherever its host writes it. */
function fixedBy(source: Source, resolved: string): Source {
  const commit = /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/.exec(resolved)?.[0];
  return source.kind === "git" && commit !== undefined ? { ...source, commit } : source;
}

function lockedOf({ patterns, line, fields }: Entry): readonly Locked[] {
  const version = fields.get("version") ?? "";
  const resolution = fields.get("resolution");
  if (resolution !== undefined) {
    const at = resolution.indexOf("@", 1);
    const name = resolution.slice(0, at);
    const range = resolution.slice(at + 1);
    if (range.startsWith("workspace:")) return [];
    const found = range.startsWith("npm:") || range.startsWith("patch:") ? undefined : npmSource(range);
    const source = found === undefined ? undefined : fixedBy(found, resolution);
    return [
      {
        name,
        version: version === "0.0.0-use.local" ? "" : version,
        line,
        ...(source === undefined ? {} : { source }),
      },
    ];
  }
  const name = nameOf(patterns[0]!);
  const resolved = fields.get("resolved");
  const found = npmSource(patterns[0]!.slice(patterns[0]!.indexOf("@", 1) + 1).replace(/^npm:.*/, ""));
  const source = found ?? (resolved !== undefined && /^git|\.git#/.test(resolved) ? npmSource(resolved) : undefined);
  // A branch in the manifest is a commit once it is resolved.
  const kept = source === undefined || resolved === undefined ? source : fixedBy(source, resolved);
  const lacks =
    resolved !== undefined && source === undefined && !fields.has("integrity") && !/#[0-9a-f]{40}$/.test(resolved);
  return [
    { name, version, line, ...(kept === undefined ? {} : { source: kept }), ...(lacks ? { hasIntegrity: false } : {}) },
  ];
}
