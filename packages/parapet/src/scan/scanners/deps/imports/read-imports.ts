import type { ScannedFile } from "../../../scanner.ts";
import { sourceLines } from "../../inventory/source-lines.ts";

/** What a source file says that it imports: of JavaScript package names, of Python dotted modules. */
export interface ImportsFact {
  readonly ecosystem: "npm" | "PyPI";
  readonly names: readonly string[];
  /** Of JavaScript: those that a statement at the beginning of a line names, with that line. */
  readonly stated?: readonly (readonly [name: string, line: number])[];
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
  const all = new Set(isPython ? pythonModules(codeOf(file, text)) : packageNames(text));
  if (all.size === 0) return undefined;
  const names = [...all].slice(0, MOST_NAMES);
  if (isPython) return { ecosystem: "PyPI", names };
  return { ecosystem: "npm", names, stated: TYPES_ALONE.test(path) ? [] : statedImports(text) };
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
    const name = packageOf(specifier!);
    if (name !== undefined) yield name;
  }
}

/** `@scope/name/part` is of the package `@scope/name`; paths, URLs and what the runtime brings are of none. */
function packageOf(specifier: string): string | undefined {
  if (/^[./#]|^(?:node|bun|file|https?|data):/.test(specifier)) return undefined;
  const parts = specifier.replace(/^(?:npm|jsr):/, "").split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
}

const STATEMENT =
  /^[ \t]{0,8}(?:import[ \t]{0,4}|(?:import|export)\b[^"'`\n;()=]{1,300}\bfrom[ \t]{0,8}|\}[ \t]{0,8}from[ \t]{0,8}|(?:const|let|var)[ \t][^=\n]{1,200}=[ \t]{0,8}require\()["']([^"'`\n]{1,200})["']/gm;
const TYPES_ALONE = /\.d\.[cm]?ts$/i;

/** Each name once, where it is first stated. What stands in a comment or a template is another program's. */
function statedImports(text: string): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  let [at, line, isQuoted, isComment] = [0, 1, false, false];
  for (const match of text.matchAll(STATEMENT)) {
    for (; at < match.index; at++) {
      const character = text.charCodeAt(at);
      if (character === 10) line++;
      else if (character === 0x60 && !isComment && text.charCodeAt(at - 1) !== 0x5c) isQuoted = !isQuoted;
      else if (character === 0x2f && text.charCodeAt(at + 1) === 0x2a && !isQuoted) isComment = true;
      else if (character === 0x2f && text.charCodeAt(at - 1) === 0x2a) isComment = false;
    }
    const name = packageOf(match[1]!);
    if (isQuoted || isComment || name === undefined || found.has(name)) continue;
    found.set(name, line);
    if (found.size >= MOST_NAMES) break;
  }
  return [...found];
}

function* pythonModules(text: string): Generator<string> {
  // `from google.cloud import storage` names the package in two places.
  for (const [, from, first, plain] of text.matchAll(PY_IMPORT))
    if (from !== undefined) yield first === undefined ? from : `${from}.${first}`;
    else for (const one of plain!.split(",")) yield /^\s*([\w.]{0,150})/.exec(one)![1]!;
}
