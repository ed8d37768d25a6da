/**
 * Bytes as digits of a base whose digits fill whole bits: 32, 16, 8, 2 (RFC 4648 for 32).
 *
 * @param pad the sign that fills the last group up; "" for none
 */
export function encodeBits(bytes: Uint8Array, alphabet: string, bits: number, pad = "", group = 1): string {
  let out = "";
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    while (count >= bits) {
      count -= bits;
      out += alphabet[(held >> count) & ((1 << bits) - 1)];
    }
    held &= (1 << count) - 1;
  }
  if (count > 0) out += alphabet[(held << (bits - count)) & ((1 << bits) - 1)];
  if (pad !== "") while (out.length % group !== 0) out += pad;
  return out;
}

/** What is no sign of the alphabet is passed over. */
export function decodeBits(text: string, alphabet: string, bits: number): Uint8Array {
  const out: number[] = [];
  let held = 0;
  let count = 0;
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value === -1) continue;
    held = (held << bits) | value;
    count += bits;
    if (count >= 8) {
      count -= 8;
      out.push((held >> count) & 255);
      held &= (1 << count) - 1;
    }
  }
  return Uint8Array.from(out);
}

/** Bytes as one large number in any base, in blocks of 64 bytes so that time grows with the text; blocks are joined by `gap`. */
export function encodeNumber(bytes: Uint8Array, alphabet: string, gap: string): string {
  const base = BigInt(alphabet.length);
  const blocks: string[] = [];
  for (let from = 0; from < bytes.length; from += 64) {
    let value = 1n;
    for (const byte of bytes.subarray(from, from + 64)) value = (value << 8n) | BigInt(byte);
    let block = "";
    for (; value > 0n; value /= base) block = alphabet[Number(value % base)] + block;
    blocks.push(block);
  }
  return blocks.join(gap);
}

export function decodeNumber(text: string, alphabet: string, gap: string): Uint8Array {
  const base = BigInt(alphabet.length);
  const out: number[] = [];
  for (const block of text === "" ? [] : text.split(gap)) {
    let value = 0n;
    for (const sign of block) value = value * base + BigInt(Math.max(0, alphabet.indexOf(sign)));
    const bytes: number[] = [];
    for (; value > 1n; value >>= 8n) bytes.unshift(Number(value & 255n));
    out.push(...bytes);
  }
  return Uint8Array.from(out);
}

/** Four bytes as five digits of 85. @see RFC 1924's idea in the alphabets of Ascii85 and Z85 (ZeroMQ RFC 32) */
export function encode85(bytes: Uint8Array, alphabet: string): string {
  let out = "";
  for (let from = 0; from < bytes.length; from += 4) {
    const block = bytes.subarray(from, from + 4);
    let value = 0;
    for (let at = 0; at < 4; at++) value = value * 256 + (block[at] ?? 0);
    let digits = "";
    for (let at = 0; at < 5; at++) {
      digits = alphabet[value % 85] + digits;
      value = Math.floor(value / 85);
    }
    out += digits.slice(0, block.length + 1);
  }
  return out;
}

export function decode85(text: string, alphabet: string): Uint8Array {
  const out: number[] = [];
  for (let from = 0; from < text.length; from += 5) {
    const digits = text.slice(from, from + 5);
    if (digits.length < 2) break;
    let value = 0;
    for (let at = 0; at < 5; at++)
      value = value * 85 + Math.max(0, at < digits.length ? alphabet.indexOf(digits[at]!) : 84);
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
    out.push(...bytes.slice(0, digits.length - 1));
  }
  return Uint8Array.from(out);
}

const ALPHABET_45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** @see RFC 9285 */
export function encode45(bytes: Uint8Array): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    for (let digit = 0; digit < (isPair ? 3 : 2); digit++) {
      out += ALPHABET_45[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return out;
}

export function decode45(text: string): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((sign) => Math.max(0, ALPHABET_45.indexOf(sign)));
    const value = digits.reduce((sum, digit, place) => sum + digit * 45 ** place, 0);
    if (digits.length === 3) out.push(Math.floor(value / 256) % 256, value % 256);
    else out.push(value % 256);
  }
  return Uint8Array.from(out);
}
