/**
 * JSON, YAML and TOML alike, read into one kind of tree that knows where everything stood. Offsets are UTF-16, half
 * open, into the file's text.
 */
export type Node = MapNode | ListNode | ScalarNode;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface MapNode extends Placed {
  readonly kind: "map";
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  /** Where the key stands. */
  readonly start: number;
  readonly end: number;
  readonly value: Node;
}

interface ListNode extends Placed {
  readonly kind: "list";
  readonly items: readonly Node[];
}

export interface ScalarNode extends Placed {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

/** The text is not what its name says, or more than is read. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(problem);
    this.offset = offset;
  }
}

/** It may be what its name says, and is more than is read: whoever lets be what cannot be read should not let be this. */
export class TooMuchError extends UnreadableError {}

export const MAX_DEPTH = 64;
/** Aliases are counted as what they stand for. */
export const MAX_NODES = 200_000;

/** What stands under these keys, one below the other; the last of equal keys counts, as readers take it. */
export function at(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  let here = node;
  for (const key of keys) here = entryOf(here, key)?.value;
  return here;
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === "map" ? node.entries.findLast((entry) => entry.key === key) : undefined;
}

export const entriesOf = (node: Node | undefined): readonly Entry[] => (node?.kind === "map" ? node.entries : []);
export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === "list" ? node.items : []);

export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

export const scalarOf = (node: Node | undefined): ScalarNode["value"] | undefined =>
  node?.kind === "scalar" ? node.value : undefined;

/** Whether a switch is on, however the format writes it: `true`, `1`, `"true"`, `"yes"`. */
export function isOn(node: Node | undefined): boolean {
  const value = scalarOf(node);
  return value === true || value === 1 || (typeof value === "string" && /^(true|1|yes|on)$/i.test(value));
}

/** Whether a switch is there and off. */
export function isOff(node: Node | undefined): boolean {
  const value = scalarOf(node);
  return value === false || value === 0 || (typeof value === "string" && /^(false|0|no|off)$/i.test(value));
}

export interface Visited {
  readonly entry: Entry;
  /** Keys from the root; `[]` for an element of a list. */
  readonly path: readonly string[];
}

/** Every entry of every map, outer ones first. */
export function* everyEntry(root: Node | undefined, path: readonly string[] = []): Generator<Visited> {
  if (root?.kind === "map")
    for (const entry of root.entries) {
      const inner = [...path, entry.key];
      yield { entry, path: inner };
      yield* everyEntry(entry.value, inner);
    }
  else if (root?.kind === "list") for (const item of root.items) yield* everyEntry(item, [...path, "[]"]);
}

/** As plain data, for digests: keys in the file's order, the last of equal ones. */
export function plainOf(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
}

/** Every node, outer ones first, with the keys above it. */
export function* everyNode(
  node: Node,
  above: readonly string[] = [],
): Generator<{ readonly node: Node; readonly above: readonly string[] }> {
  yield { node, above };
  if (node.kind === "map") for (const { key, value } of node.entries) yield* everyNode(value, [...above, key]);
  else if (node.kind === "list") for (const item of node.items) yield* everyNode(item, [...above, "[]"]);
}
