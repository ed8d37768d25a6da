import type { ByteWindow } from "./byte-window.ts";
import { Malformed } from "./malformed.ts";

/** One field of a protocol buffer message, as it lies in the file. */
export interface ProtoField {
  readonly number: number;
  readonly wire: 0 | 1 | 2 | 5;
  /** Of a varint; beyond 2^53 some other huge number. */
  readonly value: number;
  /** Content of a length-delimited field, or the bytes of a fixed one. */
  readonly start: number;
  readonly end: number;
}

type Visit = (field: ProtoField) => Promise<void> | undefined;

/**
 * Goes over the fields of the message in `[start, end)`, without reading what is skipped.
 *
 * @param visit what it returns is waited for; where it does not wait, nothing is
 * @throws {Malformed} where the message does not fit its own lengths
 */
export async function walkMessage(window: ByteWindow, start: number, end: number, visit: Visit): Promise<void> {
  let at = start;
  let steps = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (let size = 0; size < 10; size++) {
      if (at >= end) throw new Malformed("a number in it does not end", at);
      const byte = window.u8(at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new Malformed("a number in it is longer than numbers are", at);
  };
  while (at < end) {
    if ((++steps & 0xfff) === 0) window.check();
    const ahead = Math.min(20, end - at);
    if (!window.has(at, ahead)) await window.load(at, ahead);
    const from = at;
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0 || tag > 0xffffffff) throw new Malformed("a field has an impossible number", from);
    let field: ProtoField;
    if (wire === 0) {
      const value = varint();
      field = { number, wire, value, start: at, end: at };
    } else if (wire === 2) {
      const length = varint();
      if (at + length > end) throw new Malformed("a field is longer than what it stands in", from);
      field = { number, wire, value: 0, start: at, end: at + length };
    } else if (wire === 1 || wire === 5) {
      const length = wire === 1 ? 8 : 4;
      if (at + length > end) throw new Malformed("a field is longer than what it stands in", from);
      field = { number, wire, value: 0, start: at, end: at + length };
    } else throw new Malformed("a field has a form that is not read", from);
    at = field.end;
    const pending = visit(field);
    if (pending !== undefined) await pending;
  }
}

/** A text field, at most `most` bytes of it. */
export async function textOfField(window: ByteWindow, field: ProtoField, most = 65_536): Promise<string> {
  return field.wire === 2 ? await window.takeText(field.start, field.end - field.start, most) : "";
}

/** The text fields of a small message by their numbers: a map's entry, say. The last of a number counts. */
export async function textsOf(
  window: ByteWindow,
  message: ProtoField,
  most = 65_536,
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  await walkMessage(window, message.start, message.end, (field) =>
    field.wire === 2
      ? textOfField(window, field, most).then((text) => {
          texts.set(field.number, text);
        })
      : undefined,
  );
  return texts;
}
