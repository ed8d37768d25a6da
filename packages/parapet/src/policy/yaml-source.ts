import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { PolicyError, type PolicyProblem } from "./policy-error.ts";

const MAX_CHARACTERS = 1_048_576;
const MAX_DEPTH = 24;
const MAX_NODES = 50_000;
/** Problems worth showing at once; a file with more is the wrong file. */
export const MAX_PROBLEMS = 50;

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
    fail([
      {
        path: "",
        line: 1,
        column: 1,
        message: `the file is larger than ${MAX_CHARACTERS} characters`,
        hint: "Look whether this is the right file: a policy has some hundred lines.",
      },
    ]);

  const lineCounter = new LineCounter();
  // The library's own check for double keys compares all pairs: 42 s for 60,000 keys. `walk` below keeps a set.
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, stringKeys: true });
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // The reader itself recurses: past some thousand levels it runs out of stack, and everything it says after that is noise.
  const overrun = document.errors.find(({ message }) => /call stack|stack overflow/i.test(message));
  if (overrun !== undefined) fail([{ path: "", ...placeAt(overrun.pos[0]), ...TOO_DEEP }]);
  const problems = document.errors.map(({ code, message, pos }) => ({
    path: "",
    ...placeAt(pos[0]),
    ...(SYNTAX[code] ?? { message, hint: "Check quotes, colons and indentation around this place." }),
    ...(SYNTAX[code]?.message === "" ? { message } : {}),
  }));
  if (problems.length > 0) fail(problems.slice(0, MAX_PROBLEMS));

  const walker = new Walker(document, placeAt);
  walker.walk(document.contents, [], 0);
  if (walker.problems.length > 0) fail(walker.problems);

  return {
    data: document.toJS({ maxAliasCount: MAX_NODES }),
    placeOf: (path, part) => placeAt(offsetOf(document, path, part)),
  };
}

const TOO_DEEP = {
  message: `nested deeper than ${MAX_DEPTH} levels`,
  hint: "No policy needs that: look for an open bracket.",
};

/** What a tag may say that the value would not say by itself. */
const PLAIN_TAGS = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

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
      this.#complain(
        node,
        path,
        `more than ${MAX_NODES} values, aliases counted`,
        "Write out what the aliases stand for.",
      );
    } else if (depth > MAX_DEPTH) {
      this.#complain(node, path, TOO_DEEP.message, TOO_DEEP.hint);
    } else if (tagOf(node) !== undefined) {
      this.#complain(node, path, "tags are not supported", `Write the value without '${tagOf(node)}'.`);
    } else if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined)
        this.#complain(
          node,
          path,
          `there is no anchor '&${node.source}' before this alias`,
          "A value that begins with a star belongs in quotes.",
        );
      else this.walk(target, path, depth + 1);
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
        if (seen.has(key))
          this.#complain(
            pair.key,
            [...path, key],
            `the key '${key}' stands here twice`,
            "Keep one of the two: put what belongs together under one key.",
          );
        seen.add(key);
        if (key === "<<")
          this.#complain(pair.key, [...path, key], "merge keys (<<) are not supported", "Write the keys out here.");
        this.walk(pair.value, [...path, key], depth + 1);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) this.walk(item, [...path, index], depth + 1);
    }
  }

  #complain(node: unknown, path: YamlPath, message: string, hint: string): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ path: path.join("."), ...this.#placeAt(startOf(node) ?? 0), message, hint });
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

/** A tag of the writer's own, or one that makes something else of the value. */
function tagOf(node: unknown): string | undefined {
  const { tag } = (node ?? {}) as { tag?: unknown };
  return typeof tag === "string" && tag !== "" && !PLAIN_TAGS.has(tag) ? tag : undefined;
}

const INDENTATION = { message: "", hint: "Check the indentation of this line against the line above." };

/** The library's words, "" where they will do, and the next step. */
const SYNTAX: Readonly<Record<string, { readonly message: string; readonly hint: string }>> = {
  TAB_AS_INDENT: { message: "", hint: "Indent with spaces: YAML does not allow tabs there." },
  BAD_INDENT: INDENTATION,
  BLOCK_AS_IMPLICIT_KEY: INDENTATION,
  MISSING_CHAR: { message: "", hint: "A quote, bracket or colon is missing before this place." },
  MULTIPLE_DOCS: {
    message: "a second document begins here",
    hint: "A policy is one document: take the line of dashes out.",
  },
};
