import type { Decoder } from "../decoder.ts";
import { ascii85 } from "./ascii85.ts";
import { atbash } from "./atbash.ts";
import { base32 } from "./base32.ts";
import { base64 } from "./base64.ts";
import { base85 } from "./base85.ts";
import { binary } from "./binary.ts";
import { charCodes } from "./char-codes.ts";
import { entities } from "./entities.ts";
import { escapes } from "./escapes.ts";
import { hex } from "./hex.ts";
import { hyphenation } from "./hyphenation.ts";
import { leet } from "./leet.ts";
import { morse } from "./morse.ts";
import { percent } from "./percent.ts";
import { quotedPrintable } from "./quoted-printable.ts";
import { reversedLines } from "./reversed-lines.ts";
import { reversedText } from "./reversed-text.ts";
import { reversedWords } from "./reversed-words.ts";
import { rot } from "./rot.ts";
import { scrambled } from "./scrambled.ts";
import { spacing } from "./spacing.ts";
import { tags } from "./tags.ts";
import { variationBytes } from "./variation-bytes.ts";
import { z85 } from "./z85.ts";
import { zeroWidthBits } from "./zero-width-bits.ts";

/** Every decoder there is, in the order in which their layers come. */
export const decoders: readonly Decoder[] = [
  tags,
  variationBytes,
  zeroWidthBits,
  base64,
  hex,
  percent,
  entities,
  escapes,
  quotedPrintable,
  spacing,
  hyphenation,
  leet,
  scrambled,
  reversedText,
  reversedLines,
  reversedWords,
  rot,
  atbash,
  base32,
  binary,
  charCodes,
  morse,
  ascii85,
  z85,
  base85,
];
