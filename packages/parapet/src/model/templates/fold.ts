import {
  fromText,
  GAP,
  itemsOf,
  known,
  listOf,
  madeOf,
  mapped,
  mappedBoth,
  OPAQUE,
  textOf,
  UNKNOWN,
  type Value,
} from "./value.ts";

/** What Jinja's operators and filters, and Python's methods of texts and lists, make of what is known. */

/** Texts side by side: what is not known is a gap. */
export function joined(parts: readonly Value[], between = ""): Value {
  const texts = parts.map((part) => textOf(part));
  if (parts.some(({ kind }) => kind === "opaque" || kind === "global")) return OPAQUE;
  if (texts.every((text) => text === undefined)) return madeOf(...parts);
  return fromText(texts.map((text) => text ?? GAP).join(between));
}

export function binary(sign: string, left: Value, right: Value): Value {
  return mappedBoth(left, right, (a, b) => binaryOfOne(sign, a, b));
}

function binaryOfOne(sign: string, a: Value, b: Value): Value {
  if (sign === "~") return joined([a, b]);
  if (a.kind === "list" && b.kind === "list" && sign === "+") return listOf([...a.items, ...b.items]);
  const isText = [a, b].some(
    (one) => one.kind === "partial" || (one.kind === "known" && typeof one.value === "string"),
  );
  if (sign === "+" && isText) return joined([a, b]);
  const [x, y] = [numberOf(a), numberOf(b)];
  if (sign === "*") {
    const [text, count] = y === undefined ? [b, x] : [a, y];
    const repeated = textOf(text);
    if (count !== undefined && isText && repeated !== undefined)
      return count * repeated.length > 8_192 ? OPAQUE : fromText(repeated.repeat(Math.max(0, Math.trunc(count))));
  }
  if (sign === "%" && isText) return percent(a, b.kind === "list" ? b.items : [b]);
  if (x !== undefined && y !== undefined) return arithmetic(sign, x, y);
  return madeOf(a, b);
}

export const numberOf = (value: Value): number | undefined =>
  value.kind === "known" && typeof value.value === "number" ? value.value : undefined;

function arithmetic(sign: string, x: number, y: number): Value {
  const results: Readonly<Record<string, () => number>> = {
    "+": () => x + y,
    "-": () => x - y,
    "*": () => x * y,
    "/": () => x / y,
    "//": () => Math.floor(x / y),
    "%": () => x - y * Math.floor(x / y),
    "**": () => x ** y,
  };
  const result = results[sign]?.();
  return result === undefined ? OPAQUE : known(result);
}

/** `'%s' % x`, `'%c'|format(95)`. */
function percent(template: Value, given: readonly Value[]): Value {
  const text = textOf(template);
  if (text === undefined) return madeOf(template, ...given);
  let next = 0;
  let isFollowed = true;
  const made = text.replace(/%(?:\((\w{1,80})\))?([-+ #0]{0,8})(\d{0,4})(?:\.\d{1,4})?([a-zA-Z%])/g, (...found) => {
    const sort = String(found[4]);
    if (sort === "%") return "%";
    const value = found[1] === undefined ? given[next++] : undefined;
    if (value === undefined) isFollowed = false;
    const number = value === undefined ? undefined : numberOf(value);
    if (sort === "c" && number !== undefined) return String.fromCodePoint(Math.min(Math.max(0, number), 0x10ffff));
    if ((sort === "x" || sort === "X") && number !== undefined) return number.toString(16);
    return (value === undefined ? undefined : textOf(value)) ?? GAP;
  });
  return isFollowed ? fromText(made) : madeOf(template, ...given);
}

/** `'{}{}'.format(a, b)`, with numbered and named fields; conversions and widths are not followed. */
export function braces(template: string, given: readonly Value[], named: readonly (readonly [string, Value])[]): Value {
  let next = 0;
  const made = template.replace(/\{\{|\}\}|\{([^{}]{0,200})\}/g, (whole, field?: string) => {
    if (field === undefined) return whole[0] ?? "";
    const [name = "", spec = ""] = field.split(":", 2);
    const value = /^\d*$/.test(name)
      ? given[name === "" ? next++ : Number(name)]
      : named.find(([one]) => one === name)?.[1];
    const number = value === undefined ? undefined : numberOf(value);
    if (spec === "c" && number !== undefined) return String.fromCodePoint(Math.min(Math.max(0, number), 0x10ffff));
    return (value === undefined ? undefined : textOf(value)) ?? GAP;
  });
  return fromText(made);
}

export function slice(value: Value, from: Value | undefined, to: Value | undefined, step: Value | undefined): Value {
  const bound = (one: Value | undefined): number | undefined => (one === undefined ? undefined : numberOf(one));
  const isKnown = [from, to, step].every(
    (one) => one === undefined || bound(one) !== undefined || (one.kind === "known" && one.value === null),
  );
  return mapped(value, (one) => {
    const text = one.kind === "known" && typeof one.value === "string" ? one.value : undefined;
    if (!isKnown || (text === undefined && one.kind !== "list")) return one.kind === "partial" ? one : madeOf(one);
    const by = bound(step) ?? 1;
    if (text !== undefined) return known(sliced([...text], bound(from), bound(to), by).join(""));
    return one.kind === "list" ? listOf(sliced(one.items, bound(from), bound(to), by)) : UNKNOWN;
  });
}

/** Python's slice. */
function sliced<T>(items: readonly T[], from: number | undefined, to: number | undefined, step: number): T[] {
  const by = Math.trunc(step) || 1;
  const size = items.length;
  const place = (at: number, low: number, high: number): number =>
    Math.min(Math.max(at < 0 ? at + size : at, low), high);
  const made: T[] = [];
  if (by > 0) {
    const end = to === undefined ? size : place(to, 0, size);
    for (let at = from === undefined ? 0 : place(from, 0, size); at < end; at += by) made.push(items[at] as T); // within
  } else {
    const end = to === undefined ? -1 : place(to, -1, size - 1);
    for (let at = from === undefined ? size - 1 : place(from, -1, size - 1); at > end; at += by)
      made.push(items[at] as T); // within
  }
  return made;
}

/** `of[key]` where both are known; undefined where it is no lookup in something of the template's own. */
export function itemOf(of: Value, key: Value): Value | undefined {
  if (of.kind === "dict") {
    const wanted = textOf(key);
    if (wanted === undefined) return of.entries.reduce<Value>((_, [, value]) => value, OPAQUE);
    return of.entries.find(([name]) => textOf(name) === wanted)?.[1];
  }
  const items = of.kind === "list" || (of.kind === "known" && typeof of.value === "string") ? itemsOf(of) : undefined;
  const at = numberOf(key);
  return items === undefined || at === undefined ? undefined : items.at(at);
}

const onText =
  (change: (text: string) => string): Fold =>
  ([value]) =>
    mapped(value ?? UNKNOWN, (one) => {
      const text = textOf(one);
      return text === undefined ? madeOf(one) : fromText(change(text));
    });

/** @param given the value itself, then the arguments in order */
type Fold = (given: readonly Value[]) => Value;

const pick =
  (at: number): Fold =>
  ([value = UNKNOWN]) =>
    mapped(value, (one) => itemsOf(one)?.at(at) ?? madeOf(one));

const join: Fold = ([value = UNKNOWN, between]) =>
  mapped(value, (one) => {
    const items = itemsOf(one);
    const sign = between === undefined ? "" : textOf(between);
    return items === undefined || sign === undefined ? madeOf(one) : joined(items, sign);
  });

const replace: Fold = ([value = UNKNOWN, from = UNKNOWN, to = UNKNOWN]) =>
  mapped(value, (one) =>
    mappedBoth(from, to, (old, fresh) => {
      const [text, search, put] = [textOf(one), textOf(old), textOf(fresh)];
      if (text === undefined || search === undefined || put === undefined) return madeOf(one, old, fresh);
      const count = text.split(search).length - 1;
      return text.length + count * put.length > 8_192 ? OPAQUE : fromText(text.replaceAll(search, put));
    }),
  );

const reversed: Fold = ([value = UNKNOWN]) =>
  mapped(value, (one) => {
    const text = textOf(one);
    if (text !== undefined) return fromText([...text].reverse().join(""));
    const items = itemsOf(one);
    return items === undefined ? madeOf(one) : listOf([...items].reverse());
  });

const list: Fold = ([value = UNKNOWN]) =>
  mapped(value, (one) => {
    const items = itemsOf(one);
    return items === undefined ? madeOf(one) : listOf(items);
  });

const split: Fold = ([value = UNKNOWN, between]) =>
  mapped(value, (one) => {
    const text = textOf(one);
    const sign = between === undefined ? undefined : textOf(between);
    if (text === undefined || (between !== undefined && !sign)) return madeOf(one);
    return listOf((sign === undefined ? text.trim().split(/\s+/) : text.split(sign)).map(fromText));
  });

const trim: Fold = ([value = UNKNOWN, chars]) => {
  const set = chars === undefined ? undefined : textOf(chars);
  return onText((text) => (set === undefined ? text.trim() : stripped(text, set)))([value]);
};

function stripped(text: string, set: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && set.includes(text[from] ?? "")) from++;
  while (to > from && set.includes(text[to - 1] ?? "")) to--;
  return text.slice(from, to);
}

const lower = onText((text) => text.toLowerCase());
const upper = onText((text) => text.toUpperCase());
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
const same: Fold = ([value = UNKNOWN]) => value;
const integer: Fold = ([value = UNKNOWN]) =>
  mapped(value, (one) => {
    const number = Number(textOf(one) ?? Number.NaN);
    return Number.isFinite(number) ? known(Math.trunc(number)) : madeOf(one);
  });

/** Filters whose result is followed; what others make of constants is opaque. */
export const FILTERS: ReadonlyMap<string, Fold> = new Map<string, Fold>(
  Object.entries<Fold>({
    lower,
    upper,
    capitalize: onText(capital),
    title: onText((text) => text.replace(/[a-zA-Z]+/g, capital)),
    trim,
    string: onText((text) => text),
    escape: same,
    e: same,
    safe: same,
    forceescape: same,
    striptags: same,
    first: pick(0),
    last: pick(-1),
    random: ([value = UNKNOWN]) =>
      mapped(value, (one) => {
        const items = itemsOf(one);
        return items === undefined ? madeOf(one) : mapped({ kind: "any", of: items }, (item) => item);
      }),
    join,
    replace,
    reverse: reversed,
    list,
    int: integer,
    abs: same,
    format: ([value = UNKNOWN, ...given]) => mapped(value, (one) => percent(one, given)),
    default: ([value = UNKNOWN, other = known("")]) =>
      value.kind === "unknown" ? { kind: "any", of: [value, other] } : value,
    d: ([value = UNKNOWN, other = known("")]) =>
      value.kind === "unknown" ? { kind: "any", of: [value, other] } : value,
  }),
);

/** Methods of texts, lists and dictionaries whose result is followed. */
export const METHODS: ReadonlyMap<string, Fold> = new Map<string, Fold>(
  Object.entries<Fold>({
    lower,
    casefold: lower,
    upper,
    capitalize: onText(capital),
    swapcase: onText((text) =>
      [...text].map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join(""),
    ),
    strip: trim,
    lstrip: ([value = UNKNOWN]) => onText((text) => text.trimStart())([value]),
    rstrip: ([value = UNKNOWN]) => onText((text) => text.trimEnd())([value]),
    replace,
    split,
    // The text that is put between is the value itself here.
    join: ([between = UNKNOWN, value = UNKNOWN]) => join([value, between]),
    keys: list,
    values: ([value = UNKNOWN]) =>
      value.kind === "dict" ? listOf(value.entries.map(([, item]) => item)) : madeOf(value),
    items: ([value = UNKNOWN]) =>
      value.kind === "dict" ? listOf(value.entries.map((entry) => listOf(entry))) : madeOf(value),
    copy: same,
  }),
);
