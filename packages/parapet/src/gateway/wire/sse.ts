import { isUtf8 } from "node:buffer";

/**
 * Server-sent events, in and out. The reader keeps the bytes of every event, so that what nobody changed goes on
 * byte for byte; it looks for line ends in the bytes and decodes an event only when it is complete, so that a chunk
 * may end anywhere, inside a UTF-8 sequence or between CR and LF.
 */

export interface SseEvent {
  /** The event as received, its blank line included. */
  readonly raw: Buffer;
  /** Value of the last `event:` line; "" when there is none. */
  readonly name: string;
  /** The `data:` lines joined by LF; undefined for comments and bare fields. */
  readonly data: string | undefined;
  /** False when the bytes are not UTF-8: a client would read replacement characters. */
  readonly isUtf8: boolean;
  /** What stands beside the data: comments, fields that no client reads, odd names. Mostly "". */
  readonly stray: string;
  /** A line that is no field to the standard and may be one to a client: JSON, `Data:`, a byte order mark before `data:`. */
  readonly isMalformed: boolean;
}

const LF = 10;
const CR = 13;

export class SseReader {
  readonly #maxEventBytes: number;
  /** Bytes of the event that is not complete yet. */
  #parts: Buffer[] = [];
  #heldBytes = 0;
  /** Nothing since the last line end: another one completes the event. */
  #isLineEmpty = true;
  #wasCr = false;
  #isFirst = true;

  constructor(maxEventBytes = 8_388_608) {
    this.#maxEventBytes = maxEventBytes;
  }

  /** An event grew over the limit; the stream cannot be read further. */
  get isTooLarge(): boolean {
    return this.#heldBytes > this.#maxEventBytes;
  }

  /** The events that `chunk` completes, in order. */
  push(chunk: Buffer): SseEvent[] {
    const events: SseEvent[] = [];
    let begin = 0;
    let at = 0;
    // CRs are rare: when the chunk has none, every line end is one native search away.
    let cr = chunk.indexOf(CR);
    let lf = chunk.indexOf(LF);
    while (at < chunk.length) {
      if (this.#wasCr) {
        this.#wasCr = false;
        // The LF of a CRLF ends no line of its own.
        if (chunk[at] === LF) {
          at += 1;
          if (lf !== -1 && lf < at) lf = chunk.indexOf(LF, at);
          continue;
        }
      }
      const end = lf === -1 ? cr : cr === -1 ? lf : Math.min(lf, cr);
      if (end === -1) {
        this.#isLineEmpty = false;
        break;
      }
      const isBlank = this.#isLineEmpty && end === at;
      this.#isLineEmpty = true;
      at = end + 1;
      if (end === cr) {
        this.#wasCr = true;
        cr = chunk.indexOf(CR, at);
        // A CRLF that is whole in this chunk stays with its line.
        if (chunk[at] === LF) {
          at += 1;
          this.#wasCr = false;
        }
      }
      // The blank line is mostly the next byte, and the end of the chunk.
      if (lf !== -1 && lf < at) lf = at === chunk.length ? -1 : chunk[at] === LF ? at : chunk.indexOf(LF, at);
      if (isBlank) {
        events.push(this.#complete(begin === 0 && at === chunk.length ? chunk : chunk.subarray(begin, at)));
        begin = at;
      }
    }
    if (begin < chunk.length) {
      const rest = chunk.subarray(begin);
      this.#parts.push(rest);
      this.#heldBytes += rest.length;
    }
    return events;
  }

  /** What is left when the stream ends in the middle of an event; some clients read it as one. */
  end(): SseEvent | undefined {
    return this.#heldBytes === 0 ? undefined : this.#complete(Buffer.alloc(0));
  }

  #complete(last: Buffer): SseEvent {
    const raw = this.#heldBytes === 0 ? last : Buffer.concat([...this.#parts, last]);
    this.#parts = [];
    this.#heldBytes = 0;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    return readEvent(raw, isFirst);
  }
}

/** @param isFirst a byte order mark may stand before the first event of a stream */
function readEvent(raw: Buffer, isFirst: boolean): SseEvent {
  let text = raw.toString("utf8");
  if (isFirst && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const valid = !text.includes("\ufffd") || isUtf8(raw);
  // The usual event is one line.
  if (text.startsWith("data: ") && text.indexOf("\n") === text.length - 2 && !text.includes("\r"))
    return { raw, name: "", data: text.slice(6, -2), isUtf8: valid, stray: "", isMalformed: false };
  let name = "";
  let data: string | undefined;
  let stray = "";
  let isMalformed = false;
  for (const line of linesOf(text)) {
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data = data === undefined ? value : `${data}\n${value}`;
    else {
      if (field === "event") name = value;
      if (line.length > 1 && !isPlainLine(field, value)) stray = stray === "" ? line : `${stray}\n${line}`;
      if (mayBeRead(field)) isMalformed = true;
    }
  }
  return { raw, name, data, isUtf8: valid, stray, isMalformed };
}

/** A name of an event, a number: nothing that says anything. */
function isPlainLine(field: string, value: string): boolean {
  if (field === "event") return /^[a-z_.-]{0,64}$/.test(value);
  return (field === "id" || field === "retry") && /^[0-9]{0,20}$/.test(value);
}

/** Clients differ in how they read a field's name; what some would take for one of ours must not pass as none. */
function mayBeRead(field: string): boolean {
  if (field === "" || field === "event" || field === "id" || field === "retry") return false;
  return !/^[a-z0-9_-]{1,64}$/i.test(field) || /^(data|event|id|retry)$/i.test(field);
}

function linesOf(text: string): string[] {
  return text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
}

/** The event with other data, or with none; its `event:`, `id:` and `retry:` lines stay, where they are plain. */
export function rewriteEvent(event: SseEvent, data: string | undefined): string {
  if (data === undefined) return "";
  let head = "";
  for (const line of linesOf(event.raw.toString("utf8"))) {
    const field = /^(event|id|retry)(?::|$) ?/.exec(line);
    if (field !== null && isPlainLine(field[1] ?? "", line.slice(field[0].length))) head += `${line}\n`;
  }
  return writeEvent(head, data);
}

/** @param head whole lines to stand before the data, or "" */
export function writeEvent(head: string, data: string): string {
  const lines = data.includes("\n") || data.includes("\r") ? linesOf(data).join("\ndata: ") : data;
  return `${head}data: ${lines}\n\n`;
}
