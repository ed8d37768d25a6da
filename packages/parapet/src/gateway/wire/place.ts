import type { Direction, Origin, Passage } from "@parapet/guard";

/** A container on the way from the body's root to a text. Pointers are made from it only when somebody asks. */
export class Place {
  readonly value: Container;
  readonly parent: Place | undefined;
  readonly key: string | number;

  constructor(value: Container, parent: Place | undefined, key: string | number) {
    this.value = value;
    this.parent = parent;
    this.key = key;
  }

  /** JSON pointer of the value under `key` here. The outermost place only holds the body, and is not named. */
  pointer(key: string | number): string {
    if (this.parent === undefined) return "";
    let path = `/${escapePointer(key)}`;
    for (let at: Place = this; at.parent?.parent !== undefined; at = at.parent)
      path = `/${escapePointer(at.key)}${path}`;
    return path;
  }
}

/** A JSON object or array, by key or index. */
export type Container = Record<string | number, unknown>;

function escapePointer(key: string | number): string {
  return typeof key === "number" ? String(key) : key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** How a text stands in its place, and so how a changed one is written back. */
export type SlotForm = "text" | "json" | "tokens" | "key" | "number" | "data-url" | "base64";

/** A passage that knows where it came from. */
export class Slot implements Passage {
  readonly text: string;
  readonly origin: Origin;
  readonly direction: Direction;
  readonly place: Place;
  readonly key: string | number;
  readonly form: SlotForm;
  /** Stream channel, "" when the text stands alone. */
  readonly channel: string;
  /** The text says a channel's whole text again. */
  readonly isRepeat: boolean;

  constructor(
    text: string,
    origin: Origin,
    direction: Direction,
    place: Place,
    key: string | number,
    form: SlotForm,
    channel: string,
    isRepeat: boolean,
  ) {
    this.text = text;
    this.origin = origin;
    this.direction = direction;
    this.place = place;
    this.key = key;
    this.form = form;
    this.channel = channel;
    this.isRepeat = isRepeat;
  }

  get path(): string {
    return this.place.pointer(this.key);
  }
}
