import type { Transform } from "../../attack.ts";
import { decodeBits, decodeBlocks, encodeBits, encodeBlocks, ofBytes } from "./of-bytes.ts";

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = UPPER.toLowerCase();
const DIGITS = "0123456789";
const BASE45 = `${DIGITS}${UPPER} $%*+-./:`;
const Z85 = `${DIGITS}${LOWER}${UPPER}.-:+=^!/*?&<>()[]{}@%$#`;

/** @see RFC 4648 */
function padded(id: string, title: string, name: string, alphabet: string): Transform {
  const signs = [...alphabet];
  return ofBytes({
    id,
    title,
    name,
    times: 5,
    plus: 8,
    encode: (bytes) => {
      const text = encodeBits(bytes, signs, 5).join("");
      return text + "=".repeat((8 - (text.length % 8)) % 8);
    },
    decode: (text) => decodeBits(text, signs, 5),
  });
}

const inBlocks = (id: string, title: string, name: string, signs: string): Transform =>
  ofBytes({
    id,
    title,
    name,
    times: 6,
    plus: 2,
    encode: (bytes) => encodeBlocks(bytes, signs, 8),
    decode: (text) => decodeBlocks(text, signs, 8),
  });

/** Four bytes in five digits; a short last group of n bytes in n + 1, filled up as ascii85 does. */
function base85(bytes: Uint8Array, sign: (digit: number) => string, zero: string): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4);
    let value = 0;
    for (let byte = 0; byte < 4; byte++) value = value * 256 + (group[byte] ?? 0);
    if (value === 0 && group.length === 4 && zero !== "") {
      out += zero;
      continue;
    }
    let digits = "";
    for (let digit = 0; digit < 5; digit++) {
      digits = sign(value % 85) + digits;
      value = Math.floor(value / 85);
    }
    out += digits.slice(0, group.length + 1);
  }
  return out;
}

function fromBase85(text: string, digitOf: (sign: string) => number, zero: string): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    if (group.length < 2) return;
    const bytes = group.length - 1;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let byte = 0; byte < bytes; byte++) out.push(Math.floor(value / 256 ** (3 - byte)) % 256);
    group = [];
  };
  for (const sign of text) {
    if (zero !== "" && sign === zero) {
      out.push(0, 0, 0, 0);
      continue;
    }
    group.push(digitOf(sign));
    if (group.length === 5) flush();
  }
  flush();
  return Uint8Array.from(out);
}

/** @see RFC 9285: two bytes in three digits, the smallest first */
function base45(bytes: Uint8Array): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    const value = isPair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    out += BASE45[value % 45]! + BASE45[Math.floor(value / 45) % 45]!;
    if (isPair) out += BASE45[Math.floor(value / 2025)];
  }
  return out;
}

function fromBase45(text: string): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((sign) => BASE45.indexOf(sign));
    const value = digits.reduce((sum, digit, place) => sum + digit * 45 ** place, 0);
    if (digits.length === 3) out.push(value >> 8);
    out.push(value & 255);
  }
  return Uint8Array.from(out);
}

/** Bases of bytes, each by its standard where there is one. */
export const bases: readonly Transform[] = [
  ofBytes({
    id: "base64url",
    title: "Base64 for addresses, without padding",
    name: "base64url",
    times: 4,
    plus: 4,
    encode: (bytes) => bytes.toString("base64url"),
    decode: (text) => Buffer.from(text, "base64url"),
  }),
  padded("base32", "Base32", "Base32", `${UPPER}234567`),
  padded("base32hex", "Base32 with the extended hex alphabet", "base32hex", `${DIGITS}${UPPER.slice(0, 22)}`),
  ofBytes({
    id: "base16",
    title: "Hexadecimal",
    name: "hexadecimal",
    times: 6,
    encode: (bytes) => bytes.toString("hex"),
    decode: (text) => Buffer.from(text, "hex"),
  }),
  ofBytes({
    id: "ascii85",
    title: "Ascii85 between its marks",
    name: "Ascii85",
    times: 4,
    plus: 6,
    encode: (bytes) => `<~${base85(bytes, (digit) => String.fromCharCode(33 + digit), "z")}~>`,
    decode: (text) => fromBase85(text.slice(2, -2), (sign) => sign.charCodeAt(0) - 33, "z"),
  }),
  ofBytes({
    id: "z85",
    title: "Z85, a short last group as in ascii85",
    name: "Z85",
    times: 4,
    plus: 5,
    encode: (bytes) => base85(bytes, (digit) => Z85[digit]!, ""),
    decode: (text) => fromBase85(text, (sign) => Z85.indexOf(sign), ""),
  }),
  ofBytes({
    id: "base45",
    title: "Base45",
    name: "Base45",
    times: 5,
    plus: 3,
    encode: base45,
    decode: fromBase45,
  }),
  inBlocks(
    "base58",
    "Base58 by blocks of eight bytes",
    "Base58 in blocks of eight bytes, eleven digits each",
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
  ),
  inBlocks(
    "base62",
    "Base62 by blocks of eight bytes",
    "Base62 in blocks of eight bytes, eleven digits each",
    `${DIGITS}${UPPER}${LOWER}`,
  ),
  inBlocks(
    "base36",
    "Base36 by blocks of eight bytes",
    "Base36 in blocks of eight bytes, thirteen digits each",
    `${DIGITS}${LOWER}`,
  ),
];
