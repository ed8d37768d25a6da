import path from "node:path";
import type { Tree } from "../../../scanner.ts";
import type { PlacedPackage } from "../facts.ts";
import { isObject, listOr, objectOr, stringOr } from "../formats/json.ts";
import { distInfoIn } from "../site-packages.ts";
import { expressionOf } from "./written.ts";

/** What a package says of its own licence where it is installed; undefined where it is not, or does not say. */
export type InstalledLicence = (one: PlacedPackage) => string | undefined;

/** Looks into `node_modules` and virtual environments beside the files that name packages, each folder once. */
export function installedLicences(tree: Tree): InstalledLicence {
  const npm = npmPackages(tree);
  const python = pythonPackages(tree);
  return (one) => {
    if (one.ecosystem === "npm") return npm(one);
    return one.ecosystem === "PyPI" ? python(one) : undefined;
  };
}

function npmPackages(tree: Tree): InstalledLicence {
  const stores = new Map<string, readonly string[]>();
  /** pnpm's store, where `name@1.0.0` and `name@1.0.0_of-its-peers` hold the same. */
  const storeOf = (modules: string): readonly string[] => {
    const known = stores.get(modules) ?? tree.list(`${modules}/.pnpm`);
    stores.set(modules, known);
    return known;
  };
  return ({ path: file, name, version }) => {
    const modules = path.posix.join(path.posix.dirname(file), "node_modules");
    const own = `${name.replace("/", "+")}@${version}`;
    const stored = storeOf(modules).find(
      (entry) => entry === own || (/^[_(]/.test(entry.slice(own.length)) && entry.startsWith(own)),
    );
    const places = [
      `${modules}/${name}/package.json`,
      ...(stored === undefined ? [] : [`${modules}/.pnpm/${stored}/node_modules/${name}/package.json`]),
    ];
    for (const place of places) {
      const manifest = parsed(tree.read(place));
      if (manifest.name !== name || manifest.version !== version) continue;
      const licence = npmLicence(manifest);
      if (licence !== undefined) return licence;
    }
    return undefined;
  };
}

/** `license`, or one of what older packages list. */
function npmLicence({ license, licenses }: Readonly<Record<string, unknown>>): string | undefined {
  const all = [license, ...listOr(licenses)].flatMap((one) => stringOr(one) ?? stringOr(objectOr(one).type) ?? []);
  const expressions = all.map(expressionOf);
  const known = expressions.filter((one) => one !== undefined);
  return known.length === 0 || known.length < expressions.length ? undefined : known.map(bracketed).join(" OR ");
}

const bracketed = (expression: string, _: number, all: readonly string[]): string =>
  all.length > 1 && /\s/.test(expression) ? `(${expression})` : expression;

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function pythonPackages(tree: Tree): InstalledLicence {
  const distInfo = distInfoIn(tree);
  return ({ path: file, name, version }) => {
    const place = distInfo(file, name, version);
    return place === undefined ? undefined : pythonLicence(tree.read(`${place}/METADATA`) ?? "");
  };
}

const CLASSIFIER = "License :: OSI Approved :: ";

/**
 * PEP 639's expression; else what the older field says, if that is a name; else the classifiers, all of which hold.
 *
 * @see https://packaging.python.org/en/latest/specifications/core-metadata/
 */
function pythonLicence(metadata: string): string | undefined {
  const fields = new Map<string, string[]>();
  for (const line of metadata.split(/\r?\n/)) {
    if (line === "") break;
    const [, key, value] = /^([A-Za-z-]{1,40}):\s?(.{0,500})$/.exec(line) ?? [];
    if (key !== undefined) fields.set(key, [...(fields.get(key) ?? []), value!]);
  }
  const told = [fields.get("License-Expression")?.[0], fields.get("License")?.[0]];
  const expression = told.flatMap((one) => (one === undefined ? [] : (expressionOf(one) ?? [])))[0];
  if (expression !== undefined) return expression;
  const classified = (fields.get("Classifier") ?? [])
    .filter((one) => one.startsWith(CLASSIFIER))
    .map((one) => expressionOf(one.slice(CLASSIFIER.length)));
  const known = classified.filter((one) => one !== undefined);
  return known.length === 0 || known.length < classified.length ? undefined : known.join(" AND ");
}
