import { type Entry, MAX_DEPTH, MAX_NODES, type Node, UnreadableError } from "./node.ts";

/*
 * JSON as editors write their settings: comments and trailing commas are let pass, a byte order mark as well. One pass,
 * no backtracking. JSON.parse knows no places, and what a setting grants must be pointed to.
 */

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const WORD = /[A-Za-z0-9+\-.]/;

/** @throws {UnreadableError} where the text is no JSON, too deep or too large */
export function readJson(text: string): Node {
  const reader = new JsonReader(text);
  return reader.document();
}

class JsonReader {
  readonly #text: string;
  #at = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  document(): Node {
    const node = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail("something follows its end");
    return node;
  }

  #fail(problem: string): never {
    throw new UnreadableError(problem, this.#at);
  }

  #skip(): void {
    const text = this.#text;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) this.#at++;
      else if (unit === 0x2f && text[this.#at + 1] === "/") {
        const end = text.indexOf("\n", this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (unit === 0x2f && text[this.#at + 1] === "*") {
        const end = text.indexOf("*/", this.#at + 2);
        if (end < 0) this.#fail("a comment has no end");
        this.#at = end + 2;
      } else return;
    }
  }

  #value(depth: number): Node {
    this.#skip();
    if (depth > MAX_DEPTH) this.#fail("is nested too deep");
    if (++this.#nodes > MAX_NODES) this.#fail("holds too much to be read");
    const start = this.#at;
    const first = this.#text[start];
    if (first === "{") return this.#map(start, depth);
    if (first === "[") return this.#list(start, depth);
    if (first === '"') {
      const value = this.#string();
      return { kind: "scalar", value, start, end: this.#at };
    }
    return this.#word(start);
  }

  #map(start: number, depth: number): Node {
    const entries: Entry[] = [];
    this.#at++;
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === "}") break;
      if (this.#text[this.#at] !== '"') this.#fail("a key is expected");
      const keyStart = this.#at;
      const key = this.#string();
      const keyEnd = this.#at;
      this.#skip();
      if (this.#text[this.#at] !== ":") this.#fail("a colon is expected");
      this.#at++;
      entries.push({ key, start: keyStart, end: keyEnd, value: this.#value(depth + 1) });
      if (!this.#comma("}")) break;
    }
    this.#at++;
    return { kind: "map", entries, start, end: this.#at };
  }

  #list(start: number, depth: number): Node {
    const items: Node[] = [];
    this.#at++;
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === "]") break;
      items.push(this.#value(depth + 1));
      if (!this.#comma("]")) break;
    }
    this.#at++;
    return { kind: "list", items, start, end: this.#at };
  }

  /** @returns whether another may follow */
  #comma(close: string): boolean {
    this.#skip();
    const here = this.#text[this.#at];
    if (here === close) return false;
    if (here !== ",") this.#fail(`a comma or ${close} is expected`);
    this.#at++;
    return true;
  }

  #string(): string {
    const text = this.#text;
    const pieces: string[] = [];
    let from = ++this.#at;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (Number.isNaN(unit) || unit === 0x0a) this.#fail("a string has no end");
      if (unit === 0x22) break;
      if (unit !== 0x5c) {
        this.#at++;
        continue;
      }
      pieces.push(text.slice(from, this.#at));
      const escaped = text[this.#at + 1] ?? "";
      if (escaped === "u") {
        const digits = text.slice(this.#at + 2, this.#at + 6);
        if (!/^[0-9A-Fa-f]{4}$/.test(digits)) this.#fail("an escape is broken");
        pieces.push(String.fromCharCode(Number.parseInt(digits, 16)));
        this.#at += 6;
      } else {
        pieces.push(ESCAPES[escaped] ?? escaped);
        this.#at += 2;
      }
      from = this.#at;
    }
    pieces.push(text.slice(from, this.#at));
    this.#at++;
    return pieces.join("");
  }

  #word(start: number): Node {
    const text = this.#text;
    while (this.#at < text.length && this.#at - start < 40 && WORD.test(text[this.#at]!)) this.#at++;
    const word = text.slice(start, this.#at);
    const end = this.#at;
    if (word === "true" || word === "false") return { kind: "scalar", value: word === "true", start, end };
    if (word === "null") return { kind: "scalar", value: null, start, end };
    const number = Number(word);
    if (word === "" || Number.isNaN(number)) {
      this.#at = start;
      this.#fail("a value is expected");
    }
    return { kind: "scalar", value: number, start, end };
  }
}
