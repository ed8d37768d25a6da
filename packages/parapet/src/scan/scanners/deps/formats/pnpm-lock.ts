import type { DependencyFormat, Locked } from "../format.ts";
import { isCommit } from "./source.ts";

/** `pnpm-lock.yaml`, versions 5 to 9. */
export const pnpmLock: DependencyFormat = {
  id: "pnpm-lock",
  title: "pnpm lockfile",
  ecosystem: "npm",
  role: "lock",
  matches: (path) => /(^|\/)pnpm-lock\.yaml$/.test(path),
  parse(text) {
    const { format, entries } = readLock(text);
    const locked = entries.flatMap(({ key, line, fields }): readonly Locked[] => {
      const found = packageOf(key, fields, format);
      return found === undefined ? [] : [{ ...found, line }];
    });
    return { locked, wanted: [] };
  },
};

interface Entry {
  readonly key: string;
  readonly line: number;
  /** Those of `resolution` with its name in front: `resolution.commit`. */
  readonly fields: Map<string, string>;
}

/**
 * The lockfile by its lines, which pnpm alone writes and always alike: a general YAML parser takes minutes for 400 kB of
 * quotes.
 */
function readLock(text: string): { readonly format: number; readonly entries: readonly Entry[] } {
  let format: number | undefined;
  let section = "";
  let parent = "";
  const entries: Entry[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === "" || raw.startsWith("#")) continue;
    const indent = raw.length - raw.trimStart().length;
    if (indent === 0) {
      section = raw.slice(0, raw.indexOf(":") + 1);
      if (section === "lockfileVersion:") format = Number.parseFloat(unquoted(raw.slice(section.length)));
      continue;
    }
    if (section !== "packages:") continue;
    const entry = entries.at(-1);
    if (indent === 2 && raw.startsWith("  : ")) parent = takeField(entry, "", raw.slice(4));
    else if (indent === 2) {
      const isLong = raw.startsWith("  ? ");
      const bare = isLong
        ? raw.slice(4).trim()
        : raw
            .trim()
            .replace(/: \{\}$/, ":")
            .slice(0, -1);
      entries.push({ key: unquoted(bare), line: at + 1, fields: new Map() });
    } else if (indent === 4) parent = takeField(entry, "", raw.slice(4));
    else if (indent === 6 && parent === "resolution") takeField(entry, "resolution.", raw.slice(6));
  }
  if (format === undefined || Number.isNaN(format)) throw new Error("is no pnpm lockfile: it has no version");
  return { format, entries };
}

/** @returns the name of the field */
function takeField(entry: Entry | undefined, prefix: string, text: string): string {
  const colon = text.indexOf(":");
  if (entry === undefined || colon < 0) return "";
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  if (name === "resolution" && value.startsWith("{"))
    for (const part of value.slice(1).replace(/\}$/, "").split(", ")) takeField(entry, "resolution.", part);
  else entry.fields.set(prefix + name, unquoted(value));
  return name;
}

const unquoted = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, "$2");

function packageOf(key: string, fields: ReadonlyMap<string, string>, format: number): Omit<Locked, "line"> | undefined {
  const tarball = fields.get("resolution.tarball");
  const commit = fields.get("resolution.commit") ?? /\/tar\.gz\/([0-9a-f]{40})/.exec(tarball ?? "")?.[1];
  const isDev = fields.get("dev") === "true" ? { isDev: true } : {};
  // Before version 6 another registry's host stood in front of the name.
  const path = key.replace(format >= 6 ? /^\// : /^(?:\/|[\w-]+(?:\.[\w-]+)+\/)/, "");
  const bare = path.includes("(") ? path.slice(0, path.indexOf("(")) : path;
  const split = format >= 6 ? bare.indexOf("@", 1) : -1;
  const slash = bare.lastIndexOf("/");
  const inKey = split > 0 ? bare.slice(0, split) : slash > 0 ? bare.slice(0, slash) : undefined;
  const name = fields.get("name") ?? inKey;
  const written = split > 0 ? bare.slice(split + 1) : bare.slice(slash + 1).split("_")[0]!;
  const version = fields.get("version");
  if (fields.has("resolution.directory") || /^(file|link):/.test(written) || bare.startsWith("file:"))
    return name === undefined
      ? undefined
      : { name, version: version ?? "", ...isDev, source: { kind: "local", url: bare } };
  if (isCommit(commit)) {
    const url = fields.get("resolution.repo") ?? tarball ?? bare;
    return { name: name ?? bare, version: version ?? "", ...isDev, source: { kind: "git", url, commit: commit! } };
  }
  const known = version ?? written;
  if (name === undefined || !/^\d/.test(known)) return undefined;
  const lacks = !fields.has("resolution.integrity") && tarball === undefined;
  return { name, version: known, ...isDev, ...(lacks ? { hasIntegrity: false } : {}) };
}
