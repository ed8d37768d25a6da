import type { DependencyFormat, Locked, Wanted } from "../format.ts";
import { isObject, objectOr, stringOr } from "./json.ts";
import { entryLines, parseToml } from "./toml.ts";
import { childOf, parseXml, textOf } from "./xml.ts";

/** Properties may name each other: so often are they looked up. */
const MOST_STEPS = 5;
const LONGEST_VALUE = 500;
const DEVELOPMENT = new Set(["test", "provided"]);

/** `pom.xml`: versions as far as the file says them itself, by properties and dependencyManagement. */
export const mavenPom: DependencyFormat = {
  id: "maven-pom",
  title: "Maven project",
  ecosystem: "Maven",
  role: "pins",
  matches: (path) => /(^|\/)pom\.xml$/.test(path),
  parse(text) {
    const project = parseXml(text);
    if (project.name !== "project") throw new Error("is XML, and no Maven project");
    const parent = childOf(project, "parent");
    const properties = new Map<string, string>();
    for (const one of childOf(project, "properties")?.children ?? [])
      properties.set(one.name, one.text.trim().slice(0, LONGEST_VALUE));
    for (const field of ["version", "groupId", "artifactId"])
      properties.set(`project.${field}`, (textOf(project, field) || textOf(parent, field)).slice(0, LONGEST_VALUE));
    const filled = (value: string): string => {
      let known = value.slice(0, LONGEST_VALUE);
      for (let step = 0; step < MOST_STEPS && known.includes("${"); step++)
        known = known
          .replace(/\$\{([^${}]{1,200})\}/g, (all, name: string) => properties.get(name) ?? all)
          .slice(0, LONGEST_VALUE);
      return known;
    };
    const managed = new Map<string, string>();
    const nameOf = (one: NonNullable<ReturnType<typeof childOf>>): string =>
      `${filled(textOf(one, "groupId"))}:${filled(textOf(one, "artifactId"))}`;
    const listed = (element: ReturnType<typeof childOf>) =>
      (childOf(element, "dependencies")?.children ?? []).filter(({ name }) => name === "dependency");
    for (const one of listed(childOf(project, "dependencyManagement")))
      managed.set(nameOf(one), filled(textOf(one, "version")));
    const locked: Locked[] = [];
    const wanted: Wanted[] = [];
    for (const one of listed(project)) {
      const name = nameOf(one);
      const version = filled(textOf(one, "version")) || (managed.get(name) ?? "");
      const isDev = DEVELOPMENT.has(textOf(one, "scope"));
      // Without a version here a parent says it; a placeholder is filled in elsewhere.
      if (version === "" || version.includes("${") || name.includes("${")) continue;
      if (/^[[(]|^(LATEST|RELEASE)$/.test(version)) wanted.push({ name, range: version, line: one.line, isDev });
      else locked.push({ name, version, line: one.line, isDirect: true, isDev });
    }
    return { locked, wanted };
  },
};

/** `gradle.lockfile`: `group:artifact:version=configurations`. */
export const gradleLock: DependencyFormat = {
  id: "gradle-lock",
  title: "Gradle lockfile",
  ecosystem: "Maven",
  role: "lock",
  matches: (path) => /(^|\/)(buildscript-)?gradle\.lockfile$/.test(path),
  parse(text) {
    const locked: Locked[] = [];
    for (const [at, raw] of text.split(/\r?\n/).entries()) {
      const line = raw.trim();
      if (line === "" || line.startsWith("#") || line.startsWith("empty=")) continue;
      const found = /^([^:=\s]+:[^:=\s]+):([^:=\s]+)=/.exec(line);
      if (found === null) throw new Error(`line ${at + 1} is no entry`);
      locked.push({ name: found[1]!, version: found[2]!, line: at + 1 });
    }
    return { locked, wanted: [] };
  },
};

/** Gradle's version catalogue, `libs.versions.toml`. */
export const gradleCatalogue: DependencyFormat = {
  id: "gradle-catalogue",
  title: "Gradle version catalogue",
  ecosystem: "Maven",
  role: "pins",
  matches: (path) => /(^|\/)[\w-]+\.versions\.toml$/.test(path),
  parse(text) {
    const { versions, libraries } = parseToml(text);
    const lines = entryLines(text);
    const known = objectOr(versions);
    const locked: Locked[] = [];
    for (const [alias, value] of Object.entries(objectOr(libraries))) {
      const [group, artifact, short] = typeof value === "string" ? value.split(":") : [];
      const { module, group: named, name, version } = objectOr(value);
      const full =
        stringOr(module) ?? (named === undefined ? `${group}:${artifact}` : `${String(named)}:${String(name)}`);
      const reference = isObject(version) ? stringOr(version.ref) : undefined;
      const found = short ?? stringOr(version) ?? (reference === undefined ? undefined : stringOr(known[reference]));
      if (found !== undefined && !/[[\](),+]/.test(found))
        locked.push({ name: full, version: found, line: lines(alias), isDirect: true });
    }
    return { locked, wanted: [] };
  },
};
