import { ALPHANUMERIC, type AsciiUnits, CLASS, OTHER_UNIT } from "../text/index.ts";

const FIRST_UNITS = 1_024;

/** What a stream keeps of its text, with its bytes: both grow by what comes and lose what was let go. */
export interface StreamWindow extends AsciiUnits {
  readonly text: string;
  append(delta: string): void;
  /** Drops the first `count` characters. */
  drop(count: number): void;
}

export function openWindow(): StreamWindow {
  let text = "";
  let units = new Uint8Array(FIRST_UNITS);
  /** How many of the text's characters are above U+007F. */
  let others = 0;
  return {
    get text() {
      return text;
    },
    get units() {
      return units;
    },
    get isAscii() {
      return others === 0;
    },
    append(delta) {
      const begin = text.length;
      const end = begin + delta.length;
      if (end > units.length) {
        const wider = new Uint8Array(2 * end);
        wider.set(units);
        units = wider;
      }
      for (let i = 0; i < delta.length; i++) {
        const code = delta.charCodeAt(i);
        units[begin + i] = Math.min(code, OTHER_UNIT);
        if (code >= OTHER_UNIT) others++;
      }
      text += delta;
    },
    drop(count) {
      if (others > 0) for (let i = 0; i < count; i++) if (units[i] === OTHER_UNIT) others--;
      units.copyWithin(0, count, text.length);
      text = text.slice(count);
    },
  };
}

/** Where the word begins that `text` ends in and that may go on; `text.length` when it ends in none. */
export function lastWordStart(text: string): number {
  let start = text.length;
  while (start > 0 && (CLASS[text.charCodeAt(start - 1)]! & ALPHANUMERIC) !== 0) start--;
  return start;
}
