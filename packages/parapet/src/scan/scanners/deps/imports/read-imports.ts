import type { ScannedFile } from "../../../scanner.ts";
import { sourceLines } from "../../inventory/source-lines.ts";

/** What a source file says that it imports: of JavaScript package names, of Python dotted modules. */
export interface ImportsFact {
  readonly ecosystem: "npm" | "PyPI";
  readonly names: readonly string[];
}

const JAVASCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
const PYTHON = /\.(?:py|pyi|ipynb)$/i;
const GENERATED = /\.min\.[cm]?js$/i;
const LARGEST = 1 << 20;
/** A file that names more is generated. */
const MOST_NAMES = 500;

export const isSource = ({ path, sizeBytes }: { readonly path: string; readonly sizeBytes: number }): boolean =>
  sizeBytes <= LARGEST && (PYTHON.test(path) || (JAVASCRIPT.test(path) && !GENERATED.test(path)));

const JS_IMPORT =
  /\b(?:from|import|require|resolve|mock)\b\s{0,20}\(?\s{0,20}(?:\/\*[^*\n]{0,200}\*\/\s{0,20})?["'`]([^"'`\n]{1,200})["'`]/g;
const PY_IMPORT =
  /^[ \t]{0,80}(?:from[ \t]{1,8}(\w[\w.]{0,150})[ \t]{1,8}import[ \t]{1,8}\(?[ \t]{0,8}(\w{1,100})?|import[ \t]{1,8}(\w[\w., \t]{0,400}))/gm;

/**
 * What a file imports, by its text alone: what stands in a comment or a string counts as well, since a package that is
 * taken for imported does less harm than one that is taken for unused.
 */
export function importsOf(file: ScannedFile): ImportsFact | undefined {
  const { path, text } = file;
  if (text === undefined) return undefined;
  const isPython = PYTHON.test(path);
  const names = new Set(isPython ? pythonModules(codeOf(file, text)) : packageNames(text));
  return names.size === 0
    ? undefined
    : { ecosystem: isPython ? "PyPI" : "npm", names: [...names].slice(0, MOST_NAMES) };
}

function codeOf(file: ScannedFile, text: string): string {
  if (!/\.ipynb$/i.test(file.path)) return text;
  try {
    return [...sourceLines({ ...file, text })].map(([, line]) => line).join("\n");
  } catch {
    return ""; // No notebook: then it is none that runs.
  }
}

function* packageNames(text: string): Generator<string> {
  for (const [, specifier] of text.matchAll(JS_IMPORT)) {
    if (/^[./#]|^(?:node|bun|file|https?|data):/.test(specifier!)) continue;
    const parts = specifier!.replace(/^(?:npm|jsr):/, "").split("/");
    yield specifier!.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
  }
}

function* pythonModules(text: string): Generator<string> {
  // `from google.cloud import storage` names the package in two places.
  for (const [, from, first, plain] of text.matchAll(PY_IMPORT))
    if (from !== undefined) yield first === undefined ? from : `${from}.${first}`;
    else for (const one of plain!.split(",")) yield /^\s*([\w.]{0,150})/.exec(one)![1]!;
}
