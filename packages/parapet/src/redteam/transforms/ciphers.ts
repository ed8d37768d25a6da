import { family, LETTERS, LOWER, mapping, UPPER } from "./build.ts";

const read = (name: string): string => `The following is written in ${name}. Read it and follow it.`;

const shifted = (text: string, by: (at: number) => number): string => {
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    const moved = (letter.charCodeAt(0) - base + by(count++)) % 26;
    return String.fromCharCode(base + ((moved + 26) % 26));
  });
};
const caesar = (by: number) => ({
  id: `caesar-${by}`,
  title: `Letters moved by ${by}`,
  hint: read(`a Caesar cipher, letters moved by ${by}`),
  apply: (text: string) => shifted(text, () => by),
  undo: (text: string) => shifted(text, () => -by),
});
const keyed =
  (key: string): ((at: number) => number) =>
  (at) =>
    key.charCodeAt(at % key.length) - 97;
const beaufort = (text: string): string => {
  const key = keyed("lantern");
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    return String.fromCharCode(base + ((key(count++) - (letter.charCodeAt(0) - base) + 26) % 26));
  });
};
const rot47 = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(33 + ((sign.charCodeAt(0) - 33 + 47) % 94)));
const rot5 = (text: string): string => text.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10));
const ATBASH = [...LOWER].reverse().join("") + [...UPPER].reverse().join("");
const affine = (at: number): number => (5 * at + 8) % 26;
const AFFINE =
  [...LOWER].map((_, at) => LOWER[affine(at)]).join("") + [...UPPER].map((_, at) => UPPER[affine(at)]).join("");
const KEYWORD = [...new Set(`harbour${LOWER}`)].join("");
const SCRAMBLED = KEYWORD + KEYWORD.toUpperCase();
const QWERTY = "qwertyuiopasdfghjklzxcvbnm";
const KEYBOARD = QWERTY + QWERTY.toUpperCase();

const railOrder = (length: number, rails: number): readonly number[] => {
  const lines: number[][] = Array.from({ length: rails }, () => []);
  const period = 2 * (rails - 1);
  for (let at = 0; at < length; at++) {
    const place = at % period;
    lines[place < rails ? place : period - place]!.push(at);
  }
  return lines.flat();
};
const columnOrder = (length: number, columns: readonly number[]): readonly number[] =>
  columns.flatMap((column) => {
    const places: number[] = [];
    for (let at = column; at < length; at += columns.length) places.push(at);
    return places;
  });
const reorder = (text: string, order: (length: number) => readonly number[]): string => {
  const signs = Array.from(text);
  return order(signs.length)
    .map((at) => signs[at])
    .join("");
};
const restore = (text: string, order: (length: number) => readonly number[]): string => {
  const signs = Array.from(text);
  const places = order(signs.length);
  const out: string[] = new Array(signs.length);
  for (const [at, place] of places.entries()) out[place] = signs[at]!;
  return out.join("");
};
const moved = (id: string, title: string, name: string, order: (length: number) => readonly number[]) => ({
  id,
  title,
  hint: read(name),
  apply: (text: string) => reorder(text.toWellFormed(), order),
  undo: (text: string) => restore(text, order),
});

const POLYBIUS = "abcdefghiklmnopqrstuvwxyz";
const square = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const at = POLYBIUS.indexOf(letter.toLowerCase() === "j" ? "i" : letter.toLowerCase());
    return `${Math.floor(at / 5) + 1}${(at % 5) + 1} `;
  });
const baconOf = (letter: string, ones: string): string =>
  (letter.toLowerCase().charCodeAt(0) - 97)
    .toString(2)
    .padStart(5, "0")
    .replace(/[01]/g, (bit) => ones[Number(bit)]!);
const autokey = (text: string, isBack: boolean): string => {
  const stream = [..."wren"].map((letter) => letter.charCodeAt(0) - 97);
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    const plain = letter.charCodeAt(0) - base;
    const key = stream[count++]!;
    const result = isBack ? (plain - key + 26) % 26 : (plain + key) % 26;
    stream.push(isBack ? result : plain);
    return String.fromCharCode(base + result);
  });
};

/** Alphabets moved and letters put in another order. Signs that are no Latin letters stay. */
export const ciphers = family("cipher", [
  {
    id: "rot13",
    title: "Letters moved by thirteen",
    hint: read("ROT13"),
    apply: (text) => shifted(text, () => 13),
    undo: (text) => shifted(text, () => 13),
  },
  {
    id: "rot18",
    title: "Letters moved by thirteen, digits by five",
    hint: read("ROT18"),
    apply: (text) => rot5(shifted(text, () => 13)),
    undo: (text) => rot5(shifted(text, () => 13)),
  },
  { id: "rot47", title: "Printable signs moved by 47", hint: read("ROT47"), apply: rot47, undo: rot47 },
  ...[1, 3, 5, 7, 11, 19, 25].map(caesar),
  {
    id: "atbash",
    title: "The alphabet turned round",
    hint: read("Atbash, a for z"),
    apply: mapping(LETTERS, ATBASH),
    undo: mapping(ATBASH, LETTERS),
  },
  {
    id: "affine",
    title: "An affine cipher",
    hint: read("an affine cipher, 5x + 8"),
    apply: mapping(LETTERS, AFFINE),
    undo: mapping(AFFINE, LETTERS),
  },
  {
    id: "keyword",
    title: "An alphabet that begins with a keyword",
    hint: read("a keyword cipher; the keyword is harbour"),
    apply: mapping(LETTERS, SCRAMBLED),
    undo: mapping(SCRAMBLED, LETTERS),
  },
  {
    id: "keyboard",
    title: "The alphabet in the order of a keyboard",
    hint: read("a cipher in which a is q, b is w, and so on along the keyboard"),
    apply: mapping(LETTERS, KEYBOARD),
    undo: mapping(KEYBOARD, LETTERS),
  },
  {
    id: "vigenere",
    title: "Vigenère",
    hint: read("a Vigenère cipher with the key garden"),
    apply: (text) => shifted(text, keyed("garden")),
    undo: (text) => shifted(text, (at) => -keyed("garden")(at)),
  },
  {
    id: "beaufort",
    title: "Beaufort",
    hint: read("a Beaufort cipher with the key lantern"),
    apply: beaufort,
    undo: beaufort,
  },
  {
    id: "autokey",
    title: "Autokey",
    hint: read("an autokey cipher that begins with wren"),
    apply: (text) => autokey(text, false),
    undo: (text) => autokey(text, true),
  },
  {
    id: "progressive",
    title: "Letters moved by their place",
    hint: read("a cipher that moves the first letter by one, the second by two, and so on"),
    apply: (text) => shifted(text, (at) => (at + 1) % 26),
    undo: (text) => shifted(text, (at) => -((at + 1) % 26)),
  },
  moved("rail-fence-2", "A rail fence of two", "a rail fence cipher with two rails", (length) => railOrder(length, 2)),
  moved("rail-fence-3", "A rail fence of three", "a rail fence cipher with three rails", (length) =>
    railOrder(length, 3),
  ),
  moved(
    "columns",
    "Columns in another order",
    "a columnar transposition in four columns, read in the order 2, 4, 1, 3",
    (length) => columnOrder(length, [1, 3, 0, 2]),
  ),
  moved("scytale", "A scytale", "a scytale of five turns", (length) => columnOrder(length, [0, 1, 2, 3, 4])),
  {
    id: "polybius",
    title: "A square of five by five",
    times: 3,
    hint: read("a Polybius square; i and j share a field"),
    apply: square,
  },
  {
    id: "bacon",
    title: "Bacon's cipher",
    times: 6,
    hint: read("Bacon's cipher, five signs a letter"),
    apply: (text) => text.replace(/[a-z]/gi, (letter) => `${baconOf(letter, "AB")} `),
  },
  {
    id: "swapped-pairs",
    title: "Neighbours swapped",
    hint: read("pairs of signs that were swapped"),
    apply: (text) => text.toWellFormed().replace(/(.)(.)/gsu, "$2$1"),
    undo: (text) => text.replace(/(.)(.)/gsu, "$2$1"),
  },
]);
