import type { DependencyFormat, Locked } from "../format.ts";
import { isObject, keyLines, listOr, objectOr, parseObject, stringOr } from "./json.ts";

/** `composer.lock`. */
export const composerLock: DependencyFormat = {
  id: "composer-lock",
  title: "Composer lockfile",
  ecosystem: "Packagist",
  role: "lock",
  matches: (path) => /(^|\/)composer\.lock$/.test(path),
  parse(text) {
    const lock = parseObject(text);
    const lines = namesAt(text);
    const take = (list: unknown, isDev: boolean): readonly Locked[] =>
      listOr(list).flatMap((entry) => {
        if (!isObject(entry) || typeof entry.name !== "string") return [];
        const version = stringOr(entry.version) ?? "";
        const licences = listOr(entry.license).filter((one) => typeof one === "string");
        const { type, url } = objectOr(entry.dist);
        return [
          {
            name: entry.name.toLowerCase(),
            version,
            line: lines.get(entry.name) ?? 1,
            isDev,
            ...(licences.length === 0 ? {} : { licence: licences.join(" OR ") }),
            ...(type === "path" ? { source: { kind: "local" as const, url: stringOr(url) ?? "" } } : {}),
          },
        ];
      });
    return { locked: [...take(lock.packages, false), ...take(lock["packages-dev"], true)], wanted: [] };
  },
};

/** The lines of `"name": "…"`. */
function namesAt(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [at, line] of text.split("\n").entries()) {
    const name = /^\s{0,40}"name"\s?:\s?"([^"]{1,200})"/.exec(line)?.[1];
    if (name !== undefined && !lines.has(name)) lines.set(name, at + 1);
  }
  return lines;
}

/** `composer.json`: what it asks for. */
export const composerManifest: DependencyFormat = {
  id: "composer-manifest",
  title: "Composer manifest",
  ecosystem: "Packagist",
  role: "manifest",
  matches: (path) => /(^|\/)composer\.json$/.test(path),
  parse(text) {
    const manifest = parseObject(text);
    const lines = keyLines(text);
    const wanted = (["require", "require-dev"] as const).flatMap((section) =>
      Object.entries(objectOr(manifest[section])).flatMap(([name, range]) =>
        // php, ext-json and the like are the platform.
        typeof range === "string" && name.includes("/")
          ? [
              {
                name: name.toLowerCase(),
                range,
                line: lines.of(name),
                isDev: section === "require-dev",
              },
            ]
          : [],
      ),
    );
    return { locked: [], wanted };
  },
};
