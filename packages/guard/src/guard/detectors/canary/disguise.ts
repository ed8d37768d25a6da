import { encodeBase64 } from "../../../text/index.ts";
import { base64Symbol, utf8Bytes } from "../../encoding.ts";

/** A way in which a value may come out, as the symbols that are left of it. */
export interface Disguise {
  readonly rule: "canary" | "canary-encoded";
  readonly symbols: readonly number[];
  /** How it was written, for the record. */
  readonly how: string;
}

/** Letters without case and digits; everything else separates and is passed over. */
export const FOLDED_SIZE = 36;

/** From a full-width letter, digit or sign to its plain one. */
const FULL_WIDTH = 0xfee0;

export function foldedSymbol(unit: number): number {
  const code = unit >= 0xff01 && unit <= 0xff5e ? unit - FULL_WIDTH : unit;
  if (code >= 48 && code <= 57) return code - 22;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? lower - 97 : -1;
}

/**
 * Blocks of letters and digits that Unicode calls the same as plain ones: raised and lowered, letter-like signs, in
 * circles and brackets; and in two halves mathematical letters and those in squares.
 */
const STYLED_BLOCKS: readonly (readonly [first: number, last: number])[] = [
  [0xaa, 0xba],
  [0x2070, 0x209f],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f1ff],
];

/** Symbols of styled letters by code point: of the first character that their plain form has, when it is the only one. */
export function styledSymbols(): ReadonlyMap<number, number> {
  const symbols = new Map<number, number>();
  for (const [first, last] of STYLED_BLOCKS)
    for (let code = first; code <= last; code++) {
      const plain = String.fromCodePoint(code)
        .normalize("NFKC")
        .replace(/^\(|\)$/g, "");
      const symbol = plain.length === 1 ? foldedSymbol(plain.charCodeAt(0)) : -1;
      if (symbol >= 0) symbols.set(code, symbol);
    }
  return symbols;
}

export function foldedSymbols(text: string): number[] {
  return Array.from(text, (character) => foldedSymbol(character.charCodeAt(0))).filter((symbol) => symbol >= 0);
}

const hexOf = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** Plain in any case, spaced or hyphenated; with `encodings` also backwards, ROT13, as numbers and escapes of all kinds. */
export function foldedDisguises(value: string, encodings: boolean): readonly Disguise[] {
  const plain: Disguise = {
    rule: "canary",
    symbols: foldedSymbols(value),
    how: "as it was planted, case and separators aside",
  };
  if (!encodings) return [plain];
  const bytes = utf8Bytes(value);
  const signsEscaped = value.replace(/[^A-Za-z0-9]/g, (sign) => `%${hexOf(utf8Bytes(sign))}`);
  const units = Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
  const numbers = (base: number, width: number): string =>
    units.map((unit) => unit.toString(base).padStart(width, "0")).join(" ");
  const written = [
    { text: Array.from(value).reverse().join(""), how: "backwards" },
    { text: rot13(value), how: "in ROT13" },
    { text: hexOf(bytes), how: "in hexadecimal" },
    { text: bytes.map((byte) => `x${hexOf([byte])}`).join(""), how: "in hexadecimal escapes" },
    { text: bytes.map((byte) => `0x${hexOf([byte])}`).join(""), how: "in hexadecimal numbers" },
    { text: encodeURIComponent(value.toWellFormed()), how: "percent-encoded" },
    { text: signsEscaped, how: "percent-encoded" },
    { text: units.map((unit) => `u${unit.toString(16).padStart(4, "0")}`).join(""), how: "in Unicode escapes" },
    { text: numbers(10, 0), how: "in decimal numbers" },
    { text: numbers(8, 0), how: "in octal numbers" },
    { text: numbers(8, 3), how: "in octal numbers" },
    { text: numbers(2, 8), how: "in binary numbers" },
  ];
  return [
    plain,
    ...written.map(({ text, how }): Disguise => ({ rule: "canary-encoded", symbols: foldedSymbols(text), how })),
  ];
}

/**
 * Base64 of the value, in its case and others or backwards, at each of the three places it may take within groups of
 * three bytes: the characters that depend on the value alone. And base64 of that, in the value's own case.
 */
export function base64Disguises(value: string): readonly Disguise[] {
  const spellings = [value, value.toLowerCase(), value.toUpperCase(), Array.from(value).reverse().join("")];
  const once = [...new Set(spellings)].flatMap(base64Shifts);
  // The signs of either alphabet, for what was encoded is encoded again as it was written.
  const again = base64Shifts(value).flatMap((written) => [written, written.replace(/\+/g, "-").replace(/\//g, "_")]);
  const twice = [...new Set(again)].flatMap(base64Shifts);
  return [
    ...once.map((written) => base64Disguise(written, "in base64")),
    ...twice.map((written) => base64Disguise(written, "in base64 of base64")),
  ];
}

function base64Disguise(written: string, how: string): Disguise {
  const symbols = Array.from(written, (character) => base64Symbol(character.charCodeAt(0)));
  return { rule: "canary-encoded", symbols, how };
}

function base64Shifts(value: string): readonly string[] {
  const bytes = utf8Bytes(value);
  return [0, 1, 2].map((shift) => {
    const encoded = encodeBase64([...new Array<number>(shift).fill(0), ...bytes]);
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
}
