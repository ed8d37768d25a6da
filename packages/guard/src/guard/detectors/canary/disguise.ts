import { encodeBase64 } from "../../../text/index.ts";

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

export const BASE64_SIZE = 64;

/** Both base64 alphabets; -1 for what is in neither. */
export function base64Symbol(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

export function foldedSymbols(text: string): number[] {
  return Array.from(text, (character) => foldedSymbol(character.charCodeAt(0))).filter((symbol) => symbol >= 0);
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  const escaped = encodeURIComponent(text.toWellFormed());
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] === "%") {
      bytes.push(Number.parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(escaped.charCodeAt(i));
  }
  return bytes;
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
 * Base64 of the value, in its case and others or backwards, at each of the three places it may take within groups of three bytes: the characters that
 * depend on the value alone.
 */
export function base64Disguises(value: string): readonly Disguise[] {
  const spellings = [value, value.toLowerCase(), value.toUpperCase(), Array.from(value).reverse().join("")];
  return [...new Set(spellings)].flatMap(base64Shifts);
}

function base64Shifts(value: string): readonly Disguise[] {
  const bytes = utf8Bytes(value);
  return [0, 1, 2].map((shift) => {
    const encoded = encodeBase64([...new Array<number>(shift).fill(0), ...bytes]);
    const whole = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return {
      rule: "canary-encoded",
      symbols: Array.from(whole, (character) => base64Symbol(character.charCodeAt(0))),
      how: "in base64",
    };
  });
}
