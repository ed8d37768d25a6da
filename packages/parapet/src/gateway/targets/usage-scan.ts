/**
 * Reads token counts out of a reply that nobody else parses: a stream or a body that passes through untouched.
 *
 * It looks for the bytes `"usage"` as a key and parses the one object behind it. A model cannot write those bytes
 * itself: inside a JSON string its quotes would be escaped. What a chunk cuts off is carried over, at most 4 KB.
 */
export class UsageScan {
  #carry: Buffer = EMPTY;
  #events = 0;
  #bytes = 0;
  /** Bytes of the line that the last chunk left open. */
  #openLine = 0;
  #eventEnd = -1;
  /** Beginning of the event that is open, and of the last that is whole. */
  #head = "";
  #lastHead = "";
  readonly #reports: { readonly usage: unknown }[] = [];

  /** A whole reply: its one report stands near its end. */
  readWhole(body: Buffer): void {
    this.#bytes = body.length;
    const at = body.lastIndexOf(KEY);
    if (at !== -1) this.#readObject(body, at + KEY.length);
  }

  push(chunk: Buffer): void {
    const data = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    this.#countEvents(chunk);
    this.#bytes += chunk.length;
    this.#carry = EMPTY;
    let at = data.indexOf(KEY);
    while (at !== -1) {
      const end = this.#readObject(data, at + KEY.length);
      if (end === -1) {
        if (data.length - at <= MAX_CARRY) this.#carry = Buffer.from(data.subarray(at));
        return;
      }
      at = data.indexOf(KEY, end);
    }
    // The key itself may be cut in two.
    const tail = data.lastIndexOf(QUOTE);
    if (tail >= 0 && data.length - tail < KEY.length && KEY.subarray(0, data.length - tail).equals(data.subarray(tail)))
      this.#carry = Buffer.from(data.subarray(tail));
  }

  /** Each report in turn; the caller merges them, as Anthropic reports input and output apart. */
  get reports(): readonly { readonly usage: unknown }[] {
    return this.#reports;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Where in the last chunk its last whole event ends; -1 when none ends there. */
  get eventEnd(): number {
    return this.#eventEnd;
  }

  /** The first bytes of the last event that is whole. */
  get lastEventHead(): string {
    return this.#lastHead;
  }

  /**
   * What a stream that nobody parses has likely brought: a token an event, or what its bytes amount to, where a
   * provider puts more into each.
   *
   * @param overheadBytes of an event, that are not the model's text; undefined when bytes tell nothing
   */
  streamedTokens(overheadBytes: number | undefined): number {
    if (overheadBytes === undefined) return this.#events;
    return Math.max(this.#events, (this.#bytes - this.#events * overheadBytes) / BYTES_PER_TOKEN);
  }

  /** An event ends with an empty line, whatever the line ends look like and wherever a chunk is cut. */
  #countEvents(chunk: Buffer): void {
    let start = 0;
    this.#growHead(chunk, 0);
    this.#eventEnd = -1;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, start)) {
      // A line of one byte is a carriage return: fields are longer.
      if (this.#openLine + at - start <= 1) {
        this.#events++;
        this.#eventEnd = at + 1;
        // A blank line more is no event.
        if (this.#head.charCodeAt(0) > 13) this.#lastHead = this.#head;
        this.#head = "";
        this.#growHead(chunk, at + 1);
      }
      this.#openLine = 0;
      start = at + 1;
    }
    this.#openLine += chunk.length - start;
  }

  #growHead(chunk: Buffer, from: number): void {
    const missing = EVENT_HEAD_BYTES - this.#head.length;
    if (missing > 0 && from < chunk.length) this.#head += chunk.toString("latin1", from, from + missing);
  }

  /** @returns the offset after the value, or -1 when the chunk ends within it */
  #readObject(data: Buffer, afterKey: number): number {
    let i = skipSpace(data, afterKey);
    if (i >= data.length) return -1;
    if (data[i] !== 0x3a) return afterKey;
    i = skipSpace(data, i + 1);
    if (i >= data.length) return -1;
    if (data[i] !== 0x7b) return i;
    let depth = 0;
    for (let end = i; end < data.length && end - i <= MAX_CARRY; end++) {
      if (data[end] === 0x7b) depth++;
      else if (data[end] === 0x7d && --depth === 0) {
        this.#keep(data.toString("utf8", i, end + 1));
        return end + 1;
      }
    }
    return data.length - i > MAX_CARRY ? i : -1;
  }

  #keep(json: string): void {
    try {
      this.#reports.push({ usage: JSON.parse(json) });
      // First and last tell all: a provider that reports with each event must not make us remember each.
      if (this.#reports.length > 8) this.#reports.splice(1, 1);
    } catch {
      // A value that only looked like an object of counts: the tokens are estimated, and the record says so.
    }
  }
}

const EMPTY = Buffer.alloc(0);
const KEY = Buffer.from('"usage"');
const QUOTE = Buffer.from('"');
const MAX_CARRY = 4_096;
/** As much of an event as tells its kind. */
const EVENT_HEAD_BYTES = 96;
const LF = 0x0a;
const BYTES_PER_TOKEN = 4;

function skipSpace(data: Buffer, start: number): number {
  let i = start;
  while (data[i] === 0x20 || data[i] === 0x0a || data[i] === 0x0d || data[i] === 0x09) i++;
  return i;
}
