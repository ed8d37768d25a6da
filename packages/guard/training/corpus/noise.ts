import type { Random } from "./random.ts";

/** How people really type: some in lower case, some in capitals, without accents or full stop, with typing errors. */
export function disturb(text: string, random: Random, language: string): string {
  let result = text;
  if (random.chance(0.12)) result = result.toLocaleLowerCase(language);
  else if (random.chance(0.04)) result = result.toLocaleUpperCase(language);
  if (random.chance(0.06)) result = withoutAccents(result);
  if (random.chance(0.2)) result = result.replace(/[.。।]$/u, "");
  if (random.chance(0.06)) result += random.pick(["!", "!!", "...", " :)", " pls", " thx", "?"]);
  if (random.chance(0.1)) result = mistype(result, random);
  return result;
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = { ß: "ss", ł: "l", Ł: "L", ı: "i", ø: "o", æ: "ae", đ: "d" };

/** Latin letters as on a keyboard that has no others; other scripts stay as they are. */
export function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/[ßłŁıøæđ]/g, (letter) => PLAIN_LETTERS[letter]!);
}

/** One to three letters swapped, doubled or left out within words of an alphabet. */
function mistype(text: string, random: Random): string {
  let result = text;
  for (let errors = 1 + random.below(3); errors > 0; errors--) {
    const at = 1 + random.below(Math.max(1, result.length - 2));
    const [before = "", after = ""] = [result[at], result[at + 1]];
    if (!/^\p{Ll}$/u.test(before) || !/^\p{Ll}$/u.test(after)) continue;
    const mended = random.pick([after + before, before, before + before + after]);
    result = result.slice(0, at) + mended + result.slice(at + 2);
  }
  return result;
}
