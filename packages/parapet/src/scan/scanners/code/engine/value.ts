import type { Func } from "../ir.ts";

/** Where text comes from that somebody else decides. */
export type Origin =
  /** What a model answered, tool calls included. */
  | "model"
  /** What a request says. */
  | "user"
  /** An argument of a tool that a model may call. */
  | "tool"
  /** The same, of an MCP server. */
  | "mcp"
  /** What was fetched or retrieved. */
  | "retrieved"
  | "secret"
  /** The system prompt, which is nobody's business outside. */
  | "instructions"
  /** What a user's own rule names as a source. */
  | "own"
  /** A parameter: whatever a caller gives. */
  | "param";

/** What it does harm in. Each is a bit, so that a value can be known to be harmless for some. */
export const HARMS = {
  eval: 1,
  shell: 2,
  sql: 4,
  html: 8,
  path: 16,
  url: 32,
  template: 64,
  deserialise: 128,
  redirect: 256,
  nosql: 512,
  decision: 1024,
  system: 2048,
  prompt: 4096,
  role: 8192,
  message: 16_384,
  model: 32_768,
  log: 65_536,
  result: 131_072,
  memory: 262_144,
  instructions: 524_288,
  response: 1_048_576,
  markdown: 2_097_152,
  limit: 4_194_304,
  promptTemplate: 8_388_608,
  own: 16_777_216,
  ingest: 33_554_432,
  unbounded: 67_108_864,
  shared: 134_217_728,
} as const;
export type Harm = keyof typeof HARMS;
export const ALL_HARMS = 268_435_455;

export interface Taint {
  readonly origin: Origin;
  /** Names the source: its place, or the parameter. */
  readonly root: string;
  /** Which part of it: names of fields. */
  readonly path: readonly string[];
  readonly at: number;
  readonly note: string;
  /** Bits of the harms that are ruled out. */
  readonly cleared: number;
  /** Came through a parser: a model's word that a program takes for data. */
  readonly isParsed: boolean;
  /** Of a parameter: whose, and which. */
  readonly summary?: Summary;
  readonly index?: number;
  /** Where it passed through, newest first. */
  readonly trail?: Trail;
}

export interface Trail {
  readonly at: number;
  readonly note: string;
  readonly before: Trail | undefined;
  readonly length: number;
}

/** What is known of a value. */
export interface Value {
  readonly taints: readonly Taint[];
  /** How it is reached from an import or a free name: `openai.OpenAI().chat`, `?db.query`. */
  readonly path?: string;
  readonly literal?: string | number | boolean | null;
  readonly fields?: ReadonlyMap<string, Value>;
  readonly items?: readonly Value[];
  readonly func?: Func;
  /** The argument fields of a schema's builder: the shape that its parse lets through. */
  readonly shape?: ReadonlyMap<string, Value>;
  /** Known text that it begins with. */
  readonly lead?: string;
  /** All text of it that stands in the source. */
  readonly words?: string;
}

export const NOTHING_KNOWN: Value = { taints: [] };

/** What a function does with its parameters. */
export interface Summary {
  readonly sinks: SummarySink[];
  returned: Value;
  /** What each of its returns gives back, for those whose result goes to a model. */
  readonly returns: { readonly at: number; readonly end: number; readonly taints: readonly Taint[] }[];
}

export interface SummarySink {
  readonly harm: Harm;
  readonly index: number;
  readonly path: readonly string[];
  readonly cleared: number;
  readonly isParsed: boolean;
  readonly at: number;
  readonly end: number;
  readonly trail: Trail | undefined;
  /** Narrows what is reported, e.g. for what a rule's title says. */
  readonly what: string;
}

const MOST_TAINTS = 24;
/** Deeper than `choices[0].message.tool_calls[0].function.arguments` and a field of what is parsed from it. */
const DEEPEST_PATH = 8;
const LONGEST_TRAIL = 40;

/** Both sets, each source once; what one of them does not rule out is not ruled out. */
export function mergedTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const byKey = new Map(a.map((taint) => [keyOf(taint), taint]));
  for (const taint of b) {
    const key = keyOf(taint);
    const known = byKey.get(key);
    if (known === undefined) {
      if (byKey.size < MOST_TAINTS) byKey.set(key, taint);
    } else if ((known.cleared & taint.cleared) !== known.cleared || (taint.isParsed && !known.isParsed))
      byKey.set(key, { ...known, cleared: known.cleared & taint.cleared, isParsed: known.isParsed || taint.isParsed });
  }
  return [...byKey.values()];
}

const keyOf = (taint: Taint): string => `${taint.origin} ${taint.root} ${taint.path.join(".")}`;

/** One of the two, it is not known which. */
export function joined(a: Value, b: Value): Value {
  if (a === b || b === NOTHING_KNOWN) return a;
  if (a === NOTHING_KNOWN) return b;
  return {
    taints: mergedTaints(a.taints, b.taints),
    ...pick("path", a.path ?? b.path),
    ...pick("fields", joinedFields(a.fields, b.fields)),
    ...pick("func", a.func ?? b.func),
    ...pick("shape", a.shape ?? b.shape),
    ...pick("words", a.words ?? b.words),
    ...(a.literal !== undefined && a.literal === b.literal ? { literal: a.literal } : {}),
    ...pick("items", a.items ?? b.items),
  };
}

function joinedFields(
  a: ReadonlyMap<string, Value> | undefined,
  b: ReadonlyMap<string, Value> | undefined,
): ReadonlyMap<string, Value> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const fields = new Map(a);
  for (const [name, value] of b) fields.set(name, joined(fields.get(name) ?? NOTHING_KNOWN, value));
  return fields;
}

const pick = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

/** Its own taints and those of everything in it. */
export function deepTaints(value: Value, depth = 0): readonly Taint[] {
  let taints = value.taints;
  if (depth > 6) return taints;
  for (const field of value.fields?.values() ?? []) taints = mergedTaints(taints, deepTaints(field, depth + 1));
  for (const item of value.items ?? []) taints = mergedTaints(taints, deepTaints(item, depth + 1));
  return taints;
}

export const cleared = (taints: readonly Taint[], harms: number): readonly Taint[] =>
  harms === 0 ? taints : taints.map((taint) => ({ ...taint, cleared: taint.cleared | harms }));

export function passed(taints: readonly Taint[], at: number, note: string): readonly Taint[] {
  return taints.map((taint) => {
    const length = (taint.trail?.length ?? 0) + 1;
    return length > LONGEST_TRAIL ? taint : { ...taint, trail: { at, note, before: taint.trail, length } };
  });
}

/** A field of a value: of its own fields when they are known, else a part of what the whole is. */
export function fieldOf(value: Value, name: string): Value {
  const known = value.fields?.get(name);
  const taints = value.taints.map((taint) =>
    taint.path.length < DEEPEST_PATH ? { ...taint, path: [...taint.path, name] } : taint,
  );
  const path = value.path === undefined ? undefined : `${value.path}.${name}`;
  if (known !== undefined)
    return taints.length === 0 ? known : { ...known, taints: mergedTaints(known.taints, taints) };
  return { taints, ...pick("path", path) };
}

/** Any of its parts, it is not known which. */
export function partOf(value: Value): Value {
  const parts = [...(value.items ?? []), ...(value.fields?.values() ?? [])];
  let part: Value = { taints: value.taints, ...pick("path", value.path === undefined ? undefined : `${value.path}[]`) };
  for (const one of parts) part = joined(part, one);
  return part;
}
