import { call } from "./evaluate-call.ts";
import { filter } from "./evaluate-filter.ts";
import type { Expression } from "./expression.ts";
import { binary, itemOf, joined, numberOf, slice } from "./fold.ts";
import { TemplateFault } from "./lex.ts";
import { dangerOfAttribute, dangerOfName, FLOOD, LENT, MACHINERY } from "./names.ts";
import { type Notes, shownName } from "./notes.ts";
import type { Reading } from "./reading.ts";
import type { Scope } from "./scope.ts";
import { choicesOf, either, known, listOf, madeOf, mapped, OPAQUE, sizeOf, UNKNOWN, type Value } from "./value.ts";

const MAX_DEPTH = 400;
/** Characters and steps: what a template may cost before it is for a person to read. */
const MAX_COST = 20_000_000;
/** Tests that ask whether something is there at all. */
const DEFINED = new Set(["defined", "undefined", "none", "callable"]);

/** What an expression may come to, and what it reaches for on the way. */
export class Evaluator implements Reading {
  readonly scope: Scope;
  readonly notes: Notes;
  /** Each expression is looked at once, however often it is asked for: a chain of calls would cost the power of two. */
  #seen = new Map<Expression, Value>();
  #depth = 0;
  #cost = 0;

  constructor(scope: Scope, notes: Notes) {
    this.scope = scope;
    this.notes = notes;
  }

  /** The value of a whole expression. */
  look(expression: Expression): Value {
    this.notes.whole = expression;
    this.#seen = new Map();
    return this.value(expression);
  }

  /** @throws {TemplateFault} */
  value(one: Expression): Value {
    const before = this.#seen.get(one);
    if (before !== undefined) return before;
    if (++this.#depth > MAX_DEPTH) throw new TemplateFault("it is nested deeper than is followed", one.at);
    const value = this.#valueOf(one);
    this.#depth--;
    this.#cost += sizeOf(value);
    if (this.#cost > MAX_COST) throw new TemplateFault("it takes more steps than are followed", one.at);
    this.#seen.set(one, value);
    return value;
  }

  #valueOf(one: Expression): Value {
    switch (one.kind) {
      case "constant":
        return known(one.value);
      case "name":
        return this.#name(one.name, one.at);
      case "list":
        return listOf(one.items.map((item) => this.value(item)));
      case "dict":
        return { kind: "dict", entries: one.entries.map(([key, item]) => [this.value(key), this.value(item)]) };
      case "attribute":
        return this.#attribute(one);
      case "item":
        return this.#item(one);
      case "slice": {
        const [from, to, step] = one.parts.map((part) => (part === undefined ? undefined : this.value(part)));
        return slice(this.value(one.of), from, to, step);
      }
      case "call":
        return call(this, one);
      case "filter":
        return filter(this, one);
      case "test":
        // What is asked about need not be there: `config is defined` reaches for nothing.
        if (one.of.kind !== "name" || !DEFINED.has(one.name)) this.value(one.of);
        for (const given of one.arguments.positional) this.value(given);
        return UNKNOWN;
      case "binary":
        return this.#binary(one);
      case "unary": {
        const of = this.value(one.of);
        const number = numberOf(of);
        return one.sign === "-" && number !== undefined ? known(-number) : madeOf(of);
      }
      case "choice": {
        this.value(one.test);
        const then = this.value(one.then);
        return one.otherwise === undefined ? then : either(then, this.value(one.otherwise));
      }
    }
  }

  #name(name: string, at: number): Value {
    const assigned = this.scope.variables.get(name);
    if (assigned !== undefined) return assigned;
    if (LENT.has(name) || MACHINERY.has(name) || this.scope.macros.has(name)) return { kind: "global", name };
    this.notes.danger(dangerOfName(name), name, at);
    return UNKNOWN;
  }

  #attribute({ of, name, at }: Expression & { kind: "attribute" }): Value {
    this.notes.danger(dangerOfAttribute(name), name, at);
    const held = this.value(of);
    const assigned = of.kind === "name" ? this.scope.variables.get(`${of.name}.${name}`) : undefined;
    if (assigned !== undefined) return assigned;
    if (held.kind === "global" && held.name === "self" && !this.scope.blocks.has(name)) {
      const says = `It reads '${shownName(name)}' of the template's own machinery.`;
      this.notes.add("template-foreign", "review", says, at);
    }
    return mapped(held, (one) => itemOf(one, known(name)) ?? (one.kind === "unknown" ? UNKNOWN : madeOf(one)));
  }

  #item({ of, key, at }: Expression & { kind: "item" }): Value {
    const held = this.value(of);
    const by = this.value(key);
    this.notes.key(by, at, isOwn(held));
    return mapped(held, (one) => mapped(by, (place) => itemOf(one, place) ?? madeOf(one, place)));
  }

  #binary(one: Expression & { kind: "binary" }): Value {
    const left = this.value(one.left);
    const right = this.value(one.right);
    if (one.sign === "or") return either(left, right);
    if (one.sign === "and") return right;
    if (one.sign === "in" || /[<>=]/.test(one.sign)) return UNKNOWN;
    if (floods(one.sign, left, right))
      this.notes.add("template-flood", "review", "It makes a number or a text that fills the memory.", one.at);
    // The text of a function is the interpreter's own: letters of a hidden name are taken from it.
    if (one.sign === "~" && (left.kind === "global" || right.kind === "global")) return OPAQUE;
    return one.sign === "~" ? mapped(left, (a) => mapped(right, (b) => joined([a, b]))) : binary(one.sign, left, right);
  }
}

/** Does it stand in the template itself, so that a key looks something up in it, and no attribute? */
const isOwn = (held: Value): boolean => choicesOf(held).every((one) => one.kind === "list" || one.kind === "dict");

function floods(sign: string, left: Value, right: Value): boolean {
  const [x, y] = [numberOf(left), numberOf(right)];
  if (sign === "**")
    return x !== undefined && y !== undefined && Math.abs(x) > 1 && y * Math.log10(Math.abs(x)) > 1_000;
  const count = x ?? y;
  return sign === "*" && (x === undefined) !== (y === undefined) && count !== undefined && count > FLOOD;
}
