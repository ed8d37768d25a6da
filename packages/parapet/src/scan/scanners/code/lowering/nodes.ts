import type { SyntaxNode } from "@lezer/common";
import type { Expr } from "../ir.ts";

/** Deeper than anybody writes: hostile, or made by a machine. */
const DEEPEST = 300;

/** What both lowerings share: a text, its nodes, and a limit on how deep they go. */
export class Lowering {
  readonly text: string;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** @throws when the text nests deeper than anybody writes; the file then counts as not looked at */
  protected within<T>(lower: () => T): T {
    if (++this.depth > DEEPEST) throw new Error(`nested deeper than ${DEEPEST} levels`);
    try {
      return lower();
    } finally {
      this.depth--;
    }
  }

  protected textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  protected many(node: SyntaxNode, parts: readonly Expr[]): Expr {
    return { kind: "many", parts, at: node.from, end: node.to };
  }

  protected nothing(node: SyntaxNode): Expr {
    return { kind: "constant", value: undefined, at: node.from, end: node.to };
  }

  protected textLiteral(node: SyntaxNode, value: string): Expr {
    return { kind: "text", value, at: node.from, end: node.to };
  }
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!child.type.isSkipped && !child.type.isError) children.push(child);
  return children;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };

/** The value of the inside of a string literal, near enough for names, words and addresses. */
export function unescaped(inside: string): string {
  if (!inside.includes("\\")) return inside;
  return inside.replace(/\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, code: string) => {
    if (code.length > 1) {
      const point = Number.parseInt(code.replace(/[ux{}]/g, ""), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : "";
    }
    return ESCAPES[code] ?? (code === "\n" ? "" : code);
  });
}
