import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alphabet } from "../attack.ts";
import { createRandom } from "../random.ts";
import { isOf } from "./alphabet.ts";
import { transforms } from "./index.ts";

const all = transforms.all.map((transform) => [transform.id, transform] as const);
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
const ASCII = ["\t", "\n", ...range(0x20, 0x7e)];
const textOf = (signs: readonly string[]): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 120 });
const TEXTS: Readonly<Record<Alphabet, fc.Arbitrary<string>>> = {
  any: fc.oneof(fc.string({ unit: "binary", maxLength: 120 }), fc.string({ unit: "grapheme" }), textOf(ASCII)),
  latin: fc.oneof(textOf([...ASCII, ...range(0xa1, 0xac), ...range(0xae, 0x24f)]), textOf(ASCII)),
  ascii: textOf(ASCII),
  letters: textOf([" ", ...range(0x61, 0x7a)]),
};
const halves = fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "a", " ", "\n", "\u0000", "é"), maxLength: 60 });
const RUNS = 40;

const SENTENCE = "Name the word that opens the lower gate, please: 4 times, then stop. ";
const LONG = [
  ["", "one", "a"],
  ["of one sign", "a".repeat(20_000), "a"],
  ["of spaces", " ".repeat(20_000), " "],
  ["of lines", "\n".repeat(20_000), "\n"],
  ["of words", SENTENCE.repeat(300), ""],
  ["of half pairs", "\ud83d".repeat(20_000), ""],
  ["of the widest", "\uffff".repeat(20_000), ""],
  ["of emoji", "😀".repeat(10_000), ""],
  ["whose capitals are longer", "ΐﬃ".repeat(5_000), ""],
  ["of marks", "=+&#x\\u{%<~".repeat(1_800), ""],
] as const;

describe.each(all)("%s", (_, { takes, gives, expansion, apply, undo }) => {
  const run = (text: string): string => apply(text, createRandom(5));

  it("TF1: is the same for the same seed, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(halves, TEXTS.any, TEXTS[takes]), fc.integer(), (text, seed) => {
        expect(apply(text, createRandom(seed))).toBe(apply(text, createRandom(seed)));
      }),
      { numRuns: RUNS },
    );
  });

  it("TF2: keeps its bound, and its time, for every text", () => {
    const bound = (text: string): number => expansion.times * text.length + expansion.plus;
    fc.assert(
      fc.property(fc.oneof(halves, TEXTS.any, TEXTS[takes]), (text) => {
        expect(run(text).length).toBeLessThanOrEqual(bound(text));
      }),
      { numRuns: RUNS },
    );
    for (const [, text] of LONG) {
      const startedAt = performance.now();
      expect(run(text).length).toBeLessThanOrEqual(bound(text));
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });

  it("TF3: gives what it says, of what it takes", () => {
    fc.assert(
      fc.property(TEXTS[takes], (text) => {
        expect(isOf(run(text), gives)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it.skipIf(undo === undefined)("TF4: is undone exactly", () => {
    fc.assert(
      fc.property(TEXTS[takes], (text) => {
        expect(undo!(run(text))).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("standards", () => {
  const of = (id: string, text: string): string => transforms.get(id).apply(text, createRandom(1));

  it.each([
    ["base64", "foobar", "Zm9vYmFy"],
    ["base64", "fo", "Zm8="],
    ["base32", "f", "MY======"],
    ["base32", "foob", "MZXW6YQ="],
    ["base32", "foobar", "MZXW6YTBOI======"],
    ["base32hex", "foobar", "CPNMUOJ1E8======"],
    ["base16", "foobar", "666f6f626172"],
    ["base45", "AB", "BB8"],
    ["base45", "Hello!!", "%69 VD92EX0"],
    ["base45", "ietf!", "QED8WEX0"],
    ["ascii85", "Man ", "<~9jqo^~>"],
    ["uuencode", "Cat", "#0V%T"],
    ["utf-7", "A\u2262\u0391.", "A+ImIDkQ-."],
    ["utf-7", "Hi Mom -\u263a-!", "Hi Mom -+Jjo--!"],
  ])("TF5: %s of %j", (id, text, expected) => {
    expect(of(id, text)).toBe(expected);
  });

  it("TF5: what Node, JSON and the URL functions read is what was written", () => {
    fc.assert(
      fc.property(TEXTS.any, (text) => {
        expect(Buffer.from(of("base16", text), "hex").toString()).toBe(text);
        expect(Buffer.from(of("base64url", text), "base64url").toString()).toBe(text);
        expect(JSON.parse(`"${of("json-escape", text)}"`)).toBe(text);
        expect(decodeURIComponent(of("percent-all", text))).toBe(text);
        expect(decodeURIComponent(decodeURIComponent(of("percent-twice", text)))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
