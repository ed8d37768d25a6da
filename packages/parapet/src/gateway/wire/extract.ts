import type { Direction } from "@parapet/guard";
import { jsonOfPlain } from "@parapet/guard/text";
import { type JoinedText, joinParts } from "./joins.ts";
import { encodeMedia } from "./media.ts";
import { type Container, Place, type Slot } from "./place.ts";
import type { Shape } from "./shape.ts";
import { stripTools } from "./strip-tools.ts";
import type { ToolPlace } from "./tool-place.ts";
import { type UnescapedText, unescapeNested } from "./unescape.ts";
import { visitOf, Walk } from "./walk.ts";
import type { Extraction, Wire } from "./wire.ts";

export type Side = "request" | "reply" | "stream";

/**
 * The texts of a body, each with its origin and place.
 *
 * @param json a parsed body; never changed
 */
export function extract(wire: Wire, json: unknown, side: Side): Extraction {
  return new BodyExtraction(json, walkBody(shapeOf(wire, side), json, side === "request" ? "input" : "output"));
}

export function shapeOf(wire: Wire, side: Side): Shape | undefined {
  return side === "request" ? wire.request : side === "reply" ? wire.reply : wire.streamEvent;
}

const NOTHING: Shape = { is: "json", origin: "metadata" };

/** The walk over a body: the root stands under `$` of a holder, so that even a bare string has a place. */
export function walkBody(shape: Shape | undefined, json: unknown, direction: Direction, isInStream = false): Walk {
  const walk = new Walk(direction, isInStream);
  const root = new Place({ $: json }, undefined, "");
  visitOf(shape ?? NOTHING)(walk, json, root, "$");
  return walk;
}

class BodyExtraction implements Extraction {
  readonly #json: unknown;
  readonly passages: readonly Slot[];
  readonly unknown: readonly string[];
  readonly unseen: readonly string[];
  readonly tools: readonly ToolPlace[];

  constructor(json: unknown, walk: Walk) {
    this.#json = json;
    this.passages = walk.slots;
    this.unknown = walk.unknown;
    this.unseen = walk.unseen;
    this.tools = walk.tools;
  }

  joined(): readonly JoinedText[] {
    return joinParts(this.passages);
  }

  without(tools: readonly ToolPlace[]): unknown {
    const first = tools[0];
    if (first === undefined) return this.#json;
    const copies = new Map<Place, Container>();
    stripTools(tools, (place) => copyOf(place, copies));
    return rootOf(first.place, copies)?.$;
  }

  unescaped(): readonly UnescapedText[] {
    return unescapeNested(this.passages);
  }

  replace(texts: readonly string[]): unknown {
    let copies: Map<Place, Container> | undefined;
    const renames: { slot: Slot; text: string }[] = [];
    for (const [index, slot] of this.passages.entries()) {
      const text = texts[index];
      if (text === undefined || text === slot.text) continue;
      copies ??= new Map();
      // Keys last: a renamed key would hide the value from the texts that stand in it.
      if (slot.form === "key") renames.push({ slot, text });
      else writeSlot(copyOf(slot.place, copies), slot, text);
    }
    if (copies === undefined) return this.#json;
    for (const { slot, text } of renames) renameKey(slot.place, String(slot.key), text, copies);
    return rootOf((this.passages[0] as Slot).place, copies)?.$;
  }
}

/** Writes a changed text into a container that is ours. */
export function writeSlot(container: Container, slot: Slot, text: string): void {
  const { key, form } = slot;
  const now = container[key];
  if (form === "json") container[key] = jsonOfPlain(text, String(now));
  else if (form === "tokens") container[key] = [];
  else if (form === "data-url" || form === "base64") container[key] = encodeMedia(String(now), text, form);
  else container[key] = text;
}

function copyOf(place: Place, copies: Map<Place, Container>): Container {
  const known = copies.get(place);
  if (known !== undefined) return known;
  const copy = (Array.isArray(place.value) ? [...place.value] : { ...place.value }) as Container;
  copies.set(place, copy);
  if (place.parent !== undefined) copyOf(place.parent, copies)[place.key] = copy;
  return copy;
}

/** Rebuilds the object, so that the keys keep their order. */
function renameKey(place: Place, from: string, to: string, copies: Map<Place, Container>): void {
  const container = copyOf(place, copies);
  const entries = Object.entries(container);
  for (const name of Object.keys(container)) delete container[name];
  for (const [name, value] of entries) {
    let next = name === from ? to : name;
    while (Object.hasOwn(container, next)) next += "_";
    container[next] = value;
  }
}

function rootOf(from: Place, copies: Map<Place, Container>): Container | undefined {
  let place = from;
  while (place.parent !== undefined) place = place.parent;
  return copies.get(place);
}
