import type { DependencyFormat, Locked, Wanted } from "../format.ts";
import { isObject, keyLines, objectOr, parseObject, stringOr } from "./json.ts";
import { elementsOf, parseXml, textOf } from "./xml.ts";

/** `packages.lock.json`: by target framework. */
export const nugetLock: DependencyFormat = {
  id: "nuget-lock",
  title: "NuGet lockfile",
  ecosystem: "NuGet",
  role: "lock",
  matches: (path) => /(^|\/)packages\.lock\.json$/.test(path),
  parse(text) {
    const { dependencies } = parseObject(text);
    if (!isObject(dependencies)) throw new Error("is no NuGet lockfile: it has no dependencies");
    const lines = keyLines(text);
    const found = new Map<string, Locked>();
    for (const framework of Object.values(dependencies))
      for (const [name, entry] of Object.entries(objectOr(framework))) {
        const { type, resolved, contentHash } = objectOr(entry);
        const version = stringOr(resolved);
        if (version === undefined || type === "Project") continue;
        found.set(`${name} ${version}`, {
          name,
          version,
          line: lines.ofObject(name),
          isDirect: type === "Direct",
          ...(contentHash === undefined ? { hasIntegrity: false } : {}),
        });
      }
    return { locked: [...found.values()], wanted: [] };
  },
};

/** `*.csproj` and its kin, `Directory.Packages.props`, and the older `packages.config`. */
export const nugetProject: DependencyFormat = {
  id: "nuget-project",
  title: ".NET project",
  ecosystem: "NuGet",
  role: "pins",
  matches: (path) => /(^|\/)([^/]+\.(csproj|fsproj|vbproj)|Directory\.Packages\.props|packages\.config)$/.test(path),
  parse(text) {
    const root = parseXml(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    const locked: Locked[] = [];
    const wanted: Wanted[] = [];
    for (const tag of ["PackageReference", "PackageVersion", "package"])
      for (const element of elementsOf(root, tag)) {
        const { attributes, line } = element;
        const name = attributes.get(tag === "package" ? "id" : "Include");
        const version = (attributes.get("Version") ?? attributes.get("version") ?? textOf(element, "Version")).trim();
        // Without a version Directory.Packages.props says it; $(…) is a property.
        if (name === undefined || name === "" || version === "" || version.includes("$(")) continue;
        const exact = /^\[?([\w.+-]+)\]?$/.exec(version)?.[1];
        if (exact === undefined) wanted.push({ name, range: version, line });
        else locked.push({ name, version: exact, line, isDirect: true });
      }
    return { locked, wanted };
  },
};
