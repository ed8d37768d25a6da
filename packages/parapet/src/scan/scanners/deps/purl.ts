import type { Ecosystem } from "./format.ts";

const TYPES: Readonly<Record<Ecosystem, string>> = {
  npm: "npm",
  PyPI: "pypi",
  Go: "golang",
  "crates.io": "cargo",
  Maven: "maven",
  NuGet: "nuget",
  Packagist: "composer",
  RubyGems: "gem",
};

/** @see https://github.com/package-url/purl-spec; Maven names are `group:artifact` */
export function purlOf(ecosystem: Ecosystem, name: string, version: string): string {
  const parts = (ecosystem === "Maven" ? name.replace(":", "/") : name).split("/").map(encodeURIComponent);
  return `pkg:${TYPES[ecosystem]}/${parts.join("/")}${version === "" ? "" : `@${encodeURIComponent(version)}`}`;
}
