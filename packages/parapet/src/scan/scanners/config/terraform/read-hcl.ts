/** A block of Terraform: `resource "type" "name" { … }`, with what stands in it and in the blocks within. */
export interface Block {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

interface Attribute {
  /** A string without its quotes, or the expression as written. */
  readonly value: string;
  readonly isLiteral: boolean;
  readonly start: number;
  readonly end: number;
}

const MAX_DEPTH = 32;
const HEADER = /([A-Za-z_][\w-]{0,100})((?:\s{1,20}"[^"\n]{0,200}"){0,3})\s{0,20}\{/y;
const ATTRIBUTE = /(?:"([^"\n]{1,200})"|([A-Za-z_][\w.-]{0,100}))\s{0,40}[=:](?!=)[ \t]{0,40}/y;

/**
 * The blocks of a file, as far as it can be read: an expression is taken to the end of its line, or of its brackets.
 * What is malformed is passed over line by line.
 */
export function readHcl(text: string): readonly Block[] {
  return new HclReader(text).blocks(0).blocks;
}

class HclReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  blocks(depth: number): { readonly attributes: Map<string, Attribute>; readonly blocks: Block[] } {
    const attributes = new Map<string, Attribute>();
    const blocks: Block[] = [];
    const text = this.#text;
    for (;;) {
      this.#skip();
      if (this.#at >= text.length) break;
      if (text[this.#at] === "}") {
        this.#at++;
        if (depth > 0) break;
        continue;
      }
      const start = this.#at;
      ATTRIBUTE.lastIndex = start;
      const attribute = ATTRIBUTE.exec(text);
      if (attribute !== null) {
        this.#at = ATTRIBUTE.lastIndex;
        attributes.set(attribute[1] ?? attribute[2]!, this.#value(start));
        continue;
      }
      HEADER.lastIndex = start;
      const header = HEADER.exec(text);
      if (header !== null && depth < MAX_DEPTH) {
        const end = HEADER.lastIndex;
        this.#at = end;
        const labels = [...header[2]!.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
        blocks.push({ kind: header[1]!, labels, start, end: end - 1, ...this.blocks(depth + 1) });
        continue;
      }
      this.#toNextLine();
    }
    return { attributes, blocks };
  }

  #value(start: number): Attribute {
    const text = this.#text;
    const from = this.#at;
    const heredoc = /^<<[-~]?([A-Za-z_]\w{0,60})/.exec(text.slice(from, from + 70));
    if (heredoc !== null) {
      const close = text.indexOf(`\n${heredoc[1]}`, from);
      const indented = close >= 0 ? close : this.#closingLine(from, heredoc[1]!);
      const end = indented < 0 ? text.length : indented;
      this.#at = Math.min(text.length, end + 1);
      this.#toNextLine();
      return { value: text.slice(from, end), isLiteral: true, start, end };
    }
    let depth = 0;
    while (this.#at < text.length) {
      const sign = text[this.#at];
      if (sign === '"') {
        this.#string();
        continue;
      }
      if (sign === "{" || sign === "[" || sign === "(") depth++;
      else if (sign === "}" || sign === "]" || sign === ")") {
        if (depth === 0) break;
        depth--;
      } else if (depth === 0 && (sign === "\n" || sign === "#" || sign === ",")) break;
      this.#at++;
    }
    const raw = text.slice(from, this.#at).trim();
    const end = from + text.slice(from, this.#at).trimEnd().length;
    const quoted = /^"([^"]*)"$/.exec(raw);
    if (text[this.#at] === ",") this.#at++;
    return {
      value: quoted?.[1] ?? raw,
      isLiteral: quoted !== null || /^(true|false|null|-?\d+(\.\d+)?)$/.test(raw),
      start,
      end,
    };
  }

  #closingLine(from: number, word: string): number {
    for (let line = this.#text.indexOf("\n", from); line >= 0; line = this.#text.indexOf("\n", line + 1)) {
      let at = line + 1;
      while (this.#text[at] === " " || this.#text[at] === "\t") at++;
      if (this.#text.startsWith(word, at)) return at;
    }
    return -1;
  }

  #string(): void {
    const text = this.#text;
    this.#at++;
    while (this.#at < text.length && text[this.#at] !== '"' && text[this.#at] !== "\n")
      this.#at += text[this.#at] === "\\" ? 2 : 1;
    this.#at++;
  }

  #skip(): void {
    const text = this.#text;
    for (;;) {
      const sign = text[this.#at];
      if (sign === " " || sign === "\n" || sign === "\t" || sign === "\r") this.#at++;
      else if (sign === "#" || (sign === "/" && text[this.#at + 1] === "/")) this.#toNextLine();
      else if (sign === "/" && text[this.#at + 1] === "*") {
        const end = text.indexOf("*/", this.#at + 2);
        this.#at = end < 0 ? text.length : end + 2;
      } else return;
    }
  }

  #toNextLine(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }
}
