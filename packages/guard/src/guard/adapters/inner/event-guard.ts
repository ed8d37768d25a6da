import { blockedBy, GuardBlockedError } from "../../blocked-error.ts";
import type { GuardContext, Inspection, TextStream } from "../../guard.ts";
import type { PlacedText } from "../../json-texts.ts";
import { type BodyTexts, readBody } from "./body-texts.ts";
import { Channel, type Piece } from "./channel.ts";
import { channelOf, endedBy, isWithin } from "./event-channels.ts";
import type { EventJudge } from "./hidden-values.ts";

/*
 * Guards a stream of events. Whole events are held, in order, and go once the guard has released every piece that
 * they carry. When it releases other text than was pushed, the newest event of that text waits for the next one or for
 * the text's end, so that what is still held has an event of its own kind to leave with. No event is invented, none is
 * dropped.
 */

interface Segment {
  readonly channel: Channel;
  /** Place among the event's passages. */
  readonly at: number;
  readonly piece: Piece;
}

interface HeldEvent<E> {
  readonly event: E;
  readonly texts: BodyTexts;
  /** What stands for each passage. */
  readonly final: string[];
  readonly segments: Segment[];
}

/** An event that may go, with what it says now. */
export interface FreeEvent<E> {
  readonly event: E;
  readonly json: unknown;
  readonly isChanged: boolean;
}

export interface EventGuardOptions extends GuardContext {
  /** @returns true when the stream must end */
  readonly onUnknown: (pointers: readonly string[]) => boolean;
}

export class EventGuard<E> {
  readonly #guard: EventJudge;
  readonly #options: EventGuardOptions;
  readonly #channels = new Map<string, Channel>();
  readonly #newest = new Map<Channel, HeldEvent<E>>();
  readonly #streams: TextStream[] = [];
  readonly #whole: Inspection[] = [];
  #queue: HeldEvent<E>[] = [];

  constructor(guard: EventJudge, options: EventGuardOptions) {
    this.#guard = guard;
    this.#options = options;
  }

  /** @throws {GuardBlockedError} and nothing of this stream may follow */
  push(event: E, json: unknown): FreeEvent<E>[] {
    const texts = readBody(json, "output");
    if (texts.unknown.length > 0) this.#reportUnknown(texts.unknown);
    const held: HeldEvent<E> = { event, texts, final: texts.passages.map(({ text }) => text), segments: [] };
    const alone: number[] = [];
    for (const [at, passage] of texts.passages.entries()) {
      const name = channelOf(passage);
      if (name === undefined) alone.push(at);
      else this.#grow(name, passage, at, held);
    }
    for (const scope of endedBy(json)) this.#close(scope);
    if (alone.length > 0) this.#inspect(alone, held);
    this.#queue.push(held);
    return this.#flush();
  }

  /** No more events: everything held is judged and goes. */
  end(): FreeEvent<E>[] {
    this.#close("");
    return this.#flush();
  }

  inspections(): readonly Inspection[] {
    return [...this.#whole, ...this.#streams.map((stream) => stream.inspection())];
  }

  #reportUnknown(pointers: readonly string[]): void {
    if (!this.#options.onUnknown(pointers)) return;
    throw new GuardBlockedError("unknown_shape", "output", "The reply holds content of a kind that no rule knows.");
  }

  #grow(name: string, passage: PlacedText, at: number, held: HeldEvent<E>): void {
    const { origin, direction, path, form, branch, key } = passage;
    let channel = this.#channels.get(name);
    if (channel === undefined || channel.isClosed) {
      // Text after its own end: the two halves may join at the reader, and nobody has seen them as one.
      if (channel !== undefined) this.#reportUnknown([path]);
      const isJson = form === "json";
      const stream = this.#guard.stream({ origin, direction, path, isJson }, this.#options);
      this.#streams.push(stream);
      channel = new Channel(stream, isJson);
      this.#channels.set(name, channel);
    }
    // The channel reads escapes itself: one may be cut in two.
    const piece = channel.push(form === "json" ? String(branch.value[key]) : passage.text);
    held.segments.push({ channel, at, piece });
    this.#newest.set(channel, held);
    if (channel.blockedBy !== undefined) throw blockedBy("output", channel.blockedBy);
  }

  #inspect(places: readonly number[], held: HeldEvent<E>): void {
    const inspection = this.#guard.inspect(
      places.map((at) => held.texts.passages[at] as PlacedText),
      this.#options,
    );
    if (inspection.verdict !== "allow") this.#whole.push(inspection);
    if (inspection.isBlocked) throw blockedBy("output", inspection.hits);
    for (const [index, at] of places.entries()) held.final[at] = inspection.texts[index] as string;
  }

  #close(scope: string): void {
    for (const [name, channel] of this.#channels) {
      if (channel.isClosed || !isWithin(name, scope)) continue;
      channel.close();
      if (channel.blockedBy !== undefined) throw blockedBy("output", channel.blockedBy);
    }
  }

  #flush(): FreeEvent<E>[] {
    const free: FreeEvent<E>[] = [];
    for (const held of this.#queue) {
      if (!this.#mayGo(held)) break;
      free.push(this.#released(held));
    }
    if (free.length > 0) this.#queue = this.#queue.slice(free.length);
    return free;
  }

  #mayGo(held: HeldEvent<E>): boolean {
    return held.segments.every(
      ({ channel, piece }) =>
        channel.isClosed || (channel.isChanged ? this.#newest.get(channel) !== held : channel.isReleased(piece)),
    );
  }

  #released({ event, texts, final, segments }: HeldEvent<E>): FreeEvent<E> {
    const raw = new Map<number, string>();
    for (const { channel, at, piece } of segments) {
      if (!channel.isChanged) channel.sendAsPushed(piece);
      else if (texts.passages[at]?.form === "json") raw.set(at, channel.sendAvailable().piece);
      else final[at] = channel.sendAvailable().plain;
    }
    const json = texts.replace(final, raw);
    return { event, json, isChanged: json !== texts.root.value.$ };
  }
}
