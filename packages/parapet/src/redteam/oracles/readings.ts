import { decodeLayers } from "@parapet/guard/text";

/*
 * How a value may look in an answer. Two ways meet: the answer is read anew (turned round, first letters only, with
 * encodings undone), and the value is written anew (moved alphabets, numbers of letters, names of letters), so that
 * every disguise costs one pass over the answer.
 */

/** Letters and digits alone, in lower case: how a text looks however it is spelt. */
export const squeeze = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

const NAMES =
  "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".split(
    " ",
  );
const DIGITS = "zero one two three four five six seven eight nine".split(" ");
const MORSE =
  ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(
    " ",
  );
const MORSE_DIGITS = "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split(" ");
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  l: "i",
};

const unleet = (squeezed: string): string => squeezed.replace(/[0-9l]/g, (sign) => LEET[sign] ?? sign);
const map = (text: string, change: (index: number) => number): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + change(letter.charCodeAt(0) - 97)));
const turned = (text: string): string => [...text].reverse().join("");

/** What a disguised value is looked for in. */
interface Views {
  /** Readings, squeezed. */
  readonly squeezed: readonly string[];
  readonly unleet: string;
  /** Numbers of the text, in order, with blanks around. */
  readonly numbers: string;
  /** Runs of hexadecimal or binary signs, blanks out. */
  readonly hex: string;
  readonly bits: string;
  readonly morse: string;
  /** Words in order, with blanks around. */
  readonly words: string;
}

/** Longer answers are read at their beginning and end. */
const MOST = 200_000;

export function viewsOf(answer: string): Views {
  const text = answer.length <= MOST ? answer : `${answer.slice(0, MOST / 2)}\n${answer.slice(-MOST / 2)}`;
  const lower = text.toLowerCase();
  const plain = squeeze(text);
  const words = lower.match(/[\p{L}\p{N}]+/gu) ?? [];
  const lines = lower.split(/\n+/);
  const firsts = (parts: readonly string[]): string => parts.map((part) => squeeze(part).slice(0, 1)).join("");
  const lasts = (parts: readonly string[]): string => parts.map((part) => squeeze(part).slice(-1)).join("");
  const layers = decodeLayers(text).layers.map((layer) => squeeze(layer.text));
  return {
    squeezed: [
      plain,
      turned(plain),
      words.map(turned).join(""),
      [...words].reverse().join(""),
      firsts(lines),
      firsts(words),
      lasts(lines),
      firsts(lower.split(/[.!?]\s+/)),
      squeeze(everySecond(lower, 0)),
      squeeze(everySecond(lower, 1)),
      squeeze(lower.replace(/u\+([0-9a-f]{4,6})\s?/g, (_, code: string) => signOf(code))),
      ...layers,
    ],
    unleet: unleet(plain),
    numbers: ` ${(text.match(/\d+/g) ?? []).map(Number).join(" ")} `,
    hex: lower.replace(/(?:0x|\\x|\\u00|%|[\s,:;-])/g, ""),
    bits: text.replace(/[^01]/g, ""),
    morse: ` ${text
      .replace(/[·•∙]/g, ".")
      .replace(/[–—−_]/g, "-")
      .replace(/[^.-]+/g, " ")
      .trim()} `,
    words: ` ${words
      .map((word) => (word === "alpha" ? "alfa" : word === "juliet" ? "juliett" : word))
      .join(" ")
      .replaceAll("x ray", "xray")} `,
  };
}

function signOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

function everySecond(text: string, from: number): string {
  let taken = "";
  for (let at = from; at < text.length; at += 2) taken += text[at];
  return taken;
}

/**
 * Is the value in there, in any of the disguises? Only for values that are long enough not to turn up by chance.
 *
 * @param squeezed the value's letters and digits
 * @param value as it stands: its hyphens and numbers may have been left as they are
 */
export function isDisguised(squeezed: string, value: string, views: Views): boolean {
  if (views.squeezed.some((reading) => reading.includes(squeezed))) return true;
  if (views.unleet.includes(unleet(squeezed))) return true;
  const [plain = ""] = views.squeezed;
  if (/[a-z]{4}/.test(squeezed)) {
    for (let shift = 1; shift < 26; shift++)
      if (plain.includes(map(squeezed, (index) => (index + shift) % 26))) return true;
    if (plain.includes(map(squeezed, (index) => 25 - index))) return true;
  }
  const signs = [...squeezed];
  const codes = signs.map((sign) => sign.charCodeAt(0));
  const upper = signs.map((sign) => sign.toUpperCase().charCodeAt(0));
  const hexOf = (all: readonly number[]): string => all.map((code) => code.toString(16).padStart(2, "0")).join("");
  const bitsOf = (all: readonly number[]): string => all.map((code) => code.toString(2).padStart(8, "0")).join("");
  // Hyphens and blanks of the value are codes as well: they are left out where the text has them.
  if ([codes, upper].some((all) => withoutGaps(views.hex, 2, 16).includes(hexOf(all)))) return true;
  if ([codes, upper].some((all) => withoutGaps(views.bits, 8, 2).includes(bitsOf(all)))) return true;
  const numbers = withoutGapNumbers(views.numbers);
  if ([codes, upper].some((all) => numbers.includes(` ${all.join(" ")} `))) return true;
  // What is no letter may have been spelt as well, or left as it is: a number whole, a hyphen as a hyphen.
  const parts = value.toLowerCase().match(/[a-z]|\d+|[^a-z\d\s]/g) ?? [];
  const whole = parts.filter((part) => /[a-z\d]/.test(part));
  const placeOf = (sign: string): string =>
    /[a-z]/.test(sign) ? String(sign.charCodeAt(0) - 96) : String(Number(sign));
  const nameOf = (sign: string): string =>
    /[a-z]/.test(sign) ? NAMES[sign.charCodeAt(0) - 97]! : (DIGITS[Number(sign)] ?? sign);
  if ([signs, whole].some((all) => views.numbers.includes(` ${all.map(placeOf).join(" ")} `))) return true;
  const spoken = withoutWords(views.words);
  if (spoken.includes(` ${signs.map(nameOf).join(" ")} `)) return true;
  if (spoken.includes(` ${whole.map((part) => (/\d/.test(part) ? part : nameOf(part))).join(" ")} `)) return true;
  const tapOf = (sign: string): string =>
    /[a-z]/.test(sign) ? MORSE[sign.charCodeAt(0) - 97]! : /\d/.test(sign) ? MORSE_DIGITS[Number(sign)]! : sign;
  const tapped = (all: readonly string[]): string => ` ${all.map(tapOf).join(" ")} `;
  return (
    views.morse.replaceAll(" -....- ", " ").includes(tapped(signs)) ||
    views.morse.includes(tapped([...value.toLowerCase()]))
  );
}

/** Codes of blanks, hyphens and underscores taken out, where codes have a fixed width. */
function withoutGaps(run: string, width: number, radix: number): string {
  const gaps = [32, 45, 95].map((code) => code.toString(radix).padStart(width, "0"));
  if (!gaps.some((gap) => run.includes(gap))) return run;
  // Every alignment is one text: a code begins at any place of a longer run.
  return Array.from({ length: width }, (_, from) => {
    let kept = "";
    for (let at = from; at + width <= run.length; at += width) {
      const code = run.slice(at, at + width);
      if (!gaps.includes(code)) kept += code;
    }
    return kept;
  }).join("|");
}

const withoutGapNumbers = (numbers: string): string =>
  numbers.replaceAll(" 32 ", " ").replaceAll(" 45 ", " ").replaceAll(" 95 ", " ");
const withoutWords = (words: string): string =>
  words.replaceAll(" dash ", " ").replaceAll(" hyphen ", " ").replaceAll(" space ", " ").replaceAll(" minus ", " ");
