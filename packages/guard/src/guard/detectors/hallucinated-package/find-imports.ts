import { fenceAfter } from "../../../text/index.ts";
import type { InspectionContext } from "../../detector.ts";
import { pythonName } from "./ecosystem.ts";
import type { Named } from "./find-commands.ts";
import { BUILT_IN, PACKAGE_OF_MODULE } from "./modules.ts";

/** What stands farther into a line is not looked at: streams keep no more. */
const LINE_CHARACTERS = 200;

interface Import extends Named {
  /** The name of the package, where it is not what is written. */
  readonly name: string;
}
type Found = (found: Import) => void;

const JAVASCRIPT: readonly string[] = ["js", "javascript", "jsx", "mjs", "cjs", "ts", "typescript", "tsx", "mts"];
const PYTHON: readonly string[] = ["python", "py", "python3"];

/**
 * Calls `found` for packages that code in Markdown blocks imports, JavaScript, Python and Go by the language that the
 * block says. Modules of the language itself and of the project are left out.
 *
 * @returns what is pending
 */
export function findImports(text: string, context: InspectionContext, found: Found): number {
  const { from, earlier } = context;
  let state = earlier.fence;
  if (state.marker === "" && !text.includes("```") && !text.includes("~~~")) return text.length;
  let pending = text.length;
  let done = 0;
  for (let start = lineAt(text, from, earlier.characters === 0); start < text.length; ) {
    if (start < 0) return pending;
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    state = fenceAfter(state, text, done, start);
    done = start;
    const reader = readerOf(state.marker === "" ? "" : state.language);
    if (reader !== undefined) {
      const line = text.slice(start, Math.min(end, start + LINE_CHARACTERS));
      reader(line, (name, at, written) => {
        const begin = start + at;
        if (begin < from) return;
        if (begin + written.length >= text.length) pending = Math.min(pending, begin);
        const ecosystem = reader === readPython ? "pypi" : reader === readGo ? "go" : "npm";
        if (name !== "") found({ ecosystem, name, start: begin, end: begin + written.length, index: 0 });
      });
    }
    if (newline < 0) break;
    start = newline + 1;
  }
  return pending;
}

/** The start of the line that `from` is in, when it is near; of the next one otherwise; -1 when there is none. */
function lineAt(text: string, from: number, isWhole: boolean): number {
  const newline = from === 0 ? -1 : text.lastIndexOf("\n", from - 1);
  if (newline >= 0 && from - newline <= LINE_CHARACTERS) return newline + 1;
  if (newline < 0 && isWhole && from <= LINE_CHARACTERS) return 0;
  const next = text.indexOf("\n", from);
  return next < 0 ? -1 : next + 1;
}

type Name = (name: string, at: number, written: string) => void;
type Reader = (line: string, found: Name) => void;

function readerOf(language: string): Reader | undefined {
  if (JAVASCRIPT.includes(language)) return readJavaScript;
  if (PYTHON.includes(language)) return readPython;
  return language === "go" || language === "golang" ? readGo : undefined;
}

/** Quoted names behind `from`, `import`, `import(` and `require(`. */
function readJavaScript(line: string, found: Name): void {
  for (let at = 0; at < line.length; at++) {
    const quote = line[at];
    if (quote !== '"' && quote !== "'") continue;
    const before = line.slice(Math.max(0, at - 16), at).trimEnd();
    const close = line.indexOf(quote, at + 1);
    const written = line.slice(at + 1, close < 0 ? line.length : close);
    if (/(?:\bfrom|\bimport|\bimport\s?\(|\brequire\s?\()$/.test(before)) found(packageOf(written), at + 1, written);
    if (close < 0) return;
    at = close;
  }
}

function packageOf(specifier: string): string {
  if (/^(?:[./~#$]|@\/|[a-z]+:)/i.test(specifier)) return "";
  const parts = specifier.split("/");
  const name = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
  return BUILT_IN.javascript.has(name) ? "" : name;
}

/** `import a, b.c as d` and `from a.b import c`. */
function readPython(line: string, found: Name): void {
  const [, head = "", rest = ""] = /^((?:>>> )?\s{0,40}(?:import|from)\s{1,8})(.*)$/.exec(line) ?? [];
  if (head === "") return;
  if (head.includes("from")) {
    const [written = ""] = /^\w+/.exec(rest) ?? [];
    if (written !== "") found(pythonPackage(written), head.length, written);
    return;
  }
  let at = head.length;
  for (const part of rest.split(",")) {
    const [blank = ""] = /^\s*/.exec(part) ?? [];
    const [written = ""] = /^\w+/.exec(part.slice(blank.length)) ?? [];
    if (written === "") return;
    found(pythonPackage(written), at + blank.length, written);
    at += part.length + 1;
  }
}

function pythonPackage(module: string): string {
  if (BUILT_IN.python.has(module) || module.startsWith("_")) return "";
  return pythonName(PACKAGE_OF_MODULE[module] ?? module);
}

/** `import "path"`, and lines of an import block: a path with a host. */
function readGo(line: string, found: Name): void {
  const [, head = "", written = ""] =
    /^(\s{0,20}(?:import\s{1,4})?(?:[\w.]{1,40}\s{1,4})?")([^"\s]{1,160})/.exec(line) ?? [];
  if (written !== "") found(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//.test(written) ? written : "", head.length, written);
}
