/**
 * The tokens of a Jinja template, by Jinja's default delimiters. One forward scan: the text is the attacker's.
 * What stands in comments and raw blocks is data to Jinja, and no token here.
 */
export type Token =
  | { readonly kind: "data"; readonly at: number }
  /** `{{ … }}` or `{% … %}`, with what stands in it. */
  | { readonly kind: "output" | "block"; readonly at: number; readonly inner: readonly Word[] };

/** A token of an expression. `text` of a string is what Python would make of it. */
export interface Word {
  readonly kind: "name" | "string" | "number" | "sign";
  readonly text: string;
  readonly at: number;
}

/** Why a template is none: Jinja would refuse it too, or it is bigger than we follow. */
export class TemplateFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const SIGNS = ["//", "**", "==", "!=", "<=", ">=", ..."+-*/%~<>=.,:;|()[]{}"] as const;
const OPENING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const MAX_WORDS = 200_000;

/**
 * @throws {TemplateFault} where a tag or a string does not end, or a sign is none of Jinja's
 */
export function lexTemplate(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let words = 0;
  let at = 0;
  while (at < text.length) {
    const open = nextTag(text, at);
    if (open === undefined) {
      tokens.push({ kind: "data", at });
      break;
    }
    if (open > at) tokens.push({ kind: "data", at });
    const sort = text[open + 1];
    if (sort === "#") {
      const end = text.indexOf("#}", open + 2);
      if (end < 0) throw new TemplateFault("a comment does not end", open);
      at = end + 2;
      continue;
    }
    const raw = sort === "%" ? rawEnd(text, open) : undefined;
    if (raw !== undefined) {
      at = raw;
      continue;
    }
    const { inner, end } = lexInner(text, open, sort === "{" ? "}}" : "%}");
    words += inner.length;
    if (words > MAX_WORDS) throw new TemplateFault("it has more words than are followed", open);
    tokens.push({ kind: sort === "{" ? "output" : "block", at: open, inner });
    at = end;
  }
  return tokens;
}

function nextTag(text: string, from: number): number | undefined {
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", at + 1)) {
    const next = text[at + 1];
    if (next === "{" || next === "%" || next === "#") return at;
  }
  return undefined;
}

/** Where a raw block that begins here ends; undefined when none begins. */
function rawEnd(text: string, open: number): number | undefined {
  const begin = /^\{%[-+]?\s{0,64}raw\s{0,64}-?%\}/.exec(text.slice(open, open + 160));
  if (begin === null) return undefined;
  const end = /\{%[-+]?\s{0,64}endraw\s{0,64}[-+]?%\}/g;
  end.lastIndex = open + begin[0].length;
  if (end.exec(text) === null) throw new TemplateFault("a raw block does not end", open);
  return end.lastIndex;
}

function lexInner(text: string, open: number, close: string): { inner: Word[]; end: number } {
  const inner: Word[] = [];
  const pending: string[] = [];
  let at = open + 2;
  if (text[at] === "-" || text[at] === "+") at++;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (isSpace(char)) {
      at++;
      continue;
    }
    if (pending.length === 0) {
      if (text.startsWith(close, at)) return { inner, end: at + 2 };
      if ((char === "-" || char === "+") && text.startsWith(close, at + 1)) return { inner, end: at + 3 };
    }
    const word = wordAt(text, at);
    if (word.kind === "sign") balance(pending, word);
    inner.push({ kind: word.kind, text: word.text, at });
    if (inner.length > MAX_WORDS) throw new TemplateFault("it has more words than are followed", at);
    at = word.end;
  }
  throw new TemplateFault("a tag does not end", open);
}

function balance(pending: string[], { text, at }: { readonly text: string; readonly at: number }): void {
  const closing = OPENING[text];
  if (closing !== undefined) pending.push(closing);
  else if ((text === ")" || text === "]" || text === "}") && pending.pop() !== text)
    throw new TemplateFault(`an unexpected '${text}'`, at);
}

type Read = Word & { readonly end: number };

function wordAt(text: string, at: number): Read {
  const char = text[at] ?? "";
  if (char === "'" || char === '"') return stringAt(text, at, char);
  if (char >= "0" && char <= "9") {
    const found = /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
    found.lastIndex = at;
    const number = found.exec(text)?.[0] ?? char;
    return { kind: "number", text: number, at, end: at + number.length };
  }
  const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
  name.lastIndex = at;
  const found = name.exec(text)?.[0];
  if (found !== undefined) return { kind: "name", text: found, at, end: at + found.length };
  const sign = SIGNS.find((one) => text.startsWith(one, at));
  if (sign === undefined) throw new TemplateFault("a sign that Jinja does not know", at);
  return { kind: "sign", text: sign, at, end: at + sign.length };
}

function stringAt(text: string, at: number, quote: string): Read {
  let end = at + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === "\\" ? 2 : 1;
  if (end >= text.length) throw new TemplateFault("a string does not end", at);
  return { kind: "string", text: unescaped(text.slice(at + 1, end)), at, end: end + 1 };
}

const PLAIN_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

/** Names of the signs that a hidden attribute is put together from. */
const NAMED_SIGNS: Readonly<Record<string, string>> = { "LOW LINE": "_", "FULL STOP": ".", SPACE: " " };

/** As Python's `unicode-escape` codec reads it: Jinja uses that one. */
function unescaped(source: string): string {
  if (!source.includes("\\")) return source;
  return source.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|N\{([A-Z \d-]{1,80})\}|([0-7]{1,3})|([\s\S]))/g,
    (whole, x?: string, u?: string, long?: string, name?: string, octal?: string, other?: string) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
      if (name !== undefined) return NAMED_SIGNS[name] ?? namedLetter(name) ?? whole;
      return PLAIN_ESCAPES[other ?? " "] ?? (/["'\\]/.test(other ?? "") ? (other ?? "") : whole);
    },
  );
}

function namedLetter(name: string): string | undefined {
  const found = /^LATIN (SMALL|CAPITAL) LETTER ([A-Z])$/.exec(name);
  if (found === null) return undefined;
  return found[1] === "SMALL" ? found[2]?.toLowerCase() : found[2];
}

const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
const isSpace = (char: string): boolean => char === " " || (char >= "\t" && char <= "\r") || char === "\u00a0";
