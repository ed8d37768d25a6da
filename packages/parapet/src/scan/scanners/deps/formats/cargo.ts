import type { DependencyFormat } from "../format.ts";
import { isObject, listOr, stringOr } from "./json.ts";
import { isCommit } from "./source.ts";
import { parseToml, tableLines } from "./toml.ts";

/** `Cargo.lock`. A package without a source is the repository's own. */
export const cargoLock: DependencyFormat = {
  id: "cargo-lock",
  title: "Cargo lockfile",
  ecosystem: "crates.io",
  role: "lock",
  matches: (path) => /(^|\/)Cargo\.lock$/.test(path),
  parse(text) {
    const { package: entries } = parseToml(text);
    if (entries !== undefined && !Array.isArray(entries)) throw new Error("its 'package' is no list");
    const line = tableLines(text, "package");
    const locked = listOr(entries).flatMap((entry, at) => {
      if (!isObject(entry) || typeof entry.name !== "string") throw new Error(`package ${at + 1} has no name`);
      const version = stringOr(entry.version) ?? "";
      const source = stringOr(entry.source);
      const base = { name: entry.name, version, line: line(at) };
      if (source === undefined) return [{ ...base, source: { kind: "local", url: "." } as const }];
      if (!source.startsWith("git+"))
        return [entry.checksum === undefined && source.startsWith("registry+") ? { ...base } : base];
      const [url = "", commit] = source.split("#");
      return [
        {
          ...base,
          source: isCommit(commit) ? ({ kind: "git", url, commit: commit! } as const) : ({ kind: "git", url } as const),
        },
      ];
    });
    return { locked, wanted: [] };
  },
};
