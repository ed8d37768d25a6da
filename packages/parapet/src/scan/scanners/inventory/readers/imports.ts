import { CODE, GENERATED, PYTHON, type Reader } from "../item.ts";
import { seePackage, seePythonModule } from "../packages.ts";
import { sourceLines } from "../source-lines.ts";

const FROM = /^\s*(?:import|export|\})[^"'`]{0,500}["']([^"']{1,200})["']/;
const CALLED = /(?:^|[^\w"'`.])(?:require|import)\s{0,4}\(\s{0,4}["']([^"']{1,200})["']\s{0,4}\)/g;
const PYTHON_FROM = /^\s*from\s{1,8}(\w[\w.]{0,100})\s{1,8}import\s{1,8}(.{1,300})/;
const PYTHON_IMPORT = /^\s*import\s{1,8}([\w., ]{1,300})/;

/** `import`, `require` and Python's `from`, line by line: what is put together at run time stays unseen. */
export const imports: Reader = {
  wants: (path) => CODE.test(path) && !GENERATED.test(path),
  read(file, see) {
    const isPython = PYTHON.test(file.path);
    for (const [line, text] of sourceLines(file))
      if (isPython) for (const module of modulesOf(text)) seePythonModule(see, module, line);
      else for (const name of packagesOf(text)) seePackage(see, { ecosystem: "npm", name, by: "import" }, line);
  },
};

function modulesOf(line: string): readonly string[] {
  const from = PYTHON_FROM.exec(line);
  // `from google import genai` names the package in two places.
  if (from !== null)
    return [from[1]!.includes(".") ? from[1]! : `${from[1]}.${/^\w{1,100}/.exec(from[2]!)?.[0] ?? ""}`];
  const plain = PYTHON_IMPORT.exec(line);
  return plain === null ? [] : plain[1]!.split(",").map((one) => /^\s*([\w.]{0,100})/.exec(one)?.[1] ?? "");
}

function packagesOf(line: string): readonly string[] {
  if (/^\s*(?:\/\/|\*)/.test(line)) return [];
  const specifiers = [...line.matchAll(CALLED)].map(([, specifier]) => specifier!);
  const from = FROM.exec(line)?.[1];
  if (from !== undefined) specifiers.push(from);
  return [...new Set(specifiers.flatMap(packageOf))];
}

/** `@scope/name/part` is of the package `@scope/name`. */
function packageOf(specifier: string): readonly string[] {
  if (/^[./#]|^(?:node|bun|file|https?|data):/.test(specifier)) return [];
  const bare = specifier.replace(/^(?:npm|jsr):/, "");
  const parts = bare.split("/");
  const name = bare.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
  return [name.replace(/(?<=.)@.*$/, "")];
}
