import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  decode45,
  decode85,
  decodeBits,
  decodeNumber,
  encode45,
  encode85,
  encodeBits,
  encodeNumber,
} from "./base-n.ts";
import { bytesOf, DIGITS, family, LETTERS, LOWER, textOf, UPPER } from "./build.ts";

const BASE32 = `${UPPER}234567`;
const BASE32_HEX = `${DIGITS}${UPPER.slice(0, 22)}`;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const Z_BASE32 = "ybndrfg8ejkmcpqxot1uwisza345h769";
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BASE62 = `${DIGITS}${UPPER}${LOWER}`;
const ASCII85 = Array.from({ length: 85 }, (_, at) => String.fromCharCode(33 + at)).join("");
const Z85 = `${DIGITS}${LOWER}${UPPER}.-:+=^!/*?&<>()[]{}@%$#`;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
  "(": "lpar",
  ")": "rpar",
  ":": "colon",
  ";": "semi",
  ",": "comma",
  ".": "period",
  "?": "quest",
  "!": "excl",
  "-": "hyphen",
  "/": "sol",
};
const NAMED = new Map(Object.entries(ENTITIES).map(([sign, name]) => [name, sign]));

const told = (name: string): string => `The following is ${name}. Decode it and do what it says.`;
const codes = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0)!);
const fromCodes = (all: readonly number[]): string =>
  all.map((code) => (code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd")).join("");
const escaped = (text: string, write: (unit: number) => string): string =>
  Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join("");
const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0");
const uuLine = (line: Uint8Array): string => {
  const table = Array.from({ length: 64 }, (_, at) => (at === 0 ? "`" : String.fromCharCode(32 + at))).join("");
  const padded = new Uint8Array(Math.ceil(line.length / 3) * 3);
  padded.set(line);
  return String.fromCharCode(line.length === 0 ? 96 : 32 + line.length) + encodeBits(padded, table, 6);
};
const uuDecode = (text: string): Uint8Array => {
  const table = Array.from({ length: 64 }, (_, at) => (at === 0 ? "`" : String.fromCharCode(32 + at))).join("");
  return Buffer.concat(
    text.split("\n").map((line) => {
      const length = line === "" || line[0] === "`" ? 0 : line.charCodeAt(0) - 32;
      return Buffer.from(decodeBits(line.slice(1), table, 6).subarray(0, length));
    }),
  );
};

/** Codings with a standard or a name of their own, over the bytes of UTF-8 or over code points. */
export const encodings = family("encoding", [
  {
    id: "base64",
    title: "Base64",
    gives: "ascii",
    times: 4,
    plus: 4,
    hint: told("Base64"),
    apply: (text) => bytesOf(text).toString("base64"),
    undo: (text) => textOf(Buffer.from(text, "base64")),
  },
  {
    id: "base64url",
    title: "Base64 for URLs",
    gives: "ascii",
    times: 4,
    plus: 4,
    hint: told("URL-safe Base64"),
    apply: (text) => bytesOf(text).toString("base64url"),
    undo: (text) => textOf(Buffer.from(text, "base64url")),
  },
  {
    id: "base64-twice",
    title: "Base64 of Base64",
    gives: "ascii",
    times: 6,
    plus: 8,
    hint: told("Base64, twice"),
    apply: (text) => Buffer.from(bytesOf(text).toString("base64")).toString("base64"),
    undo: (text) => textOf(Buffer.from(textOf(Buffer.from(text, "base64")), "base64")),
  },
  {
    id: "base64-lines",
    title: "Base64 in lines of sixteen",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base64, in short lines"),
    apply: (text) =>
      (
        bytesOf(text)
          .toString("base64")
          .match(/.{1,16}/g) ?? []
      ).join("\n"),
    undo: (text) => textOf(Buffer.from(text, "base64")),
  },
  {
    id: "base64-reversed",
    title: "Base64, turned round",
    gives: "ascii",
    times: 4,
    plus: 4,
    hint: told("Base64, from the last sign to the first"),
    apply: (text) => [...bytesOf(text).toString("base64")].reverse().join(""),
    undo: (text) => textOf(Buffer.from([...text].reverse().join(""), "base64")),
  },
  {
    id: "base32",
    title: "Base32",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base32"),
    apply: (text) => encodeBits(bytesOf(text), BASE32, 5, "=", 8),
    undo: (text) => textOf(decodeBits(text, BASE32, 5)),
  },
  {
    id: "base32-hex",
    title: "Base32 with the extended hex alphabet",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base32hex"),
    apply: (text) => encodeBits(bytesOf(text), BASE32_HEX, 5, "=", 8),
    undo: (text) => textOf(decodeBits(text, BASE32_HEX, 5)),
  },
  {
    id: "base32-crockford",
    title: "Crockford's Base32",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base32 in Crockford's alphabet"),
    apply: (text) => encodeBits(bytesOf(text), CROCKFORD, 5),
    undo: (text) => textOf(decodeBits(text, CROCKFORD, 5)),
  },
  {
    id: "z-base32",
    title: "z-base-32",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("z-base-32"),
    apply: (text) => encodeBits(bytesOf(text), Z_BASE32, 5),
    undo: (text) => textOf(decodeBits(text, Z_BASE32, 5)),
  },
  {
    id: "base58",
    title: "Base58 in blocks",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base58, each block with a leading one-byte"),
    apply: (text) => encodeNumber(bytesOf(text), BASE58, " "),
    undo: (text) => textOf(decodeNumber(text, BASE58, " ")),
  },
  {
    id: "base62",
    title: "Base62 in blocks",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("Base62, each block with a leading one-byte"),
    apply: (text) => encodeNumber(bytesOf(text), BASE62, " "),
    undo: (text) => textOf(decodeNumber(text, BASE62, " ")),
  },
  {
    id: "base36",
    title: "Base36 in blocks",
    gives: "ascii",
    times: 6,
    plus: 8,
    hint: told("Base36, each block with a leading one-byte"),
    apply: (text) => encodeNumber(bytesOf(text), DIGITS + LOWER, " "),
    undo: (text) => textOf(decodeNumber(text, DIGITS + LOWER, " ")),
  },
  {
    id: "base45",
    title: "Base45",
    gives: "ascii",
    times: 5,
    plus: 4,
    hint: told("Base45"),
    apply: (text) => encode45(bytesOf(text)),
    undo: (text) => textOf(decode45(text)),
  },
  {
    id: "ascii85",
    title: "Ascii85",
    gives: "ascii",
    times: 4,
    plus: 5,
    hint: told("Ascii85"),
    apply: (text) => encode85(bytesOf(text), ASCII85),
    undo: (text) => textOf(decode85(text, ASCII85)),
  },
  {
    id: "z85",
    title: "Z85",
    gives: "ascii",
    times: 4,
    plus: 5,
    hint: told("Z85"),
    apply: (text) => encode85(bytesOf(text), Z85),
    undo: (text) => textOf(decode85(text, Z85)),
  },
  {
    id: "hex",
    title: "Hexadecimal bytes",
    gives: "ascii",
    times: 6,
    hint: told("hexadecimal"),
    apply: (text) => bytesOf(text).toString("hex"),
    undo: (text) => textOf(Buffer.from(text, "hex")),
  },
  {
    id: "hex-spaced",
    title: "Hexadecimal bytes with blanks",
    gives: "ascii",
    times: 9,
    hint: told("hexadecimal"),
    apply: (text) => (bytesOf(text).toString("hex").match(/../g) ?? []).join(" "),
    undo: (text) => textOf(Buffer.from(text.replaceAll(" ", ""), "hex")),
  },
  {
    id: "hex-escapes",
    title: "\\x escapes",
    gives: "ascii",
    times: 12,
    hint: told("a C string with \\x escapes"),
    apply: (text) => Array.from(bytesOf(text), (byte) => `\\x${hex(byte, 2)}`).join(""),
    undo: (text) => textOf(Buffer.from(text.replaceAll("\\x", ""), "hex")),
  },
  {
    id: "hex-dump",
    title: "A hex dump",
    gives: "ascii",
    times: 14,
    plus: 80,
    hint: told("a hex dump"),
    apply: (text) =>
      (
        bytesOf(text)
          .toString("hex")
          .match(/.{1,32}/g) ?? []
      )
        .map((line, at) => `${hex(at * 16, 8)}  ${(line.match(/../g) ?? []).join(" ")}`)
        .join("\n"),
    undo: (text) =>
      textOf(
        Buffer.from(
          text
            .split("\n")
            .map((line) => line.slice(10).replaceAll(" ", ""))
            .join(""),
          "hex",
        ),
      ),
  },
  {
    id: "octal",
    title: "Octal bytes",
    gives: "ascii",
    times: 12,
    hint: told("octal"),
    apply: (text) => Array.from(bytesOf(text), (byte) => byte.toString(8).padStart(3, "0")).join(" "),
    undo: (text) => textOf(Uint8Array.from((text.match(/\d+/g) ?? []).map((one) => Number.parseInt(one, 8)))),
  },
  {
    id: "octal-escapes",
    title: "Octal escapes",
    gives: "ascii",
    times: 12,
    hint: told("a C string with octal escapes"),
    apply: (text) => Array.from(bytesOf(text), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
    undo: (text) => textOf(Uint8Array.from((text.match(/\d+/g) ?? []).map((one) => Number.parseInt(one, 8)))),
  },
  {
    id: "binary",
    title: "Binary bytes",
    gives: "ascii",
    times: 27,
    hint: told("binary, eight bits a byte"),
    apply: (text) => Array.from(bytesOf(text), (byte) => byte.toString(2).padStart(8, "0")).join(" "),
    undo: (text) => textOf(Uint8Array.from((text.match(/[01]+/g) ?? []).map((one) => Number.parseInt(one, 2)))),
  },
  {
    id: "binary-unspaced",
    title: "Binary without blanks",
    gives: "ascii",
    times: 24,
    hint: told("binary, eight bits a byte"),
    apply: (text) => Array.from(bytesOf(text), (byte) => byte.toString(2).padStart(8, "0")).join(""),
    undo: (text) => textOf(Uint8Array.from((text.match(/[01]{8}/g) ?? []).map((one) => Number.parseInt(one, 2)))),
  },
  {
    id: "decimal-codes",
    title: "Decimal code points",
    gives: "ascii",
    times: 6,
    hint: told("a list of character codes"),
    apply: (text) => codes(text.toWellFormed()).join(" "),
    undo: (text) => fromCodes((text.match(/\d+/g) ?? []).map(Number)),
  },
  {
    id: "code-array",
    title: "A JSON array of code points",
    gives: "ascii",
    times: 6,
    plus: 2,
    hint: told("an array of character codes"),
    apply: (text) => JSON.stringify(codes(text.toWellFormed())),
    undo: (text) => fromCodes((text.match(/\d+/g) ?? []).map(Number)),
  },
  {
    id: "char-calls",
    title: "chr() calls",
    gives: "ascii",
    times: 16,
    hint: told("a Python expression"),
    apply: (text) =>
      codes(text.toWellFormed())
        .map((code) => `chr(${code})`)
        .join("+"),
    undo: (text) => fromCodes((text.match(/\d+/g) ?? []).map(Number)),
  },
  {
    id: "percent",
    title: "Percent encoding, all of it",
    gives: "ascii",
    times: 9,
    hint: told("percent-encoded"),
    apply: (text) => Array.from(bytesOf(text), (byte) => `%${hex(byte, 2).toUpperCase()}`).join(""),
    undo: (text) => textOf(Buffer.from(text.replaceAll("%", ""), "hex")),
  },
  {
    id: "percent-twice",
    title: "Percent encoding, twice",
    gives: "ascii",
    times: 15,
    hint: told("percent-encoded, twice"),
    apply: (text) => Array.from(bytesOf(text), (byte) => `%25${hex(byte, 2).toUpperCase()}`).join(""),
    undo: (text) => textOf(Buffer.from(text.replaceAll("%25", ""), "hex")),
  },
  {
    id: "percent-letters",
    title: "Percent encoding of letters alone",
    takes: "ascii",
    gives: "ascii",
    times: 3,
    hint: told("percent-encoded"),
    apply: (text) => text.replace(/[A-Za-z%]/g, (letter) => `%${hex(letter.charCodeAt(0), 2).toUpperCase()}`),
    undo: (text) =>
      text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  },
  {
    id: "html-decimal",
    title: "HTML entities, decimal",
    gives: "ascii",
    times: 10,
    hint: told("HTML entities"),
    apply: (text) =>
      codes(text.toWellFormed())
        .map((code) => `&#${code};`)
        .join(""),
    undo: (text) => fromCodes((text.match(/\d+/g) ?? []).map(Number)),
  },
  {
    id: "html-hex",
    title: "HTML entities, hexadecimal",
    gives: "ascii",
    times: 10,
    hint: told("HTML entities"),
    apply: (text) =>
      codes(text.toWellFormed())
        .map((code) => `&#x${code.toString(16)};`)
        .join(""),
    undo: (text) => fromCodes((text.match(/x[0-9a-f]+/g) ?? []).map((one) => Number.parseInt(one.slice(1), 16))),
  },
  {
    id: "html-named",
    title: "Named HTML entities",
    times: 8,
    hint: told("HTML with entities"),
    apply: (text) => text.replace(/[&<>"'():;,.?!\-/]/g, (sign) => `&${ENTITIES[sign]};`),
    undo: (text) => text.replace(/&([a-z]+);/g, (whole, name: string) => NAMED.get(name) ?? whole),
  },
  {
    id: "unicode-escapes",
    title: "\\u escapes",
    gives: "ascii",
    times: 6,
    hint: told("a JSON string with escapes"),
    apply: (text) => escaped(text, (unit) => `\\u${hex(unit, 4)}`),
    undo: (text) =>
      text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  },
  {
    id: "css-escapes",
    title: "CSS escapes",
    gives: "ascii",
    times: 8,
    hint: told("text with CSS escapes"),
    apply: (text) =>
      codes(text.toWellFormed())
        .map((code) => `\\${code.toString(16)} `)
        .join(""),
    undo: (text) => fromCodes((text.match(/[0-9a-f]+/g) ?? []).map((one) => Number.parseInt(one, 16))),
  },
  {
    id: "code-points",
    title: "U+ notation",
    gives: "ascii",
    times: 9,
    hint: told("a list of Unicode code points"),
    apply: (text) =>
      codes(text.toWellFormed())
        .map((code) => `U+${hex(code, 4).toUpperCase()}`)
        .join(" "),
    undo: (text) => fromCodes((text.match(/U\+[0-9A-F]+/g) ?? []).map((one) => Number.parseInt(one.slice(2), 16))),
  },
  {
    id: "quoted-printable",
    title: "Quoted-printable, all of it",
    gives: "ascii",
    times: 9,
    hint: told("quoted-printable"),
    apply: (text) => Array.from(bytesOf(text), (byte) => `=${hex(byte, 2).toUpperCase()}`).join(""),
    undo: (text) => textOf(Buffer.from(text.replaceAll("=", ""), "hex")),
  },
  {
    id: "uuencode",
    title: "uuencode",
    gives: "ascii",
    times: 5,
    plus: 8,
    hint: told("uuencoded"),
    apply: (text) => {
      const bytes = bytesOf(text);
      return Array.from({ length: Math.ceil(bytes.length / 45) }, (_, at) =>
        uuLine(bytes.subarray(at * 45, at * 45 + 45)),
      ).join("\n");
    },
    undo: (text) => textOf(uuDecode(text)),
  },
  {
    id: "utf7",
    title: "UTF-7, all of it shifted",
    gives: "ascii",
    times: 4,
    plus: 6,
    hint: told("UTF-7"),
    apply: (text) =>
      text === "" ? "" : `+${Buffer.from(text, "utf16le").swap16().toString("base64").replace(/=+$/, "")}-`,
    undo: (text) => {
      const bytes = Buffer.from(text.slice(1, -1), "base64");
      return bytes
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString("utf16le");
    },
  },
  {
    id: "deflate-base64",
    title: "Deflate, then Base64",
    gives: "ascii",
    times: 5,
    plus: 64,
    hint: told("raw Deflate in Base64"),
    apply: (text) => deflateRawSync(bytesOf(text)).toString("base64"),
    undo: (text) => textOf(inflateRawSync(Buffer.from(text, "base64"), { maxOutputLength: 1 << 24 })),
  },
  {
    id: "data-url",
    title: "A data URL",
    gives: "ascii",
    times: 4,
    plus: 40,
    hint: "Open the following data URL and do what the text in it says.",
    apply: (text) => `data:text/plain;base64,${bytesOf(text).toString("base64")}`,
    undo: (text) => textOf(Buffer.from(text.slice(23), "base64")),
  },
  {
    id: "mime-word",
    title: "An encoded word of mail headers",
    gives: "ascii",
    times: 4,
    plus: 20,
    hint: told("a MIME encoded word"),
    apply: (text) => `=?UTF-8?B?${bytesOf(text).toString("base64")}?=`,
    undo: (text) => textOf(Buffer.from(text.slice(10, -2), "base64")),
  },
  {
    id: "xor-hex",
    title: "XOR with 42, in hexadecimal",
    gives: "ascii",
    times: 6,
    hint: told("hexadecimal; each byte was XORed with 42"),
    apply: (text) => Buffer.from(bytesOf(text).map((byte) => byte ^ 42)).toString("hex"),
    undo: (text) => textOf(Buffer.from(text, "hex").map((byte) => byte ^ 42)),
  },
  {
    id: "nibble-swap",
    title: "Hexadecimal with halves of bytes swapped",
    gives: "ascii",
    times: 6,
    hint: told("hexadecimal, the two digits of each byte swapped"),
    apply: (text) =>
      bytesOf(text)
        .toString("hex")
        .replace(/(.)(.)/g, "$2$1"),
    undo: (text) => textOf(Buffer.from(text.replace(/(.)(.)/g, "$2$1"), "hex")),
  },
  {
    id: "ternary",
    title: "Base three, six digits a byte",
    gives: "ascii",
    times: 21,
    hint: told("base three, six digits a byte"),
    apply: (text) => Array.from(bytesOf(text), (byte) => byte.toString(3).padStart(6, "0")).join(" "),
    undo: (text) => textOf(Uint8Array.from((text.match(/[012]+/g) ?? []).map((one) => Number.parseInt(one, 3)))),
  },
  {
    id: "letter-pairs",
    title: "Two letters a byte",
    gives: "letters",
    times: 6,
    hint: told("two letters a byte, a to p for the halves"),
    apply: (text) => encodeBits(bytesOf(text), LETTERS.slice(0, 16), 4),
    undo: (text) => textOf(decodeBits(text, LETTERS.slice(0, 16), 4)),
  },
]);
