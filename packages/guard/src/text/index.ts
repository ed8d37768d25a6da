export { type AsciiUnits, asciiUnitReader, OTHER_UNIT } from "./ascii-units.ts";
export { decodeBase64, encodeBase64 } from "./base64.ts";
export {
  ALPHANUMERIC,
  BASE64,
  BASE64_SIGN,
  BASE64_URL,
  CLASS,
  classesOf,
  DIGIT,
  DOT,
  isAt,
  isHex,
  JOINER,
  LETTER,
  LOWER,
  NON_ASCII,
  runEnd,
  runStart,
  SPACE,
  TOKEN,
  UPPER,
} from "./character-class.ts";
export { luhn, mod11And10, remainder97, verhoeff, weightedSum } from "./checksum.ts";
export { codePointAt } from "./code-point.ts";
export { latinLookAlike } from "./confusables.ts";
export { crc32 } from "./crc32.ts";
export { entropyPerCharacter } from "./entropy.ts";
export { type FenceState, fenceAfter, NO_FENCE } from "./fence.ts";
export { foldWord } from "./fold-word.ts";
export { isForeign } from "./foreign.ts";
export { type InvisibleKind, invisibleKind, isPictograph, isRightToLeft, usesJoiners } from "./invisible.ts";
export { jsonOfPlain, PlainReader, PlainWriter, plainOf } from "./json-text.ts";
export {
  DEFAULT_BUDGET,
  type Decoder,
  decodeLayers,
  decoders,
  type Layer,
  type LayerBudget,
  type Layers,
  layersOf,
  type Range,
} from "./layers/index.ts";
export { hmacSha256, sha256, sha256Bytes } from "./sha256.ts";
export { type VisibleText, visibleText } from "./visible-text.ts";
