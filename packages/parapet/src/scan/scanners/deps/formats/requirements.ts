import type { DependencyFormat, Locked, Wanted } from "../format.ts";
import { pipSource } from "./source.ts";

/** PEP 503: one spelling of a name. */
export const pypiName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");

export interface PythonRequirement {
  readonly name: string;
  readonly range: string;
  readonly url?: string;
}

/** PEP 508 without its environment marker; undefined for what is none. Linear: each part is cut off by what ends it. */
export function pythonRequirement(written: string): PythonRequirement | undefined {
  const text = written.split(";")[0]!.trim();
  const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,199})/.exec(text)?.[0].replace(/[._-]+$/, "");
  if (name === undefined || name === "") return undefined;
  let rest = text.slice(name.length).trimStart();
  if (rest.startsWith("[")) {
    const close = rest.indexOf("]");
    if (close < 0) return undefined;
    rest = rest.slice(close + 1).trimStart();
  }
  if (rest.startsWith("@")) return { name: pypiName(name), range: "", url: rest.slice(1).trim() };
  const range = rest.replace(/^\((.*)\)$/, "$1").trim();
  if (range !== "" && !/^[=<>!~]/.test(range)) return undefined;
  return { name: pypiName(name), range };
}

/** The one version that a specifier allows. */
function pinnedVersion(range: string): string | undefined {
  const match = /^={2,3}\s*([A-Za-z0-9][A-Za-z0-9._+!-]{0,127})$/.exec(range);
  return match?.[1];
}

/** pip's `requirements.txt` and constraints, with continued lines, hashes, markers, extras and options. */
export const requirements: DependencyFormat = {
  id: "requirements",
  title: "pip requirements",
  ecosystem: "PyPI",
  role: "pins",
  matches: (path) =>
    /(^|\/)([^/]*requirements?[^/]*|constraints[^/]*)\.(txt|pip)$/i.test(path) ||
    /(^|\/)requirements\/[^/]+\.txt$/.test(path),
  parse(text) {
    const locked: Locked[] = [];
    const wanted: Wanted[] = [];
    const includes: { target: string; line: number }[] = [];
    const indexes: { url: string; line: number }[] = [];
    for (const { line, text: logical } of logicalLines(text)) {
      const option = /^(-{1,2}[a-z-]+)(?:[ =]\s*|(?<=^-[rce]))(.*)$/i.exec(logical);
      if (option !== null) {
        const [, flag, value = ""] = option;
        if (flag === "-r" || flag === "--requirement" || flag === "-c" || flag === "--constraint")
          includes.push({ target: value.trim(), line });
        else if (flag === "--extra-index-url") indexes.push({ url: value.trim(), line });
        else if (flag === "-e" || flag === "--editable") takeUrl(value, line, wanted);
        continue;
      }
      if (logical.startsWith("-")) continue;
      const [spec = "", ...options] = logical.split(/\s--(?=[a-z])/);
      if (/^([a-z+]+:\/\/|git\+|\.{0,2}\/)/i.test(spec)) {
        takeUrl(spec, line, wanted);
        continue;
      }
      const requirement = pythonRequirement(spec);
      // A template's placeholders are filled in before pip sees them.
      if (requirement === undefined) {
        if (!/[{}$%]/.test(spec)) throw new Error(`line ${line} is no requirement`);
        continue;
      }
      const { name, range, url } = requirement;
      const hasIntegrity = options.some((one) => one.startsWith("hash"));
      if (url !== undefined) {
        const source = pipSource(url);
        wanted.push({ name, range: "", line, ...(hasIntegrity ? {} : { source }) });
        continue;
      }
      const version = pinnedVersion(range);
      if (version === undefined) wanted.push({ name, range, line });
      else locked.push({ name, version, line, isDirect: true });
    }
    return { locked, wanted, includes, indexes };
  },
};

function takeUrl(written: string, line: number, wanted: Wanted[]): void {
  const source = pipSource(written);
  const egg = /[#&]egg=([A-Za-z0-9._-]{1,100})/.exec(written)?.[1];
  if (egg !== undefined || source.kind !== "local")
    wanted.push({ name: egg === undefined ? "" : pypiName(egg), range: "", line, source });
}

/** Lines joined at a backslash, without comments; the number is that of the first. */
function* logicalLines(text: string): Generator<{ readonly line: number; readonly text: string }> {
  let joined: string[] = [];
  let first = 0;
  let line = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    line++;
    if (joined.length === 0) first = line;
    const isComment = raw.trimStart().startsWith("#");
    const bare = isComment ? "" : raw.replace(/(^|\s)#.*$/, "");
    if (bare.endsWith("\\")) {
      joined.push(bare.slice(0, -1));
      continue;
    }
    joined.push(bare);
    const whole = joined.join("").trim();
    joined = [];
    if (whole !== "") yield { line: first, text: whole };
  }
  const rest = joined.join("").trim();
  if (rest !== "") yield { line: first, text: rest };
}
