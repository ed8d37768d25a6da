/** Words that stand for a letter when something is spelt: the telephone alphabet, with its usual misspellings. */
const LETTERS: Readonly<Record<string, string>> = {
  alfa: "a",
  alpha: "a",
  bravo: "b",
  charlie: "c",
  delta: "d",
  echo: "e",
  foxtrot: "f",
  golf: "g",
  hotel: "h",
  india: "i",
  juliett: "j",
  juliet: "j",
  kilo: "k",
  lima: "l",
  mike: "m",
  november: "n",
  oscar: "o",
  papa: "p",
  quebec: "q",
  romeo: "r",
  sierra: "s",
  tango: "t",
  uniform: "u",
  victor: "v",
  whiskey: "w",
  whisky: "w",
  xray: "x",
  yankee: "y",
  zulu: "z",
};
/** English, German, French, Spanish. */
const DIGITS: readonly (readonly string[])[] = [
  ["zero", "null", "zéro", "cero"],
  ["one", "eins", "un", "uno"],
  ["two", "zwei", "deux", "dos"],
  ["three", "drei", "trois", "tres", "tree"],
  ["four", "vier", "quatre", "cuatro", "fower"],
  ["five", "fünf", "cinq", "cinco", "fife"],
  ["six", "sechs", "seis"],
  ["seven", "sieben", "sept", "siete"],
  ["eight", "acht", "huit", "ocho"],
  ["nine", "neun", "neuf", "nueve", "niner"],
];
/** What is said for a sign between words, and beside letters, and means no letter. */
// biome-ignore format: a list of words
const NOTHING: ReadonlySet<string> = new Set([
  "dash", "hyphen", "minus", "underscore", "dot", "point", "space", "slash", "colon", "then", "next", "and", "comma",
  "capital", "uppercase", "lowercase", "letter", "digit", "number", "followed", "by",
  "bindestrich", "strich", "unterstrich", "punkt", "tiret", "trait", "union", "guion", "guión", "punto", "raya", "trattino", "hífen",
  "дефис", "тире", "横线",
]);
const BESIDE: ReadonlySet<string> = new Set(["as", "in", "for", "like", "wie"]);

const MEANING = new Map<string, string>([
  ...Object.entries(LETTERS),
  ...DIGITS.flatMap((names, digit) => names.map((name) => [name, String(digit)] as const)),
]);

export const digitOfWord = (word: string): string | undefined => {
  const meant = MEANING.get(word);
  return meant !== undefined && meant >= "0" && meant <= "9" ? meant : undefined;
};

/**
 * Texts as they are when words that spell are read as what they spell: `Hotel Echo dash four` is `he4`. Given as words
 * of the text, in lower case; other words stay. First: all that spells undone; second: what is single alone.
 */
export function spelt(words: readonly string[]): readonly [read: string, single: string] {
  let read = "";
  let single = "";
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word.length === 1) {
      read += word;
      single += word;
      // "h as in hotel", "h for harbour": the word behind says the letter once more.
      let next = at + 1;
      while (next - at < 3 && BESIDE.has(words[next] ?? "")) next++;
      const behind = words[next] ?? "";
      if (behind.length > 1 && behind.startsWith(word) && (next > at + 1 || MEANING.get(behind) === word)) at = next;
      continue;
    }
    if (NOTHING.has(word)) continue;
    const meant = MEANING.get(word);
    read += meant ?? word;
    if (meant !== undefined) single += meant;
  }
  return [read, single];
}
