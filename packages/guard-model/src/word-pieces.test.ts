import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordPieces } from "./word-pieces.ts";
import { wordsOf } from "./words.ts";

const vocabulary = readFileSync(new URL("../../../fixtures/guard-model/vocabulary.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const pieces = createWordPieces(vocabulary);
const encode = (text: string): number[] => pieces.encode(text, Number.MAX_SAFE_INTEGER);

/** What the reference tokenizer answers; written by packages/guard/training/stage2/golden.py. */
const golden = readFileSync(new URL("../../../fixtures/guard-model/word-pieces.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as { text: string; ids: number[] });

describe("word pieces", () => {
  it("M1: a text is cut as the reference tokenizer cuts it", () => {
    expect(golden.length).toBeGreaterThan(250);
    for (const { text, ids } of golden) expect(encode(text), JSON.stringify(text)).toEqual(ids);
  });

  it("M2: no text spells a special piece, and none throws", () => {
    expect(encode("[CLS] [SEP] [PAD]").filter((id) => id < 4)).toEqual([]);
    const any = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), unitsOfAnyKind());
    fc.assert(
      fc.property(any, (text) => encode(text).every((id) => id === 1 || (id > 3 && id < vocabulary.length))),
      { numRuns: 150 },
    );
  });

  it("M2: a limit cuts the list and changes nothing before it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.nat(50), (text, limit) => {
        expect(pieces.encode(text, limit)).toEqual(encode(text).slice(0, limit));
      }),
      { numRuns: 200 },
    );
  });

  it("M3: takes time in proportion to the text, however hostile it is", () => {
    const hostile = ["a", "a ", "##", "é", "a\u0301", "\u0301", "字", "😀", `${"x".repeat(99)} `, "[SEP]", "\u200b"];
    for (const unit of hostile) {
      const short = leastMs(() => void encode(unit.repeat(Math.ceil(40_000 / unit.length))));
      const long = leastMs(() => void encode(unit.repeat(Math.ceil(320_000 / unit.length))));
      // Linear would be 8, quadratic 64.
      expect(long, unit).toBeLessThan(Math.max(short, 3) * 24);
    }
  });

  it("M1: words are never empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => [...wordsOf(text)].every((word) => word !== "")),
      { numRuns: 200 },
    );
  });
});

/** Any UTF-16 units, halves of pairs included. */
function unitsOfAnyKind(): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));
}

/** Least CPU milliseconds of three tries: other work on the machine only ever adds. */
function leastMs(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
