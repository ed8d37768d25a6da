import { ALPHANUMERIC, isAt, LETTER } from "../../../text/index.ts";
import type { EcosystemId } from "./ecosystem.ts";

/** A package named farther behind its command is not looked at: streams keep no more. */
const COMMAND_CHARACTERS = 200;

interface Command {
  readonly ecosystem: EcosystemId;
  /** The words that make it install; empty when the command by itself does. */
  readonly verbs: readonly string[];
  /** Words that may stand before the verb. */
  readonly before?: readonly string[];
  /** Installs one package; what follows are arguments for it. */
  readonly isOne?: boolean;
}

const INSTALL: readonly string[] = ["install", "i", "add", "in"];
const PIP: Command = { ecosystem: "pypi", verbs: ["install", "download"] };
const COMMANDS: Readonly<Record<string, Command>> = {
  npm: { ecosystem: "npm", verbs: INSTALL },
  pnpm: { ecosystem: "npm", verbs: [...INSTALL, "dlx"] },
  yarn: { ecosystem: "npm", verbs: ["add", "dlx"], before: ["global"] },
  bun: { ecosystem: "npm", verbs: [...INSTALL, "x"] },
  npx: { ecosystem: "npm", verbs: [], isOne: true },
  bunx: { ecosystem: "npm", verbs: [], isOne: true },
  pip: PIP,
  pip3: PIP,
  pipx: { ecosystem: "pypi", verbs: ["install", "run"], isOne: true },
  uv: { ecosystem: "pypi", verbs: ["add", "install"], before: ["tool"] },
  uvx: { ecosystem: "pypi", verbs: [], isOne: true },
  poetry: { ecosystem: "pypi", verbs: ["add"] },
  cargo: { ecosystem: "cargo", verbs: ["add", "install"] },
  go: { ecosystem: "go", verbs: ["get", "install"] },
  gem: { ecosystem: "gem", verbs: ["install"] },
  composer: { ecosystem: "composer", verbs: ["require"], before: ["global"] },
  dotnet: { ecosystem: "nuget", verbs: ["package"], before: ["add"], isOne: true },
  nuget: { ecosystem: "nuget", verbs: ["install"], isOne: true },
  "install-package": { ecosystem: "nuget", verbs: [], isOne: true },
};
/** By the first three letters of a word, the third 0 in one of two, whether it may be a command. */
const OPENS: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(32_768);
  for (const name of Object.keys(COMMANDS))
    table[keyOf(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2) || 0)] = 1;
  return table;
})();
function keyOf(a: number, b: number, c: number): number {
  return ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
}
const LONGEST = 15;
const IS_WORD: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code < 128 && /\w/.test(String.fromCharCode(code))),
);

/** Flags that take the next word as their value. */
// biome-ignore format: a list of words
const VALUED: ReadonlySet<string> = new Set([
  "-r", "-c", "-e", "-i", "-t", "-f", "-v", "--requirement", "--constraint", "--editable", "--index-url", "--extra-index-url",
  "--target", "--registry", "--prefix", "--filter", "--version", "--features", "--source", "-w", "--workspace", "--group", "--python",
]);

export interface Named {
  readonly ecosystem: EcosystemId;
  readonly start: number;
  readonly end: number;
  /** Its place behind the verb; in a sentence only the first is a name. */
  readonly index: number;
}

const endsToken = (code: number): boolean =>
  code <= 32 ||
  code === 34 ||
  code === 39 ||
  code === 96 ||
  code === 59 ||
  code === 38 ||
  code === 124 ||
  code === 35 ||
  code === 40 ||
  code === 41 ||
  code === 92;

/**
 * Calls `found` for what stands as a package in install commands and begins at or after `from`.
 *
 * @returns what is pending
 */
export function findCommands(text: string, units: Uint8Array, from: number, found: (named: Named) => void): number {
  let pending = text.length;
  const begin = Math.max(0, from - COMMAND_CHARACTERS);
  const { length } = text;
  let first = begin;
  if (begin > 0 && IS_WORD[units[begin - 1]!] === 1) while (first < length && IS_WORD[units[first]!] === 1) first++;
  for (let at = first; at < length; at++) {
    if (IS_WORD[units[at]!] === 0) continue;
    const isBehindEscape = units[at - 1] === 92 && isEscape(units[at]!);
    const start = isBehindEscape ? at + 1 : at;
    while (at < length && IS_WORD[units[at]!] === 1) at++;
    const size = at - start;
    if (size < 2 || size > LONGEST) continue;
    if (OPENS[keyOf(units[start]!, units[start + 1]!, size > 2 ? units[start + 2]! : 0)] === 0) continue;
    if (start > 0 && /[/.@-]/.test(text[start - 1]!)) continue;
    let end = at;
    while (end - start <= LONGEST && (isAt(text, end, ALPHANUMERIC) || text[end] === "-")) end++;
    const word = text.slice(start, end).toLowerCase();
    if (Object.hasOwn(COMMANDS, word))
      pending = Math.min(pending, readCommand(text, COMMANDS[word]!, start, end, from, found));
  }
  return pending;
}

/** `n`, `r`, `t`: the letter of `\n` within JSON is no letter of the word behind it. */
const isEscape = (code: number): boolean => code === 110 || code === 114 || code === 116;

function readCommand(
  text: string,
  command: Command,
  start: number,
  behind: number,
  from: number,
  found: (named: Named) => void,
): number {
  const limit = start + COMMAND_CHARACTERS;
  let isInstalling = command.verbs.length === 0;
  let isValue = false;
  let index = 0;
  for (let at = behind; at < limit; ) {
    while (text[at] === " " || text[at] === "\t") at++;
    if (text[at] === '"' || text[at] === "'") at++;
    let end = at;
    while (end < text.length && end - at < 256 && !endsToken(text.charCodeAt(end))) end++;
    if (end === at || at >= limit) return text.length;
    const token = text.slice(at, end);
    if (!isInstalling) {
      if (command.verbs.includes(token.toLowerCase())) isInstalling = true;
      else if (!token.startsWith("-") && !command.before?.includes(token) && !/\.\w+proj$/.test(token))
        return text.length;
    } else if (token.startsWith("-")) isValue = VALUED.has(token);
    else if (isValue) isValue = false;
    else {
      if (end === text.length && at >= from) {
        found({ ecosystem: command.ecosystem, start: at, end, index });
        return at;
      }
      if (at >= from) found({ ecosystem: command.ecosystem, start: at, end: withoutStop(text, at, end), index });
      index++;
      if (command.isOne) return text.length;
    }
    at = end;
    if (text[at] === '"' || text[at] === "'") at++;
  }
  return text.length;
}

/** The stop or comma of the sentence around it is not of the name. */
function withoutStop(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && /[.,:!?)*\]]/.test(text[last - 1]!)) last--;
  return isAt(text, start, LETTER) || last > start + 1 ? last : end;
}
