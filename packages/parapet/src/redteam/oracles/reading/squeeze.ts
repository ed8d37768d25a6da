import { latinLookAlike } from "@parapet/guard/text";

/** Braille's letters a to z, in order. */
const BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";
const BLOCKS: readonly number[] = [0x1f1e6, 0x1f130, 0x1f150, 0x1f170];
/** Letters that are turned upside down, and what they were. */
const TURNED = new Map(
  [..."ɐqɔpǝɟƃɓɥᴉıɾʞʃɯuodbɹsʇnʌʍxʎz"].map((sign, at) => [sign, "abcdefgghiijklmnopqrstuvwxyz"[at]!]),
);

/**
 * Letters and digits alone, in lower case and without their marks: how a value looks however it is spaced and dressed.
 * Look-alikes of other alphabets, letters in boxes and flags, and Braille count as the Latin letters that they show.
 */
export function squeeze(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const letters: string[] = [];
  for (const sign of text.normalize("NFKD")) {
    const code = sign.codePointAt(0)!;
    if (code < 0x80) letters.push(sign);
    else letters.push(latinOf(sign, code));
  }
  return letters
    .join("")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function latinOf(sign: string, code: number): string {
  const block = BLOCKS.find((first) => code >= first && code < first + 26);
  if (block !== undefined) return String.fromCharCode(97 + code - block);
  const raised = code >= 0x2800 && code < 0x2840 ? [...BRAILLE].indexOf(sign) : -1;
  if (raised >= 0) return String.fromCharCode(97 + raised);
  return latinLookAlike(code) ?? TURNED.get(sign) ?? sign;
}

const LEET: Readonly<Record<string, string>> = {
  "4": "a",
  "@": "a",
  "3": "e",
  "€": "e",
  "1": "i",
  "!": "i",
  l: "i",
  "|": "i",
  "0": "o",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
  "9": "g",
  "6": "g",
  "2": "z",
};

/** Squeezed, with digits and signs that stand for letters made the same as the letters: for comparing both sides. */
export function unleet(text: string): string {
  return squeeze(text.toLowerCase().replace(/[40312567890@€!|$+l]/g, (sign) => LEET[sign] ?? sign));
}
