/** One server-sent event: its plain fields, and its data. */
export interface SseEvent {
  /** Lines of `event:`, `id:` and `retry:`, each with its end; comments and fields that no client reads are left out. */
  readonly head: string;
  readonly data: string;
}

const MAX_EVENT_CHARACTERS = 8_388_608;
const PLAIN_HEAD = /^(event: ?[a-z_.-]{0,64}|id: ?[0-9]{0,20}|retry: ?[0-9]{0,20})$/;

/** Reads events from text in pieces of any size, with CR, LF and CRLF. Put together once an event is whole, not before. */
export class SseReader {
  #parts: string[] = [];
  #heldCharacters = 0;
  #wasCr = false;
  #last = "";

  /** @throws {RangeError} for an event that never ends */
  push(piece: string): SseEvent[] {
    let text = piece;
    // The LF of a CRLF may come with the next piece, and ends no line of its own.
    if (this.#wasCr && text.startsWith("\n")) text = text.slice(1);
    if (piece !== "") this.#wasCr = piece.endsWith("\r");
    if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
    if (text === "") return [];
    const isWhole = `${this.#last}${text}`.includes("\n\n");
    this.#last = text.at(-1) ?? "";
    this.#parts.push(text);
    this.#heldCharacters += text.length;
    if (!isWhole) {
      if (this.#heldCharacters > MAX_EVENT_CHARACTERS) throw new RangeError("an event of the stream is too large");
      return [];
    }
    const events: SseEvent[] = [];
    const all = this.#parts.join("");
    let from = 0;
    for (let end = all.indexOf("\n\n"); end !== -1; end = all.indexOf("\n\n", from)) {
      const event = readEvent(all.slice(from, end));
      if (event !== undefined) events.push(event);
      from = end + 2;
    }
    this.#parts = [all.slice(from)];
    this.#heldCharacters = all.length - from;
    if (this.#heldCharacters === 0) this.#last = "";
    return events;
  }

  /** An event without its blank line; some clients read it as one. */
  end(): SseEvent[] {
    return this.push("\n\n");
  }
}

function readEvent(text: string): SseEvent | undefined {
  let head = "";
  let data: string | undefined;
  for (const line of text.split("\n")) {
    if (line.startsWith("data:")) {
      const value = line.slice(line[5] === " " ? 6 : 5);
      data = data === undefined ? value : `${data}\n${value}`;
    } else if (PLAIN_HEAD.test(line)) head += `${line}\n`;
  }
  return data === undefined ? undefined : { head, data };
}

export function writeSse(head: string, data: string): string {
  return `${head}data: ${data.replaceAll("\n", "\ndata: ")}\n\n`;
}
