import { ALPHANUMERIC, BASE64, BASE64_URL, CLASS, DIGIT, LETTER, LOWER, TOKEN, UPPER } from "../../../text/index.ts";

/*
 * How a key is written, in one line that a table can hold: `glpat-{w20}`, `SG.{w22}.{w43}`, `{h32}`. What stands
 * outside braces is itself. Inside are a letter for the alphabet and the least and most characters; a part whose length
 * varies is followed by nothing, or by a character that it cannot hold, so matching never looks back. A `!` at the end
 * says that no letter or digit may follow: for beginnings that ordinary text may have.
 */

interface Alphabet {
  /** Class bits that hold all of it (see text/character-class). */
  readonly classes: number;
  readonly characters: string;
}

const DIGITS = "0123456789";
const LOWERS = "abcdefghijklmnopqrstuvwxyz";
const UPPERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  d: { classes: DIGIT, characters: DIGITS },
  h: { classes: LOWER | DIGIT, characters: `${DIGITS}abcdef` },
  H: { classes: UPPER | DIGIT, characters: `${DIGITS}ABCDEF` },
  x: { classes: ALPHANUMERIC, characters: `${DIGITS}abcdefABCDEF` },
  L: { classes: LOWER, characters: LOWERS },
  U: { classes: UPPER, characters: UPPERS },
  l: { classes: LOWER | DIGIT, characters: DIGITS + LOWERS },
  u: { classes: UPPER | DIGIT, characters: DIGITS + UPPERS },
  A: { classes: LETTER, characters: LOWERS + UPPERS },
  a: { classes: ALPHANUMERIC, characters: DIGITS + LOWERS + UPPERS },
  w: { classes: BASE64_URL, characters: `${DIGITS}${LOWERS}${UPPERS}_-` },
  b: { classes: BASE64, characters: `${DIGITS}${LOWERS}${UPPERS}+/=` },
  t: { classes: TOKEN, characters: `${DIGITS}${LOWERS}${UPPERS}_-.` },
};

interface FormPart {
  readonly literal?: string;
  readonly alphabet?: string;
  readonly minimum: number;
  readonly maximum: number;
}

export interface Form {
  /** The literal beginning, of two characters or more; empty for a key that only its length and alphabet tell. */
  readonly prefix: string;
  readonly parts: readonly FormPart[];
  /** Class bits of what follows the prefix, and how many characters that has. */
  readonly classes: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly isExact: boolean;
}

const UUID = "{h8}-{h4}-{h4}-{h4}-{h12}";

/** Reads a form. `{g}` is a UUID. */
export function formOf(written: string): Form {
  const isExact = written.endsWith("!");
  const source = (isExact ? written.slice(0, -1) : written).replaceAll("{g}", UUID);
  const parts = [...source.matchAll(/\{([A-Za-z])(\d+)(?:-(\d+))?\}|[^{}]+/g)].map((match): FormPart => {
    const [literal, alphabet, least, most] = match;
    if (alphabet === undefined) return { literal, minimum: literal.length, maximum: literal.length };
    return { alphabet, minimum: Number(least), maximum: Number(most ?? least) };
  });
  const literal = parts[0]?.literal ?? "";
  const prefix = literal.length < 2 ? "" : literal;
  const body = prefix === "" ? parts : parts.slice(1);
  let [classes, minimum, maximum] = [0, 0, 0];
  for (const part of body) {
    minimum += part.minimum;
    maximum += part.maximum;
    if (part.alphabet !== undefined) classes |= ALPHABETS[part.alphabet]!.classes;
    else for (const character of part.literal!) classes |= CLASS[character.charCodeAt(0)]!;
  }
  return { prefix, parts, classes, minimum, maximum, isExact };
}

/** Where the key of `form` that begins at `at` ends, its last part as long as it may be; -1 for none. */
export function formEnd({ parts }: Form, text: string, at: number): number {
  let end = at;
  for (const { literal, alphabet, minimum, maximum } of parts) {
    if (literal !== undefined) {
      if (!text.startsWith(literal, end)) return -1;
      end += literal.length;
      continue;
    }
    const { classes, characters } = ALPHABETS[alphabet!]!;
    const limit = Math.min(text.length, end + maximum);
    const isHex = characters.length < 23;
    const start = end;
    while (end < limit && (CLASS[text.charCodeAt(end)]! & classes) !== 0 && (!isHex || characters.includes(text[end]!)))
      end++;
    if (end - start < minimum) return -1;
  }
  return end;
}
