import type { Direction, Origin } from "@parapet/guard";
import { plainOf } from "@parapet/guard/text";
import { inspectMedia, NOT_BASE64 } from "./media.ts";
import { type Container, Place, Slot, type SlotForm } from "./place.ts";
import {
  type ArrayShape,
  type Growth,
  id,
  type ObjectShape,
  type OpaqueShape,
  type Shape,
  type TaggedShape,
  type TextShape,
  type TokensShape,
  type ToolMark,
} from "./shape.ts";
import { ToolPlace } from "./tool-place.ts";

/**
 * Shapes become closures once, at start; a walk is then a few calls and one small object per container and text.
 * Nothing here throws for what a body says, and no string is dropped without a shape that says why.
 */

const MAX_UNKNOWN = 32;
const NONE: readonly string[] = [];
const NO_TOOLS: readonly ToolPlace[] = [];

/** Finds the texts below `value`, which stands at `key` of the container at `place`. */
export type Visit = (walk: Walk, value: unknown, place: Place, key: string | number) => void;

/** What one walk over one body has found so far. */
export class Walk {
  readonly slots: Slot[] = [];
  readonly unknown: string[] = [];
  /** Calls and definitions of tools; mostly none. */
  tools: readonly ToolPlace[] = NO_TOOLS;
  /** Mostly none. */
  unseen: readonly string[] = NONE;
  readonly direction: Direction;
  /** Pieces of growing texts stay as they are, for their channels. */
  readonly isInStream: boolean;
  /** Origin of by-role texts here. */
  role: Origin;
  /** Stream scope: which choice, block or item we are in. */
  scope = "";

  constructor(direction: Direction, isInStream: boolean) {
    this.direction = direction;
    this.isInStream = isInStream;
    this.role = direction === "input" ? "user" : "assistant";
  }

  add(text: string, origin: Origin, place: Place, key: string | number, form: SlotForm): void {
    if (text !== "") this.slots.push(new Slot(text, origin, this.direction, place, key, form, "", false));
  }

  /** A few pointers are enough to refuse a body; a hostile one must not make us write down a million. */
  addUnknown(place: Place, key: string | number): void {
    if (this.unknown.length < MAX_UNKNOWN) this.unknown.push(place.pointer(key));
  }

  addTool(mark: ToolMark, value: Container, place: Place, key: string | number, isPiece: boolean): void {
    const found = new ToolPlace(mark, value, place, key, this.scope, isPiece);
    if (this.tools === NO_TOOLS) this.tools = [found];
    else (this.tools as ToolPlace[]).push(found);
  }

  addUnseen(place: Place, key: string | number): void {
    if (this.unseen.length < MAX_UNKNOWN) this.unseen = [...this.unseen, place.pointer(key)];
  }

  /** An empty piece counts as well: it opens the channel, and held text may leave with it. */
  addPiece(text: string, origin: Origin, place: Place, key: string | number, form: SlotForm, growth: Growth): void {
    const name = growth.grows ?? growth.repeats;
    if (name === undefined) {
      this.add(text, origin, place, key, form);
      return;
    }
    const channel = channelOf(this.scope, name);
    const isRepeat = growth.grows === undefined;
    this.slots.push(new Slot(text, origin, this.direction, place, key, form, channel, isRepeat));
  }
}

const channelOf = joiner("/");

const compiled = new WeakMap<Shape, Visit>();

/** The walker of a shape; compiled on first use. */
export function visitOf(shape: Shape): Visit {
  let visit = compiled.get(shape);
  if (visit === undefined) {
    visit = compile(shape);
    compiled.set(shape, visit);
  }
  return visit;
}

function compile(shape: Shape): Visit {
  switch (shape.is) {
    case "text":
      return compileText(shape);
    case "json-text":
      return (walk, value, place, key) => {
        if (typeof value !== "string") return misplaced(walk, value, place, key, shape.origin);
        // A stream's pieces are decoded by their channel: an escape may be cut in two.
        const text = walk.isInStream && shape.grows !== undefined ? value : plainOf(value);
        walk.addPiece(text, shape.origin, place, key, "json", shape);
      };
    case "json":
      return (walk, value, place, key) => {
        if (shape.tool !== undefined && isObject(value)) walk.addTool(shape.tool, value, place, key, false);
        everyString(walk, value, place, key, shape.origin);
      };
    case "opaque":
      return compileOpaque(shape);
    case "media":
      return (walk, value, place, key) => {
        if (typeof value === "string") {
          const isSeen = inspectMedia(walk, value, place, key);
          if (!isSeen && shape.isDocument === true) walk.addUnseen(place, key);
        } else misplaced(walk, value, place, key, "metadata");
      };
    case "tokens":
      return compileTokens(shape);
    case "array":
      return compileArray(shape);
    case "either": {
      const string = visitOf(shape.string);
      const otherwise = visitOf(shape.otherwise);
      return (walk, value, place, key) => (typeof value === "string" ? string : otherwise)(walk, value, place, key);
    }
    case "object":
      return compileObject(shape);
    case "tagged":
      return compileTagged(shape);
  }
}

function compileText(shape: TextShape): Visit {
  const { origin } = shape;
  if (shape.grows !== undefined || shape.repeats !== undefined)
    return (walk, value, place, key) => {
      const from = origin === "by-role" ? walk.role : origin;
      if (typeof value === "string") walk.addPiece(value, from, place, key, "text", shape);
      else misplaced(walk, value, place, key, from);
    };
  return (walk, value, place, key) => {
    const from = origin === "by-role" ? walk.role : origin;
    if (typeof value === "string") walk.add(value, from, place, key, "text");
    else if (typeof value === "number" && shape.refusesNumbers === true) walk.addUnknown(place, key);
    else misplaced(walk, value, place, key, from);
  };
}

const ID_LENGTH = 256;
const NOT_ID = /[^A-Za-z0-9_.:/@+=-]/;

function compileOpaque(shape: OpaqueShape): Visit {
  const isId = shape.form === "id";
  return (walk, value, place, key) => {
    if (typeof value === "string") {
      const looksThePart = isId ? value.length <= ID_LENGTH && !NOT_ID.test(value) : !NOT_BASE64.test(value);
      if (!looksThePart) walk.add(value, "metadata", place, key, "text");
    } else if (value !== null && typeof value === "object") everyString(walk, value, place, key, "metadata");
  };
}

function compileArray({ of: element, label, orElse }: ArrayShape): Visit {
  const of = visitOf(element);
  const otherwise = orElse && visitOf(orElse);
  return (walk, value, place, key) => {
    if (!Array.isArray(value)) {
      if (otherwise === undefined) misplaced(walk, value, place, key, walk.role);
      else otherwise(walk, value, place, key);
      return;
    }
    const here = new Place(value as unknown as Container, place, key);
    const { scope } = walk;
    for (let index = 0; index < value.length; index += 1) {
      if (label !== undefined) walk.scope = `${scope}/${label}:${index}`;
      of(walk, value[index], here, index);
    }
    walk.scope = scope;
  };
}

function compileObject(shape: ObjectShape): Visit {
  const fields = new Map(Object.entries(shape.fields).map(([name, field]) => [name, visitOf(field)]));
  for (const name of Object.values(shape.index ?? {})) if (!fields.has(name)) fields.set(name, visitOf(id()));
  const folded = new Map([...fields].map(([name, field]) => [fold(name), field]));
  const roles = shape.role === undefined ? undefined : new Map(Object.entries(shape.role.origins));
  const roleField = shape.role?.by ?? "";
  const labels = Object.entries(shape.index ?? {}).map(([label, field]) => ({ field, join: joiner(`/${label}:`) }));
  const isDelta = shape.isDelta === true;
  const { unseen, tool } = shape;
  const argument = tool?.given === undefined ? undefined : shape.fields[tool.given];
  const isPiece = argument !== undefined && "grows" in argument && argument.grows !== undefined;
  return (walk, value, place, key) => {
    if (!isObject(value)) return misplaced(walk, value, place, key, walk.role);
    const { role, scope } = walk;
    if (roles !== undefined) {
      const speaker = roles.get(value[roleField] as string);
      if (speaker === undefined) walk.addUnknown(place, key);
      walk.role = speaker ?? "user";
    }
    for (const { field, join } of labels) {
      const told = value[field];
      if (typeof told === "number" && told >= 0 && Number.isSafeInteger(told)) walk.scope = join(walk.scope, told);
      else {
        // Clients read an index that is none in ways of their own: -1 as the last, "0" and 0.5 as the first.
        if (told !== undefined && told !== null) walk.addUnknown(place, key);
        walk.scope = join(walk.scope, typeof key === "number" ? key : 0);
      }
    }
    if (tool !== undefined) walk.addTool(tool, value, place, key, isPiece);
    const here = new Place(value, place, key);
    for (const name in value) {
      const visit = fields.get(name);
      if (visit !== undefined) visit(walk, value[name], here, name);
      else unknownField(walk, value[name], here, name, folded.get(fold(name)), isDelta);
    }
    if (unseen !== undefined) addUnseenOf(walk, unseen, here);
    walk.role = role;
    walk.scope = scope;
  };
}

function addUnseenOf(walk: Walk, names: readonly string[], here: Place): void {
  for (const name of names) {
    const value = here.value[name];
    if (typeof value === "string" ? value !== "" : isObject(value)) walk.addUnseen(here, name);
  }
}

/**
 * Joins two names, remembering the last: most events of a stream belong where the one before did, and a string that is
 * the same object costs its hash once.
 */
function joiner(between: string): (scope: string, name: string | number) => string {
  let lastScope: string | undefined;
  let lastName: string | number | undefined;
  let joined = "";
  return (scope, name) => {
    if (scope !== lastScope || name !== lastName) {
      joined = scope + between + name;
      lastScope = scope;
      lastName = name;
    }
    return joined;
  };
}

/**
 * A known field in another spelling is an unknown shape: a parser that ignores case (Go's does) would read it as
 * the field itself. It is walked as that field besides, for a policy that only flags.
 */
function unknownField(
  walk: Walk,
  value: unknown,
  here: Place,
  name: string,
  twin: Visit | undefined,
  isDelta: boolean,
): void {
  walk.add(name, "metadata", here, name, "key");
  if (twin !== undefined) {
    walk.addUnknown(here, name);
    twin(walk, value, here, name);
  } else if (isDelta && typeof value === "string") {
    walk.addPiece(value, "metadata", here, name, "text", { grows: `?${name}` });
  } else everyString(walk, value, here, name, "metadata");
}

/** Case folding as wide as any JSON library's: `ſ` and the Kelvin sign included. */
export function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function compileTagged(shape: TaggedShape): Visit {
  const cases = new Map(Object.entries(shape.cases).map(([tag, found]) => [tag, visitOf(found)]));
  const untagged = shape.untagged && visitOf(shape.untagged);
  const others = shape.others && visitOf(shape.others);
  return (walk, value, place, key) => {
    if (!isObject(value)) return misplaced(walk, value, place, key, walk.role);
    const tag = value[shape.by];
    const visit = typeof tag === "string" ? (cases.get(tag) ?? others) : tag === undefined ? untagged : undefined;
    if (visit !== undefined) visit(walk, value, place, key);
    else misplaced(walk, value, place, key, walk.role);
  };
}

/** Joined tokens are one text; the alternatives beside them, rank by rank, another. */
function compileTokens(shape: TokensShape): Visit {
  return (walk, value, place, key) => {
    if (!Array.isArray(value)) return misplaced(walk, value, place, key, shape.origin);
    let joined = "";
    const ranks: string[] = [];
    const here = new Place(value as unknown as Container, place, key);
    for (const [at, entry] of value.entries()) {
      if (!isObject(entry)) {
        misplaced(walk, entry, here, at, shape.origin);
        continue;
      }
      const inside = new Place(entry, here, at);
      for (const name in entry) {
        const part = entry[name];
        if (name === "token" && typeof part === "string") joined += part;
        else if (name === "top_logprobs" && Array.isArray(part)) joinRanks(part, ranks);
        else if (name !== "bytes" && name !== "logprob") everyString(walk, part, inside, name, "metadata");
      }
    }
    if (joined !== "") walk.addPiece(joined, shape.origin, place, key, "tokens", shape);
    if (ranks.length > 0) walk.add(ranks.join("\n"), shape.origin, place, key, "tokens");
  };
}

function joinRanks(alternatives: readonly unknown[], ranks: string[]): void {
  for (const [rank, alternative] of alternatives.entries()) {
    const token = isObject(alternative) ? alternative.token : alternative;
    if (typeof token === "string") ranks[rank] = (ranks[rank] ?? "") + token;
  }
}

/** Structure where text should be, or the other way round: unknown when it can hold text, and inspected anyway. */
function misplaced(walk: Walk, value: unknown, place: Place, key: string | number, origin: Origin): void {
  if (typeof value !== "string" && (value === null || typeof value !== "object")) return;
  walk.addUnknown(place, key);
  everyString(walk, value, place, key, origin);
}

/** Words that JSON Schema itself brings: as keys they say nothing of anybody. */
const SCHEMA_WORDS = new Set(
  "type properties required description items enum additionalProperties title default format anyOf oneOf allOf $ref $defs definitions minimum maximum minLength maxLength minItems maxItems pattern const strict name parameters".split(
    " ",
  ),
);

/** Below it a number is a count or a price; from here on it may be a card or a phone number. */
const LONG_NUMBER = 1e8;

/** Every string below, keys and long whole numbers too. One loop, however deep the value is. */
function everyString(walk: Walk, value: unknown, place: Place, key: string | number, origin: Origin): void {
  if (typeof value === "string") walk.add(value, origin, place, key, "text");
  if (value === null || typeof value !== "object") return;
  const open = [new Place(value as Container, place, key)];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (Array.isArray(here.value))
      for (let at = 0; at < here.value.length; at += 1) addChild(walk, here.value[at], origin, here, at, open);
    else
      for (const name in here.value) {
        if (!SCHEMA_WORDS.has(name)) walk.add(name, origin, here, name, "key");
        addChild(walk, here.value[name], origin, here, name, open);
      }
  }
}

function addChild(walk: Walk, child: unknown, origin: Origin, here: Place, key: string | number, open: Place[]): void {
  if (typeof child === "string") walk.add(child, origin, here, key, "text");
  else if (typeof child === "number") addNumber(walk, child, origin, here, key);
  else if (child !== null && typeof child === "object") open.push(new Place(child as Container, here, key));
}

function addNumber(walk: Walk, value: number, origin: Origin, place: Place, key: string | number): void {
  if (Math.abs(value) >= LONG_NUMBER && Number.isInteger(value)) walk.add(String(value), origin, place, key, "number");
}

function isObject(value: unknown): value is Container {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
