import type { Expr, Func, Stmt } from "../ir.ts";
import type { Call, FileContext } from "./call.ts";
import type { Harm, Origin, Summary, Taint, Value } from "./value.ts";

/** Hostile text that got to where it does harm. */
export interface Reached {
  readonly taint: Taint;
  readonly harm: Harm;
  readonly what: string;
  readonly at: number;
  readonly end: number;
}

/** Something that is wrong wherever the text comes from. */
export interface Spotted {
  readonly rule: string;
  readonly at: number;
  readonly end: number;
  readonly confidence?: number;
  /** Which of a user's own rules. */
  readonly what?: string;
}

/** What rules know and the engine does not: which calls bring text from outside, clean it, or do harm with it. */
export interface Knowledge {
  /** Before a call's result is known: what it does with what it is given. */
  onCall(call: Call, analysis: Inspection): void;
  /** The result of a call; undefined where nothing is known about it. */
  resultOf(call: Call, analysis: Inspection): Value | undefined;
  onObject(node: Expr & { kind: "object" }, value: Value, analysis: Inspection): void;
  onArray(node: Expr & { kind: "array" }, value: Value, analysis: Inspection): void;
  /** A read of `object.name`; what is known of it beyond what is known of the object. */
  onMember(node: Expr, object: Value, name: string, analysis: Inspection): Value | undefined;
  onAssign(place: Expr, value: Value, analysis: Inspection): void;
  onFunction(func: Func, analysis: Inspection): void;
  /** Around a call of a model. */
  onLoop(loop: Stmt & { kind: "loop" }, analysis: Inspection): void;
  /** A name gets a value; what is known of it beyond that. */
  onName(name: string, value: Value, at: number, analysis: Inspection): Value;
}

/** What rules may ask of the walk through a file, and tell it. */
export interface Inspection {
  readonly file: FileContext;
  /** What is known of the functions that were seen. */
  readonly summaries: ReadonlyMap<Func, Summary>;
  /** What rules note about the file, for the second time through. */
  readonly notes: Set<string>;
  /** Calls of models so far. */
  modelCalls: number;
  source(origin: Origin, at: number, note: string, path?: string, root?: string): Value;
  spot(rule: string, node: { at: number; end: number }, confidence?: number, what?: string): void;
  sink(harm: Harm, taints: readonly Taint[], node: { at: number; end: number }, what?: string): void;
  apply(func: Func | undefined, args: readonly Value[], at: number): Value;
  evaluate(expr: Expr): Value;
}
