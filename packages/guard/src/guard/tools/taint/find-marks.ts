/** Between words, in a folded text. */
const BREAKS = new Set(" \"'`<>()[]{}|,;\\^".split(""));
/** A host and what to fetch from it, without the scheme that clients add. */
const BARE_URL = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+(?::\d{1,5})?[/?]/;
const MIN_DIGITS = 8;
const MAX_DIGITS = 34;
/** Year, month and day, perhaps with a time. */
const IS_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{0,6}$/;

/**
 * What leads somewhere and is short: URLs and their hosts (`//host`), mail addresses, and long numbers without the
 * signs that group them. One word to the wrong place is enough, however little of a text it is; and what follows a host
 * is not its own, since a secret that leaves stands there.
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
    addHost(plain.slice(scheme + 3), add);
    return;
  }
  const colon = plain.startsWith("mailto:") ? 7 : 0;
  const sign = plain.indexOf("@", colon);
  if (BARE_URL.test(plain)) addHost(plain, add);
  if (sign <= colon || plain.indexOf(".", sign) <= sign + 1) return;
  const address = plain.slice(colon);
  add(address);
  // A sub-address reaches the same person. Not so the host: colleagues share it.
  const tag = plain.indexOf("+", colon);
  if (tag > colon && tag < sign) add(plain.slice(colon, tag) + plain.slice(sign));
}

/** @param authority of a URL, with what follows it */
function addHost(authority: string, add: (mark: string) => void): void {
  const end = authority.search(/[/?#]/);
  const whole = end === -1 ? authority : authority.slice(0, end);
  const named = whole.slice(whole.lastIndexOf("@") + 1);
  const host = named.replace(/:\d{0,5}$/, "").replace(/\.$/, "");
  if (host !== "") add(`//${host}`);
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
