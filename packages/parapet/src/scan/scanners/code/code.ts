import { lineIndex } from "../../engine/line-index.ts";
import { NOTHING, type RawFinding, type ScannedFile, type Scanner } from "../../scanner.ts";
import { Analysis } from "./engine/analysis.ts";
import type { FileContext } from "./engine/call.ts";
import { findingsOf } from "./findings.ts";
import type { Program, Source, Stmt } from "./ir.ts";
import { knowledge } from "./knowledge/knowledge.ts";
import { lowerJavaScript } from "./lowering/javascript.ts";
import { lowerPython } from "./lowering/python.ts";
import { withOwnRules } from "./own/own-knowledge.ts";
import { type OwnRule, ownRulesIn } from "./own/own-rules.ts";
import { isMinified, mayMatter } from "./prefilter.ts";
import { codeRules } from "./rules/index.ts";
import { sourceOf } from "./source.ts";

const WANTED = /\.(tsx?|[mc]ts|jsx?|[mc]js|py|ipynb)$/i;
const NOT_WANTED = /\.d\.[mc]?ts$|\.min\.[mc]?js$|\.(bundle|chunk)\.js$/i;
const LARGEST = 1 << 20;

export const code: Scanner = {
  id: "code",
  title: "Code",
  summary: "What TypeScript, JavaScript and Python do with models: where hostile text gets to, and what is left open.",
  rules: codeRules,
  version: 2,
  looksIntoArchives: true,
  wants: ({ path, sizeBytes }) => WANTED.test(path) && !NOT_WANTED.test(path) && sizeBytes <= LARGEST,
  inspect(file, { options }) {
    const own = ownRulesIn(options.code);
    const source = sourceOf(file);
    if (source === undefined || isMinified(source.text)) return NOTHING;
    if (!mayMatter(source.text) && !mayMatterTo(own, source.text)) return NOTHING;
    return { findings: inspectSource(file, source, own), facts: [] };
  },
};

/** Whether the last word of a name that a user's rule looks for stands in the text. */
const mayMatterTo = (own: readonly OwnRule[], text: string): boolean =>
  own.some(({ calls, sinks }) =>
    [...(calls ?? []), ...(sinks ?? [])].some((name) => text.includes(name.slice(name.lastIndexOf(".") + 1))),
  );

function inspectSource(file: ScannedFile, source: Source, own: readonly OwnRule[]): readonly RawFinding[] {
  const program =
    source.language === "python" ? lowerPython(source.text) : lowerJavaScript(source.text, source.extension);
  const analysis = new Analysis(program, contextOf(file.path, program), withOwnRules(knowledge, own, source.language));
  analysis.run();
  return findingsOf(analysis, lineIndex(source.text), source, own);
}

function contextOf(path: string, { text, language, body }: Program): FileContext {
  const modules = new Set(modulesIn(body));
  for (const [, name] of text.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`\n]{1,200})["'`]/g))
    modules.add(name!.replace(/^node:/, ""));
  return {
    path,
    language,
    text,
    modules,
    imports: remembered((pattern) => [...modules].some((module) => pattern.test(module))),
  };
}

function modulesIn(body: readonly Stmt[]): string[] {
  return body.flatMap((stmt): string[] => {
    switch (stmt.kind) {
      case "import":
        return [stmt.module, ...stmt.names.map(({ imported }) => `${stmt.module}.${imported}`)];
      case "if":
        return modulesIn([...stmt.yes, ...stmt.no]);
      case "block":
        return modulesIn(stmt.body);
      case "define":
        return modulesIn(stmt.value.body);
      default:
        return [];
    }
  });
}

/** Asked at every call of a file: answered once. */
function remembered(ask: (pattern: RegExp) => boolean): (pattern: RegExp) => boolean {
  const answers = new Map<RegExp, boolean>();
  return (pattern) => {
    const known = answers.get(pattern);
    if (known !== undefined) return known;
    const answer = ask(pattern);
    answers.set(pattern, answer);
    return answer;
  };
}
