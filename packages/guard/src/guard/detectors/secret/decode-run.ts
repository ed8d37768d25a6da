import { CLASS, DIGIT, isHex, UPPER } from "../../../text/index.ts";

/** Whether bytes may be a text: UTF-8 without control characters, told byte by byte. Noise fails within a few. */
class TextBytes {
  #missing = 0;

  take(byte: number): boolean {
    if (this.#missing > 0) {
      this.#missing--;
      return (byte & 0xc0) === 0x80;
    }
    if (byte < 0x80) return (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);
    this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    return byte >= 0xc2 && byte <= 0xf4;
  }
}

function sextetOf(code: number): number {
  const bits = CLASS[code]!;
  if ((bits & UPPER) !== 0) return code - 65;
  if ((bits & DIGIT) !== 0) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : code - 71;
}

const digitOf = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

/**
 * The bytes, each as a character, that the run of base64 characters from `start` to `end` encodes; undefined as soon as
 * they are no text. Letters of other scripts come out as their bytes: no key has any.
 */
export function textOfBase64(text: string, start: number, end: number): string | undefined {
  const bytes = new TextBytes();
  let decoded = "";
  let pending = 0;
  for (let at = start, place = 0; at < end; at++, place = (place + 1) & 3) {
    pending = ((pending << 6) | sextetOf(text.charCodeAt(at))) & 0xffff;
    if (place === 0) continue;
    const byte = (pending >> (6 - 2 * place)) & 0xff;
    if (!bytes.take(byte)) return undefined;
    decoded += String.fromCharCode(byte);
  }
  return decoded;
}

/** The same of hexadecimal digits; undefined when one is none. */
export function textOfHex(text: string, start: number, end: number): string | undefined {
  const bytes = new TextBytes();
  let decoded = "";
  for (let at = start; at < end; at += 2) {
    const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    if (!isHex(high) || (at + 1 < end && !isHex(low))) return undefined;
    if (at + 1 === end) break;
    const byte = digitOf(high) * 16 + digitOf(low);
    if (!bytes.take(byte)) return undefined;
    decoded += String.fromCharCode(byte);
  }
  return decoded;
}

/** The run with each `%2D` as its byte; undefined when it has none. */
export function textOfPercent(text: string, start: number, end: number): string | undefined {
  let decoded = "";
  let done = start;
  for (let at = text.indexOf("%", start); at >= 0 && at + 2 < end; at = text.indexOf("%", at)) {
    const [high, low] = [text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
    if (!isHex(high) || !isHex(low)) {
      at++;
      continue;
    }
    decoded += text.slice(done, at) + String.fromCharCode(digitOf(high) * 16 + digitOf(low));
    at += 3;
    done = at;
  }
  return done === start ? undefined : decoded + text.slice(done, end);
}
