import { PlainReader, PlainWriter } from "../../../text/index.ts";
import type { GuardHit, Release, TextStream } from "../../guard.ts";

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

/**
 * One growing text of a stream: the content of a choice, the arguments of a tool call. It compares what the guard
 * releases with what was pushed. As long as they agree, events go on as they came; from the first difference on
 * (`isChanged`), events carry the released text instead.
 */
export class Channel {
  readonly #stream: TextStream;
  readonly #isJson: boolean;
  readonly #reader: PlainReader | undefined;
  #writer: PlainWriter | undefined;
  /** Pushed and not released yet, while unchanged. */
  #pending = "";
  /** Released and not sent yet. */
  #available = "";
  /** All that was sent, and all that was pushed: for events that repeat the whole. */
  #sent = "";
  #original = "";
  #pushed = 0;
  #released = 0;
  #cut: Limit | undefined;
  isChanged = false;
  isClosed = false;
  /** What the guard blocked on; undefined while it has not. */
  blockedBy: readonly GuardHit[] | undefined;

  /** @param isJson the text is JSON: tool arguments */
  constructor(stream: TextStream, isJson: boolean) {
    this.#stream = stream;
    this.#isJson = isJson;
    this.#reader = isJson ? new PlainReader() : undefined;
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

  /** No more text: everything is judged. */
  close(): void {
    if (this.isClosed) return;
    if (this.#reader?.isCut === true) this.#take(this.#reader.end());
    if (this.#cut !== undefined) this.#cut.end = this.#pushed;
    this.isClosed = true;
    if (this.blockedBy !== undefined) return;
    this.#settle(this.#stream.end());
    // Text that was never released was taken out.
    if (this.#pending !== "") this.#change();
  }

  isReleased(piece: Piece): boolean {
    return this.#released >= piece.limit.end;
  }

  /** The event with this piece goes as it came. */
  sendAsPushed(piece: Piece): string {
    const plain = this.#available.slice(0, piece.length);
    this.#available = this.#available.slice(plain.length);
    this.#sent += plain;
    return plain;
  }

  /** Everything released so far, as it must stand in a rewritten event. */
  sendAvailable(): { readonly piece: string; readonly plain: string } {
    const plain = this.#available;
    this.#available = "";
    if (this.#isJson && this.#writer === undefined) {
      // The writer must know whether what went before left a JSON string open.
      this.#writer = new PlainWriter();
      this.#writer.write(this.#sent);
    }
    this.#sent += plain;
    return { piece: this.#writer === undefined ? plain : this.#writer.write(plain), plain };
  }

  /** The whole text as sent, when `whole` repeats what this closed channel was pushed; undefined when it is news. */
  repeat(whole: string): string | undefined {
    return this.isClosed && whole === this.#original ? this.#sent + this.#available : undefined;
  }

  #take(text: string): void {
    this.#pushed += text.length;
    this.#original += text;
    if (!this.isChanged) this.#pending += text;
    if (text !== "" && this.blockedBy === undefined) this.#settle(this.#stream.push(text));
  }

  #settle(release: Release): void {
    if (release.isBlocked) {
      this.blockedBy = release.hits;
      return;
    }
    const { text } = release;
    if (!this.isChanged) {
      if (text === this.#pending) this.#pending = "";
      else if (this.#pending.startsWith(text)) this.#pending = this.#pending.slice(text.length);
      else this.#change();
    }
    this.#released += text.length;
    this.#available += text;
  }

  #change(): void {
    this.isChanged = true;
    this.#pending = "";
  }
}
