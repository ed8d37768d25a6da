import type { Expression } from "./expression.ts";
import { FILTERS, numberOf } from "./fold.ts";
import { FLOOD } from "./names.ts";
import { shownNumber } from "./notes.ts";
import type { Reading } from "./reading.ts";
import { choicesOf, isOurs, itemsOf, listOf, madeOf, mapped, OPAQUE, textOf, UNKNOWN, type Value } from "./value.ts";

/** Filters whose first argument names an attribute. */
const BY_ATTRIBUTE = new Set(["attr", "selectattr", "rejectattr", "groupby"]);
/** Filters that make as much text as their first argument says. */
const SIZED = new Set(["center", "indent", "batch", "slice"]);

/** What a filter makes, and which attributes it reads by name. */
export function filter(reading: Reading, one: Expression & { kind: "filter" }): Value {
  const { name, at } = one;
  const { notes } = reading;
  const held = one.of === undefined ? UNKNOWN : reading.value(one.of);
  const given = one.arguments.positional.map((each) => reading.value(each));
  const named = one.arguments.named.map(([word, each]) => [word, reading.value(each)] as const);
  const asked = named.find(([word]) => word === "attribute" || word === "name")?.[1];
  const attribute = asked ?? (BY_ATTRIBUTE.has(name) ? given[0] : undefined);
  if (attribute !== undefined) notes.attributes(attribute, at, name === "attr");
  if (name === "map") return mapFilter(reading, held, given, at);
  const width = SIZED.has(name) ? numberOf(given[0] ?? named[0]?.[1] ?? UNKNOWN) : undefined;
  if (width !== undefined && width > FLOOD)
    notes.add("template-flood", "review", `It widens a text to ${shownNumber(width)} characters.`, at);
  if (name === "attr") return mapped(held, (each) => (isOurs(each) ? OPAQUE : UNKNOWN));
  const fold = FILTERS.get(name);
  if (fold === undefined) return madeOf(held, ...given);
  return fold([held, ...given, ...(name === "join" || name === "replace" ? named.map(([, value]) => value) : [])]);
}

/** `map('attr', '__class__')` reads attributes too; any other filter is applied to each item. */
function mapFilter({ notes }: Reading, held: Value, given: readonly Value[], at: number): Value {
  const [filterName, ...rest] = given;
  if (filterName === undefined) return madeOf(held);
  const names = choicesOf(filterName).map((one) => textOf(one));
  if (rest[0] !== undefined && names.some((name) => name === "attr" || name === undefined))
    notes.attributes(rest[0], at, true);
  const fold = names.length === 1 ? FILTERS.get(names[0] ?? "") : undefined;
  const items = itemsOf(held);
  return fold !== undefined && items !== undefined
    ? listOf(items.map((item) => fold([item, ...rest])))
    : madeOf(held, ...given);
}
