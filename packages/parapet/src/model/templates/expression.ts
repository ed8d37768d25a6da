/** An expression or statement of a template, as Jinja's own parser would have it. `at` is where it begins in the text. */
export type Expression =
  | { readonly kind: "constant"; readonly value: string | number | boolean | null; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "list"; readonly items: readonly Expression[]; readonly at: number }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Expression, Expression])[]; readonly at: number }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string; readonly at: number }
  | { readonly kind: "item"; readonly of: Expression; readonly key: Expression; readonly at: number }
  | { readonly kind: "slice"; readonly of: Expression; readonly parts: Slice; readonly at: number }
  | { readonly kind: "call"; readonly of: Expression; readonly arguments: Arguments; readonly at: number }
  | {
      readonly kind: "filter";
      /** Undefined for a `{% filter %}` block, whose text is not known. */
      readonly of: Expression | undefined;
      readonly name: string;
      readonly arguments: Arguments;
      readonly at: number;
    }
  | {
      readonly kind: "test";
      readonly of: Expression;
      readonly name: string;
      readonly arguments: Arguments;
      readonly at: number;
    }
  | {
      readonly kind: "binary";
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly kind: "unary"; readonly sign: string; readonly of: Expression; readonly at: number }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression | undefined;
      readonly at: number;
    };

type Slice = readonly [Expression | undefined, Expression | undefined, Expression | undefined];

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
}

export const NO_ARGUMENTS: Arguments = { positional: [], named: [] };

export type Statement =
  | { readonly kind: "output"; readonly values: readonly Expression[] }
  | { readonly kind: "set"; readonly targets: readonly Target[]; readonly value: Expression | undefined }
  | {
      readonly kind: "for";
      readonly targets: readonly Target[];
      readonly over: Expression;
      readonly only: Expression | undefined;
      readonly at: number;
    }
  | {
      readonly kind: "macro";
      readonly name: string;
      readonly parameters: readonly string[];
      readonly defaults: readonly Expression[];
    }
  /** `{% call(x) m() %}`: the block may be called back with arguments. */
  | { readonly kind: "call-block"; readonly parameters: readonly string[]; readonly call: Expression }
  | { readonly kind: "block"; readonly name: string }
  | {
      readonly kind: "load";
      readonly tag: string;
      readonly names: readonly string[];
      readonly what: Expression;
      readonly at: number;
    }
  | { readonly kind: "end"; readonly tag: string; readonly at: number }
  | { readonly kind: "unknown"; readonly tag: string; readonly at: number };

/** What is assigned to: a name, or an attribute of a namespace as `ns.name`. `nested` when a tuple is taken apart. */
export interface Target {
  readonly name: string;
  readonly nested: boolean;
}
