import type { GuardHit, Inspection, Passage, Release, TextStream } from "@parapet/guard";
import { gravest } from "@parapet/guard/kernel";
import { Unescaper } from "./unescape.ts";

/**
 * A stream's texts are judged channel by channel, as they stand. What no channel shows alone is seen by a second look
 * at some of the same text: a secret that begins in one block and ends in the next, or one behind the escapes of JSON
 * within JSON. A look is a guarded stream of its own, opened only where it may find something, and from there on its
 * channels let nothing go that it has not let go as well. Since it begins where its channel's own guard still holds
 * text back, it misses nothing: a match that began before would have been held.
 */

/** What a look needs of the channel whose text it sees; offsets are in that text. */
export interface LookedAt {
  readonly meta: Pick<Passage, "origin" | "path">;
  readonly kind: string;
  readonly isClosed: boolean;
  readonly crossings: { readonly start: number; readonly end: number }[];
  textFrom(offset: number): string;
  textBefore(offset: number): string;
  admit(look: SecondLook): void;
  dismiss(look: SecondLook): void;
  takeOut(hole: GuardHit): void;
  hasFound(hit: GuardHit | undefined, start: number, end: number): boolean;
  isNews(start: number, end: number): boolean;
  isCrossed(start: number, end: number): boolean;
}

/** How second looks at a channel begin. */
export interface LookOptions {
  /** Opens a stream that looks back on `before`. */
  open(before: string): TextStream;
  began(look: SecondLook): void;
}

/** A part of what a look sees: of which channel, and where. */
interface Stretch {
  readonly channel: LookedAt;
  readonly start: number;
  readonly end: number;
}

export abstract class SecondLook {
  protected readonly stream: TextStream;
  readonly #taken: { readonly hit: GuardHit; readonly stretches: readonly Stretch[] }[] = [];
  /** What it blocked on; undefined while it has not. */
  blockedBy: readonly GuardHit[] | undefined;

  constructor({ open, began }: LookOptions, before: string) {
    this.stream = open(before);
    began(this);
  }

  /** How far, in a channel's text, this look has let go. */
  abstract decidedIn(channel: LookedAt): number;

  /** Where a hit lies; undefined when it is not this look's to report. */
  protected abstract stretchesOf(hit: GuardHit): readonly Stretch[] | undefined;

  protected settle({ hits, isBlocked }: Release): void {
    for (const hit of hits) this.#take(hit);
    if (isBlocked) this.blockedBy = hits;
  }

  #take(hit: GuardHit): void {
    const stretches = hit.action === "allow" ? undefined : this.stretchesOf(hit);
    if (stretches === undefined) return;
    this.#taken.push({ hit, stretches });
    for (const { channel, start, end } of stretches) channel.crossings.push({ start, end });
    if (hit.action !== "redact") return;
    for (const [at, { channel, start, end }] of stretches.entries())
      channel.takeOut({ ...hit, start, end, replacement: at === 0 ? hit.replacement : "" });
  }

  /** What it found that its channels did not find themselves. */
  inspection(): Inspection {
    if (this.blockedBy !== undefined) return this.stream.inspection();
    const hits = this.#taken.flatMap(({ hit, stretches }) => {
      const [{ channel, start, end }] = stretches as [Stretch];
      if (stretches.length === 1 && channel.hasFound(hit, start, end)) return [];
      return [{ ...hit, path: channel.meta.path, start, end }];
    });
    return {
      verdict: gravest(hits.map(({ action }) => action)),
      isBlocked: false,
      hits,
      runs: runsOf(hits),
      texts: [],
    };
  }
}

/** The detectors that made these hits; their time was counted with the first look. */
export function runsOf(hits: readonly GuardHit[]): Inspection["runs"] {
  return [...Map.groupBy(hits, ({ detector }) => detector)].map(([detector, found]) => ({
    detector,
    verdict: gravest(found.map(({ action }) => action)),
    hits: found.length,
    elapsedUs: 0,
  }));
}

/** Looks behind the escapes of one channel's text. */
export class NestedLook extends SecondLook {
  readonly #channel: LookedAt;
  readonly #reader: Unescaper;

  constructor(options: LookOptions, channel: LookedAt, from: number) {
    super(options, channel.textBefore(from));
    this.#channel = channel;
    this.#reader = new Unescaper(from);
    this.push(channel.textFrom(from));
  }

  push(text: string): void {
    this.settle(this.stream.push(this.#reader.push(text)));
  }

  end(): void {
    this.settle(this.stream.push(this.#reader.end()));
    if (this.blockedBy === undefined) this.settle(this.stream.end());
  }

  override decidedIn(): number {
    return this.#reader.at(this.stream.decided);
  }

  protected override stretchesOf({ start, end }: GuardHit): readonly Stretch[] | undefined {
    if (!this.#reader.hasReadUnit) return undefined;
    return [{ channel: this.#channel, start: this.#reader.at(start), end: this.#reader.at(end) }];
  }
}

/** A channel's part of what a seam sees: from where in its text, and where that stands. */
interface Part {
  readonly channel: LookedAt;
  readonly from: number;
  readonly start: number;
}

/** Looks across the ends of neighbouring channels, as a reader does who puts them together. */
export class SeamLook extends SecondLook {
  readonly #between: string;
  readonly #parts: Part[] = [];
  readonly #partOf = new Map<LookedAt, Part>();
  #length = 0;

  constructor(options: LookOptions, between: string, channel: LookedAt, from: number) {
    super(options, channel.textBefore(from));
    this.#between = between;
    this.#add({ channel, from, start: 0 });
    this.push(channel.textFrom(from));
  }

  /** The channel whose text it takes now. */
  get last(): LookedAt {
    return (this.#parts.at(-1) as Part).channel;
  }

  /** Its channels go on without it. */
  leave(): void {
    for (const { channel } of this.#parts) channel.dismiss(this);
  }

  /** May a match still cross from one channel into the last, or into one that may follow? */
  get isOpen(): boolean {
    const { start } = this.#parts.at(-1) as Part;
    return this.stream.decided < (this.last.isClosed ? this.#length : start);
  }

  join(channel: LookedAt): void {
    if (this.#between !== "") this.push(this.#between);
    this.#add({ channel, from: 0, start: this.#length });
  }

  #add(part: Part): void {
    this.#parts.push(part);
    this.#partOf.set(part.channel, part);
    part.channel.admit(this);
  }

  push(text: string): void {
    this.#length += text.length;
    this.settle(this.stream.push(text));
  }

  /** Nothing follows. */
  end(): void {
    this.settle(this.stream.end());
  }

  override decidedIn(channel: LookedAt): number {
    const part = this.#partOf.get(channel);
    return part === undefined ? Number.POSITIVE_INFINITY : part.from + Math.max(0, this.stream.decided - part.start);
  }

  protected override stretchesOf(hit: GuardHit): readonly Stretch[] | undefined {
    const stretches: Stretch[] = [];
    for (const [at, { channel, from, start }] of this.#parts.entries()) {
      const next = this.#parts[at + 1];
      const end = next === undefined ? this.#length : next.start - this.#between.length;
      if (start < hit.end && end > hit.start)
        stretches.push({
          channel,
          start: from + Math.max(hit.start, start) - start,
          end: from + Math.min(hit.end, end) - start,
        });
    }
    if (stretches.length < 2) return undefined;
    // What a channel has found alone is its own, and its neighbour's first word is innocent. A key that goes on over
    // lines is not.
    const isKnown = stretches.some(({ channel, start, end }) => channel.hasFound(undefined, start, end));
    const goesOn = this.#between !== "" || stretches.some(({ channel, start, end }) => channel.isNews(start, end));
    if (isKnown && !goesOn) return undefined;
    return stretches.every(({ channel, start, end }) => channel.isCrossed(start, end)) ? undefined : stretches;
  }
}
