import { type GuardHit, LOOK_BEHIND_CHARACTERS, redact, type TextStream } from "@parapet/guard";
import { PlainReader, PlainWriter } from "@parapet/guard/text";
import type { Slot, SlotForm } from "./place.ts";
import { type LookedAt, type LookOptions, NestedLook, type SecondLook } from "./second-look.ts";
import { mayNest } from "./unescape.ts";

/** How far the guard must have released a channel before an event may go; two events that cut an escape share one. */
export interface Limit {
  end: number;
}

/** A piece of a channel as an event brought it. */
export interface Piece {
  readonly limit: Limit;
  /** Length in inspected text; for JSON that is its plain form. */
  readonly length: number;
}

/** Whose text it is, and where its first piece stands. */
export type ChannelMeta = Pick<Slot, "origin" | "direction" | "path" | "form" | "channel">;

/** Who speaks in a reply itself; what it says in two blocks is read as one text. */
const MODELS_WORDS: ReadonlySet<Slot["origin"]> = new Set(["assistant", "reasoning"]);
const NO_LOOKS: readonly SecondLook[] = [];

/**
 * One growing text of a stream: the content of a choice, the arguments of a tool call. The guard says how far its text
 * is decided and what must be taken out. As long as that is nothing, events go on as they came; from the first hole on
 * (`isChanged`), events carry what is left of the text instead.
 */
export class Channel implements LookedAt {
  readonly meta: ChannelMeta;
  /** Channels of one kind may follow each other as one text; "" for one that stands alone. */
  readonly kind: string;
  readonly #stream: TextStream;
  readonly #form: SlotForm;
  readonly #reader: PlainReader | undefined;
  readonly #lookOptions: LookOptions | undefined;
  #writer: PlainWriter | undefined;
  /** All looks that have a say in what goes, this channel's own behind escapes among them. */
  #looks: readonly SecondLook[] = NO_LOOKS;
  #nested: NestedLook | undefined;
  /** What was not sent yet, and where that begins in the whole. */
  #unsent = "";
  #sentTo = 0;
  #pushed = 0;
  /** What must be taken out, by place. */
  #holes: GuardHit[] = [];
  /** What the channel's own guard has found. */
  readonly #found: GuardHit[] = [];
  /** All that was sent, and all that was pushed: for events that repeat the whole. */
  #sent = "";
  #original = "";
  #cut: Limit | undefined;
  /** What looks across its ends have found. */
  readonly crossings: { readonly start: number; readonly end: number }[] = [];
  isClosed = false;
  /** What the guard blocked on; undefined while it has not. */
  blockedBy: readonly GuardHit[] | undefined;

  /** @param lookOptions for a second look at a text that may hold JSON of its own */
  constructor(stream: TextStream, meta: ChannelMeta, lookOptions: LookOptions) {
    const { form, origin, channel } = meta;
    this.meta = meta;
    this.kind =
      MODELS_WORDS.has(origin) && form !== "json" ? `${origin}${channel.slice(channel.lastIndexOf("/"))}` : "";
    this.#stream = stream;
    this.#form = form;
    this.#reader = form === "json" ? new PlainReader() : undefined;
    this.#lookOptions = mayNest(origin) ? lookOptions : undefined;
  }

  /** Of all that was pushed. */
  get length(): number {
    return this.#pushed;
  }

  get isChanged(): boolean {
    return this.#holes.length > 0;
  }

  /** Closed, and nobody looks at it any more: what it has to say is known. */
  get isSettled(): boolean {
    return this.isClosed && this.#looks.length === 0;
  }

  push(text: string): Piece {
    const limit = this.#cut ?? { end: 0 };
    const plain = this.#reader === undefined ? text : this.#reader.push(text);
    this.#take(plain);
    const isCut = this.#reader?.isCut === true;
    limit.end = isCut ? Number.POSITIVE_INFINITY : this.#pushed;
    this.#cut = isCut ? limit : undefined;
    return { limit, length: plain.length };
  }

  /**
   * No more text: everything is judged.
   *
   * @returns from where on the guard was still waiting for more; the text's length when it was not
   */
  close(): number {
    if (this.isClosed) return this.#pushed;
    if (this.#reader?.isCut === true) this.#take(this.#reader.end());
    if (this.#cut !== undefined) this.#cut.end = this.#pushed;
    this.isClosed = true;
    this.#settle(this.#stream.catchUp());
    const heldFrom = this.#stream.decided;
    if (this.blockedBy !== undefined) return heldFrom;
    if (this.#nested !== undefined) {
      this.#nested.end();
      this.dismiss(this.#nested);
    }
    this.#settle(this.#stream.end());
    this.blockedBy ??= this.#nested?.blockedBy;
    return heldFrom;
  }

  isReleased(piece: Piece): boolean {
    return this.#decided >= piece.limit.end;
  }

  /** The event with this piece goes as it came. */
  sendAsPushed(piece: Piece): string {
    const plain = this.#unsent.slice(0, piece.length);
    this.#advance(plain.length, plain);
    return plain;
  }

  /** Everything released so far, as it must stand in a rewritten event. */
  sendAvailable(): { readonly piece: string; readonly plain: string } {
    if (this.#form === "json" && this.#writer === undefined) {
      // The writer must know whether what went before left a JSON string open.
      this.#writer = new PlainWriter();
      this.#writer.write(this.#sent);
    }
    const plain = this.#remaining();
    this.#advance(Math.max(0, this.#decided - this.#sentTo), plain);
    return { piece: this.#writer === undefined ? plain : this.#writer.write(plain), plain };
  }

  /** Does `whole` repeat what this closed channel was pushed, or is it news? */
  isRepeated(whole: string): boolean {
    return this.isClosed && whole === this.#original;
  }

  /** The whole text, as it is sent. */
  get whole(): string {
    return this.#sent + this.#remaining();
  }

  /** The whole text as it stands in the client's hands: JSON again, where it is. */
  released(): string {
    return this.#form === "json" ? new PlainWriter().write(this.whole) : this.whole;
  }

  /** The channel's text from an offset on. */
  textFrom(offset: number): string {
    return this.#original.slice(offset);
  }

  /** As much of what stands before an offset as a guard looks back on. */
  textBefore(offset: number): string {
    return this.#original.slice(Math.max(0, offset - LOOK_BEHIND_CHARACTERS), offset);
  }

  /** A second look must let go what this channel sends from now on. */
  admit(look: SecondLook): void {
    this.#looks = [...this.#looks, look];
  }

  dismiss(look: SecondLook): void {
    this.#looks = this.#looks.filter((one) => one !== look);
  }

  /** Takes out what a second look has found; offsets are this channel's. */
  takeOut(hole: GuardHit): void {
    this.#holes.push(hole);
    this.#holes.sort((a, b) => a.start - b.start);
  }

  /** Has the channel's own guard found this hit there, or, when none is named, anything? */
  hasFound(hit: GuardHit | undefined, start: number, end: number): boolean {
    return this.#found.some((own) =>
      hit === undefined
        ? own.start < end && own.end > start
        : own.detector === hit.detector && own.start <= start && own.end >= end,
    );
  }

  /** Is this more than a word, and none of it found? */
  isNews(start: number, end: number): boolean {
    return /\s/.test(this.#original.slice(start, end)) && !this.hasFound(undefined, start, end);
  }

  isCrossed(start: number, end: number): boolean {
    return this.crossings.some((known) => known.start <= start && known.end >= end);
  }

  get #decided(): number {
    let decided = Math.min(this.#stream.decided, this.#pushed);
    for (const look of this.#looks) decided = Math.min(decided, look.decidedIn(this));
    // What must be taken out goes whole, or not yet.
    for (let at = this.#holes.length - 1; at >= 0; at -= 1) {
      const { start, end } = this.#holes[at] as GuardHit;
      if (end <= this.#sentTo) break;
      if (start < decided && end > decided) decided = start;
    }
    return decided;
  }

  #remaining(): string {
    const from = this.#sentTo;
    const to = this.#decided;
    const holes = this.#holes.filter(({ start }) => start >= from && start < to);
    const shifted = holes.map((hole) => ({ ...hole, start: hole.start - from, end: hole.end - from }));
    return redact(this.#unsent, shifted, 0, Math.max(0, to - from));
  }

  #advance(length: number, sent: string): void {
    this.#sent += sent;
    this.#sentTo += length;
    this.#unsent = length === this.#unsent.length ? "" : this.#unsent.slice(length);
  }

  #take(text: string): void {
    if (text === "") return;
    const options = this.#nested === undefined && hidesMore(text) ? this.#lookOptions : undefined;
    this.#pushed += text.length;
    this.#original += text;
    this.#unsent += text;
    if (this.blockedBy !== undefined) return;
    if (options !== undefined) {
      this.#nested = new NestedLook(options, this, this.#stream.decided);
      this.admit(this.#nested);
    } else this.#nested?.push(text);
    this.#settle(this.#stream.push(text));
    this.blockedBy ??= this.#nested?.blockedBy;
  }

  #settle({ hits, isBlocked }: ReturnType<TextStream["push"]>): void {
    if (isBlocked) {
      this.blockedBy = hits;
      return;
    }
    for (const hit of hits) {
      this.#found.push(hit);
      if (hit.action === "redact") this.takeOut(hit);
    }
  }
}

/** An escape that is still one after the text's own were read, or what may become one. */
function hidesMore(text: string): boolean {
  return text.includes("\\u") || text.endsWith("\\");
}
