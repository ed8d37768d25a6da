import type { Transform } from "../../attack.ts";

/** Letters that look like letters and are others. */
interface LookAlikes {
  readonly id: string;
  readonly title: string;
  /** From what, in the order of `to`. */
  readonly of: string;
  readonly to: readonly string[];
  /** Where only small letters have one: capitals are written small. */
  readonly takes?: "latin" | "letters";
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";

const run = (first: number, length = 26): string[] =>
  Array.from({ length }, (_, at) => String.fromCodePoint(first + at));

function lookAlikes({ id, title, of, to, takes = "latin" }: LookAlikes): Transform {
  const table = new Map([...of].map((sign, at) => [sign, to[at]!]));
  const back = new Map([...table].map(([sign, other]) => [other, sign]));
  return {
    id,
    title,
    family: "unicode",
    takes,
    gives: "any",
    expansion: { times: 2, plus: 0 },
    apply: (text) =>
      Array.from(
        text,
        (sign) => table.get(sign) ?? (takes === "letters" ? table.get(sign.toLowerCase()) : undefined) ?? sign,
      ).join(""),
    undo: (text) => Array.from(text, (sign) => back.get(sign) ?? sign).join(""),
  };
}

/** @param holes places that Unicode had filled long before the block was made */
const mathematical = (
  id: string,
  title: string,
  upper: number,
  { digits, holes = {} }: { digits?: number; holes?: Readonly<Record<string, string>> } = {},
): Transform => {
  const of = UPPER + LOWER + (digits === undefined ? "" : DIGITS);
  const to = [...run(upper, 52), ...(digits === undefined ? [] : run(digits, 10))];
  return lookAlikes({ id, title, of, to: to.map((sign, at) => holes[of[at]!] ?? sign) });
};

const small = (id: string, title: string, to: readonly string[]): Transform =>
  lookAlikes({ id, title, of: LOWER, to, takes: "letters" });
const some = (id: string, title: string, of: string, to: string): Transform =>
  lookAlikes({ id, title, of, to: [...to] });

export const alphabets: readonly Transform[] = [
  mathematical("math-bold", "Mathematical bold", 0x1d400, { digits: 0x1d7ce }),
  mathematical("math-italic", "Mathematical italic", 0x1d434, { holes: { h: "\u210e" } }),
  mathematical("math-bold-italic", "Mathematical bold italic", 0x1d468),
  mathematical("math-script", "Mathematical bold script", 0x1d4d0),
  mathematical("math-fraktur", "Mathematical bold Fraktur", 0x1d56c),
  mathematical("math-double-struck", "Mathematical double-struck", 0x1d538, {
    digits: 0x1d7d8,
    holes: { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  }),
  mathematical("math-sans", "Mathematical sans-serif", 0x1d5a0, { digits: 0x1d7e2 }),
  mathematical("math-sans-bold", "Mathematical sans-serif bold", 0x1d5d4, { digits: 0x1d7ec }),
  mathematical("math-monospace", "Mathematical monospace", 0x1d670, { digits: 0x1d7f6 }),
  lookAlikes({ id: "fullwidth", title: "Fullwidth forms", of: run(0x21, 94).join(""), to: run(0xff01, 94) }),
  lookAlikes({
    id: "circled",
    title: "Circled letters",
    of: UPPER + LOWER + DIGITS,
    to: [...run(0x24b6, 52), "⓪", ...run(0x2460, 9)],
  }),
  small("circled-dark", "White on a dark disc", run(0x1f150)),
  small("squared", "Squared letters", run(0x1f130)),
  small("squared-dark", "White on a dark square", run(0x1f170)),
  small("parenthesised", "Parenthesised letters", run(0x249c)),
  small("regional", "Regional indicators", run(0x1f1e6)),
  small("superscript", "Superscript letters", [..."ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ"]),
  small("small-caps", "Small capitals", [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ"]),
  small("upside-down", "Letters turned over, in their order", [..."ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz"]),
  some("homoglyph-cyrillic", "Cyrillic letters that look Latin", "aceiopsxyjABCEHKMOPTX", "асеіорѕхујАВСЕНКМОРТХ"),
  some("homoglyph-greek", "Greek letters that look Latin", "ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ"),
  some("homoglyph-mixed", "Look-alikes of several scripts", "acdeghijlnopqsuvwxy", "аⅽԁеɡһіјⅼոοрԛѕսνԝхγ"),
  small(
    "greek-letters",
    "Transliterated to Greek letters",
    [..."αβψδεφγηιξκλμνοπϙρστυϛωχυζ"].map((sign, at) => (at === 24 ? "ύ" : sign)),
  ),
  small("cyrillic-letters", "Transliterated to Cyrillic letters", [..."абцдефгхийклмнопярстувшщыз"]),
  small("hebrew-letters", "Transliterated to Hebrew letters", [..."אבץדהףגחיךכלמנעפקרסתוםשןצז"]),
  small("arabic-letters", "Transliterated to Arabic letters", [..."ابثدعفغهيجكلمنوپقرستضڤظخیز"]),
  small("devanagari-letters", "Transliterated to Devanagari letters", [..."अबचदएफगहइजकलमनओपखरसतउवऊषयझ"]),
  small("hangul-letters", "Transliterated to Hangul letters", [
    ..."ㅏㅂㅊㄷㅔㅍㄱㅎㅣㅈㅋㄹㅁㄴㅗㅃㄲㅉㅅㅌㅜㅛㅠㅆㅑㄸ",
  ]),
  {
    id: "tags",
    title: "Tag characters: not to be seen",
    family: "unicode",
    takes: "ascii",
    gives: "any",
    expansion: { times: 2, plus: 0 },
    apply: (text) => text.replace(/[\t\n\x20-\x7e]/g, (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))),
    undo: (text) => Array.from(text, (sign) => String.fromCodePoint(sign.codePointAt(0)! - 0xe0000)).join(""),
  },
];
