import { parse, TomlError } from "smol-toml";
import { MAX_DEPTH, type Node, UnreadableError } from "./node.ts";

/**
 * TOML by the library's reader, which knows no places: they are looked up line by line, by table and key. What stands
 * in an inline table or a list is placed where its key stands.
 *
 * @throws {UnreadableError} where the text is no TOML or too deep
 */
export function readToml(text: string): Node {
  let data: unknown;
  try {
    data = parse(text, { maxDepth: MAX_DEPTH });
  } catch (thrown) {
    if (thrown instanceof TomlError)
      throw new UnreadableError(thrown.message.split("\n")[0]!, offsetOf(text, thrown.line));
    throw thrown;
  }
  return placed(data, "", placesIn(text), { start: 0, end: 0 });
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const SEPARATOR = "\u0000";

function placed(data: unknown, path: string, places: ReadonlyMap<string, Place>, above: Place): Node {
  const here = places.get(path) ?? above;
  if (Array.isArray(data))
    return { kind: "list", items: data.map((item) => placed(item, path, places, here)), ...here };
  if (data instanceof Date) return { kind: "scalar", value: data.toISOString(), ...here };
  if (data !== null && typeof data === "object")
    return {
      kind: "map",
      entries: Object.entries(data).map(([key, value]) => {
        const inner = `${path}${SEPARATOR}${key}`;
        const place = places.get(inner) ?? here;
        return { key, ...place, value: placed(value, inner, places, place) };
      }),
      ...here,
    };
  const isPlain = typeof data === "string" || typeof data === "number" || typeof data === "boolean";
  return { kind: "scalar", value: isPlain ? data : typeof data === "bigint" ? Number(data) : null, ...here };
}

/** Where each dotted path is first written. */
function placesIn(text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let table = "";
  let offset = 0;
  for (const line of text.split("\n")) {
    const header = /^\s*\[{1,2}([^\]]{1,300})\]{1,2}/.exec(line);
    const start = offset + (line.length - line.trimStart().length);
    const place = { start, end: offset + line.trimEnd().length };
    if (header !== null) {
      table = "";
      for (const key of keysOf(header[1]!)) {
        table += SEPARATOR + key;
        if (!places.has(table)) places.set(table, place);
      }
    } else {
      const equals = line.indexOf("=");
      if (equals > 0 && equals < 300) {
        let path = table;
        for (const key of keysOf(line.slice(0, equals))) {
          path += SEPARATOR + key;
          if (!places.has(path)) places.set(path, place);
        }
      }
    }
    offset += line.length + 1;
  }
  return places;
}

/** The parts of a dotted key; dots in quotes belong to their part. */
function keysOf(dotted: string): readonly string[] {
  const keys: string[] = [];
  for (const [, double, single, bare] of dotted.matchAll(/"([^"]*)"|'([^']*)'|([^\s."']+)/g))
    keys.push(double ?? single ?? bare ?? "");
  return keys;
}

function offsetOf(text: string, line: number): number {
  let offset = 0;
  for (let left = line - 1; left > 0; left--) {
    const end = text.indexOf("\n", offset);
    if (end < 0) break;
    offset = end + 1;
  }
  return offset;
}
