import { ALPHANUMERIC, isAt } from "../../../text/index.ts";

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
export const isBlank = (code: number): boolean => code === 32 || code === 9;
export const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/**
 * Reads forward from an anchor, at most `reach` characters. A scanner that met the end of the text on its way has not
 * seen all it would have read: `isCut` says so, and a stream then waits. Whatever was judged without it stands.
 */
export class Cursor {
  readonly text: string;
  at = 0;
  isCut = false;
  #limit = 0;

  constructor(text: string) {
    this.text = text;
  }

  begin(at: number, reach: number): void {
    this.at = at;
    this.#limit = at + reach;
    this.isCut = false;
  }

  /** True when it read as far as it may. */
  get isSpent(): boolean {
    return this.at >= this.#limit;
  }

  /** The next character; -1 at the end of the text and at the limit. */
  peek(): number {
    if (this.at >= this.#limit) return -1;
    if (this.at < this.text.length) return this.text.charCodeAt(this.at);
    this.isCut = true;
    return -1;
  }

  next(): number {
    const code = this.peek();
    if (code !== -1) this.at++;
    return code;
  }

  take(code: number): boolean {
    if (this.peek() !== code) return false;
    this.at++;
    return true;
  }

  blanks(): void {
    while (isBlank(this.peek())) this.at++;
  }

  spaces(): void {
    while (isSpace(this.peek())) this.at++;
  }

  /** Whether `text` stands here; does not move. */
  sees(text: string): boolean {
    if (this.text.startsWith(text, this.at)) return true;
    if (this.text.length - this.at < text.length && text.startsWith(this.text.slice(this.at))) this.isCut = true;
    return false;
  }

  /** Letters, digits and `_` in lower case; empty when there are none. */
  word(): string {
    const start = this.at;
    while (isWordCode(this.peek())) this.at++;
    return this.text.slice(start, this.at).toLowerCase();
  }

  /** Everything until a character that `ends`; the text of it. */
  until(ends: (code: number) => boolean): string {
    const start = this.at;
    for (let code = this.peek(); code !== -1 && !ends(code); code = this.peek()) this.at++;
    return this.text.slice(start, this.at);
  }
}

/** The word that ends before `end`, in lower case. The letter of an escape, as in `\nrm` within JSON, is not of it. */
export function wordBefore(text: string, end: number): string {
  let start = end;
  while (end - start < 32 && (isAt(text, start - 1, ALPHANUMERIC) || /[_.-]/.test(text[start - 1] ?? ""))) start--;
  if (text[start - 1] === "\\" && /[nrt]/.test(text[start] ?? "")) start++;
  return text.slice(start, end).toLowerCase();
}

export function blanksBefore(text: string, end: number): number {
  let at = end;
  while (end - at < 16 && at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** What stands on the same line before `end`, at most 240 characters of it, in lower case. */
export function lineBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - 240), end);
  return before.slice(before.lastIndexOf("\n") + 1).toLowerCase();
}
