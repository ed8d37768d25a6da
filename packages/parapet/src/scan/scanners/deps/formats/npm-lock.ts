import type { DependencyFormat, Locked } from "../format.ts";
import { isObject, type Json, type KeyLines, keyLines, objectOr, parseObject, stringOr } from "./json.ts";
import { npmSource } from "./source.ts";

/** `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3. */
export const npmLock: DependencyFormat = {
  id: "npm-lock",
  title: "npm lockfile",
  ecosystem: "npm",
  role: "lock",
  matches: (path) => /(^|\/)(package-lock|npm-shrinkwrap)\.json$/.test(path),
  parse(text) {
    const lock = parseObject(text);
    if (lock.lockfileVersion === undefined && lock.packages === undefined && lock.dependencies === undefined)
      throw new Error("is no npm lockfile: it has neither a version nor packages");
    const lines = keyLines(text);
    const locked = isObject(lock.packages) ? byPlace(lock.packages, lines) : byTree(objectOr(lock.dependencies), lines);
    return { locked, wanted: [] };
  },
};

/** Versions 2 and 3: every installed folder with what lies in it. */
function byPlace(packages: Json, lines: KeyLines): readonly Locked[] {
  const asked = new Set<string>();
  for (const [place, entry] of Object.entries(packages))
    if (!place.includes("node_modules/") && isObject(entry))
      for (const section of ["dependencies", "devDependencies", "optionalDependencies"])
        for (const name of Object.keys(objectOr(entry[section]))) asked.add(`node_modules/${name}`);
  const locked: Locked[] = [];
  for (const [place, entry] of Object.entries(packages)) {
    const at = place.lastIndexOf("node_modules/");
    if (at < 0 || !isObject(entry) || entry.link === true) continue;
    const name = stringOr(entry.name) ?? place.slice(at + "node_modules/".length);
    const licence = typeof entry.license === "string" ? entry.license : stringOr(objectOr(entry.license).type);
    locked.push({
      ...packageOf(name, entry, lines.ofObject(place)),
      isDirect: asked.has(place),
      isDev: entry.dev === true || entry.devOptional === true,
      ...(entry.hasInstallScript === true ? { hasInstallScript: true } : {}),
      ...(licence === undefined ? {} : { licence }),
    });
  }
  return locked;
}

/** Version 1: a tree, walked without recursion, as deep as a stranger likes. */
function byTree(top: Json, lines: KeyLines): readonly Locked[] {
  const locked: Locked[] = [];
  const open: Json[] = [top];
  for (let level = open.pop(); level !== undefined; level = open.pop())
    for (const [key, entry] of Object.entries(level)) {
      if (!isObject(entry)) continue;
      const alias = /^npm:(@?[^@]+)@(.+)$/.exec(stringOr(entry.version) ?? "");
      const known = alias === null ? entry : { ...entry, version: alias[2] };
      locked.push({ ...packageOf(alias?.[1] ?? key, known, lines.ofObject(key)), isDev: entry.dev === true });
      if (isObject(entry.dependencies)) open.push(entry.dependencies);
    }
  return locked;
}

function packageOf(name: string, entry: Json, line: number): Locked {
  const version = stringOr(entry.version) ?? "";
  const resolved = stringOr(entry.resolved);
  const found = npmSource(version) ?? (resolved === undefined ? undefined : npmSource(resolved));
  // What a registry serves is a tarball behind http(s) as well: only where the version is none is it another source.
  const source = found?.kind === "http" && /^\d/.test(version) ? undefined : found;
  const isBundled = entry.inBundle === true || entry.bundled === true;
  return {
    name,
    version: source !== undefined && !/^\d/.test(version) ? "" : version,
    line,
    ...(source === undefined ? {} : { source }),
    ...(resolved === undefined || isBundled || source !== undefined || entry.integrity !== undefined
      ? {}
      : { hasIntegrity: false }),
  };
}
