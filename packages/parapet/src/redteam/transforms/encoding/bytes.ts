import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Alphabet, Transform } from "../../attack.ts";
import { decodeBits, encodeBits, ofBytes } from "./of-bytes.ts";

/** Each byte as a sign or number of its own. */
interface Signs {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly gives?: Alphabet;
  readonly sign: (byte: number) => string;
  readonly between: string;
}

function signed({ id, title, name, gives = "ascii", sign, between }: Signs): Transform {
  const signs = Array.from({ length: 256 }, (_, byte) => sign(byte));
  const byteOf = new Map(signs.map((one, byte) => [one, byte]));
  const longest = Math.max(...signs.map((one) => one.length));
  return ofBytes({
    id,
    title,
    name,
    gives,
    times: 3 * (longest + between.length),
    encode: (bytes) => Array.from(bytes, (byte) => signs[byte]!).join(between),
    decode: (text) =>
      Uint8Array.from((between === "" ? [...text] : text.split(between)).flatMap((one) => byteOf.get(one) ?? [])),
  });
}

const inBits = (id: string, title: string, name: string, gives: Alphabet, signs: readonly string[]): Transform => {
  const width = Math.log2(signs.length);
  return ofBytes({
    id,
    title,
    name,
    gives,
    times: (24 / width) * Math.max(...signs.map((sign) => sign.length)),
    encode: (bytes) => encodeBits(bytes, signs, width).join(""),
    decode: (text) => decodeBits(text, signs, width),
  });
};

const CONSONANTS = [..."bdfghjklmnprstvz"];
const SYLLABLE_ENDS = "a e i o u ai au ei eu ia ie io oa oi ou ua".split(" ");

export const bytes: readonly Transform[] = [
  signed({
    id: "hex-spaced",
    title: "Hexadecimal bytes with spaces",
    name: "hexadecimal bytes of UTF-8",
    sign: (byte) => byte.toString(16).padStart(2, "0"),
    between: " ",
  }),
  signed({
    id: "octal",
    title: "Octal bytes with spaces",
    name: "octal bytes of UTF-8",
    sign: (byte) => byte.toString(8).padStart(3, "0"),
    between: " ",
  }),
  signed({
    id: "binary",
    title: "Binary bytes with spaces",
    name: "binary, eight bits for a byte",
    sign: (byte) => byte.toString(2).padStart(8, "0"),
    between: " ",
  }),
  signed({
    id: "decimal-bytes",
    title: "Decimal bytes with commas",
    name: "a list of the bytes of a text",
    sign: String,
    between: ", ",
  }),
  signed({
    id: "syllables",
    title: "A syllable for each byte",
    name: `a text of which each syllable is a byte: consonant of ${CONSONANTS.join("")} times sixteen, and vowels of ${SYLLABLE_ENDS.join(" ")}`,
    gives: "letters",
    sign: (byte) => `${CONSONANTS[byte >> 4]}${SYLLABLE_ENDS[byte & 15]}`,
    between: " ",
  }),
  signed({
    id: "emoji-bytes",
    title: "An emoji for each byte, counted from U+1F400",
    name: "written in emoji: the code point of each less 1F400 hex is a byte",
    gives: "any",
    sign: (byte) => String.fromCodePoint(0x1f400 + byte),
    between: "",
  }),
  signed({
    id: "braille-bytes",
    title: "A Braille cell of eight dots for each byte",
    name: "written in Braille cells: the code point of each less 2800 hex is a byte",
    gives: "any",
    sign: (byte) => String.fromCodePoint(0x2800 + byte),
    between: "",
  }),
  signed({
    id: "variation-bytes",
    title: "A variation selector for each byte: not to be seen",
    name: "written in variation selectors, one for each byte",
    gives: "any",
    sign: (byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16),
    between: "",
  }),
  inBits("zero-width-bits", "Bits as zero-width signs: not to be seen", "written in zero-width bits", "any", [
    "\u200b",
    "\u200c",
  ]),
  inBits("whitespace-bits", "Bits as spaces and tabs", "written in spaces for 0 and tabs for 1", "ascii", [" ", "\t"]),
  inBits("dna", "Two bits as a base of DNA", "bits as DNA: A is 00, C is 01, G is 10, T is 11", "ascii", [..."ACGT"]),
  ofBytes({
    id: "deflate-base64",
    title: "Compressed, then Base64",
    name: "Base64 of a raw DEFLATE stream",
    times: 5,
    plus: 40,
    encode: (raw) => deflateRawSync(raw).toString("base64"),
    decode: (text) => inflateRawSync(Buffer.from(text, "base64")),
  }),
];
