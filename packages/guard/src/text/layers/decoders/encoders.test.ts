import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLayers } from "../decode-layers.ts";
import { decoders } from "./index.ts";

/*
 * The other side of every decoder, written from its definition with what Node has and nothing of the decoders' own.
 */

const mapped = (text: string, encode: (character: string) => string, between = ""): string =>
  Array.from(text, encode).join(between);
const bytesOf = (text: string): number[] => [...Buffer.from(text)];
const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");

function base32(text: string): string {
  const bits = bytesOf(text)
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");
  const symbols = bits.match(/.{1,5}/g) ?? [];
  const encoded = symbols.map(
    (quintet) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(quintet.padEnd(5, "0"), 2)],
  );
  return encoded.join("").padEnd(Math.ceil(encoded.length / 8) * 8, "=");
}

function base85(text: string, alphabet: string): string {
  const bytes = bytesOf(text);
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 4) {
    const group = [0, 1, 2, 3].map((offset) => bytes[i + offset] ?? 0);
    let value = BigInt(Buffer.from(group).readUInt32BE());
    let symbols = "";
    for (let place = 0; place < 5; place++, value /= 85n) symbols = alphabet[Number(value % 85n)] + symbols;
    encoded += symbols.slice(0, Math.min(4, bytes.length - i) + 1);
  }
  return encoded;
}

const shifted = (text: string, by: number): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % 26) + base);
  });
const backwards = (text: string): string => Array.from(text).reverse().join("");

const MORSE: Readonly<Record<string, string>> = {
  a: ".-",
  b: "-...",
  c: "-.-.",
  d: "-..",
  e: ".",
  f: "..-.",
  g: "--.",
  h: "....",
  i: "..",
  j: ".---",
  k: "-.-",
  l: ".-..",
  m: "--",
  n: "-.",
  o: "---",
  p: ".--.",
  q: "--.-",
  r: ".-.",
  s: "...",
  t: "-",
  u: "..-",
  v: "...-",
  w: ".--",
  x: "-..-",
  y: "-.--",
  z: "--..",
  " ": "/",
};
const LEET: Readonly<Record<string, string>> = { o: "0", i: "1", e: "3", a: "4", s: "5", t: "7" };
const ASCII85 = String.fromCharCode(...Array.from({ length: 85 }, (_, value) => value + 33));
const Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
const RFC1924 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const quoted = (text: string): string =>
  mapped(text, (sign) =>
    bytesOf(sign)
      .map((byte) => `=${hexByte(byte).toUpperCase()}`)
      .join(""),
  );

/** Words long enough to tell, in any order; most of them are of the lexicon. */
const words = fc.constantFrom(
  "ignore",
  "previous",
  "instructions",
  "system",
  "prompt",
  "reveal",
  "password",
  "assistant",
  "disregard",
  "harbour",
  "confidential",
  "parcel",
  "everything",
  "administrator",
  "message",
  "window",
  "developer",
  "restrictions",
);
const lexiconWords = fc.constantFrom(
  "ignore",
  "previous",
  "instructions",
  "system",
  "prompt",
  "reveal",
  "password",
  "assistant",
  "disregard",
  "message",
);
const sentence = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(word, { minLength: 4, maxLength: 9 }).map((all) => all.join(" "));
const prose = sentence(words);
/** Any script: only what carries bytes or code points can write it. */
const anyText = fc
  .tuple(prose, fc.constantFrom("", " für Größe", " привет мир", " 你好世界", " 🦦 ok", " (50 % off!)"))
  .map(([head, tail]) => head + tail);

interface Case {
  readonly id: string;
  readonly how: string;
  readonly text: fc.Arbitrary<string>;
  readonly encode: (text: string) => string;
}

// biome-ignore format: a table
const CASES: readonly Case[] = [
  { id: "tags", how: "", text: prose, encode: (text) => mapped(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))) },
  { id: "variation-bytes", how: "", text: anyText, encode: (text) => `🙂${bytesOf(text).map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join("")}` },
  { id: "zero-width-bits", how: "", text: anyText, encode: (text) => bytesOf(text).map((byte) => byte.toString(2).padStart(8, "0").replaceAll("0", "\u200b").replaceAll("1", "\u200c")).join("") },
  { id: "base64", how: "standard", text: anyText, encode: (text) => Buffer.from(text).toString("base64") },
  { id: "base64", how: "of URLs", text: anyText, encode: (text) => Buffer.from(text).toString("base64url") },
  { id: "base64", how: "in lines", text: anyText, encode: (text) => Buffer.from(text).toString("base64").replace(/.{40}/g, "$&\r\n") },
  { id: "hex", how: "in one piece", text: anyText, encode: (text) => Buffer.from(text).toString("hex") },
  { id: "hex", how: "apart", text: anyText, encode: (text) => bytesOf(text).map(hexByte).join(" ") },
  { id: "hex", how: "as numbers", text: anyText, encode: (text) => bytesOf(text).map((byte) => `0x${hexByte(byte)}`).join(", ") },
  { id: "percent", how: "", text: anyText, encode: (text) => bytesOf(text).map((byte) => `%${hexByte(byte).toUpperCase()}`).join("") },
  { id: "percent", how: "where needed", text: anyText, encode: encodeURIComponent },
  { id: "html-entities", how: "decimal", text: anyText, encode: (text) => mapped(text, (sign) => `&#${sign.codePointAt(0)};`) },
  { id: "html-entities", how: "hexadecimal", text: anyText, encode: (text) => mapped(text, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`) },
  { id: "escapes", how: "\\x", text: anyText, encode: (text) => bytesOf(text).map((byte) => `\\x${hexByte(byte)}`).join("") },
  { id: "escapes", how: "\\u{}", text: anyText, encode: (text) => mapped(text, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`) },
  { id: "escapes", how: "\\u", text: anyText, encode: (text) => text.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("") },
  { id: "quoted-printable", how: "", text: anyText, encode: quoted },
  { id: "spacing", how: "by spaces", text: sentence(lexiconWords), encode: (text) => text.replaceAll(" ", "").split("").join(" ") },
  { id: "spacing", how: "by hyphens", text: prose, encode: (text) => text.split(" ").map((word) => word.split("").join("-")).join("  ") },
  { id: "hyphenation", how: "", text: sentence(lexiconWords), encode: (text) => text.replace(/\B(?=\w{3}\b)/g, "-") },
  { id: "leet", how: "", text: sentence(lexiconWords), encode: (text) => mapped(text, (letter) => LEET[letter] ?? letter) },
  { id: "scrambled", how: "", text: sentence(lexiconWords), encode: (text) => text.replace(/(\w)(\w+)(\w)/g, (_, first, middle, last) => first + backwards(middle) + last) },
  { id: "reversed", how: "", text: sentence(lexiconWords), encode: backwards },
  { id: "reversed-lines", how: "", text: sentence(lexiconWords).map((text) => text.replace(/^(\w+ \w+ \w+) /, "$1\n")), encode: (text) => text.split("\n").map(backwards).join("\n") },
  { id: "reversed-words", how: "", text: sentence(lexiconWords), encode: (text) => text.split(" ").map(backwards).join(" ") },
  { id: "rot13", how: "", text: prose.map((text) => `${text} instructions`), encode: (text) => shifted(text, 13) },
  { id: "rot5", how: "", text: prose.map((text) => `${text} instructions`), encode: (text) => shifted(text, 5) },
  { id: "rot3", how: "without a known word", text: fc.constantFrom("harbours and windows stay shut until a storm has gone past old town", "a ferry sails at noon, so bring warm coats and some bread too"), encode: (text) => shifted(text, 3) },
  { id: "atbash", how: "", text: prose.map((text) => `${text} instructions`), encode: (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0))) },
  { id: "base32", how: "", text: anyText, encode: base32 },
  { id: "base32", how: "in small letters", text: anyText, encode: (text) => base32(text).toLowerCase() },
  { id: "binary", how: "apart", text: anyText, encode: (text) => bytesOf(text).map((byte) => byte.toString(2).padStart(8, "0")).join(" ") },
  { id: "binary", how: "in one piece", text: anyText, encode: (text) => bytesOf(text).map((byte) => byte.toString(2).padStart(8, "0")).join("") },
  { id: "char-codes", how: "", text: prose, encode: (text) => bytesOf(text).join(" ") },
  { id: "char-codes", how: "as a list", text: prose, encode: (text) => `[${bytesOf(text).join(", ")}]` },
  { id: "morse", how: "", text: prose, encode: (text) => mapped(text, (letter) => MORSE[letter] ?? "", " ") },
  { id: "ascii85", how: "between marks", text: anyText, encode: (text) => `<~${base85(text, ASCII85)}~>` },
  { id: "ascii85", how: "bare", text: anyText, encode: (text) => base85(text, ASCII85) },
  { id: "z85", how: "", text: anyText, encode: (text) => base85(text, Z85) },
  { id: "base85", how: "", text: anyText, encode: (text) => base85(text, RFC1924) },
];

/** A text that reads the same in two ways stands under the first. */
const isOf = (kind: string | undefined, id: string): boolean =>
  kind === id || (id.startsWith("reversed") && kind?.startsWith("reversed") === true);

const readings = (text: string, id: string): string[] =>
  decodeLayers(text)
    .layers.filter(({ kinds }) => isOf(kinds.at(-1), id))
    .map((layer) => layer.text);

describe("decoders", () => {
  it("L12: each has an id and a title of its own, and a case below", () => {
    expect(new Set(decoders.map(({ id }) => id)).size).toBe(decoders.length);
    expect(new Set(decoders.map(({ title }) => title)).size).toBe(decoders.length);
    const tried = new Set(CASES.map(({ id }) => id.replace(/^rot\d+$/, "rot")));
    expect(decoders.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
    for (const { clues, readsRaw } of decoders) expect(clues > 0).toBe(readsRaw !== true);
  });

  it.each(CASES)("L4: $id $how reads what was written", ({ id, text, encode }) => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(readings(encode(plain), id)).toContain(plain);
      }),
      { numRuns: 60 },
    );
  });

  it.each(CASES)("L4: $id $how is found within other text", ({ id, text, encode }) => {
    fc.assert(
      fc.property(text, (plain) => {
        const found = readings(`Have a look at this:\n\n${encode(plain)}\n\nThank you, and good night.`, id);
        expect(found.some((reading) => reading.includes(plain))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
