import type { Reader, See } from "../item.ts";
import { pypiName, seePackage } from "../packages.ts";
import { textLines } from "../source-lines.ts";

const PACKAGE_JSON = /(?:^|\/)package\.json$/;
const REQUIREMENTS = /(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in)|constraints\.txt)$/;
const PYPROJECT = /(?:^|\/)pyproject\.toml$/;
const SECTIONS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
const REQUIREMENT = /^\s*["']?([A-Za-z0-9][\w.-]{0,100})(?:\[[\w, -]{0,100}\])?\s{0,4}(?:==\s{0,4}([\w.+!-]{1,50}))?/;

/** What manifests ask for. Their exact versions only: what a range came to is a lockfile's to say. */
export const manifests: Reader = {
  wants: (path) => PACKAGE_JSON.test(path) || REQUIREMENTS.test(path) || PYPROJECT.test(path),
  read({ path, text }, see) {
    if (PACKAGE_JSON.test(path)) readPackageJson(text, see);
    else if (REQUIREMENTS.test(path)) readRequirements(text, see);
    else readPyproject(text, see);
  },
};

function readPackageJson(text: string, see: See): void {
  const manifest = JSON.parse(text) as Record<string, unknown> | null;
  const wanted = new Map<string, string>();
  for (const section of SECTIONS) {
    const entries = manifest?.[section];
    if (typeof entries !== "object" || entries === null) continue;
    for (const [name, range] of Object.entries(entries)) if (typeof range === "string") wanted.set(name, range);
  }
  if (wanted.size === 0) return;
  // Every name stands at the beginning of a line, as npm writes it; elsewhere the whole file is meant.
  const lineOf = new Map<string, number>();
  for (const [line, content] of textLines(text)) {
    const name = /^\s*"([^"]{1,214})"\s{0,4}:/.exec(content)?.[1];
    if (name !== undefined && wanted.has(name)) lineOf.set(name, line);
  }
  for (const [name, range] of wanted) {
    const version = /^v?(\d+\.\d+\.\d+[\w.+-]{0,50})$/.exec(range)?.[1];
    seePackage(see, { ecosystem: "npm", name, version, by: "manifest" }, lineOf.get(name) ?? 1);
  }
}

function readRequirements(text: string, see: See): void {
  for (const [line, content] of textLines(text)) seeRequirement(content, line, see);
}

function seeRequirement(content: string, line: number, see: See): void {
  const found = REQUIREMENT.exec(content);
  if (found === null) return;
  seePackage(see, { ecosystem: "PyPI", name: pypiName(found[1]!), version: found[2], by: "manifest" }, line);
}

/** Light reading: strings of dependency lists, and names on the left in Poetry's tables. */
function readPyproject(text: string, see: See): void {
  let isTable = false;
  let isList = false;
  let isGroups = false;
  for (const [line, content] of textLines(text)) {
    const header = /^\s*\[{1,2}\s{0,4}([\w."-]{1,200})/.exec(content)?.[1];
    if (header !== undefined && /^\s*\[/.test(content) && !isList) {
      isTable = /^tool\.poetry\.(?:dev-)?dependencies$|^tool\.poetry\.group\.[^.]{1,100}\.dependencies$/.test(header);
      isGroups = /^(?:project\.optional-dependencies|dependency-groups)$/.test(header);
      continue;
    }
    if (isTable) {
      const entry = /^\s*"?([A-Za-z0-9][\w.-]{0,100})"?\s{0,20}=\s{0,4}(?:["'](?:==)?(\d[\w.]{0,50})["'])?/.exec(
        content,
      );
      if (entry !== null)
        seePackage(see, { ecosystem: "PyPI", name: pypiName(entry[1]!), version: entry[2], by: "manifest" }, line);
      continue;
    }
    const opens = /^\s*([\w-]{1,100})\s{0,20}=\s{0,4}\[/.exec(content);
    if (opens !== null) isList = isGroups || opens[1] === "dependencies" || opens[1] === "dev-dependencies";
    if (!isList) continue;
    const inside = opens === null ? content : content.slice(opens[0].length);
    for (const [, requirement] of inside.matchAll(/["']([^"']{1,200})["']/g)) seeRequirement(requirement!, line, see);
    if (/\]\s*(?:#.*)?$/.test(inside)) isList = false;
  }
}
