import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { PolicyError, type PolicyProblem } from "./policy-error.ts";

const MAX_CHARACTERS = 1_048_576;
const MAX_DEPTH = 24;
const MAX_NODES = 50_000;

export type YamlPath = readonly (string | number)[];

/** A YAML file as plain data that still knows where everything stood. */
export interface YamlSource {
  readonly data: unknown;
  /** 1-based place of a value, or of its key; of the nearest thing above it when it is not there. */
  placeOf(path: YamlPath, part: "key" | "value"): { readonly line: number; readonly column: number };
}

/**
 * Reads YAML 1.2 from a hand that may be hostile or merely tired. Anchors may be used, but not to grow the document:
 * aliases are counted as what they stand for, so a bomb or a cycle ends at the limits on nodes and depth.
 *
 * @throws {PolicyError} PARAPET_POLICY_SYNTAX with every problem found
 */
export function readYaml(text: string, file: string): YamlSource {
  const fail = (problems: readonly PolicyProblem[]): never => {
    throw new PolicyError("PARAPET_POLICY_SYNTAX", file, problems);
  };
  if (text.length > MAX_CHARACTERS)
    fail([{ path: "", line: 1, column: 1, message: `the file is larger than ${MAX_CHARACTERS} characters` }]);

  const lineCounter = new LineCounter();
  // The library's own check for double keys compares all pairs: 42 s for 60,000 keys. `walk` below keeps a set.
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, stringKeys: true });
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: PolicyProblem[] = document.errors.map((error) => ({
    path: "",
    ...placeAt(error.pos[0]),
    message: error.message.includes("call stack") ? `nested deeper than ${MAX_DEPTH} levels` : error.message,
    ...hintFor(error.code),
  }));
  if (problems.length > 0) fail(problems);

  const walker = new Walker(document, placeAt);
  walker.walk(document.contents, [], 0);
  if (walker.problems.length > 0) fail(walker.problems);

  return {
    data: document.toJS({ maxAliasCount: MAX_NODES }),
    placeOf: (path, part) => placeAt(offsetOf(document, path, part)),
  };
}

class Walker {
  readonly problems: PolicyProblem[] = [];
  readonly #document: Document;
  readonly #placeAt: (offset: number) => { line: number; column: number };
  #nodes = 0;

  constructor(document: Document, placeAt: (offset: number) => { line: number; column: number }) {
    this.#document = document;
    this.#placeAt = placeAt;
  }

  walk(node: unknown, path: YamlPath, depth: number): void {
    if (this.#nodes > MAX_NODES) return;
    if (++this.#nodes > MAX_NODES) {
      this.#complain(node, path, `more than ${MAX_NODES} values, aliases counted`);
    } else if (depth > MAX_DEPTH) {
      this.#complain(node, path, `nested deeper than ${MAX_DEPTH} levels`);
    } else if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined) this.#complain(node, path, `there is no anchor '&${node.source}' before this alias`);
      else this.walk(target, path, depth + 1);
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
        if (seen.has(key)) this.#complain(pair.key, [...path, key], `the key '${key}' stands here twice`);
        seen.add(key);
        if (key === "<<") this.#complain(pair.key, [...path, key], "merge keys (<<) are not supported");
        this.walk(pair.value, [...path, key], depth + 1);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) this.walk(item, [...path, index], depth + 1);
    }
  }

  #complain(node: unknown, path: YamlPath, message: string): void {
    this.problems.push({ path: path.join("."), ...this.#placeAt(startOf(node) ?? 0), message });
  }
}

/** Walks as far down the path as the document goes. */
function offsetOf(document: Document, path: YamlPath, part: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      const keyOffset = startOf(pair.key) ?? offset;
      // Something is missing further down: the key that should hold it is the better place to point at.
      offset = isLast && part === "value" ? (startOf(pair.value) ?? keyOffset) : keyOffset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function hintFor(code: string): { hint?: string } {
  if (code === "TAB_AS_INDENT") return { hint: "Indent with spaces: YAML does not allow tabs there." };
  if (code === "BAD_INDENT" || code === "BLOCK_AS_IMPLICIT_KEY")
    return { hint: "Check the indentation of this line against the line above." };
  if (code === "MISSING_CHAR") return { hint: "A quote, bracket or colon is missing before this place." };
  return {};
}
