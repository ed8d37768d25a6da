import type { Random } from "./random.ts";

/*
 * Grammars are written as text, since they are mostly text:
 *
 *   = user override          a section: who speaks, and the technique or trigger; each line below is a sentence plan
 *   $drop $all your $rules.
 *   : drop                   a slot: alternatives, by line or by ` | `; `: drop =` keeps one of them through a plan
 *   ignore | disregard
 *
 * In a plan `$name` is a slot, `$(one|other|)` a choice, which may be empty, `$$` a dollar, `\n` a new line. A plan
 * that begins with `~` keeps the case it is written in: code, markup, names.
 */

/** Who says it to whom: attacks by a user, attacks within data, harmless requests, harmless notes, plain sentences. */
export type Role = "user" | "data" | "ask" | "note" | "prose";

export interface Section {
  readonly role: Role;
  readonly technique: string;
  readonly plans: readonly string[];
}

export interface Grammar {
  readonly name: string;
  readonly language: string;
  readonly sections: readonly Section[];
  readonly slots: ReadonlyMap<string, readonly string[]>;
  /** Slots that say the same wherever they stand in a plan. */
  readonly kept: ReadonlySet<string>;
}

/** @throws {SyntaxError} for a line outside of sections and slots, or a plan with an unknown slot */
export function parseGrammar(name: string, language: string, source: string): Grammar {
  const sections: { role: Role; technique: string; plans: string[] }[] = [];
  const slots = new Map<string, string[]>();
  const kept = new Set<string>();
  let add: ((line: string) => void) | undefined;
  for (const raw of source.split("\n")) {
    const line = raw.trim();
    const heading = /^= (user|data|ask|note|prose) ([a-z-]+)$/.exec(line);
    const slot = /^: ([a-z]+)( =)?$/.exec(line);
    if (line === "") continue;
    if (heading !== null) {
      const section = { role: heading[1] as Role, technique: heading[2]!, plans: [] as string[] };
      sections.push(section);
      add = (plan) => section.plans.push(plan);
    } else if (slot !== null) {
      const values: string[] = [];
      slots.set(slot[1]!, values);
      if (slot[2] !== undefined) kept.add(slot[1]!);
      add = (alternatives) => values.push(...alternatives.split(" | "));
    } else if (add === undefined) throw new SyntaxError(`${name}: '${line}' stands in no section`);
    else add(line);
  }
  const grammar = { name, language, sections, slots, kept };
  for (const plan of [...sections.flatMap(({ plans }) => plans), ...[...slots.values()].flat()])
    for (const [, used] of plan.matchAll(/(?<!\$)\$([a-z]+)/g))
      if (!slots.has(used!)) throw new SyntaxError(`${name}: no slot '${used}' for '${plan}'`);
  return grammar;
}

const DEEPEST = 12;

/** Fills a plan with what chance picks. */
export function expand(grammar: Grammar, plan: string, random: Random): string {
  return fill({ grammar, random, said: new Map() }, plan, 0);
}

interface Filling {
  readonly grammar: Grammar;
  readonly random: Random;
  readonly said: Map<string, string>;
}

function fillSlot(filling: Filling, name: string, depth: number): string {
  const { grammar, random, said } = filling;
  const known = said.get(name);
  if (known !== undefined) return known;
  const text = fill(filling, random.pick(grammar.slots.get(name) ?? []), depth + 1);
  if (grammar.kept.has(name)) said.set(name, text);
  return text;
}

function fill(filling: Filling, plan: string, depth: number): string {
  if (depth > DEEPEST) throw new RangeError(`${filling.grammar.name}: '${plan}' goes round in circles`);
  let text = "";
  for (let at = 0; at < plan.length; at++) {
    const sign = plan[at]!;
    const next = plan[at + 1];
    if (sign === "\\" && next === "n") {
      text += "\n";
      at++;
    } else if (sign !== "$") text += sign;
    else if (next === "$") {
      text += "$";
      at++;
    } else if (next === "(") {
      const { alternatives, end } = choiceAt(plan, at + 2);
      text += fill(filling, filling.random.pick(alternatives), depth + 1);
      at = end;
    } else {
      const name = /^[a-z]+/.exec(plan.slice(at + 1))?.[0];
      if (name === undefined) text += sign;
      else {
        text += fillSlot(filling, name, depth);
        at += name.length;
      }
    }
  }
  return text;
}

/** The alternatives of the choice whose first one starts at `from`; parentheses within nest. */
function choiceAt(plan: string, from: number): { alternatives: string[]; end: number } {
  const alternatives: string[] = [];
  let start = from;
  let open = 1;
  for (let at = from; at < plan.length; at++) {
    if (plan[at] === "(") open++;
    else if (plan[at] === ")") {
      open--;
      if (open === 0) return { alternatives: [...alternatives, plan.slice(start, at)], end: at };
    } else if (plan[at] === "|" && open === 1) {
      alternatives.push(plan.slice(start, at));
      start = at + 1;
    }
  }
  throw new SyntaxError(`'${plan}' has a choice without end`);
}

/** A plan filled, its spaces mended and its sentences begun with capitals. */
export function say(grammar: Grammar, plan: string, random: Random): string {
  if (plan.startsWith("~")) return expand(grammar, plan.slice(1), random).trim();
  const text = expand(grammar, plan, random)
    .replace(/ {2,}/g, " ")
    .replace(/ ([,.;:!?،؛؟।])(?=\s|$)/g, "$1")
    .replace(/\n /g, "\n")
    .trim();
  if (CASELESS.has(grammar.language)) return text;
  return text.replace(
    /(^|[.!?…]\s+|\n)([¿¡]?\p{Ll})/gu,
    (_, before: string, letter: string) => before + capital(letter, grammar.language),
  );
}

/** Of scripts without capitals: a Latin letter at the start of a sentence is a name or code. */
const CASELESS: ReadonlySet<string> = new Set(["ar", "bn", "fa", "he", "ja", "ko", "th", "zh"]);

const capital = (letter: string, language: string): string => letter.toLocaleUpperCase(language === "tr" ? "tr" : "en");
