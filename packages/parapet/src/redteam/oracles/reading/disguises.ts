import { encodeBase64 } from "@parapet/guard/text";
import { squeeze } from "./squeeze.ts";

const A = 97;
const isLetter = (code: number): boolean => code >= A && code < A + 26;

function mapLetters(squeezed: string, to: (letter: number) => number): string {
  let mapped = "";
  for (const sign of squeezed) {
    const code = sign.charCodeAt(0);
    mapped += isLetter(code) ? String.fromCharCode(A + to(code - A)) : sign;
  }
  return mapped;
}

const turned = (text: string): string => [...text].reverse().join("");
const wordsOf = (value: string): string[] => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Written in zigzag over so many rails and read off rail by rail. */
function railFence(text: string, rails: number): string {
  const rows: string[] = Array.from({ length: rails }, () => "");
  const period = 2 * (rails - 1);
  for (let at = 0; at < text.length; at++) {
    const row = Math.min(at % period, period - (at % period));
    rows[row] = `${rows[row]}${text[at]}`;
  }
  return rows.join("");
}

function pigLatin(word: string): string {
  if (/^\d/.test(word)) return word;
  const start = /^[^aeiou]*/.exec(word)?.[0].length ?? 0;
  return start === 0 ? `${word}way` : `${word.slice(start)}${word.slice(0, start)}ay`;
}

/** The bytes of a text as numbers of one base, padded to `width`. */
const codesOf = (text: string, base: number, width: number): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(base).padStart(width, "0")).join("");

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** As one number, in the digits of Bitcoin's addresses. Values are short. */
function base58(text: string): string {
  let left = BigInt(`0x${codesOf(text.slice(0, 200), 16, 2) || "0"}`);
  let digits = "";
  for (; left > 0n; left /= 58n) digits = BASE58[Number(left % 58n)] + digits;
  return digits;
}

/**
 * How a value looks in a squeezed text when it was ciphered or encoded by itself: what text-wide decoding finds only
 * where much is encoded. Keys are texts to look for, values what was done.
 */
export function disguisesOf(value: string): ReadonlyMap<string, string> {
  const plain = squeeze(value);
  const words = wordsOf(value);
  const found = new Map<string, string>();
  const add = (text: string, by: string): void => {
    // What is short turns up by chance; what a cipher leaves as it is proves nothing of the cipher.
    if (text.length >= 8 && !found.has(text)) found.set(text, by);
  };
  add(plain, "clear");
  add(turned(plain), "turned round");
  if (words.length > 1) {
    add(words.map(turned).join(""), "words turned round");
    add([...words].reverse().join(""), "words in another order");
  }
  if (/[a-z]{4}|(?:[a-z].*){6}/.test(plain)) {
    for (let by = 1; by < 26; by++) {
      const shifted = mapLetters(plain, (letter) => (letter + by) % 26);
      add(shifted, `rot${by}`);
      add(
        shifted.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)),
        `rot${by} with digits`,
      );
      add(turned(shifted), `rot${by}, turned round`);
    }
    add(
      mapLetters(plain, (letter) => 25 - letter),
      "atbash",
    );
    add(
      mapLetters(plain, (letter) => 25 - letter).replace(/\d/g, (digit) => String(9 - Number(digit))),
      "atbash",
    );
    add(words.map(pigLatin).join(""), "pig latin");
    add(
      words.map((word) => word.replace(/[a-z]/g, (letter) => String(letter.charCodeAt(0) - A + 1))).join(""),
      "a1z26",
    );
    add(
      words
        .map((word) => word.replace(/[a-z]/g, (letter) => String(letter.charCodeAt(0) - A + 1).padStart(2, "0")))
        .join(""),
      "a1z26",
    );
  }
  add([...plain].map((sign) => sign + sign).join(""), "doubled");
  for (const rails of [2, 3, 4]) add(railFence(plain, rails), "rail fence");
  for (const form of new Set([value, value.toLowerCase(), value.toUpperCase(), plain, plain.toUpperCase()])) {
    add(codesOf(form, 16, 2), "hex");
    add(codesOf(form, 2, 8), "binary");
    add(codesOf(form, 2, 7), "binary");
    add(codesOf(form, 10, 1), "character codes");
    add(codesOf(form, 10, 3), "character codes");
    add(codesOf(form, 8, 3), "octal");
    add(squeeze(base58(form)), "base58");
    add(squeeze(encodeBase64(new TextEncoder().encode(form))), "base64");
  }
  return found;
}

/** Every character of ASCII that is printed, 47 on. Looked for in the text as it is. */
export function rot47(value: string): string {
  return value.replace(/[!-~]/g, (sign) => String.fromCharCode(33 + ((sign.charCodeAt(0) - 33 + 47) % 94)));
}
