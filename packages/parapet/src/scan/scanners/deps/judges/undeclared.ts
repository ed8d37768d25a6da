import { isBuiltin } from "node:module";
import path from "node:path";
import { isAside } from "../../../aside.ts";
import type { PlacedFact, PlacedFinding, Tree } from "../../../scanner.ts";
import type { Dependencies } from "../facts.ts";
import type { ImportsFact } from "../imports/read-imports.ts";
import type { IsKnownName } from "./known-names.ts";
import { shown } from "./shown.ts";

/** What the registry of npm takes as a name, and no scheme, alias or glob is. */
const NAME = /^(?:@[a-z0-9~][a-z0-9._~-]{0,100}\/)?[a-z0-9~][a-z0-9._~-]{0,200}$/;
/** Modules that a host brings and nobody installs. */
const BROUGHT_BY_HOSTS = new Set(["vscode", "electron", "k6", "bun", "atom", "obsidian", "photoshop", "uxp"]);
/** Files that give names to paths. */
const ALIASES =
  /^(?:tsconfig[\w.-]{0,40}\.json|jsconfig\.json|\.babelrc|(?:vite|vitest|webpack|next|nuxt|svelte|astro|babel|jest|metro|rollup|rspack|electron\.vite)\.config\.[cm]?[jt]s)$/;
const SOURCES = ["", "src", "app", "lib", "source", "client", "server"];

/**
 * Imports of npm packages that nothing above the file declares and nobody knows: names that a model has made up are typed
 * into code first, and installed by whoever wants it to run.
 */
export function judgeUndeclared(
  dependencies: Dependencies,
  facts: readonly PlacedFact[],
  isKnown: IsKnownName,
  tree: Tree,
): readonly PlacedFinding[] {
  const declared = declaredNames(dependencies);
  const scopes = new Set(
    dependencies.files.flatMap(({ own }) =>
      own?.startsWith("@") === true ? [own.slice(0, own.indexOf("/") + 1)] : [],
    ),
  );
  const isAlias = aliasesIn(tree);
  const seen = new Map<string, { readonly first: PlacedFinding; files: number }>();
  for (const { kind, path: file, data } of facts) {
    if (kind !== "imports" || isAside(file)) continue;
    const folders = foldersAbove(file);
    // Without a manifest nobody says what is declared.
    if (!folders.some((folder) => declared.manifests.has(folder))) continue;
    for (const [name, line] of (data as ImportsFact).stated ?? []) {
      if (!NAME.test(name) || isBuiltin(name) || BROUGHT_BY_HOSTS.has(name)) continue;
      if (scopes.has(name.slice(0, name.indexOf("/") + 1)) || isKnown("npm", name)) continue;
      if (folders.some((folder) => declared.names.get(folder)?.has(name) === true)) continue;
      const known = seen.get(name);
      if (known !== undefined) known.files++;
      else if (!isInstalled(name, folders, tree) && !isAlias(name, folders)) {
        const first = { rule: "dependency-undeclared", path: file, line, column: 1, evidence: "", identity: name };
        seen.set(name, { first, files: 1 });
      }
    }
  }
  return [...seen].map(([name, { first, files }]) => ({
    ...first,
    evidence: shown(files === 1 ? name : `${name}, in ${files} files`),
  }));
}

/** What manifests and lockfiles of npm name, by their folders. */
function declaredNames({ files, packages, requirements }: Dependencies) {
  const names = new Map<string, Set<string>>();
  const add = (file: string, name: string): void => {
    const folder = path.posix.dirname(file);
    const known = names.get(folder) ?? new Set();
    names.set(folder, known.add(name));
    // Types of a package are enough for a file of types.
    if (name.startsWith("@types/")) known.add(name.slice("@types/".length).replace(/^(.+)__/, "@$1/"));
  };
  const manifests = new Set<string>();
  for (const { path: file, format, ecosystem, own, provided = [] } of files) {
    if (ecosystem !== "npm") continue;
    if (format === "npm-manifest") manifests.add(path.posix.dirname(file));
    for (const name of own === undefined ? provided : [...provided, own]) add(file, name);
  }
  for (const one of [...packages, ...requirements]) if (one.ecosystem === "npm") add(one.path, one.name);
  return { names, manifests };
}

function foldersAbove(file: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    folders.push(folder);
    if (folder === "." || folder === "/") return folders;
  }
}

/** Whether somebody has installed it: then it exists, and was not made up. */
function isInstalled(name: string, folders: readonly string[], tree: Tree): boolean {
  const [inner, base] = [path.posix.dirname(name), path.posix.basename(name)];
  return folders.some((folder) => tree.list(path.posix.join(folder, "node_modules", inner)).includes(base));
}

/** Whether a name leads to a path here: by a setting that speaks of it, or by a folder or file of that name. */
function aliasesIn(tree: Tree): (name: string, folders: readonly string[]) => boolean {
  const settings = new Map<string, string>();
  const settingsIn = (folder: string): string => {
    const text =
      settings.get(folder) ??
      tree
        .list(folder)
        .filter((entry) => ALIASES.test(entry))
        .map((entry) => tree.read(path.posix.join(folder, entry)) ?? "")
        .join("\n");
    settings.set(folder, text);
    return text;
  };
  return (name, folders) => {
    const first = name.split("/")[0]!;
    return folders.some(
      (folder) =>
        [`"${first}/`, `'${first}/`, `"${first}"`, `'${first}'`, `"${name}`, `'${name}`, ` ${first}:`].some((quoted) =>
          settingsIn(folder).includes(quoted),
        ) ||
        SOURCES.some((source) =>
          tree.list(path.posix.join(folder, source)).some((entry) => entry === first || entry.startsWith(`${first}.`)),
        ),
    );
  };
}
