import type { Expression } from "./expression.ts";
import { braces, itemOf, METHODS, numberOf } from "./fold.ts";
import { dangerOfAttribute, FLOOD, LENT, runsCode } from "./names.ts";
import { shownName, shownNumber } from "./notes.ts";
import type { Reading } from "./reading.ts";
import { choicesOf, either, known, madeOf, mapped, OPAQUE, textOf, UNKNOWN, type Value } from "./value.ts";

type Named = readonly (readonly [string, Value])[];

/** What a call comes to: of a macro, of what Jinja lends, or of a method. */
export function call(reading: Reading, one: Expression & { kind: "call" }): Value {
  const { of, at } = one;
  const given = one.arguments.positional.map((each) => reading.value(each));
  const named = one.arguments.named.map(([name, each]) => [name, reading.value(each)] as const);
  if (of.kind === "name") {
    const made = callOfName(reading, { name: of.name, given, named, at });
    if (made !== undefined) return made;
  }
  if (of.kind === "attribute") {
    runs(reading, of.name, at);
    const held = reading.value(of.of);
    reading.value(of);
    if (of.name === "format" || of.name === "format_map") return format(reading, { held, given, named, at });
    const method = METHODS.get(of.name);
    if (method !== undefined) return method([held, ...given]);
    if (of.name === "get" && given[0] !== undefined) return get(reading, held, given, at);
    return madeOf(held, ...given);
  }
  if (of.kind === "item") for (const key of choicesOf(reading.value(of.key))) runs(reading, textOf(key) ?? "", at);
  if (of.kind === "filter" && of.name === "attr" && of.arguments.positional[0] !== undefined)
    for (const key of choicesOf(reading.value(of.arguments.positional[0]))) runs(reading, textOf(key) ?? "", at);
  return madeOf(reading.value(of), ...given);
}

function runs({ notes }: Reading, name: string, at: number): void {
  if (runsCode(name))
    notes.add("template-escape", "blocked", `It calls ${shownName(name)}, which runs what it is given.`, at);
}

function get({ notes }: Reading, held: Value, given: readonly Value[], at: number): Value {
  const [key = UNKNOWN, other] = given;
  // Of a dictionary it is an item, never an attribute; of what is no dictionary there is no `get`.
  notes.key(key, at, true);
  const found = mapped(held, (one) => mapped(key, (place) => itemOf(one, place) ?? madeOf(one, place)));
  return other === undefined ? found : either(found, other);
}

interface CallOfName {
  readonly name: string;
  readonly given: readonly Value[];
  readonly named: Named;
  readonly at: number;
}

function callOfName({ scope, notes }: Reading, { name, given, named, at }: CallOfName): Value | undefined {
  if (scope.bind(name, given, named)) return UNKNOWN;
  if (scope.variables.has(name) || !LENT.has(name)) return undefined;
  if (name === "range") {
    const count = Math.max(0, ...given.map((one) => Math.abs(numberOf(one) ?? 0)));
    if (count > FLOOD) notes.add("template-flood", "review", `It counts to ${shownNumber(count)}.`, at);
    return UNKNOWN;
  }
  if (name === "lipsum") {
    const count = Math.max(0, ...[...given, ...named.map(([, value]) => value)].map((one) => numberOf(one) ?? 0));
    if (count > 1_000) notes.add("template-flood", "review", `It makes ${shownNumber(count)} paragraphs.`, at);
    return OPAQUE;
  }
  if (name === "dict" || name === "namespace")
    return { kind: "dict", entries: named.map(([key, value]) => [known(key), value]) };
  return name === "cycler" && given.length > 0 ? { kind: "any", of: given.flatMap(choicesOf) } : UNKNOWN;
}

interface Format {
  readonly held: Value;
  readonly given: readonly Value[];
  readonly named: Named;
  readonly at: number;
}

/** Python's `format` reads attributes by itself: `'{0.__class__}'.format(x)`. */
function format({ notes }: Reading, { held, given, named, at }: Format): Value {
  return mapped(held, (one) => {
    const text = textOf(one);
    if (text !== undefined) {
      for (const [field] of text.matchAll(/\{[^{}]{1,400}/g))
        for (const name of field.split(/[{.[\]!:]/)) notes.danger(dangerOfAttribute(name), name, at);
      return braces(text, given, named);
    }
    if (one.kind === "opaque") {
      const says = "It formats by a text that it puts together in a way that is not followed.";
      notes.add("template-hidden", "review", says, at);
    }
    return madeOf(one, ...given);
  });
}
