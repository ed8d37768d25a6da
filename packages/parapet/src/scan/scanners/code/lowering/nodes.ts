import type { Parser, PartialParse, SyntaxNode, Tree } from "@lezer/common";
import type { Expr } from "../ir.ts";

/** Deeper than anybody writes: hostile, or made by a machine. */
export const DEEPEST = 300;

/** Steps that the parser may take to get over what it cannot read. */
const MOST_GUESSES = 20_000;

/** What a parse of Lezer's tells of itself beyond its interface. */
interface Watched extends PartialParse {
  readonly stacks: readonly { readonly stack: readonly unknown[] }[];
  readonly recovering: number;
}

/**
 * Lezer goes on behind every error, and copies its stack for each guess: on a text made for it, time and memory without
 * bound (350 kB of brackets took 4 GB). So it is watched, and given up on.
 *
 * @throws when the text nests deeper than anybody writes, or is not of this language at all
 */
export function treeOf(parser: Parser, text: string): Tree {
  const parse = parser.startParse(text) as Watched;
  let guesses = 0;
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) return tree;
    // Three entries a state, and a few states a level.
    if (parse.stacks[0] !== undefined && parse.stacks[0].stack.length > DEEPEST * 9) throw tooDeep();
    if (parse.recovering > 0 && ++guesses > MOST_GUESSES) throw new Error("is not code that can be read");
  }
}

export const tooDeep = (): Error => new Error(`nested deeper than ${DEEPEST} levels`);

/** What both lowerings share: a text, its nodes, and a limit on how deep they go. */
export class Lowering {
  readonly text: string;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** @throws when the text nests deeper than anybody writes; the file then counts as not looked at */
  protected within<T>(lower: () => T): T {
    if (++this.depth > DEEPEST) throw tooDeep();
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
