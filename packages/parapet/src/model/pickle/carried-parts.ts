import type { CarriedCode } from "./carried-code.ts";
import type { Constant } from "./constants.ts";
import { type Containers, ITEMS } from "./containers.ts";
import type { Value, Values } from "./values.ts";

/** What is asked of the machine. */
export interface Reading {
  constant(value: Value): Constant | undefined;
  readonly values: Pick<Values, "tupleOf" | "thingOf">;
  readonly containers: Pick<Containers, "itemsOf">;
}

/** Bytes are kept as text of this encoding, which is not quite that of its name. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder("latin1").decode(Uint8Array.of(byte)), byte] as const),
);

/**
 * The parts that `CodeType` is called with: sixteen since Python 3.8, eighteen since 3.11.
 *
 * @returns undefined for what is not whole, has an exception table or cells, or constants that are more than data
 */
export function carriedCode(reading: Reading, parts: readonly Value[]): CarriedCode | undefined {
  const isNew = parts.length === 18;
  if (!isNew && parts.length !== 16) return undefined;
  const number = (at: number): number => {
    const constant = reading.constant(parts[at]!);
    return constant?.kind === "number" && Number.isInteger(constant.value) && constant.value >= 0
      ? constant.value
      : Number.NaN;
  };
  const tuple = (at: number): readonly Value[] | undefined => reading.values.tupleOf(parts[at]!);
  const bytes = (at: number): Uint8Array | undefined => {
    const constant = reading.constant(parts[at]!);
    if (constant?.kind !== "bytes" || constant.isCut) return undefined;
    return Uint8Array.from(constant.text, (char) => BYTES.get(char) ?? 0);
  };
  const isEmpty = (at: number): boolean => tuple(at)?.length === 0;
  const [argumentCount, positionalOnly, keywordOnlyCount, localCount, stackSize, flags] = [0, 1, 2, 3, 4, 5].map(
    number,
  );
  const code = bytes(6);
  const constants = tuple(7);
  const names = tuple(8)?.map((value) => reading.constant(value));
  const locals = tuple(9);
  if (code === undefined || constants === undefined || names === undefined || locals?.length !== localCount)
    return undefined;
  if (!(positionalOnly! <= argumentCount!) || !isEmpty(isNew ? 16 : 14) || !isEmpty(isNew ? 17 : 15)) return undefined;
  if (isNew && bytes(15)?.length !== 0) return undefined;
  // No function, class or tuple of them.
  if (!constants.every((value) => isScalar(reading, value))) return undefined;
  const texts = names.flatMap((name) => (name?.kind === "text" && !name.isCut ? [name.text] : []));
  if (texts.length !== names.length) return undefined;
  return {
    argumentCount: argumentCount!,
    keywordOnlyCount: keywordOnlyCount!,
    localCount: localCount!,
    stackSize: stackSize!,
    flags: flags!,
    code,
    constantCount: constants.length,
    names: texts,
    isNew,
  };
}

/** A number, text, bytes, `None`, `True` or `False`: nothing that could be called, or come to hold what could. */
function isScalar(reading: Reading, value: Value): boolean {
  const constant = reading.constant(value);
  return constant !== undefined && (constant.kind !== "other" || /^(?:None|True|False)$/.test(constant.text));
}

export function isNone(reading: Reading, value: Value): boolean {
  const constant = reading.constant(value);
  return constant?.kind === "other" && constant.text === "None";
}

/** Scalars, and tuples and dictionaries of them. */
export function isPlain(reading: Reading, value: Value): boolean {
  const tuple = reading.values.tupleOf(value);
  if (tuple !== undefined) return tuple.every((inner) => isScalar(reading, inner));
  return isScalar(reading, value) || pairsOf(reading, value)?.every(([, inner]) => isScalar(reading, inner)) === true;
}

/** A dictionary's pairs; undefined for what is none, has keys that are no texts, or more than are remembered. */
function pairsOf(reading: Reading, value: Value): readonly (readonly [string, Value])[] | undefined {
  const constant = reading.constant(value);
  if (constant?.kind !== "other" || constant.text !== "{}") return undefined;
  const items = reading.containers.itemsOf(value);
  if (items.length >= ITEMS || items.length % 2 !== 0) return undefined;
  const pairs: [string, Value][] = [];
  for (let at = 0; at < items.length; at += 2) {
    const key = reading.constant(items[at]!);
    if (key?.kind !== "text" || key.isCut) return undefined;
    pairs.push([key.text, items[at + 1]!]);
  }
  return pairs;
}

const NAMESPACE = /^__(?:package|name|path|file)__$/;

/** What cloudpickle gives a function to stand in: where it came from, and nothing to call. */
export function isPlainNamespace(reading: Reading, base: Value | undefined): boolean {
  const pairs = base === undefined ? undefined : pairsOf(reading, base);
  return pairs?.every(([name, value]) => NAMESPACE.test(name) && isScalar(reading, value)) === true;
}

const STATE =
  /^(?:__(?:name|qualname|annotations|kwdefaults|defaults|module|doc|closure|globals)__|_cloudpickle_submodules)$/;

/**
 * What a function is then filled with: defaults that are plain, and names of modules, which were judged as they were
 * imported. Any other name could be called by the code.
 */
export function isComputingState(reading: Reading, state: Value | undefined): boolean {
  const [own, slots] = (state === undefined ? undefined : reading.values.tupleOf(state)) ?? [];
  if (own === undefined || slots === undefined || pairsOf(reading, own)?.length !== 0) return false;
  const isGlobal = ([name, value]: readonly [string, Value]): boolean => {
    if (name.startsWith("__")) return false;
    const thing = reading.values.thingOf(value);
    return thing === undefined ? isScalar(reading, value) : thing.kind === "module";
  };
  return (
    pairsOf(reading, slots)?.every(([name, value]) => {
      if (!STATE.test(name)) return false;
      // A dictionary could be added to behind our back.
      if (name === "__closure__" || name === "__kwdefaults__") return isNone(reading, value);
      if (name === "__globals__") return pairsOf(reading, value)?.every(isGlobal) === true;
      if (name === "_cloudpickle_submodules") return reading.constant(value)?.kind === "other";
      return isPlain(reading, value);
    }) === true
  );
}
