import type { ByteWindow } from "./byte-window.ts";
import { Malformed } from "./malformed.ts";

const MAX_TEXT = 65_536;

/** Tables of a FlatBuffer by the numbers of their fields. Every offset is checked against the file. */
export class FlatBuffer {
  readonly #window: ByteWindow;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  async root(): Promise<number> {
    return this.#table(await this.#u32(0));
  }

  async #u32(at: number): Promise<number> {
    if (!this.#window.has(at, 4)) await this.#window.load(at, 4);
    return this.#window.u32(at);
  }

  /** Checks that a table stands there. */
  async #table(at: number): Promise<number> {
    if (at < 4 || at + 4 > this.#window.sizeBytes) throw new Malformed("a table lies outside the file", at);
    const scheme = await this.#scheme(at);
    await this.#window.load(scheme, 4);
    const size = this.#window.u16(scheme);
    if (size < 4 || size % 2 !== 0 || scheme + size > this.#window.sizeBytes)
      throw new Malformed("a table has no scheme", at);
    return at;
  }

  async #scheme(at: number): Promise<number> {
    if (!this.#window.has(at, 4)) await this.#window.load(at, 4);
    const scheme = at - this.#window.i32(at);
    if (scheme < 0 || scheme + 4 > this.#window.sizeBytes) throw new Malformed("a table has no scheme", at);
    return scheme;
  }

  /** Where a field lies; undefined when the table does not have it. */
  async #field(table: number, number: number): Promise<number | undefined> {
    const scheme = await this.#scheme(table);
    if (!this.#window.has(scheme, 4)) await this.#window.load(scheme, 4);
    const size = this.#window.u16(scheme);
    const place = 4 + 2 * number;
    if (place + 2 > size) return undefined;
    await this.#window.load(scheme + place, 2);
    const offset = this.#window.u16(scheme + place);
    return offset === 0 ? undefined : table + offset;
  }

  async byte(table: number, number: number): Promise<number> {
    const at = await this.#field(table, number);
    if (at === undefined) return 0;
    await this.#window.load(at, 1);
    return this.#window.u8(at);
  }

  async int(table: number, number: number): Promise<number> {
    const at = await this.#field(table, number);
    if (at === undefined) return 0;
    await this.#window.load(at, 4);
    return this.#window.i32(at);
  }

  async text(table: number, number: number): Promise<string | undefined> {
    const at = await this.#field(table, number);
    if (at === undefined) return undefined;
    const start = at + (await this.#u32(at));
    const length = await this.#u32(start);
    if (start + 4 + length > this.#window.sizeBytes) throw new Malformed("a text lies outside the file", at);
    return this.#window.takeText(start + 4, length, MAX_TEXT);
  }

  /** The tables of a vector. */
  async tables(table: number, number: number, most: number): Promise<readonly number[]> {
    const at = await this.#field(table, number);
    if (at === undefined) return [];
    const start = at + (await this.#u32(at));
    const count = await this.#u32(start);
    if (count > most || start + 4 + count * 4 > this.#window.sizeBytes)
      throw new Malformed("a list lies outside the file", at);
    const places: number[] = [];
    for (let index = 0; index < count; index++) {
      if ((index & 0xfff) === 0) this.#window.check();
      const place = start + 4 + index * 4;
      places.push(await this.#table(place + (await this.#u32(place))));
    }
    return places;
  }
}
