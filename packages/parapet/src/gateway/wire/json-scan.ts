import { isAscii, isUtf8 } from "node:buffer";

/**
 * Reads a JSON body so that upstream cannot read it differently. Two parsers that disagree on a body (which of two
 * equal keys counts, what a broken UTF-8 byte means) let an attack be inspected in one reading and served in the
 * other, so whatever parsers are known to disagree on is refused.
 *
 * One pass over the text before `JSON.parse` bounds the depth and counts keys, jumping over strings by native
 * `indexOf`; one pass over the tree after it counts them again: when fewer are left, two were equal.
 */

type JsonProblem = {
  readonly code:
    | "json_malformed"
    | "json_not_utf8"
    | "json_too_deep"
    | "json_duplicate_key"
    | "json_forbidden_key"
    | "json_lone_surrogate";
  /** Ends a sentence about the body for the client; quotes nothing of it. */
  readonly message: string;
  /** Offset in UTF-16 units, where it is known. */
  readonly position?: number;
};

export type ParsedJson = { readonly json: unknown; readonly problem?: undefined } | { readonly problem: JsonProblem };

/** @param options.maxDepth arrays and objects inside each other */
export function parseJsonBody(body: Buffer, options: { readonly maxDepth: number }): ParsedJson {
  if (isAscii(body)) return parseJsonText(body.toString("latin1"), options);
  if (!isUtf8(body)) return refuse("json_not_utf8", "it is not valid UTF-8");
  return parseJsonText(body.toString("utf8"), options);
}

/**
 * Reads the data of a stream event as strictly as a body, but for half surrogate pairs: models are cut off within a
 * character, and no two clients read those as different text.
 *
 * @returns undefined when it cannot be read, or in two ways
 */
export function parseEventData(data: string, maxDepth: number): { readonly json: unknown } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (json === null || typeof json !== "object") return { json };
  const tree: Tree = { keys: 0, hasForbidden: false, levels: maxDepth };
  count(json as Record<string, unknown>, tree);
  if (tree.hasForbidden || tree.levels < 0) return undefined;
  return keysAtMost(data) === tree.keys || scanTokens(data, maxDepth).keys === tree.keys ? { json } : undefined;
}

/**
 * The keys of a JSON text, or more, without reading all of it: each is a quote and a colon. A value that begins with a
 * colon looks the same, and where a blank or an escape stands before a colon, it takes the long way to tell.
 */
function keysAtMost(text: string): number {
  let keys = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) {
      if (text.charCodeAt(at - 2) === BACKSLASH) return -1;
      keys += 1;
    } else if (before <= 32) return -1;
  }
  return keys;
}

function parseJsonText(text: string, options: { readonly maxDepth: number }): ParsedJson {
  const scan = scanTokens(text, options.maxDepth);
  if (scan.tooDeepAt !== -1)
    return refuse("json_too_deep", `it nests deeper than ${options.maxDepth} levels`, scan.tooDeepAt);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse("json_malformed", "it is not valid JSON", positionIn(cause));
  }
  const tree: Tree = { keys: 0, hasForbidden: false, levels: options.maxDepth };
  if (json !== null && typeof json === "object") count(json as Record<string, unknown>, tree);
  if (tree.keys !== scan.keys) return refuse("json_duplicate_key", "it names a key twice in one object");
  if (tree.hasForbidden) return refuse("json_forbidden_key", "it has a key named __proto__");
  if (scan.surrogateAt !== -1 && hasLoneSurrogate(json))
    return refuse("json_lone_surrogate", "it escapes half of a surrogate pair", scan.surrogateAt);
  return { json };
}

function refuse(code: JsonProblem["code"], message: string, position?: number): { problem: JsonProblem } {
  return { problem: position === undefined ? { code, message } : { code, message, position } };
}

interface Scan {
  keys: number;
  tooDeepAt: number;
  /** Where the first escaped surrogate stands, -1 when there is none. */
  surrogateAt: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Only what the parser will not tell: depth, keys before each colon, escaped surrogates. Bad JSON is left to it. */
function scanTokens(text: string, maxDepth: number): Scan {
  const scan: Scan = { keys: 0, tooDeepAt: -1, surrogateAt: -1 };
  let depth = 0;
  // A key is a colon outside strings: valid JSON has no other.
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at + 1);
      if (at === -1) break;
    } else if (code === 58) scan.keys += 1;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > maxDepth) {
        scan.tooDeepAt = at;
        break;
      }
    } else if (code === 125 || code === 93) depth -= 1;
  }
  const escaped = text.indexOf("\\u");
  if (escaped !== -1) scan.surrogateAt = text.slice(escaped).search(/\\u[dD][89a-fA-F]/);
  if (scan.surrogateAt !== -1) scan.surrogateAt += escaped;
  return scan;
}

/** Offset of the closing quote of the string that begins at `from`; -1 when it never closes. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = quote;
    while (slashes > from && text.charCodeAt(slashes - 1) === BACKSLASH) slashes -= 1;
    if ((quote - slashes) % 2 === 0) return quote;
  }
  return -1;
}

/** Strings only here: keys and values, of a tree whose depth is bounded already. */
function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  if (value === null || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some(hasLoneSurrogate);
  return Object.entries(value).some(([key, child]) => !key.isWellFormed() || hasLoneSurrogate(child));
}

interface Tree {
  keys: number;
  hasForbidden: boolean;
  /** How many more may nest inside; below 0 when there were too many. */
  levels: number;
}

function count(value: Record<string, unknown>, tree: Tree): void {
  tree.levels -= 1;
  if (tree.levels < 0) return;
  if (Array.isArray(value)) {
    for (const child of value) if (child !== null && typeof child === "object") count(child, tree);
  } else {
    for (const key in value) {
      tree.keys += 1;
      if (key === "__proto__") tree.hasForbidden = true;
      const child = value[key];
      if (child !== null && typeof child === "object") count(child as Record<string, unknown>, tree);
    }
  }
  if (tree.levels >= 0) tree.levels += 1;
}

/** V8 names the place in some messages; its words stay here, for they quote the body. */
function positionIn(cause: unknown): number | undefined {
  const found = cause instanceof Error ? /at position (\d+)/.exec(cause.message) : null;
  return found === null ? undefined : Number(found[1]);
}
