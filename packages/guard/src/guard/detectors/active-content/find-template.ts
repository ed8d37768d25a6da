import type { RuleName, Scan } from "./rule.ts";

/** A longer expression is judged by its beginning. */
const EXPRESSION_CHARACTERS = 512;
const NESTED = 8;

/** Names that lead from a value to the code of the process, where they are a step of a chain or called. */
// biome-ignore format: a list of words
const STEPS: ReadonlySet<string> = new Set([
  "constructor", "getclass", "forname", "getruntime", "mainmodule", "child_process", "processbuilder", "scriptengine",
  "newinstance", "func_globals", "gadget", "classloader", "getclassloader", "protectiondomain", "from_string",
]);
/** Functions that run what they are given. */
// biome-ignore format: a list of words
const CALLS: ReadonlySet<string> = new Set([
  "exec", "execsync", "eval", "system", "passthru", "shell_exec", "require", "popen", "spawn", "spawnsync", "proc_open",
  "subprocess", "execute", "instance_eval", "check_output", "dlopen", "binding", "assert", "phpinfo", "readfile", "file_get_contents",
]);
/** Objects of web frameworks, and what is reached for through them. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  config: ["items", "from_object", "from_pyfile", "secret_key"],
  request: ["application", "environ"],
  process: ["mainmodule", "binding", "dlopen", "kill", "exit"],
  file: ["read", "open"],
  io: ["popen", "read"],
  kernel: ["exec", "system"],
};
const PROBE = /^\s*['"]?\d{1,12}['"]?\s*\*\s*['"]?\d{1,12}['"]?\s*$/;
const LOOKUP = /^\s*(?:jndi|lower|upper|env|sys|java|date|main|bundle|ctx)?\s*:/i;

const isDunder = (word: string): boolean => word.length > 5 && word.startsWith("__") && word.endsWith("__");

/** Steps word by word through an expression; what it is, if it is anything. */
function judge(content: string): RuleName | undefined {
  const isFiltered = content.includes("|");
  let last = "";
  for (let at = 0; at < content.length; ) {
    let end = at;
    while (/[\w]/.test(content[end] ?? "")) end++;
    if (end === at) {
      at++;
      continue;
    }
    const word = content.slice(at, end).toLowerCase();
    const before = content[at - 1] ?? "";
    let next = end;
    while (content[next] === " " && next - end < 8) next++;
    const after = content[next] ?? "";
    const isQuoted = before === "'" || before === '"';
    const isStep = isQuoted || before === "." || before === "[" || after === "." || after === "[" || after === "(";
    if (isStep && (STEPS.has(word) || isDunder(word))) return "template-code";
    if (CALLS.has(word) && (after === "(" || (isQuoted && (isFiltered || content[end + 1] === "]"))))
      return "template-code";
    if (word === "new" && before === "?" && after === "(") return "template-code";
    if (before === "." && PAIRS[last]?.includes(word)) return "template-code";
    last = word;
    at = end;
  }
  return undefined;
}

/** Reads on to `close`, a brace at depth 0 when that is one brace; false when it is not there. */
function readTo(scan: Scan, close: string): { readonly content: string; readonly isRead: boolean } {
  const { cursor } = scan;
  const start = cursor.at;
  let depth = 0;
  for (let code = cursor.next(); code !== -1; code = cursor.next()) {
    if (close === "}" && code === 123) depth++;
    // One that opens within is looked at by itself.
    if (depth > NESTED || (close === "}}" && code === 123 && cursor.peek() === 123)) break;
    const isClose = code === close.charCodeAt(0) && (close.length === 1 || cursor.peek() === close.charCodeAt(1));
    if (!isClose || (close === "}" && depth-- > 0)) continue;
    const content = cursor.text.slice(start, cursor.at - 1);
    if (close.length > 1) cursor.at++;
    return { content, isRead: true };
  }
  return { content: cursor.text.slice(start, cursor.at), isRead: cursor.isSpent };
}

const CLOSES: Readonly<Record<string, string>> = { "{{": "}}", "{%": "%}", "<%": "%>", "<#": ">" };

export function findTemplate(scan: Scan, at: number): void {
  const { cursor } = scan;
  cursor.begin(at, EXPRESSION_CHARACTERS);
  const opening = String.fromCharCode(cursor.next(), Math.max(0, cursor.next()));
  const isSubstitution = opening[1] === "{" && opening[0] !== "{";
  const close = isSubstitution ? "}" : CLOSES[opening];
  if (close === undefined) return;
  const { content, isRead } = readTo(scan, close);
  if (!isRead) return;
  const rule = ruleOf(opening, content);
  if (rule !== undefined) scan.hit(rule, at, cursor.at);
}

function ruleOf(opening: string, content: string): RuleName | undefined {
  // A logger replaces `${lower:j}ndi` before it looks anything up.
  if (opening === "${" && (/^\s*jndi:/i.test(content) || isNestedLookup(content))) return "template-lookup";
  if ((opening === "#{" || opening === "<%") && /`[^`]+`/.test(content)) return "template-code";
  return judge(content) ?? (opening !== "<%" && PROBE.test(content) ? "template-probe" : undefined);
}

function isNestedLookup(content: string): boolean {
  const inner = content.indexOf("${");
  return inner >= 0 && inner < 40 && LOOKUP.test(content.slice(inner + 2)) && content.includes("//");
}
