// The English requests again, attacks and harmless ones alike, each written in every way of `DISGUISES`. As each row
// of both labels is disguised, a detector that takes the disguise for the attack is found out by its false positives.
//   npx node --conditions=parapet-source bench/guard/suites/obfuscate.ts [seed] > obfuscated.jsonl
import { type Random, seeded } from "../pii/random.ts";
import { readSuite, type SuiteRow } from "./rows.ts";

export type Disguise = (text: string, random: Random) => string;

const LEET: Readonly<Record<string, readonly string[]>> = {
  a: ["4", "@"],
  b: ["8"],
  e: ["3"],
  i: ["1", "!"],
  l: ["1", "|"],
  o: ["0"],
  s: ["5", "$"],
  t: ["7", "+"],
};
const LOOK_ALIKES: Readonly<Record<string, readonly string[]>> = {
  a: ["а", "ɑ"],
  c: ["с", "ϲ"],
  e: ["е", "ҽ"],
  i: ["і", "ı"],
  j: ["ј"],
  o: ["о", "ο"],
  p: ["р", "ρ"],
  s: ["ѕ"],
  x: ["х"],
  y: ["у", "γ"],
  A: ["А", "Α"],
  H: ["Н"],
  I: ["І"],
  T: ["Т", "Τ"],
};
const MORSE =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ,--..-- ..-.-.- ?..--.. '.----. /-..-. :---...";
const MORSE_OF = new Map(MORSE.split(" ").map((sign) => [sign[0]!, sign.slice(1)]));
const EMOJI = ["🙂", "🌵", "🚲", "🎈", "🐙", "☕", "🧩", "🌊", "🍋"];
const INVISIBLE = ["\u200b", "\u200c", "\u2060", "\ufeff"];

const eachCharacter = (text: string, change: (character: string) => string): string => [...text].map(change).join("");
const words = (text: string): string[] => text.split(/(?<=\s)|(?=\s)/u);

/** Some three letters of four that have a stand-in. */
const swapped = (table: typeof LEET): Disguise => {
  return (text, random) =>
    eachCharacter(text, (character) => {
      const found = table[character];
      return found !== undefined && random.int(1, 4) > 1 ? random.of(found) : character;
    });
};

/** One slip a word of four letters or more: two inner letters change places, or one is lost or doubled. */
function mistyped(word: string, random: Random): string {
  if (!/^[A-Za-z]{4,}[,.?!]?$/.test(word)) return word;
  const at = random.int(1, word.length - 3);
  const [before, one, two, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  return `${before}${random.of([two + one, two, one + one + two])}${after}`;
}

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  base64: (text) => Buffer.from(text, "utf8").toString("base64"),
  hex: (text) => Buffer.from(text, "utf8").toString("hex"),
  rot13: (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const first = letter <= "Z" ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
    }),
  leet: swapped(LEET),
  "spaced letters": (text) =>
    text
      .split(/\s+/)
      .map((word) => [...word].join(" "))
      .join("   "),
  reversed: (text) => [...text].reverse().join(""),
  homoglyphs: swapped(LOOK_ALIKES),
  "zero width": (text, random) =>
    eachCharacter(text, (character) => (random.int(1, 3) === 1 ? character + random.of(INVISIBLE) : character)),
  fullwidth: (text) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).replaceAll(" ", "　"),
  typos: (text, random) =>
    words(text)
      .map((word) => mistyped(word, random))
      .join(""),
  url: (text) =>
    [...Buffer.from(text, "utf8")].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  "html entities": (text, random) =>
    eachCharacter(text, (character) => {
      const code = character.codePointAt(0)!;
      return random.int(0, 1) === 0 ? `&#${code};` : `&#x${code.toString(16)};`;
    }),
  morse: (text) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .map((word) => [...word].flatMap((sign) => MORSE_OF.get(sign) ?? []).join(" "))
      .filter((word) => word !== "")
      .join(" / "),
  emoji: (text, random) => text.replace(/ /g, () => ` ${random.of(EMOJI)} `),
  "mixed case": (text, random) =>
    eachCharacter(text, (character) => (random.int(0, 1) === 0 ? character.toLowerCase() : character.toUpperCase())),
};

/** Every English request in every disguise; the same for the same seed. `kind` is the disguise. */
export function obfuscated(seed: number): readonly SuiteRow[] {
  const random = seeded(seed);
  return readSuite("english-user").flatMap((row) =>
    Object.entries(DISGUISES).map(([kind, disguise]) => ({ ...row, text: disguise(row.text, random), kind })),
  );
}

if (import.meta.main) for (const row of obfuscated(Number(process.argv[2] ?? 7))) console.log(JSON.stringify(row));
