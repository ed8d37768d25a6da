import { Evaluator } from "./evaluate.ts";
import type { Expression, Statement, Target } from "./expression.ts";
import { numberOf } from "./fold.ts";
import { FLOOD } from "./names.ts";
import { Notes, shownName, shownNumber } from "./notes.ts";
import { Scope } from "./scope.ts";
import type { TemplateSighting } from "./sighting.ts";
import { choicesOf, either, itemsOf, madeOf, mapped, UNKNOWN, type Value } from "./value.ts";

/** As often as a value may go from a later line to an earlier one: a macro that is called below. */
const PASSES = 3;

/** @throws {TemplateFault} when it takes more steps than are followed */
export function followStatements(statements: readonly Statement[]): readonly TemplateSighting[] {
  const notes = new Notes();
  const follower = new Follower(notes);
  for (let pass = 1; pass <= PASSES; pass++) {
    notes.isOpen = pass === PASSES;
    follower.begin();
    for (const statement of statements) follower.run(statement);
  }
  return notes.all;
}

/** Follows a template statement by statement, through all of its branches. */
class Follower {
  readonly #notes: Notes;
  readonly #scope = new Scope();
  readonly #evaluator: Evaluator;
  /** Turns of the loops around: each multiplies what stands in it. */
  #turns: number[] = [];

  constructor(notes: Notes) {
    this.#notes = notes;
    this.#evaluator = new Evaluator(this.#scope, notes);
  }

  begin(): void {
    this.#turns = [];
  }

  run(statement: Statement): void {
    const look = (expression: Expression): Value => this.#evaluator.look(expression);
    switch (statement.kind) {
      case "output":
        for (const value of statement.values) look(value);
        return;
      case "set":
        this.#assign(statement.targets, statement.value === undefined ? UNKNOWN : look(statement.value));
        return;
      case "for":
        this.#loop(statement);
        return;
      case "macro":
        this.#scope.define(statement.name, statement.parameters, statement.defaults.map(look));
        return;
      case "call-block":
        this.#scope.callBlock = statement.parameters;
        for (const name of statement.parameters) this.#scope.join(name, UNKNOWN);
        look(statement.call);
        return;
      case "block":
        this.#scope.blocks.add(statement.name);
        return;
      case "load":
        look(statement.what);
        for (const name of statement.names) this.#scope.join(name, UNKNOWN);
        this.#loads(statement);
        return;
      case "end":
        if (statement.tag === "for") this.#turns.pop();
        return;
      case "unknown": {
        const says = `It has a tag that Jinja does not know: ${shownName(statement.tag)}.`;
        this.#notes.add("template-unread", "review", says, statement.at);
      }
    }
  }

  #assign(targets: readonly Target[], value: Value): void {
    for (const [at, { name, nested }] of targets.entries())
      this.#scope.join(name, nested ? mapped(value, (one) => itemsOf(one)?.[at] ?? madeOf(one)) : value);
  }

  #loop(statement: Statement & { kind: "for" }): void {
    const over = this.#evaluator.look(statement.over);
    let item: Value | undefined;
    let turns = 1;
    for (const one of choicesOf(over)) {
      const items = itemsOf(one);
      turns = Math.max(turns, items?.length ?? 1);
      for (const each of items ?? [madeOf(one)]) item = either(item, each);
    }
    this.#assign(statement.targets, item ?? UNKNOWN);
    this.#turns.push(Math.max(turns, this.#rangeOf(statement.over) ?? 1));
    const all = this.#turns.reduce((product, each) => product * each, 1);
    if (all > FLOOD) {
      const says = `It goes around ${shownNumber(all)} times.`;
      this.#notes.add("template-flood", "review", says, statement.at, statement.over);
    }
    if (statement.only !== undefined) this.#evaluator.look(statement.only);
  }

  /** How many numbers a `range` has, wherever it stands in what is gone over. */
  #rangeOf(over: Expression): number | undefined {
    if (over.kind === "filter") return over.of === undefined ? undefined : this.#rangeOf(over.of);
    if (over.kind !== "call" || over.of.kind !== "name" || over.of.name !== "range") return undefined;
    const bounds = over.arguments.positional.map((one) => numberOf(this.#evaluator.look(one)));
    const [a, b, step] = bounds;
    if (a === undefined) return undefined;
    if (bounds.length === 1) return a;
    return b === undefined ? undefined : Math.abs((b - a) / (step || 1));
  }

  #loads({ tag, what, at }: Statement & { kind: "load" }): void {
    const name = what.kind === "constant" ? String(what.value) : undefined;
    const leaves = name !== undefined && (name.startsWith("/") || name.split(/[/\\]/).includes(".."));
    const says = leaves
      ? `It loads a file from outside its folder by '${tag}'.`
      : `It loads another template by '${tag}': a chat template stands alone.`;
    this.#notes.add("template-loads", leaves ? "blocked" : "review", says, at, what);
  }
}
