import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "./reader.ts";
import { piecesWithin, windowsOf } from "./windows.ts";
import type { WordPieces } from "./word-pieces.ts";

const digits: WordPieces = {
  begins: () => true,
  encode: (text, limit) => [...text].slice(0, limit).map((digit) => 10 + Number(digit)),
};

describe("reading in windows", () => {
  it("M4: windows overlap by sixteen pieces and leave out none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (count) => {
        const pieces = Array.from({ length: count }, (_, i) => 100 + i);
        const windows = windowsOf(pieces);
        const inner = windows.map((window) => [...window.slice(1, -1)]);
        expect(windows.every((window) => window.length <= 64 && window[0] === 2 && window.at(-1) === 3)).toBe(true);
        expect([...new Set(inner.flat())]).toEqual(pieces);
        for (const [i, window] of inner.entries())
          if (i > 0) expect(window.slice(0, 16)).toEqual(inner[i - 1]!.slice(46, 62));
        expect(count).toBeLessThanOrEqual(piecesWithin(windows.length));
        if (windows.length > 1) expect(count).toBeGreaterThan(piecesWithin(windows.length - 1));
      }),
      { numRuns: 200 },
    );
  });

  it("M4: the strongest window answers, for each question by itself", async () => {
    const text = `${"1".repeat(80)}7${"1".repeat(80)}9`;
    const scores = await readText(
      text,
      digits,
      async (window) => [window.includes(17) ? 2 : -2, window.includes(19) ? 0 : -9],
      9,
    );
    expect(scores).toEqual({ user: 1 / (1 + Math.exp(-2)), data: 0.5 });
  });

  it("M4: nothing to read scores 0 and asks nothing", async () => {
    const ask = () => Promise.reject(new Error("asked"));
    expect(await readText("", digits, ask, 9)).toEqual({ user: 0, data: 0 });
  });

  it("M9: of what it cannot read it has no opinion", async () => {
    const half: WordPieces = {
      begins: (id) => id !== 30,
      encode: (text) => [...text].map((letter) => (letter === "?" ? 1 : letter === "-" ? 30 : 20)),
    };
    const ask = async (): Promise<[number, number]> => [0, 0];
    expect(await readText("abc?", half, ask, 9)).toEqual({ user: 0.5, data: 0.5 });
    expect(await readText("ab??", half, ask, 9)).toBeUndefined();
    expect(await readText("a-b-c-d-", half, ask, 9)).toBeUndefined();
    expect(await readText("a-b-c-d", half, ask, 9)).toBeDefined();
  });

  it("M8: an answer that is no number is not an answer", async () => {
    const askedTwice = async (window: Int32Array): Promise<[number, number]> => [
      window.includes(17) ? Number.NaN : 1,
      1,
    ];
    await expect(readText(`${"1".repeat(80)}7`, digits, askedTwice, 9)).rejects.toThrow("no answer");
  });

  it("M6: a text of one piece too many is refused before any of it is read", async () => {
    let asked = 0;
    const ask = async (): Promise<[number, number]> => [++asked, 0];
    const limit = piecesWithin(3);
    await expect(readText("1".repeat(limit + 1), digits, ask, 3)).rejects.toMatchObject({
      code: "PARAPET_GUARD_MODEL_LENGTH",
    });
    expect(asked).toBe(0);
    await readText("1".repeat(limit), digits, ask, 3);
    expect(asked).toBe(3);
  });
});
