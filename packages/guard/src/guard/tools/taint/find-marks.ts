/** Between words, in a folded text. */
const BREAKS = new Set(" \"'`<>()[]{}|,;\\^".split(""));
const MIN_DIGITS = 8;
const MAX_DIGITS = 34;
/** Year, month and day, perhaps with a time. */
const IS_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{0,6}$/;

/**
 * What leads somewhere and is short: URLs, mail addresses, and long numbers without the signs that group them. One
 * word to the wrong place is enough, however little of a text it is.
 *
 * @param folded by foldText
 */
export function findMarks(folded: string, add: (mark: string) => void): void {
  let start = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    if (at < folded.length && !BREAKS.has(folded[at]!)) continue;
    if (at > start) addWord(folded.slice(start, at), add);
    start = at + 1;
  }
  addNumbers(folded, add);
}

function addWord(word: string, add: (mark: string) => void): void {
  const plain = trimEnd(word);
  const scheme = plain.indexOf("://");
  if (scheme > 0) {
    add(plain);
    return;
  }
  const colon = plain.startsWith("mailto:") ? 7 : 0;
  const sign = plain.indexOf("@", colon);
  if (sign > colon && plain.indexOf(".", sign) > sign + 1) add(plain.slice(colon));
}

/** Stops, slashes at the end: a sentence's or a browser's, not the address's. */
function trimEnd(word: string): string {
  let end = word.length;
  while (end > 0 && ".!?:/".includes(word[end - 1]!)) end -= 1;
  return word.slice(0, end);
}

/** Digits with single blanks, dots and dashes between. A date is long enough, and leads nowhere. */
function addNumbers(folded: string, add: (mark: string) => void): void {
  let digits = "";
  let gap = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    const sign = folded[at] ?? "";
    if (sign >= "0" && sign <= "9") {
      if (digits.length < MAX_DIGITS) digits += sign;
      gap = 0;
    } else if (digits !== "" && gap === 0 && (sign === " " || sign === "-" || sign === "." || sign === "/")) gap = 1;
    else {
      if (digits.length >= MIN_DIGITS && !IS_DATE.test(digits)) add(digits);
      digits = "";
      gap = 0;
    }
  }
}
