/**
 * What is known of a value while a template is read, never rendered.
 *
 * - `known`, `list`, `dict`: it is this
 * - `any`: it is one of these
 * - `partial`: a text of which pieces are known, with U+0000 for what is not
 * - `opaque`: put together from constants or from the interpreter's own texts, in a way that is not followed
 * - `global`: a function or object that Jinja itself lends
 * - `unknown`: it comes from outside, as messages do
 */
export type Value =
  | { readonly kind: "known"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: "any"; readonly of: readonly Value[] }
  | { readonly kind: "partial"; readonly text: string }
  | { readonly kind: "opaque" }
  | { readonly kind: "global"; readonly name: string }
  | { readonly kind: "unknown" };

export const UNKNOWN: Value = { kind: "unknown" };
export const OPAQUE: Value = { kind: "opaque" };
/** What stands in a partial text for what is not known. */
export const GAP = "\0";
/** How many values one name may have, and how long a text may get, before we say that we do not know. */
const MAX_CHOICES = 16;
const MAX_TEXT = 8_192;
const MAX_ITEMS = 1_000;

export const known = (value: string | number | boolean | null): Value =>
  typeof value === "string" && value.length > MAX_TEXT ? OPAQUE : { kind: "known", value };
export const listOf = (items: readonly Value[]): Value => (items.length > MAX_ITEMS ? OPAQUE : { kind: "list", items });

/** Each of them, taken apart. */
export const choicesOf = (value: Value): readonly Value[] => (value.kind === "any" ? value.of : [value]);

/** One of the two. Where too many come together, an opaque one stays opaque: that is the one to be afraid of. */
export function either(a: Value | undefined, b: Value): Value {
  if (a === undefined) return b;
  const all: Value[] = [];
  const seen = new Set<string>();
  for (const one of [...choicesOf(a), ...choicesOf(b)]) {
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    all.push(one);
  }
  if (all.length > MAX_CHOICES) return all.some((one) => one.kind !== "unknown") ? OPAQUE : UNKNOWN;
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind: "any", of: all };
}

/** What makes two values the same. Lists are compared by what they hold, as far as it is short. */
function keyOf(value: Value): string {
  const before = KEYS.get(value);
  if (before !== undefined) return before;
  const key = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "number" && !Number.isFinite(inner) ? String(inner) : inner,
  );
  KEYS.set(value, key);
  return key;
}
const KEYS = new WeakMap<Value, string>();

/** How much memory and time a value stands for, in characters or items. */
export function sizeOf(value: Value): number {
  if (value.kind === "any") return value.of.reduce((sum, one) => sum + sizeOf(one), 1);
  if (value.kind === "list") return 8 + value.items.length;
  if (value.kind === "partial") return 8 + value.text.length;
  return value.kind === "known" && typeof value.value === "string" ? 8 + value.value.length : 8;
}

/** Each choice through a function, together again. */
export function mapped(value: Value, change: (one: Value) => Value): Value {
  let result: Value | undefined;
  for (const one of choicesOf(value)) result = either(result, change(one));
  return result ?? UNKNOWN;
}

/** Each pair of choices through a function. */
export const mappedBoth = (a: Value, b: Value, change: (a: Value, b: Value) => Value): Value =>
  mapped(a, (one) => mapped(b, (other) => change(one, other)));

/** As Python's `str()` has it, with gaps; undefined where nothing of it is known. */
export function textOf(value: Value): string | undefined {
  if (value.kind === "partial") return value.text;
  if (value.kind === "known") {
    if (value.value === null) return "None";
    if (typeof value.value === "boolean") return value.value ? "True" : "False";
    return String(value.value);
  }
  return undefined;
}

export const fromText = (text: string): Value => {
  if (text.length > MAX_TEXT) return OPAQUE;
  return text.includes(GAP) ? { kind: "partial", text } : known(text);
};

/** Is nothing from outside in it? Then what is made of it could have been written out. */
export function isOurs(value: Value): boolean {
  switch (value.kind) {
    case "known":
    case "opaque":
    case "global":
      return true;
    case "list":
      return value.items.every(isOurs);
    case "dict":
      return value.entries.every(([key, item]) => isOurs(key) && isOurs(item));
    case "any":
      return value.of.some(isOurs);
    default:
      return false;
  }
}

/** What is made in a way that is not followed. */
export const madeOf = (...values: readonly Value[]): Value => (values.every(isOurs) ? OPAQUE : UNKNOWN);

/** The items of what is gone over; undefined where they are not known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === "list") return value.items;
  if (value.kind === "dict") return value.entries.map(([key]) => key);
  if (value.kind === "known" && typeof value.value === "string") return [...value.value].map((char) => known(char));
  return undefined;
}
