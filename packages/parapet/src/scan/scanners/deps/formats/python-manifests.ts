import type { DependencyFormat, Wanted } from "../format.ts";
import { isObject, listOr, objectOr, stringOr } from "./json.ts";
import { pypiName, pythonRequirement } from "./requirements.ts";
import { pipSource } from "./source.ts";
import { entryLines, parseToml } from "./toml.ts";

/** `pyproject.toml`: what PEP 621 and 735 and Poetry ask for. */
export const pyproject: DependencyFormat = {
  id: "pyproject",
  title: "pyproject.toml",
  ecosystem: "PyPI",
  role: "manifest",
  matches: (path) => /(^|\/)pyproject\.toml$/.test(path),
  parse(text) {
    const { project, tool, "dependency-groups": groups } = parseToml(text);
    const lines = entryLines(text);
    const wanted: Wanted[] = [];
    const take = (list: unknown, isDev: boolean): void => {
      for (const written of listOr(list)) {
        const found = typeof written === "string" ? pythonRequirement(written) : undefined;
        if (found === undefined) continue;
        const source = found.url === undefined ? {} : { source: pipSource(found.url) };
        wanted.push({ name: found.name, range: found.range, line: lines(String(written)), isDev, ...source });
      }
    };
    take(objectOr(project).dependencies, false);
    for (const list of Object.values(objectOr(objectOr(project)["optional-dependencies"]))) take(list, false);
    for (const list of Object.values(objectOr(groups))) take(list, true);
    const poetry = objectOr(objectOr(tool).poetry);
    takePoetry(poetry.dependencies, false, lines, wanted);
    takePoetry(poetry["dev-dependencies"], true, lines, wanted);
    for (const group of Object.values(objectOr(poetry.group)))
      takePoetry(objectOr(group).dependencies, true, lines, wanted);
    const own = stringOr(objectOr(project).name) ?? stringOr(poetry.name);
    return { locked: [], wanted, ...(own === undefined ? {} : { own: pypiName(own) }) };
  },
};

function takePoetry(section: unknown, isDev: boolean, lines: (entry: string) => number, wanted: Wanted[]): void {
  for (const [name, value] of Object.entries(objectOr(section))) {
    if (name === "python") continue;
    const { version, git, rev, url, path } = isObject(value) ? value : { version: value };
    const range = typeof version === "string" ? version : "";
    const source =
      typeof git === "string"
        ? pipSource(`git+${git}${typeof rev === "string" ? `@${rev}` : ""}`)
        : typeof url === "string"
          ? pipSource(url)
          : typeof path === "string"
            ? ({ kind: "local", url: path } as const)
            : undefined;
    wanted.push({
      name: pypiName(name),
      range: range === "*" ? "" : range,
      line: lines(name),
      isDev,
      ...(source === undefined ? {} : { source }),
    });
  }
}
