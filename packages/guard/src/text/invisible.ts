/**
 * Characters that a reader does not see. Kinds matter: some are needed by scripts and emoji, some order text, some
 * have no honest use in a message.
 */
export type InvisibleKind =
  | "zero-width"
  | "joiner"
  | "bidi"
  | "tag"
  | "variation"
  | "operator"
  | "soft-hyphen"
  | "filler";

/** The kind of a character, by its code point; undefined when it shows. */
export function invisibleKind(code: number): InvisibleKind | undefined {
  if (code < 0xad) return undefined;
  if (code === 0xad) return "soft-hyphen";
  if (code === 0x200c || code === 0x200d) return "joiner";
  if (code === 0x200b || code === 0x2060 || code === 0xfeff || code === 0x180e) return "zero-width";
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return "bidi";
  if (code === 0x200e || code === 0x200f || code === 0x61c) return "bidi";
  if (code >= 0x2061 && code <= 0x2064) return "operator";
  if (code >= 0x206a && code <= 0x206f) return "operator";
  if (code >= 0xfe00 && code <= 0xfe0f) return "variation";
  if ((code >= 0x180b && code <= 0x180d) || code === 0x180f) return "variation"; // Mongolian's own
  if (code >= 0xe0100 && code <= 0xe01ef) return "variation";
  if (code >= 0xe0000 && code <= 0xe007f) return "tag";
  if (code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0 || code === 0x34f) return "filler";
  if (code === 0x17b4 || code === 0x17b5 || (code >= 0xfff0 && code <= 0xfffb)) return "filler";
  if ((code >= 0x1d173 && code <= 0x1d17a) || (code >= 0x1bca0 && code <= 0x1bca3)) return "filler";
  return undefined;
}

/** Scripts that shape their letters with joiners: Arabic and its kin, Indic, Khmer, Mongolian. */
export function usesJoiners(code: number): boolean {
  return (
    (code >= 0x600 && code <= 0x8ff) ||
    (code >= 0x900 && code <= 0xdff) ||
    (code >= 0xe00 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x18af) ||
    (code >= 0xa800 && code <= 0xabff) ||
    (code >= 0xfb50 && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc) ||
    (code >= 0x11000 && code <= 0x11fff)
  );
}

/** Scripts written from right to left, where a direction mark is ordinary. */
export function isRightToLeft(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc);
}

/** What emoji sequences are made of: pictographs, skin tones, keycap bases, gender signs, regional letters. */
export function isPictograph(code: number): boolean {
  return (
    (code >= 0x1f000 && code <= 0x1faff) ||
    (code >= 0x2190 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0x3200 && code <= 0x32ff) ||
    code === 0x2049 ||
    code === 0x203c ||
    (code >= 0x2100 && code <= 0x214f) ||
    code === 0x23 ||
    code === 0x2a ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0xa9 ||
    code === 0xae
  );
}
