import { innerWords, type McpServer, programOf, type Word } from "./server.ts";

/** A package, image or repository that is fetched and run when a server starts. */
export interface PackageRun {
  readonly ecosystem: "npm" | "pypi" | "docker" | "go" | "deno" | "git";
  /** As written. */
  readonly spec: string;
  /** Without version. */
  readonly name: string;
  /** Undefined where none is given; a range or tag as written. */
  readonly version: string | undefined;
  readonly isPinned: boolean;
  readonly word: Word;
}

const VARIABLE = /[$%]\{?[A-Za-z_]|\{\{|<[^>]*>/;
const COMMIT = /[#@][0-9a-f]{40}\b/i;
const EXACT = /^v?\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]*)?$/;
/** Options of runners that take a value of their own. */
const VALUED: ReadonlySet<string> = new Set([
  ...["--python", "--index-url", "-i", "--registry", "--cache", "--prefix", "--userconfig", "--directory", "--project"],
  ...["--index", "--default-index", "--extra-index-url", "--env-file", "--with-requirements", "-C", "--cwd"],
]);

/** What a server fetches when it starts; undefined for what lies on the machine already. */
export function packageRunOf({ words: given }: Pick<McpServer, "words">): PackageRun | undefined {
  const words = innerWords(given);
  const program = programOf(words[0]?.text);
  const second = words[1]?.text;
  const rest = words.slice(1);
  if (program === "npx" || program === "bunx" || program === "pnpx") return npm(rest);
  if (program === "npm" && (second === "exec" || second === "x")) return npm(words.slice(2));
  if ((program === "pnpm" || program === "yarn") && second === "dlx") return npm(words.slice(2));
  if (program === "bun" && second === "x") return npm(words.slice(2));
  if (program === "uvx") return python(rest);
  if (program === "uv" && second === "tool" && words[2]?.text === "run") return python(words.slice(3));
  if (program === "uv" && second === "run" && words.some(({ text }) => text === "--with")) return uvRun(words.slice(2));
  if (program === "pipx" && second === "run") return python(words.slice(2));
  if (program === "docker" || program === "podman" || program === "nerdctl") return image(words);
  if (program === "go" && second === "run") return go(words.slice(2));
  if (program === "deno") return deno(rest);
  return undefined;
}

function optionOf(words: readonly Word[], ...names: readonly string[]): Word | undefined {
  for (const [index, word] of words.entries()) {
    if (names.includes(word.text)) return words[index + 1];
    const inline = names.find((name) => name.startsWith("--") && word.text.startsWith(`${name}=`));
    if (inline !== undefined) return { ...word, text: word.text.slice(inline.length + 1) };
    if (!word.text.startsWith("-")) return undefined;
    if (VALUED.has(word.text)) continue;
  }
  return undefined;
}

function firstOperand(words: readonly Word[]): Word | undefined {
  for (let index = 0; index < words.length; index++) {
    const { text } = words[index]!;
    if (!text.startsWith("-")) return words[index];
    if (VALUED.has(text)) index++;
  }
  return undefined;
}

function npm(words: readonly Word[]): PackageRun | undefined {
  const word = optionOf(words, "-p", "--package") ?? firstOperand(words);
  if (word === undefined || isLocal(word.text)) return undefined;
  const spec = word.text;
  if (isRepository(spec)) return repository(spec, word);
  const at = spec.lastIndexOf("@");
  const name = at > 0 ? spec.slice(0, at) : spec;
  const version = at > 0 ? spec.slice(at + 1) : undefined;
  return { ecosystem: "npm", spec, name, version, isPinned: version !== undefined && EXACT.test(version), word };
}

function python(words: readonly Word[]): PackageRun | undefined {
  return pythonSpec(optionOf(words, "--from", "--spec") ?? firstOperand(words));
}

const uvRun = (words: readonly Word[]): PackageRun | undefined =>
  pythonSpec(words[words.findIndex(({ text }) => text === "--with") + 1]);

function pythonSpec(word: Word | undefined): PackageRun | undefined {
  if (word === undefined || isLocal(word.text)) return undefined;
  const spec = word.text;
  if (isRepository(spec)) return repository(spec, word);
  const [, name = spec, sign, version] =
    /^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(===?|@|[<>~!]=?)?\s*(.*)$/.exec(spec) ?? [];
  const isExact = (sign === "==" || sign === "===" || sign === "@") && /^\d[\w.+!-]*$/.test(version ?? "");
  return { ecosystem: "pypi", spec, name, version: sign === undefined ? undefined : version, isPinned: isExact, word };
}

/** Options of `docker run` that stand alone: all others take the next word. */
const DOCKER_ALONE =
  /^(--(rm|init|interactive|tty|detach|privileged|read-only|no-healthcheck|quiet|publish-all|oom-kill-disable)|-[itdPq]+)$/;

function image(words: readonly Word[]): PackageRun | undefined {
  const run = words.findIndex(({ text }) => text === "run");
  if (run < 0) return undefined;
  for (let index = run + 1; index < words.length; index++) {
    const word = words[index]!;
    const { text } = word;
    if (text.startsWith("-")) {
      if (!DOCKER_ALONE.test(text) && !text.includes("=")) index++;
      continue;
    }
    const slash = text.lastIndexOf("/");
    const digest = text.indexOf("@sha256:");
    const colon = text.indexOf(":", slash + 1);
    const name = text.slice(0, digest > 0 ? digest : colon > 0 ? colon : text.length);
    const version = digest > 0 ? text.slice(digest + 1) : colon > 0 ? text.slice(colon + 1) : undefined;
    const isPinned = digest > 0 || VARIABLE.test(text) || (version !== undefined && /\d/.test(version));
    return { ecosystem: "docker", spec: text, name, version, isPinned, word };
  }
  return undefined;
}

function go(words: readonly Word[]): PackageRun | undefined {
  const word = firstOperand(words);
  if (word === undefined || isLocal(word.text) || !word.text.includes("@")) return undefined;
  const [name = "", version] = word.text.split("@");
  return {
    ecosystem: "go",
    spec: word.text,
    name,
    version,
    isPinned: /^v\d|^[0-9a-f]{12,40}$/.test(version ?? ""),
    word,
  };
}

function deno(words: readonly Word[]): PackageRun | undefined {
  const word = words.find(({ text }) => /^(https?:|npm:|jsr:)/.test(text));
  if (word === undefined) return undefined;
  const isPinned = /@v?\d+\.\d+\.\d+/.test(word.text) || COMMIT.test(word.text);
  return { ecosystem: "deno", spec: word.text, name: word.text, version: undefined, isPinned, word };
}

const isLocal = (spec: string): boolean => /^(\.{0,2}[\\/]|file:|[A-Za-z]:[\\/]|~)/.test(spec) || VARIABLE.test(spec);
const isRepository = (spec: string): boolean =>
  /^(git\+|git:|github:|gitlab:|bitbucket:|https?:|ssh:)/.test(spec) || /^[\w.-]+\/[\w.-]+(#|$)/.test(spec);

const repository = (spec: string, word: Word): PackageRun => ({
  ecosystem: "git",
  spec,
  name: spec,
  version: undefined,
  isPinned: COMMIT.test(spec) || /\/archive\/[0-9a-f]{40}/.test(spec),
  word,
});
