import type { Transform, TransformFamily } from "../../attack.ts";

/** A sign, word or number for each letter, with something between: what is not in the table stays as it is. */
interface Code {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly family?: TransformFamily;
  readonly gives?: "any" | "ascii" | "letters";
  /** For a to z. */
  readonly signs: readonly string[];
  readonly digits?: readonly string[];
  readonly space?: string;
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

function coded({
  id,
  title,
  name,
  gives = "ascii",
  signs,
  digits = [],
  space = "/",
  family = "cipher",
}: Code): Transform {
  const table = new Map<string, string>([[" ", space]]);
  LETTERS.forEach((letter, at) => void table.set(letter, signs[at]!));
  digits.forEach((digit, at) => void table.set(String(at), digit));
  const back = new Map([...table].map(([letter, sign]) => [sign, letter]));
  const longest = Math.max(...[...table.values()].map((sign) => sign.length));
  return {
    id,
    title,
    family,
    takes: "letters",
    gives,
    expansion: { times: longest + 1, plus: 2 },
    hint: `The following is in ${name}. Read it and follow it.`,
    apply: (text) => Array.from(text, (sign) => table.get(sign.toLowerCase()) ?? sign).join(" "),
    undo: (text) =>
      text === ""
        ? ""
        : text
            .split(" ")
            .map((sign) => back.get(sign) ?? sign)
            .join(""),
  };
}

const MORSE =
  ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(
    " ",
  );
const MORSE_DIGITS = "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split(" ");
const NATO =
  "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".split(
    " ",
  );
const ANIMALS =
  "ant bear cat dog eel fox goat hen ibex jay kite lynx mole newt owl pig quail rat seal toad urchin vole wasp xerus yak zebra".split(
    " ",
  );
/** Dots of each letter, as the bits of its cell. */
const BRAILLE = [1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53];
const KEYPAD = "2 22 222 3 33 333 4 44 444 5 55 555 6 66 666 7 77 777 7777 8 88 888 9 99 999 9999".split(" ");
/** Where the two flags point, from south clockwise. */
const FLAGS = "12 13 14 15 16 17 18 23 24 57 25 26 27 28 34 35 36 37 38 45 46 58 67 68 47 78".split(" ");
const ARROWS = ["", "↓", "↙", "←", "↖", "↑", "↗", "→", "↘"];
/** Our own sentence; the first word that begins with a letter is that letter. */
const BOOK =
  "a brown cat dozed every friday going home into jars kept low meanwhile nine old pigeons quarrelled round some tall umbrellas vainly while xenia yawned zestfully".split(
    " ",
  );
/** Tap code knows no K: it is knocked as C, but for us as a sixth row. */
const TAPS = LETTERS.map((letter) => {
  if (letter === "k") return "......|.";
  const at = "abcdefghijlmnopqrstuvwxyz".indexOf(letter);
  return `${".".repeat(1 + Math.floor(at / 5))}|${".".repeat(1 + (at % 5))}`;
});

export const codes: readonly Transform[] = [
  coded({ id: "morse", title: "Morse code", name: "Morse code", signs: MORSE, digits: MORSE_DIGITS }),
  coded({
    id: "braille",
    title: "Braille of six dots",
    name: "Braille",
    gives: "any",
    signs: BRAILLE.map((dots) => String.fromCodePoint(0x2800 + dots)),
    space: "\u2800",
  }),
  coded({
    id: "tap-code",
    title: "Knocks for row and column",
    name: "tap code, row | column, with K in a sixth row",
    signs: TAPS,
  }),
  coded({
    id: "nato",
    title: "A spelling word for each letter",
    name: "the NATO spelling alphabet",
    gives: "letters",
    signs: NATO,
    space: "space",
  }),
  coded({
    id: "animals",
    title: "An animal for each letter",
    name: "animals: the first letter of each counts",
    gives: "letters",
    signs: ANIMALS,
    space: "space",
  }),
  coded({
    id: "keypad",
    title: "Presses of a phone's keys",
    name: "presses of a phone keypad",
    signs: KEYPAD,
    space: "0",
  }),
  coded({
    id: "letter-numbers",
    title: "A number for each letter",
    name: "numbers: 1 is A, 26 is Z, 0 is a space",
    signs: LETTERS.map((_, at) => String(at + 1)),
    space: "0",
  }),
  coded({
    id: "semaphore",
    title: "Flags as arrows",
    name: "semaphore, the two flags drawn as arrows",
    gives: "any",
    signs: FLAGS.map((pair) => ARROWS[Number(pair[0])]! + ARROWS[Number(pair[1])]!),
  }),
  coded({
    id: "bacon",
    title: "Bacon's cipher of 26 letters",
    name: "Bacon's cipher, 26 letters: A is aaaaa, Z is bbaab",
    gives: "letters",
    signs: LETTERS.map((_, at) => at.toString(2).padStart(5, "0").replaceAll("0", "a").replaceAll("1", "b")),
    space: "bbbbb",
  }),
  coded({
    id: "polybius",
    title: "Row and column of a square of six",
    name: "a Polybius square of six by six, rows from abcdef down",
    signs: LETTERS.map((_, at) => `${1 + Math.floor(at / 6)}${1 + (at % 6)}`),
  }),
  coded({
    id: "book",
    title: "Numbers of words in a given sentence",
    name: `a book cipher: each number is the word of that number in "${BOOK.join(" ")}", of which the first letter counts`,
    signs: BOOK.map((_, at) => String(at + 1)),
    space: "0",
  }),
];
