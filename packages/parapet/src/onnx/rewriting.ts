import type { GraphBuilder } from "./graph-builder.ts";
import type { OnnxNode } from "./model.ts";

/** What a rewriting has to work with: emits nodes before those that replace the one given. */
export interface Rewriting {
  readonly node: OnnxNode;
  readonly build: GraphBuilder;
}
