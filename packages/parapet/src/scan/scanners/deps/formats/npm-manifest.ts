import type { DependencyFormat, Wanted } from "../format.ts";
import { keyLines, objectOr, parseObject, stringOr } from "./json.ts";
import { npmSource } from "./source.ts";

const SECTIONS = [
  ["dependencies", false],
  ["optionalDependencies", false],
  ["devDependencies", true],
] as const;

/** `package.json`: what it asks for; peers are what others must bring. */
export const npmManifest: DependencyFormat = {
  id: "npm-manifest",
  title: "npm manifest",
  ecosystem: "npm",
  role: "manifest",
  matches: (path) => /(^|\/)package\.json$/.test(path),
  parse(text) {
    const manifest = parseObject(text);
    const lines = keyLines(text);
    const wanted: Wanted[] = [];
    const provided = Object.keys(objectOr(manifest.peerDependencies));
    for (const [section, isDev] of SECTIONS)
      for (const [name, value] of Object.entries(objectOr(manifest[section]))) {
        if (typeof value !== "string") continue;
        const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(value);
        const source = alias === null ? npmSource(value) : undefined;
        if (alias !== null) provided.push(name);
        wanted.push({
          name: alias?.[1] ?? name,
          range: source !== undefined ? "" : alias === null ? value.trim() : (alias[2] ?? ""),
          line: lines.of(name),
          isDev,
          ...(source === undefined ? {} : { source }),
        });
      }
    const own = stringOr(manifest.name);
    return { locked: [], wanted, provided, ...(own === undefined ? {} : { own }) };
  },
};
