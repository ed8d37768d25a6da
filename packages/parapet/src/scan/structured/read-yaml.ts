import { isAlias, isMap, isScalar, isSeq, Lexer, parseAllDocuments, type Node as YamlNode } from "yaml";
import { type Entry, MAX_DEPTH, MAX_NODES, type Node, TooMuchError, UnreadableError } from "./node.ts";

const MAX_CHARACTERS = 4 << 20;
/**
 * The parser takes 2 µs for a piece of ordinary text and 10 for a hostile one, of which it makes an error each, so that
 * characters say little: 1 MB of brackets takes it 20 s, 1 MB of words one. Cutting into pieces costs a tenth of that.
 */
const MAX_PIECES = 400_000;
/** Marks of the lexer, which are no part of the text: a document begins, a flow breaks off, the text of a scalar follows. */
const [DOCUMENT, FLOW_END, SCALAR] = ["\u0002", "\u0018", "\u001f"];

/**
 * Every document of a YAML file; `<<` is merged in, as compose files are written. Aliases are counted as what they
 * stand for, so that a bomb or a cycle ends at the limits.
 *
 * @throws {TooMuchError} where it is too deep or too large
 * @throws {UnreadableError} where the text is no YAML
 */
export function readYaml(text: string): readonly Node[] {
  if (text.length > MAX_CHARACTERS) throw new TooMuchError("is larger than 4 MB", 0);
  checkPieces(text);
  // The library's own check for double keys compares all pairs.
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, stringKeys: true });
  const nodes: Node[] = [];
  const reading: Reading = { left: MAX_NODES, anchors: new Map() };
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error !== undefined) throw new UnreadableError(error.message, error.pos[0]);
    reading.anchors.clear();
    if (document.contents !== null) nodes.push(converted(document.contents, reading, 0));
  }
  return nodes;
}

/** What the parser would take long for: many pieces, deep flows, and brackets or commas that nothing stands between. */
function checkPieces(text: string): void {
  let pieces = 0;
  let depth = 0;
  let offset = 0;
  let last = "";
  for (const piece of new Lexer().lex(text)) {
    if (++pieces > MAX_PIECES) throw new TooMuchError("holds too much to be read", offset);
    if (piece === FLOW_END) depth = 0;
    // The text of a scalar may look like anything.
    if (last !== SCALAR) {
      if (piece === "[" || piece === "{") depth++;
      if (piece === "]" || piece === "}") depth--;
      if (depth > MAX_DEPTH) throw new TooMuchError("is nested too deep", offset);
      if (depth < 0 || (piece === "," && last === ",")) throw new UnreadableError("is no YAML", offset);
    }
    if (piece !== DOCUMENT && piece !== FLOW_END && piece !== SCALAR) offset += piece.length;
    if (piece.trim() !== "") last = piece;
  }
}

interface Reading {
  left: number;
  /** As far as was read: an alias means the last node before it of that name. The library's own look-up reads all again. */
  readonly anchors: Map<string, YamlNode>;
}

function converted(node: YamlNode, reading: Reading, depth: number): Node {
  const [start, end] = node.range ?? [0, 0];
  if (depth > MAX_DEPTH) throw new TooMuchError("is nested too deep", start);
  if (reading.left-- <= 0) throw new TooMuchError("holds too much to be read", start);
  if (isAlias(node)) {
    const target = reading.anchors.get(node.source);
    if (target === undefined) return { kind: "scalar", value: null, start, end };
    return converted(target, reading, depth + 1);
  }
  if ("anchor" in node && typeof node.anchor === "string") reading.anchors.set(node.anchor, node);
  if (isMap(node)) {
    const entries: Entry[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const [keyStart, keyEnd] = key.range ?? [start, start];
      const inner: Node =
        value === null
          ? { kind: "scalar", value: null, start: keyStart, end: keyEnd }
          : converted(value as YamlNode, reading, depth + 1);
      if (key.value === "<<") entries.unshift(...merged(inner));
      else entries.push({ key: String(key.value), start: keyStart, end: keyEnd, value: inner });
    }
    return { kind: "map", entries, start, end };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => converted(item as YamlNode, reading, depth + 1));
    return { kind: "list", items, start, end };
  }
  const value = isScalar(node) ? node.value : null;
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  return { kind: "scalar", value: plain, start, end };
}

function merged(node: Node): readonly Entry[] {
  if (node.kind === "map") return node.entries;
  return node.kind === "list" ? node.items.flatMap(merged) : [];
}
