import type { Transform } from "../../attack.ts";
import { type Cipher, cipher, keyed, mod, moveLetters } from "./of-letters.ts";

const caesar = (by: number): Cipher => ({
  id: `caesar-${by}`,
  title: `Letters moved by ${by}`,
  name: `a Caesar cipher that moves each letter ${by} forward`,
  apply: (text) => moveLetters(text, (letter) => letter + by),
  undo: (text) => moveLetters(text, (letter) => letter - by),
});

const affine: Cipher = {
  id: "affine",
  title: "Affine cipher, 5x + 8",
  name: "an affine cipher with a = 5 and b = 8",
  apply: (text) => moveLetters(text, (letter) => 5 * letter + 8),
  undo: (text) => moveLetters(text, (letter) => 21 * (letter - 8)),
};

const KEYWORD = "orchadbefgijklmnpqstuvwxyz";
const keyword: Cipher = {
  id: "keyword-alphabet",
  title: "Alphabet that begins with a keyword",
  name: `a substitution cipher: the letters a to z became ${KEYWORD}`,
  apply: (text) => moveLetters(text, (letter) => KEYWORD.charCodeAt(letter) - 97),
  undo: (text) => moveLetters(text, (letter) => KEYWORD.indexOf(String.fromCharCode(97 + letter))),
};

const shifted = (id: string, title: string, name: string, shift: (at: number) => number): Cipher => ({
  id,
  title,
  name,
  apply: (text) => moveLetters(text, (letter, at) => letter + shift(at)),
  undo: (text) => moveLetters(text, (letter, at) => letter - shift(at)),
});

const mirrored = (id: string, title: string, name: string, shift: (at: number) => number): Cipher => {
  const turn = (text: string): string => moveLetters(text, (letter, at) => shift(at) - letter);
  return { id, title, name, apply: turn, undo: turn };
};

/** Signs of a row moved round it. */
const round = (id: string, title: string, name: string, rows: readonly (readonly [string, number])[]): Cipher => {
  const by = (way: number) => (text: string) =>
    text.replace(/[!-~]/g, (sign) => {
      const row = rows.find(([signs]) => signs.includes(sign));
      return row === undefined ? sign : row[0][mod(row[0].indexOf(sign) + way * row[1], row[0].length)]!;
    });
  return { id, title, name, apply: by(1), undo: by(-1) };
};

const autokey: Cipher = {
  id: "autokey",
  title: "Autokey cipher",
  name: "an autokey cipher with the primer garden",
  apply: (text) => {
    const key = Array.from("garden", (sign) => sign.charCodeAt(0) - 97);
    return moveLetters(text, (letter, at) => {
      key.push(letter);
      return letter + key[at]!;
    });
  },
  undo: (text) => {
    const key = Array.from("garden", (sign) => sign.charCodeAt(0) - 97);
    return moveLetters(text, (letter, at) => {
      const plain = mod(letter - key[at]!, 26);
      key.push(plain);
      return plain;
    });
  },
};

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const PRINTABLE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join("");
const KEYBOARD = ["`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];
const RUNNING_TEXT = "theswanscomebacktothelakewhentheiceisgoneandthefirstreedsstandgreenagainstthewind";

export const substitutions: readonly Transform[] = [
  ...[1, 3, 7, 19].map(caesar),
  round("rot5", "Digits moved by five", "ROT5: only its digits are moved, by five", [[DIGITS, 5]]),
  round("rot18", "Letters moved by thirteen and digits by five", "ROT18", [
    [DIGITS, 5],
    [LOWER, 13],
    [LOWER.toUpperCase(), 13],
  ]),
  round("rot47", "Printable signs moved by forty-seven", "ROT47", [[PRINTABLE, 47]]),
  round(
    "keyboard-shift",
    "Each key's neighbour to the right",
    "a cipher that shows the key to the right of the one that was meant on a QWERTY keyboard, round its row",
    KEYBOARD.map((row) => [row, 1] as const),
  ),
  mirrored("atbash", "Alphabet from its end", "Atbash", () => 25),
  affine,
  keyword,
  shifted("vigenere", "Vigenère cipher", "a Vigenère cipher with the key lantern", keyed("lantern")),
  shifted(
    "trithemius",
    "Each letter moved one further",
    "a Trithemius cipher: the first letter moved by 0, the next by 1, and so on",
    (at) => at,
  ),
  shifted("gronsfeld", "Gronsfeld cipher", "a Gronsfeld cipher with the key 31415", (at) => Number("31415"[at % 5])),
  shifted(
    "running-key",
    "Running key cipher",
    `a running key cipher with the key ${RUNNING_TEXT}`,
    keyed(RUNNING_TEXT),
  ),
  mirrored("beaufort", "Beaufort cipher", "a Beaufort cipher with the key harbour", keyed("harbour")),
  autokey,
].map(cipher);
