import type { DependencyFormat, Locked, Source } from "../format.ts";
import { isObject, type Json, keyLines, listOr, objectOr, parseObject, stringOr } from "./json.ts";
import { pypiName } from "./requirements.ts";
import { isCommit } from "./source.ts";
import { parseToml, tableLines } from "./toml.ts";

const gitSource = (url: string, reference: string | undefined): Source =>
  isCommit(reference) ? { kind: "git", url, commit: reference! } : { kind: "git", url };

const LOCAL = new Set(["directory", "file"]);

/** `[[package]]` of Poetry, PDM and uv, and `[[packages]]` of PEP 751: each with a name, a version and a source. */
function packagesIn(
  text: string,
  table: string,
  sourceOf: (entry: Json) => Source | "own" | undefined,
): readonly Locked[] {
  const entries = parseToml(text)[table];
  if (entries !== undefined && !Array.isArray(entries)) throw new Error(`its '${table}' is no list`);
  const line = tableLines(text, table);
  return listOr(entries).flatMap((entry, at) => {
    if (!isObject(entry) || typeof entry.name !== "string") throw new Error(`package ${at + 1} has no name`);
    const source = sourceOf(entry);
    if (source === "own") return [];
    const groups = listOr(entry.groups);
    const isDev =
      entry.category === "dev" || (groups.length > 0 && !groups.includes("main") && !groups.includes("default"));
    return [
      {
        name: pypiName(entry.name),
        version: stringOr(entry.version) ?? "",
        line: line(at),
        ...(isDev ? { isDev } : {}),
        ...(source === undefined ? {} : { source }),
      },
    ];
  });
}

const named = (name: string) => (path: string) => path === name || path.endsWith(`/${name}`);

export const poetryLock: DependencyFormat = {
  id: "poetry-lock",
  title: "Poetry lockfile",
  ecosystem: "PyPI",
  role: "lock",
  matches: named("poetry.lock"),
  parse: (text) => ({
    wanted: [],
    locked: packagesIn(text, "package", (entry) => {
      const { type, url, resolved_reference: reference } = objectOr(entry.source);
      const place = stringOr(url) ?? "";
      if (type === "git") return gitSource(place, stringOr(reference));
      if (type === "url") return { kind: "http", url: place };
      return typeof type === "string" && LOCAL.has(type) ? { kind: "local", url: place } : undefined;
    }),
  }),
};

export const pdmLock: DependencyFormat = {
  id: "pdm-lock",
  title: "PDM lockfile",
  ecosystem: "PyPI",
  role: "lock",
  matches: named("pdm.lock"),
  parse: (text) => ({
    wanted: [],
    locked: packagesIn(text, "package", ({ git, revision, url, path }) => {
      if (typeof git === "string") return gitSource(git, stringOr(revision));
      if (typeof url === "string") return { kind: "http", url };
      return typeof path === "string" ? { kind: "local", url: path } : undefined;
    }),
  }),
};

export const uvLock: DependencyFormat = {
  id: "uv-lock",
  title: "uv lockfile",
  ecosystem: "PyPI",
  role: "lock",
  matches: named("uv.lock"),
  parse: (text) => ({
    wanted: [],
    locked: packagesIn(text, "package", (entry) => {
      const { git, url, virtual, editable, directory } = objectOr(entry.source);
      if (virtual !== undefined || editable !== undefined || directory !== undefined) return "own";
      if (typeof git === "string") return gitSource(git.split(/[?#]/)[0]!, git.split("#")[1]);
      return typeof url === "string" && entry.sdist === undefined && entry.wheels === undefined
        ? { kind: "http", url }
        : undefined;
    }),
  }),
};

export const pylock: DependencyFormat = {
  id: "pylock",
  title: "pylock.toml",
  ecosystem: "PyPI",
  role: "lock",
  matches: (path) => /(^|\/)pylock(\.[\w-]+)?\.toml$/.test(path),
  parse: (text) => ({
    wanted: [],
    locked: packagesIn(text, "packages", ({ vcs, directory }) => {
      if (directory !== undefined) return "own";
      if (!isObject(vcs)) return undefined;
      return gitSource(stringOr(vcs.url) ?? "", stringOr(vcs["commit-id"]));
    }),
  }),
};

export const pipfileLock: DependencyFormat = {
  id: "pipfile-lock",
  title: "Pipenv lockfile",
  ecosystem: "PyPI",
  role: "lock",
  matches: named("Pipfile.lock"),
  parse(text) {
    const lock = parseObject(text);
    const lines = keyLines(text);
    const locked: Locked[] = [];
    for (const [section, entries] of Object.entries(lock)) {
      if (section === "_meta") continue;
      for (const [name, entry] of Object.entries(objectOr(entries))) {
        if (!isObject(entry)) continue;
        const git = stringOr(entry.git);
        locked.push({
          name: pypiName(name),
          version: (stringOr(entry.version) ?? "").replace(/^={2,3}/, ""),
          line: lines.ofObject(name),
          ...(section === "default" ? {} : { isDev: true }),
          ...(git === undefined ? {} : { source: gitSource(git, stringOr(entry.ref)) }),
        });
      }
    }
    return { locked, wanted: [] };
  },
};
