import { decodeBase64, encodeBase64, jsonOfPlain, plainOf } from "../text/index.ts";
import type { Direction, Origin, Passage } from "./detector.ts";

/*
 * The texts of a JSON value, each with its place, and the way back. Pointers are built only when somebody asks, and
 * the walk is a loop: how deep a value is, its author decides.
 */

type Container = Record<string | number, unknown>;

/** A container on the way from the root to a text. */
export class Branch {
  readonly value: Container;
  readonly parent: Branch | undefined;
  readonly key: string | number;

  constructor(value: object, parent: Branch | undefined, key: string | number) {
    this.value = value as Container;
    this.parent = parent;
    this.key = key;
  }

  pointer(key: string | number): string {
    let path = "";
    let name = key;
    for (let at: Branch = this; at.parent !== undefined; at = at.parent) {
      path = `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}${path}`;
      name = at.key;
    }
    return path;
  }
}

/** How a text stands in its place: as it is, as a key, as a number, as JSON, base64 or log probabilities. */
export type TextForm = "text" | "key" | "number" | "json" | "base64" | "data-url" | "tokens";

export class PlacedText implements Passage {
  readonly text: string;
  readonly origin: Origin;
  readonly direction: Direction;
  readonly branch: Branch;
  readonly key: string | number;
  readonly form: TextForm;

  constructor(
    text: string,
    origin: Origin,
    direction: Direction,
    branch: Branch,
    key: string | number,
    form: TextForm,
  ) {
    this.text = text;
    this.origin = origin;
    this.direction = direction;
    this.branch = branch;
    this.key = key;
    this.form = form;
  }

  get path(): string {
    return this.branch.pointer(this.key);
  }
}

/** Words that JSON Schema itself brings: as keys they say nothing of anybody. */
const SCHEMA_WORDS = new Set(
  "type properties required description items enum additionalProperties title default format anyOf oneOf allOf $ref $defs definitions minimum maximum minLength maxLength minItems maxItems pattern const strict name parameters".split(
    " ",
  ),
);

/** Below it a number is a count or a price; from here on it may be a card or a phone number. */
const LONG_NUMBER = 1e8;

export class JsonTexts {
  readonly passages: PlacedText[] = [];
  readonly direction: Direction;
  /** Holds the value under `$`, so that even a bare string has a place. */
  readonly root: Branch;

  constructor(value: unknown, direction: Direction) {
    this.direction = direction;
    this.root = new Branch({ $: value }, undefined, "");
  }

  add(text: string, origin: Origin, branch: Branch, key: string | number, form: TextForm = "text"): void {
    if (text !== "") this.passages.push(new PlacedText(text, origin, this.direction, branch, key, form));
  }

  /** A string that holds JSON, with its escapes read. */
  addJson(text: string, origin: Origin, branch: Branch, key: string | number): void {
    this.add(plainOf(text), origin, branch, key, "json");
  }

  /** Every string below, keys and long whole numbers too. */
  addAll(value: unknown, origin: Origin, branch: Branch, key: string | number): void {
    const open: Branch[] = [];
    const visit = (child: unknown, at: Branch, name: string | number): void => {
      if (typeof child === "string") this.add(child, origin, at, name);
      else if (typeof child === "number" || typeof child === "bigint") {
        if (typeof child === "bigint" || (Math.abs(child) >= LONG_NUMBER && Number.isInteger(child)))
          this.add(String(child), origin, at, name, "number");
      } else if (child !== null && typeof child === "object" && !isBytes(child)) open.push(new Branch(child, at, name));
    };
    visit(value, branch, key);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (Array.isArray(at.value))
        for (let index = 0; index < at.value.length; index++) visit(at.value[index], at, index);
      else
        for (const name of Object.keys(at.value)) {
          if (!SCHEMA_WORDS.has(name)) this.add(name, origin, at, name, "key");
          visit(at.value[name], at, name);
        }
    }
  }

  /**
   * The value with `texts[i]` in the place of passage `i`: copied along the way, and the same where all are unchanged.
   *
   * @param raw what stands in a place as it is, whatever form the passage has
   */
  replace(texts: readonly string[], raw?: ReadonlyMap<number, string>): unknown {
    const copies = new Map<Branch, Container>();
    const renames: (readonly [PlacedText, string])[] = [];
    for (const [index, passage] of this.passages.entries()) {
      const given = raw?.get(index);
      if (given !== undefined) copyOf(passage.branch, copies)[passage.key] = given;
      const text = texts[index];
      if (text === undefined || text === passage.text) continue;
      // Keys last: a renamed key would hide the value from the texts that stand in it.
      if (passage.form === "key") renames.push([passage, text]);
      else writeText(copyOf(passage.branch, copies), passage, text);
    }
    for (const [passage, text] of renames) renameKey(copyOf(passage.branch, copies), String(passage.key), text);
    return (copies.get(this.root) ?? this.root.value).$;
  }
}

/** Pixels and sound, as SDKs hand them over. */
function isBytes(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

function copyOf(branch: Branch, copies: Map<Branch, Container>): Container {
  const known = copies.get(branch);
  if (known !== undefined) return known;
  // SDKs hand over objects of their own classes; they stay what they are.
  const copy = (
    Array.isArray(branch.value)
      ? [...branch.value]
      : Object.defineProperties(
          Object.create(Object.getPrototypeOf(branch.value)),
          Object.getOwnPropertyDescriptors(branch.value),
        )
  ) as Container;
  copies.set(branch, copy);
  if (branch.parent !== undefined) copyOf(branch.parent, copies)[branch.key] = copy;
  return copy;
}

function writeText(container: Container, { key, form }: PlacedText, text: string): void {
  const now = String(container[key]);
  if (form === "json") container[key] = jsonOfPlain(text, now);
  else if (form === "tokens") container[key] = [];
  else if (form === "base64") container[key] = base64Of(text);
  else if (form === "data-url") container[key] = `${now.slice(0, now.indexOf(",") + 1)}${base64Of(text)}`;
  else container[key] = text;
}

/** Rebuilt, so that the keys keep their order. */
function renameKey(container: Container, from: string, to: string): void {
  const entries = Object.entries(container);
  for (const [name] of entries) delete container[name];
  for (const [name, value] of entries) {
    let next = name === from ? to : name;
    while (Object.hasOwn(container, next)) next += "_";
    container[next] = value;
  }
}

/** The text that base64 holds in UTF-8; undefined when it holds something else. */
export function textOfBase64(encoded: string): string | undefined {
  const bytes = decodeBase64(encoded.replace(/[\r\n]/g, ""));
  if (bytes === undefined) return undefined;
  let escaped = "";
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) return undefined;
    escaped += `%${code.toString(16).padStart(2, "0")}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8: the caller says that it was not read.
    return undefined;
  }
}

function base64Of(text: string): string {
  const bytes: number[] = [];
  const escaped = encodeURIComponent(text);
  for (let at = 0; at < escaped.length; at++)
    if (escaped[at] === "%") {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  const encoded = encodeBase64(bytes);
  return encoded + "=".repeat((4 - (encoded.length % 4)) % 4);
}
