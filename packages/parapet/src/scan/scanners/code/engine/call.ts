import type { Expr } from "../ir.ts";
import { NOTHING_KNOWN, type Value } from "./value.ts";

/** A call as rules see it: who is called, by the path from the imports, and with what. */
export interface Call {
  readonly node: Expr & { readonly kind: "call" };
  /** `openai.OpenAI().chat.completions.create`; begins with `?` where the first name is no import. */
  readonly path: string;
  /** The last name of the path. */
  readonly method: string;
  /** What it is a method of. */
  readonly receiver: Value;
  readonly args: readonly Value[];
  /** Keyword arguments. */
  readonly named: ReadonlyMap<string, Value>;
  readonly file: FileContext;
}

/** What the rest of the file says about what is seen in a part of it. */
export interface FileContext {
  readonly path: string;
  readonly language: "javascript" | "python";
  readonly text: string;
  /** Modules that it imports. */
  readonly modules: ReadonlySet<string>;
  /** Whether one of the modules matches. */
  imports(pattern: RegExp): boolean;
}

export const argOf = (call: Call, index: number): Value => call.args[index] ?? NOTHING_KNOWN;

/** An option by its name: a keyword argument, or a field of an object that is handed over. */
export function optionOf(call: Call, name: string): Value | undefined {
  const keyword = call.named.get(name);
  if (keyword !== undefined) return keyword;
  for (const arg of call.args) {
    const field = arg.fields?.get(name);
    if (field !== undefined) return field;
  }
  return undefined;
}

export const isTrue = (value: Value | undefined): boolean => value?.literal === true;

/** Where an option is written; the call itself where that is somewhere else. */
export function placeOf(call: Call, name: string): { readonly at: number; readonly end: number } {
  for (const arg of call.node.args) {
    if (arg.name === name) return arg.value;
    if (arg.value.kind !== "object") continue;
    const entry = arg.value.entries.find((one) => one.name === name);
    if (entry !== undefined) return entry.value;
  }
  return call.node;
}
