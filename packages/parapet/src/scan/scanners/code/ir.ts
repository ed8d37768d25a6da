/**
 * One small language that JavaScript, TypeScript and Python are lowered to, so that taint is followed, and rules are
 * written, once. What it cannot say (types, decorations of syntax, precedence) is nothing that a rule asks for; what it
 * does not know becomes `many`: a value made of its parts.
 */
interface Placed {
  /** Offsets in the source text. */
  readonly at: number;
  readonly end: number;
}

export type Expr = Placed &
  (
    | { readonly kind: "text"; readonly value: string }
    /** A number, a boolean, null or undefined. */
    | { readonly kind: "constant"; readonly value: number | boolean | null | undefined }
    | { readonly kind: "name"; readonly name: string }
    /** `object.name`, and `object["name"]` as well. */
    | { readonly kind: "member"; readonly object: Expr; readonly name: string }
    | { readonly kind: "index"; readonly object: Expr; readonly index: Expr }
    | { readonly kind: "call"; readonly callee: Expr; readonly args: readonly Argument[]; readonly isNew: boolean }
    /** Pieces of text after each other: templates and concatenations. */
    | { readonly kind: "joined"; readonly parts: readonly Expr[] }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expr; readonly right: Expr }
    | { readonly kind: "not"; readonly value: Expr }
    | { readonly kind: "object"; readonly entries: readonly Entry[] }
    | { readonly kind: "array"; readonly items: readonly Expr[] }
    | { readonly kind: "function"; readonly value: Func }
    | { readonly kind: "choice"; readonly test: Expr; readonly yes: Expr; readonly no: Expr }
    | { readonly kind: "assign"; readonly target: Pattern; readonly value: Expr; readonly adds: boolean }
    /** Each of a source bound to a target, then the result: a comprehension. */
    | { readonly kind: "each"; readonly target: Pattern; readonly source: Expr; readonly result: Expr }
    | { readonly kind: "many"; readonly parts: readonly Expr[] }
  );

export interface Argument {
  readonly value: Expr;
  /** Of a Python keyword argument. */
  readonly name?: string;
  readonly isSpread?: boolean;
}

export interface Entry {
  /** Undefined for a spread or a computed key. */
  readonly name: string | undefined;
  readonly value: Expr;
  readonly isSpread?: boolean;
}

export type Pattern = Placed &
  (
    | { readonly kind: "bind"; readonly name: string; readonly byDefault?: Expr }
    | {
        readonly kind: "fields";
        readonly fields: readonly { readonly name: string | undefined; readonly to: Pattern }[];
      }
    | { readonly kind: "items"; readonly items: readonly (Pattern | undefined)[] }
    /** `object.name = …`, `object[i] = …` */
    | { readonly kind: "place"; readonly place: Expr }
  );

export interface Param extends Placed {
  readonly target: Pattern;
  /** Its type as written, without the colon. */
  readonly type: string;
  readonly decorators: readonly Expr[];
}

export interface Func extends Placed {
  /** Empty for one without a name. */
  readonly name: string;
  readonly params: readonly Param[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly isMethod: boolean;
}

export type Stmt = Placed &
  (
    | { readonly kind: "do"; readonly value: Expr }
    | { readonly kind: "let"; readonly target: Pattern; readonly value: Expr | undefined; readonly type?: string }
    | { readonly kind: "return"; readonly value: Expr | undefined }
    | { readonly kind: "throw"; readonly value: Expr | undefined }
    /** break and continue */
    | { readonly kind: "leave"; readonly what: "break" | "continue" }
    | { readonly kind: "if"; readonly test: Expr; readonly yes: readonly Stmt[]; readonly no: readonly Stmt[] }
    | {
        readonly kind: "loop";
        readonly test: Expr | undefined;
        readonly each?: { readonly target: Pattern; readonly source: Expr };
        readonly body: readonly Stmt[];
      }
    | { readonly kind: "switch"; readonly value: Expr; readonly cases: readonly Case[] }
    | { readonly kind: "block"; readonly body: readonly Stmt[] }
    | { readonly kind: "define"; readonly value: Func }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly bases: readonly Expr[];
        readonly body: readonly Stmt[];
        readonly decorators: readonly Expr[];
      }
    | { readonly kind: "import"; readonly module: string; readonly names: readonly Imported[] }
  );

export interface Case {
  /** Undefined for the default. */
  readonly test: Expr | undefined;
  readonly body: readonly Stmt[];
}

/** `imported` is `*` for the module itself. */
export interface Imported {
  readonly local: string;
  readonly imported: string;
}

export interface Program {
  readonly body: readonly Stmt[];
  readonly language: Language;
  readonly text: string;
}

export type Language = "javascript" | "python";

/** The code of a file, and where its lines stand in the file. */
export interface Source {
  readonly text: string;
  readonly language: Language;
  readonly extension: string;
  /** Line of the file for a line of the code, both from 1. */
  lineOf(line: number): number;
}
