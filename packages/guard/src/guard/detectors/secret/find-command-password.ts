import type { Hit, InspectionContext } from "../../detector.ts";
import { isPlaceholder } from "./placeholder.ts";

/*
 * `curl -u anna:…`: the colon is rare and all that proves it stands before it, so the scan goes from colon to colon,
 * back over the user to the option, and further back to the command. All of that fits into what streams keep.
 */

const OPTION_CHARACTERS = 96;
const COMMAND_CHARACTERS = 144;
const USER_CHARACTERS = 64;
const PASSWORD_CHARACTERS = 256;

/** The option with its user, at the end: `-u anna`, `-sSuanna` is not read so, `--user "anna`, `--proxy-user=anna`. */
const OPTION =
  /(?:^|\s)(?:-u|-[a-zA-Z0-9]{0,6}[uU](?:\s{1,3}|\s{0,3}(?=\\?["']))|--(?:proxy-)?user(?:=|\s{1,3}))\\?["']?[^\s"'`:]{1,64}$/;
/** What the quoted or spaced user follows, and what begins the word of one that is joined to its option. */
const BEFORE_USER = /[uU=r]/;
/** Not a password but where one comes from: `$PASS`, `%PASS%`, `<password>`, `{{password}}`. */
const REFERENCE = /^(?:[$%<{[(]|\*+$|(?:your-?|my-?)?(?:pass(?:word|wd)?|pwd|secret|token)$)/i;

const QUOTES: readonly (string | undefined)[] = ['"', "'"];
const endsUser = (code: number): boolean => code <= 32 || code === 34 || code === 39 || code === 58 || code === 96;

/** A look at a few characters that most colons do not pass. */
function mayPartUser(text: string, colon: number): boolean {
  const least = Math.max(0, colon - USER_CHARACTERS - 1);
  let start = colon;
  while (start > least && !endsUser(text.charCodeAt(start - 1))) start--;
  if (start === colon || start === least) return start !== colon && start === 0;
  if (text[start] === "-") return true;
  while (start > 0 && colon - start < OPTION_CHARACTERS && /[\s"'\\]/.test(text[start - 1]!)) start--;
  return BEFORE_USER.test(text[start - 1] ?? "");
}

/** True when the text before `end` runs a command `curl` that has not ended: by a line, a pipe or another command. */
function isInCurl(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - COMMAND_CHARACTERS), end);
  const at = before.toLowerCase().lastIndexOf("curl");
  if (at < 0 || /[\w.-]/.test(before[at - 1] ?? "")) return false;
  const rest = before.slice(at + 4).replace(/\\\r?\n|\\\\?n/g, " ");
  return /^(?:\.exe)?["']?\s/.test(rest) && !/[|\n]|&&/.test(rest);
}

/** The end of the password at `start`: the quote that opened its word, or white space. */
function passwordEnd(text: string, start: number, quote: string | undefined): number {
  const limit = Math.min(text.length, start + PASSWORD_CHARACTERS);
  let end = start;
  while (end < limit && (quote === undefined ? !/[\s"'`]/.test(text[end]!) : text[end] !== quote && text[end] !== "\n"))
    end++;
  return end;
}

/** The password of `curl -u user:password`, `--user`, `-U` and `--proxy-user`. @returns what is pending */
export function findCommandPasswords(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  let pending = text.length;
  for (let colon = text.indexOf(":", Math.max(0, from - 1)); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    const start = colon + 1;
    // Most colons stand before a space, or in a URL.
    if (start === text.length || text.charCodeAt(start) <= 32 || text.startsWith("//", start)) continue;
    if (!mayPartUser(text, colon)) continue;
    const option = OPTION.exec(text.slice(Math.max(0, colon - OPTION_CHARACTERS), colon))?.[0];
    if (option === undefined || !isInCurl(text, colon - option.length + 1)) continue;
    const quote = QUOTES.find((sign) => option.includes(sign!));
    const end = passwordEnd(text, start, quote);
    if (end - start === PASSWORD_CHARACTERS) continue;
    if (end === text.length) pending = Math.min(pending, start);
    const password = text.slice(start, end);
    if (password.length < 3 || REFERENCE.test(password) || isPlaceholder(password)) continue;
    hits.push({
      rule: "command-password",
      start,
      end,
      confidence: 0.85,
      severity: "high",
      replacement: "[password]",
      reason: "is the password that a command is given",
    });
  }
  return isFinal ? text.length : pending;
}
