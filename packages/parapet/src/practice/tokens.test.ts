import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHidden } from "./decode.ts";
import { fillSchema } from "./fill-schema.ts";
import { bounded, countTokens, piecesOf } from "./tokens.ts";

describe("pieces", () => {
  it("P7: joined they are the text, and none is longer than six characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const pieces = piecesOf(text);
        expect(pieces.join("")).toBe(text);
        expect(pieces.every((piece) => [...piece].length <= 6 && piece !== "")).toBe(true);
      }),
    );
  });

  it("P7: a card number comes in several", () => {
    expect(piecesOf("4111 1111 1111 1111")).toEqual(["4111", " 1111", " 1111", " 1111"]);
  });

  it("P7: stops at the first stop sequence and at the token bound", () => {
    expect(bounded("one two three", 9, ["three", "two"])).toEqual({
      pieces: ["one", " "],
      ended: "stop-sequence",
      stop: "two",
    });
    expect(bounded("one two three", 2, [])).toEqual({ pieces: ["one", " two"], ended: "length" });
    expect(countTokens("one two three")).toBe(3);
  });
});

describe("hostile text", () => {
  it("P11: hidden text is looked for in linear time", () => {
    for (const unit of ["A", "ab ", "\u{e0041}", "<document>", "41 "]) {
      const once = cheapestMs(() => decodeHidden(unit.repeat(20_000)));
      const eightTimes = cheapestMs(() => decodeHidden(unit.repeat(160_000)));
      expect(eightTimes, "8 for linear work, 64 for quadratic").toBeLessThan(Math.max(once, 1) * 30);
    }
  });

  it("P11: a schema that nests for ever is cut", () => {
    const schema: Record<string, unknown> = { type: "object" };
    schema.properties = { again: schema };
    expect(() => JSON.stringify(fillSchema(schema, "x"))).not.toThrow();
  });
});

/** Processor time of the cheapest of three runs: a busy machine makes work late, not more. */
function cheapestMs(work: () => void): number {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}
