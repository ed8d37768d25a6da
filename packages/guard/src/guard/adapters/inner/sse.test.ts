import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SseReader, writeSse } from "./sse.ts";

function read(text: string, sizes: readonly number[]): unknown[] {
  const reader = new SseReader();
  const events: unknown[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] as number;
    events.push(...reader.push(text.slice(at, at + size)));
    at += size;
  }
  return [...events, ...reader.end()];
}

describe("server-sent events", () => {
  it("A6: are read alike with any line ends, however they are cut, and written as they were read", () => {
    const data = fc
      .array(fc.stringMatching(/^[a-z: ]{0,9}$/), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.join("\n"));
    const events = fc.array(fc.record({ head: fc.constantFrom("", "event: ping\n", "id: 7\nretry: 10\n"), data }), {
      maxLength: 5,
    });
    const ends = fc.constantFrom("\n", "\r", "\r\n");
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(events, ends, sizes, (given, end, cuts) => {
        const text = given.map(({ head, data }) => writeSse(head, data)).join("");
        expect(read(text.replaceAll("\n", end), cuts)).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it("A6: an event that never ends is given up, in time that grows with its length", () => {
    const millisecondsFor = (characters: number): number => {
      const reader = new SseReader();
      const piece = "x".repeat(64);
      const startMs = performance.now();
      for (let sent = 0; sent < characters; sent += piece.length) reader.push(piece);
      return performance.now() - startMs;
    };
    millisecondsFor(1_000_000);
    // Were it put together at every piece, four times as long would take sixteen times as long.
    expect(millisecondsFor(4_000_000)).toBeLessThan(10 * Math.max(millisecondsFor(1_000_000), 5));
    expect(() => millisecondsFor(9_000_000)).toThrow(RangeError);
  });
});
