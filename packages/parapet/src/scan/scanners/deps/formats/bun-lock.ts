import type { DependencyFormat, Locked } from "../format.ts";
import { isObject, keyLines, listOr, objectOr, parseObject } from "./json.ts";
import { npmSource } from "./source.ts";

/** `bun.lock`: JSON with commas at the end of lists; each package is a tuple that begins with `name@version`. */
export const bunLock: DependencyFormat = {
  id: "bun-lock",
  title: "Bun lockfile",
  ecosystem: "npm",
  role: "lock",
  matches: (path) => /(^|\/)bun\.lock$/.test(path),
  parse(text) {
    const lock = parseObject(withoutTrailingCommas(text));
    const lines = keyLines(text);
    const asked = new Map<string, boolean>();
    for (const workspace of Object.values(objectOr(lock.workspaces)))
      for (const section of ["devDependencies", "optionalDependencies", "dependencies"])
        if (isObject(workspace))
          for (const name of Object.keys(objectOr(workspace[section]))) asked.set(name, section === "devDependencies");
    const locked: Locked[] = [];
    for (const [key, tuple] of Object.entries(objectOr(lock.packages))) {
      const [id, second, , integrity] = listOr(tuple);
      if (typeof id !== "string") throw new Error(`package '${key.slice(0, 80)}' does not begin with its name`);
      const at = id.indexOf("@", 1);
      const name = at < 0 ? id : id.slice(0, at);
      const version = at < 0 ? "" : id.slice(at + 1);
      if (version.startsWith("workspace:")) continue;
      const source = npmSource(version);
      const isDev = asked.get(key);
      locked.push({
        name,
        version: source === undefined ? version : "",
        line: lines.of(key),
        isDirect: isDev !== undefined,
        ...(isDev === true ? { isDev } : {}),
        ...(source === undefined
          ? typeof second === "string" && integrity === undefined
            ? { hasIntegrity: false }
            : {}
          : { source: settled(source, version) }),
      });
    }
    return { locked, wanted: [] };
  },
};

/** Bun names seven digits of a commit, and holds the hash of what it fetched beside them. */
function settled(source: NonNullable<Locked["source"]>, version: string): NonNullable<Locked["source"]> {
  const commit = /#([0-9a-f]{7,40})$/.exec(version)?.[1];
  return source.kind === "git" && commit !== undefined ? { ...source, commit } : source;
}

/** One pass: a comma before a closing bracket goes, outside of strings. */
function withoutTrailingCommas(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    if (unit === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
      comma = -1;
    } else if (unit === ",") comma = at;
    else if ((unit === "}" || unit === "]") && comma >= 0) {
      parts.push(text.slice(from, comma));
      from = comma + 1;
      comma = -1;
    } else if (!/\s/.test(unit)) comma = -1;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
