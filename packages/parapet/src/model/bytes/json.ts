import { Malformed } from "./malformed.ts";

/** JSON as Python's reader takes it. Objects keep every entry: of a key that stands twice, readers choose differently. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export class JsonObject {
  readonly entries: readonly (readonly [string, Json])[];

  constructor(entries: readonly (readonly [string, Json])[]) {
    this.entries = entries;
  }

  /** The last one of that name, which is what most readers take. */
  get(key: string): Json | undefined {
    return this.entries.findLast(([name]) => name === key)?.[1];
  }

  text(key: string): string | undefined {
    const value = this.get(key);
    return typeof value === "string" ? value : undefined;
  }

  /** Keys that stand more than once. */
  get repeated(): readonly string[] {
    const seen = new Set<string>();
    return this.entries.flatMap(([key]) => (seen.has(key) || !seen.add(key) ? [key] : []));
  }
}

export interface JsonLimits {
  readonly depth: number;
  readonly nodes: number;
}

const LIMITS: JsonLimits = { depth: 256, nodes: 2_000_000 };

/**
 * @throws {Malformed} where Python would refuse it too, and past the limits
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits = LIMITS): Json {
  return new JsonReader(decode(bytes), limits).whole();
}

/** UTF-8 or, as Python guesses it, UTF-16. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

const WORDS: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
];
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  "/": "/",
  "\\": "\\",
  '"': '"',
};

class JsonReader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #depth = 0;
  #nodes = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  whole(): Json {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw new Malformed("something follows its JSON", this.#at);
    return value;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at++;
    }
  }

  #value(): Json {
    this.#space();
    if (++this.#nodes > this.#limits.nodes) throw new Malformed("its JSON has more values than are read", this.#at);
    const char = this.#text[this.#at];
    if (char === '"') return this.#string();
    if (char === "{" || char === "[") {
      if (++this.#depth > this.#limits.depth) throw new Malformed("its JSON is nested deeper than is read", this.#at);
      this.#at++;
      const value = char === "{" ? this.#object() : this.#array();
      this.#depth--;
      return value;
    }
    for (const [word, value] of WORDS)
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
    number.lastIndex = this.#at;
    const found = number.exec(this.#text);
    if (found === null) throw new Malformed("it is not JSON", this.#at);
    this.#at = number.lastIndex;
    return Number(found[0]);
  }

  #object(): JsonObject {
    const entries: (readonly [string, Json])[] = [];
    for (let isFirst = true; ; isFirst = false) {
      if (this.#closes("}", isFirst)) return new JsonObject(entries);
      if (this.#text[this.#at] !== '"') throw new Malformed("it is not JSON", this.#at);
      const key = this.#string();
      this.#space();
      if (this.#text[this.#at] !== ":") throw new Malformed("it is not JSON", this.#at);
      this.#at++;
      entries.push([key, this.#value()]);
    }
  }

  #array(): readonly Json[] {
    const items: Json[] = [];
    for (let isFirst = true; ; isFirst = false) {
      if (this.#closes("]", isFirst)) return items;
      items.push(this.#value());
    }
  }

  /** Is it over? Else the comma is behind us. */
  #closes(sign: string, isFirst: boolean): boolean {
    this.#space();
    if (this.#text[this.#at] === sign) {
      this.#at++;
      return true;
    }
    if (isFirst) return false;
    if (this.#text[this.#at] !== ",") throw new Malformed("it is not JSON", this.#at);
    this.#at++;
    this.#space();
    return false;
  }

  #string(): string {
    const from = ++this.#at;
    const end = /["\\]/g;
    end.lastIndex = from;
    let text = "";
    let done = from;
    for (;;) {
      const found = end.exec(this.#text);
      if (found === null) throw new Malformed("a text in its JSON does not end", from);
      text += this.#text.slice(done, found.index);
      if (found[0] === '"') {
        this.#at = found.index + 1;
        return text;
      }
      const sign = this.#text[found.index + 1] ?? "";
      if (sign === "u") {
        const hex = this.#text.slice(found.index + 2, found.index + 6);
        if (!/^[\da-fA-F]{4}$/.test(hex)) throw new Malformed("it is not JSON", found.index);
        text += String.fromCharCode(Number.parseInt(hex, 16));
        done = found.index + 6;
      } else {
        const put = Object.hasOwn(ESCAPES, sign) ? ESCAPES[sign] : undefined;
        if (put === undefined) throw new Malformed("it is not JSON", found.index);
        text += put;
        done = found.index + 2;
      }
      end.lastIndex = done;
    }
  }
}

/** What `visit` sees: each value with the keys that lead to it, arrays as `*`. */
export function walkJson(root: Json, visit: (value: Json, path: readonly string[]) => void): void {
  const walk = (value: Json, path: readonly string[]): void => {
    visit(value, path);
    if (Array.isArray(value)) for (const item of value as readonly Json[]) walk(item, [...path, "*"]);
    else if (value instanceof JsonObject) for (const [key, item] of value.entries) walk(item, [...path, key]);
  };
  walk(root, []);
}
