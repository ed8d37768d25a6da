import { Malformed } from "./malformed.ts";

/** What stands in an XML text, in order. Entities are left as they are: nothing is resolved. */
export type XmlToken =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly at: number;
    }
  | { readonly kind: "close"; readonly name: string; readonly at: number }
  | { readonly kind: "text"; readonly text: string; readonly at: number }
  /** `<!DOCTYPE …>` with its inner part, or `<?…?>`. */
  | { readonly kind: "doctype" | "instruction"; readonly text: string; readonly at: number };

const MAX_TOKENS = 3_000_000;
const MAX_DEPTH = 2_000;

/**
 * One forward scan.
 *
 * @throws {Malformed} where it is no XML, or nested deeper than 2,000
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0;
  let depth = 0;
  for (let count = 0; at < text.length; count++) {
    if (count > MAX_TOKENS) throw new Malformed("it has more elements than are read", at);
    const open = text.indexOf("<", at);
    if (open < 0) {
      yield { kind: "text", text: text.slice(at), at };
      return;
    }
    if (open > at) yield { kind: "text", text: text.slice(at, open), at };
    if (text.startsWith("<!--", open)) at = after(text, "-->", open);
    else if (text.startsWith("<![CDATA[", open)) {
      at = after(text, "]]>", open);
      yield { kind: "text", text: text.slice(open + 9, at - 3), at: open };
    } else if (text.startsWith("<!", open)) {
      at = doctypeEnd(text, open);
      yield { kind: "doctype", text: text.slice(open, at), at: open };
    } else if (text.startsWith("<?", open)) {
      at = after(text, "?>", open);
      yield { kind: "instruction", text: text.slice(open, at), at: open };
    } else {
      const { token, end, isEmpty } = element(text, open);
      at = end;
      yield token;
      if (token.kind === "close") depth--;
      else if (!isEmpty) depth++;
      if (depth > MAX_DEPTH) throw new Malformed("it is nested deeper than is read", open);
    }
  }
}

function after(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from);
  if (end < 0) throw new Malformed("a part of its XML does not end", from);
  return end + sign.length;
}

function doctypeEnd(text: string, from: number): number {
  let inner = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1);
      if (end < 0) break;
      at = end;
    } else if (char === "[") inner++;
    else if (char === "]") inner--;
    else if (char === ">" && inner <= 0) return at + 1;
  }
  throw new Malformed("its document type does not end", from);
}

interface Element {
  readonly token: XmlToken;
  readonly end: number;
  readonly isEmpty: boolean;
}

const NAME = /[^\s/>="'<]{1,512}/y;
const SPACE = /\s*/y;

function element(text: string, open: number): Element {
  const isClose = text[open + 1] === "/";
  let at = open + (isClose ? 2 : 1);
  const read = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  const name = read(NAME);
  if (name === "") throw new Malformed("it is not XML", open);
  const attributes = new Map<string, string>();
  for (;;) {
    read(SPACE);
    if (at >= text.length) throw new Malformed("an element does not end", open);
    if (text[at] === ">")
      return {
        token: isClose ? { kind: "close", name, at: open } : { kind: "open", name, attributes, at: open },
        end: at + 1,
        isEmpty: false,
      };
    if (text.startsWith("/>", at))
      return { token: { kind: "open", name, attributes, at: open }, end: at + 2, isEmpty: true };
    const key = read(NAME);
    read(SPACE);
    if (key === "" || text[at] !== "=") throw new Malformed("it is not XML", at);
    at++;
    read(SPACE);
    const quote = text[at];
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) throw new Malformed("an attribute does not end", at);
    if (attributes.size < 1_000) attributes.set(key, text.slice(at + 1, end));
    at = end + 1;
  }
}
