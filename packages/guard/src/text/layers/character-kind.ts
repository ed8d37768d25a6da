import { CLASS, LETTER } from "../character-class.ts";
import { codePointAt } from "../code-point.ts";
import { latinLookAlike } from "../confusables.ts";
import { invisibleKind, isPictograph, usesJoiners } from "../invisible.ts";

/** Nothing to do. */
export const PLAIN = 1;
/** A letter under NFKC, and another one: fullwidth, circled, a ligature. */
export const CHANGES = 2;
export const MARK = 4;
export const INVISIBLE = 8;
export const LOOK_ALIKE = 16;
/** A letter of a script other than Latin that looks like no Latin one. */
export const FOREIGN = 32;
export const ACCENTED = 64;
/** Typography: not itself under NFKC, and no reason to normalise. `…`, `²`, a space that does not break. */
export const TYPOGRAPHY = 128;
/** Letters under NFKC that people write without a thought: `ª`, `µ`, `º`, the Armenian `և`, `№`, `™`. */
const EVERYDAY: ReadonlySet<number> = new Set([0xaa, 0xb5, 0xba, 0x587, 0x2116, 0x2122]);

const MARKS = /^[\p{M}\u1160-\u11ff\uff9e\uff9f]/u;
const LETTERS = /^\p{L}/u;
const HAS_LETTER = /\p{L}/u;
const LATIN = /^\p{Script=Latin}/u;

function kindOf(code: number): number {
  const character = String.fromCodePoint(code);
  if (invisibleKind(code) !== undefined) return INVISIBLE;
  if (MARKS.test(character)) return MARK;
  if (latinLookAlike(code) !== undefined) return LOOK_ALIKE;
  if (code >= 0xd800 && code <= 0xdfff) return PLAIN;
  const plain = character.normalize("NFKC");
  if (plain !== character) return EVERYDAY.has(code) || !HAS_LETTER.test(plain) ? TYPOGRAPHY : CHANGES;
  if (!LETTERS.test(character)) return PLAIN;
  if (!LATIN.test(character)) return FOREIGN;
  const base = character.normalize("NFD").charCodeAt(0);
  return (CLASS[base]! & LETTER) !== 0 && base !== code ? ACCENTED : PLAIN;
}

/** Kinds by code unit, looked up once and kept: the answer for a character never changes. */
function createKinds(): (code: number) => number {
  const known = new Uint8Array(65_536);
  return (code) => {
    if (code > 0xffff) return kindOf(code);
    if (known[code] === 0) known[code] = kindOf(code);
    return known[code]!;
  };
}

/** What normalising has to know of a character: one of the bits above. */
export const kindOfCode: (code: number) => number = /* @__PURE__ */ createKinds();

/** Greek, Cyrillic, the rest: one bit each. */
export function scriptBit(code: number): number {
  if (code >= 0x370 && code <= 0x3ff) return 1;
  return code >= 0x400 && code <= 0x52f ? 2 : 4;
}

export const sizeOf = (code: number): number => (code > 0xffff ? 2 : 1);

/** Emoji are made with joiners and variation selectors, some scripts with joiners: there they belong. */
export function belongs(text: string, at: number, code: number): boolean {
  const kind = invisibleKind(code);
  if (at === 0 || (kind !== "joiner" && kind !== "variation")) return false;
  const before = text.charCodeAt(at - 1);
  const isLow = before >= 0xdc00 && before <= 0xdfff && at > 1;
  const previous = isLow ? codePointAt(text, at - 2) : before;
  if (kind === "joiner" && usesJoiners(previous)) return true;
  return (previous >= 0x2000 && isPictograph(previous)) || (kind === "joiner" && previous === 0xfe0f);
}

/** Two regional letters alone are a flag. */
export function isFlag(text: string, at: number): boolean {
  const isRegional = (index: number): boolean => {
    const code = codePointAt(text, index);
    return code >= 0x1f1e6 && code <= 0x1f1ff;
  };
  return (
    (isRegional(at) && isRegional(at + 2) && !isRegional(at + 4) && !isRegional(at - 2)) ||
    (isRegional(at) && isRegional(at - 2) && !isRegional(at + 2) && !isRegional(at - 4))
  );
}
