import type { Constant } from "./constants.ts";
import { nameOf, type Seen } from "./judge.ts";
import type { Machine } from "./machine.ts";
import { DATA, type Value } from "./values.ts";

const LONGEST_TEXT = 80;
const LONGEST_NAME = 120;
const MOST_ITEMS = 6;
const DEEPEST = 3;

/** Hostile text as one line without anything that a terminal or page would obey. */
export function plain(text: string, longest: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (code === 10) return "\\n";
    return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** The call as Python would write it: `os.system('id')`. @throws {NeedConstantError} */
export function callOf(machine: Machine, { kind, callable, args }: Seen): string {
  const name = plain(nameOf(machine.values.thingOf(callable)), LONGEST_NAME);
  if (kind === "name" || kind === "change") return name;
  const given = machine.values.tupleOf(args);
  return `${name}(${given === undefined ? "…" : list(machine, given, 0)})`;
}

function list(machine: Machine, values: readonly Value[], depth: number): string {
  const shown = values.slice(0, MOST_ITEMS).map((value) => shownValue(machine, value, depth));
  return [...shown, ...(values.length > MOST_ITEMS ? ["…"] : [])].join(", ");
}

function shownValue(machine: Machine, value: Value, depth: number): string {
  if (value === DATA || depth > DEEPEST) return "…";
  const thing = machine.values.thingOf(value);
  if (thing !== undefined) return plain(nameOf(thing), LONGEST_NAME);
  const tuple = machine.values.tupleOf(value);
  if (tuple !== undefined) return `(${list(machine, tuple, depth + 1)}${tuple.length === 1 ? "," : ""})`;
  const constant = machine.constant(value);
  if (constant === undefined) return "…";
  if (constant.kind === "other" && /^[[{]/.test(constant.text)) {
    const items = machine.containers.itemsOf(value);
    if (items.length === 0) return constant.text;
    return `${constant.text[0]}${list(machine, items, depth + 1)}${constant.text.at(-1)}`;
  }
  return constantText(constant);
}

function constantText(constant: Constant): string {
  if (constant.kind === "number") return String(constant.value);
  if (constant.kind === "other") return constant.text;
  const text = plain(constant.text.replaceAll("\\", "\\\\").replaceAll("'", "\\'"), LONGEST_TEXT);
  return `${constant.kind === "bytes" ? "b" : ""}'${text}'`;
}
