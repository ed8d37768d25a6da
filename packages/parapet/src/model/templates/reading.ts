import type { Expression } from "./expression.ts";
import type { Notes } from "./notes.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./value.ts";

/** What the parts of an expression need of it. */
export interface Reading {
  readonly scope: Scope;
  readonly notes: Notes;
  value(expression: Expression): Value;
}
