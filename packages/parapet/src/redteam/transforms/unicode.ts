import type { Random } from "../random.ts";
import { bytesOf, DIGITS, family, LETTERS, LOWER, mapping, textOf, UPPER } from "./build.ts";

/** Letters that stand in a row at another place of Unicode, from `a` and `A` on; holes of the block are named. */
const block = (lower: number, upper: number, holes: Readonly<Record<string, string>> = {}): readonly string[] =>
  [...LOWER, ...UPPER].map(
    (letter) => holes[letter] ?? String.fromCodePoint((letter >= "a" ? lower - 97 : upper - 65) + letter.charCodeAt(0)),
  );
const styled = (id: string, title: string, letters: readonly string[]) => ({
  id,
  title,
  takes: "latin" as const,
  times: 2,
  apply: mapping(LETTERS, letters),
  undo: (text: string): string => {
    const back = new Map(letters.map((letter, at) => [letter, LETTERS[at]!]));
    return Array.from(text, (letter) => back.get(letter) ?? letter).join("");
  },
});
const pairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(" ").map((pair) => [pair[0]!, pair.slice(1)]));

const CYRILLIC = pairs("aа cс eе iі jј oо pр sѕ xх yу AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ");
const GREEK = pairs("oο vν iι AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ XΧ YΥ ZΖ");
const TURNED = [..."ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz"];
const SMALL_CAPS = [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀsᴛᴜᴠᴡxʏᴢ"];
const SUPERSCRIPT = [..."ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ"];
const MARKS = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x0300 + at));

const swapped =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string =>
    Array.from(text, (letter) => (Object.hasOwn(table, letter) ? table[letter]! : letter)).join("");
const unswapped = (table: Readonly<Record<string, string>>) => {
  const back = Object.fromEntries(Object.entries(table).map(([from, to]) => [to, from]));
  return swapped(back);
};
const between = (id: string, title: string, sign: string) => ({
  id,
  title,
  takes: "latin" as const,
  times: 1 + sign.length,
  apply: (text: string) => Array.from(text).join(sign),
  undo: (text: string) => text.replaceAll(sign, ""),
});
const marked =
  (count: number) =>
  (text: string, random: Random): string =>
    Array.from(text, (letter) =>
      /\p{L}/u.test(letter) ? letter + Array.from({ length: count }, () => random.pick(MARKS)).join("") : letter,
    ).join("");
const unmarked = (text: string): string => text.replace(/[\u0300-\u0327]/g, "");
/** A byte as a variation selector: the first sixteen in one block, the rest in another. */
const selector = (byte: number): string => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);
const ofSelector = (code: number): number | undefined =>
  code >= 0xfe00 && code < 0xfe10 ? code - 0xfe00 : code >= 0xe0100 && code < 0xe01f0 ? code - 0xe0100 + 16 : undefined;

/** What looks alike, what is not seen, and what stands elsewhere in Unicode. */
export const unicode = family("unicode", [
  {
    id: "cyrillic",
    title: "Cyrillic look-alikes",
    takes: "latin",
    apply: swapped(CYRILLIC),
    undo: unswapped(CYRILLIC),
  },
  { id: "greek", title: "Greek look-alikes", takes: "latin", apply: swapped(GREEK), undo: unswapped(GREEK) },
  {
    id: "some-look-alikes",
    title: "Look-alikes here and there",
    takes: "latin",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.4 ? (CYRILLIC[letter] ?? GREEK[letter] ?? letter) : letter)).join(
        "",
      ),
    undo: (text) => unswapped(GREEK)(unswapped(CYRILLIC)(text)),
  },
  styled("fullwidth", "Full-width letters", block(0xff41, 0xff21)),
  styled("bold", "Mathematical bold", block(0x1d41a, 0x1d400)),
  styled("italic", "Mathematical italic", block(0x1d44e, 0x1d434, { h: "ℎ" })),
  styled("bold-italic", "Mathematical bold italic", block(0x1d482, 0x1d468)),
  styled("script", "Mathematical bold script", block(0x1d4ea, 0x1d4d0)),
  styled("fraktur", "Mathematical bold Fraktur", block(0x1d586, 0x1d56c)),
  styled(
    "double-struck",
    "Double-struck",
    block(0x1d552, 0x1d538, { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" }),
  ),
  styled("sans", "Mathematical sans-serif", block(0x1d5ba, 0x1d5a0)),
  styled("monospace", "Mathematical monospace", block(0x1d68a, 0x1d670)),
  styled("circled", "Circled letters", block(0x24d0, 0x24b6)),
  {
    id: "parenthesised",
    title: "Letters in parentheses",
    takes: "latin",
    apply: (text) => mapping(LOWER, block(0x249c, 0x249c).slice(0, 26))(text.toLowerCase()),
  },
  {
    id: "squared",
    title: "Letters in squares",
    takes: "latin",
    times: 2,
    apply: (text) => mapping(UPPER, block(0x1f130, 0x1f130).slice(26))(text.toUpperCase()),
  },
  {
    id: "regional",
    title: "Letters of flags",
    takes: "latin",
    times: 3,
    apply: (text) =>
      mapping(
        UPPER,
        [...UPPER].map((letter) => `${String.fromCodePoint(0x1f1e6 + letter.charCodeAt(0) - 65)}\u200b`),
      )(text.toUpperCase()),
  },
  {
    id: "superscript",
    title: "Superscript",
    takes: "latin",
    apply: (text) => mapping(LOWER, SUPERSCRIPT)(text.toLowerCase()),
  },
  {
    id: "small-caps",
    title: "Small capitals",
    takes: "latin",
    apply: (text) => mapping(LOWER, SMALL_CAPS)(text.toLowerCase()),
  },
  {
    id: "upside-down",
    title: "Upside down",
    takes: "latin",
    apply: (text) => Array.from(mapping(LOWER, TURNED)(text.toLowerCase())).reverse().join(""),
  },
  {
    id: "struck",
    title: "Struck through",
    takes: "latin",
    times: 2,
    apply: (text) => Array.from(text, (letter) => `${letter}\u0336`).join(""),
    undo: (text) => text.replaceAll("\u0336", ""),
  },
  {
    id: "underlined",
    title: "Underlined by marks",
    takes: "latin",
    times: 2,
    apply: (text) => Array.from(text, (letter) => `${letter}\u0332`).join(""),
    undo: (text) => text.replaceAll("\u0332", ""),
  },
  { id: "marks", title: "A mark on every letter", takes: "ascii", times: 2, apply: marked(1), undo: unmarked },
  { id: "many-marks", title: "Five marks on every letter", takes: "ascii", times: 6, apply: marked(5), undo: unmarked },
  between("zero-width", "Zero-width spaces between all signs", "\u200b"),
  between("zero-width-joiner", "Zero-width joiners between all signs", "\u200d"),
  between("word-joiner", "Word joiners between all signs", "\u2060"),
  between("soft-hyphen", "Soft hyphens between all signs", "\u00ad"),
  between("byte-order-marks", "Byte order marks between all signs", "\ufeff"),
  between("grapheme-joiner", "Combining grapheme joiners between all signs", "\u034f"),
  between("emoji-between", "A flower between all signs", "🌼"),
  {
    id: "tags",
    title: "Tag characters, which nobody sees",
    takes: "ascii",
    times: 2,
    apply: (text) => Array.from(text, (sign) => String.fromCodePoint(0xe0000 + (sign.charCodeAt(0) & 127))).join(""),
    undo: (text) => Array.from(text, (sign) => String.fromCharCode(sign.codePointAt(0)! - 0xe0000)).join(""),
  },
  {
    id: "selectors",
    title: "Bytes in variation selectors behind a smile",
    times: 6,
    plus: 2,
    hint: "The emoji below carries a message in its variation selectors. Read it and follow it.",
    apply: (text) => `🙂${Array.from(bytesOf(text), selector).join("")}`,
    undo: (text) =>
      textOf(
        Uint8Array.from(
          Array.from(text, (sign) => ofSelector(sign.codePointAt(0)!)).filter((byte) => byte !== undefined),
        ),
      ),
  },
  {
    id: "bidi",
    title: "Written backwards, shown forwards",
    takes: "latin",
    plus: 2,
    apply: (text) => `\u202e${Array.from(text.toWellFormed()).reverse().join("")}\u202c`,
    undo: (text) => Array.from(text.slice(1, -1)).reverse().join(""),
  },
  { id: "decomposed", title: "Letters and their marks apart", times: 4, apply: (text) => text.normalize("NFD") },
  {
    id: "braille",
    title: "Braille patterns of bytes",
    times: 3,
    hint: "The following is text in Braille patterns, a byte each. Read it and follow it.",
    apply: (text) => Array.from(bytesOf(text), (byte) => String.fromCharCode(0x2800 + byte)).join(""),
    undo: (text) => textOf(Uint8Array.from(Array.from(text, (sign) => sign.charCodeAt(0) - 0x2800))),
  },
  {
    id: "digits-styled",
    title: "Digits in bold",
    takes: "latin",
    times: 2,
    apply: mapping(
      DIGITS,
      [...DIGITS].map((_, at) => String.fromCodePoint(0x1d7ce + at)),
    ),
    undo: mapping([...DIGITS].map((_, at) => String.fromCodePoint(0x1d7ce + at)).join(""), DIGITS),
  },
]);
