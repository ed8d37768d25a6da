import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OffsetMap } from "./offset-map.ts";

/** The same by brute force: one range a character. */
class PlainMap {
  ranges: { start: number; end: number }[] = [];
  toSource(start: number, end: number): { start: number; end: number } {
    const read = this.ranges.slice(start, end);
    return { start: Math.min(...read.map((range) => range.start)), end: Math.max(...read.map((range) => range.end)) };
  }
}

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("copy" as const), size: fc.integer({ min: 1, max: 9 }), at: fc.nat(40) }),
    fc.record({ kind: fc.constant("back" as const), size: fc.integer({ min: 1, max: 9 }), at: fc.nat(40) }),
    fc.record({ kind: fc.constant("block" as const), size: fc.integer({ min: 3, max: 9 }), at: fc.nat(40) }),
    fc.record({ kind: fc.constant("undo" as const), size: fc.nat(3), at: fc.constant(0) }),
  ),
  { maxLength: 25 },
);

describe("the offset map", () => {
  it("L6: agrees with one range a character, also after taking back", () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (all, a, b) => {
        const map = new OffsetMap();
        const plain = new PlainMap();
        const marks: number[] = [];
        for (const { kind, size, at } of all) {
          if (kind === "undo") {
            const mark = marks.splice(-1 - size)[0] ?? 0;
            map.truncate(mark);
            plain.ranges.length = mark;
            continue;
          }
          marks.push(map.length);
          for (let i = 0; i < size && kind !== "block"; i++) {
            const start = kind === "copy" ? at + i : at + size - 1 - i;
            plain.ranges.push({ start, end: start + 1 });
            if (kind === "back") map.add(start, start + 1);
          }
          if (kind === "copy") map.addCopy(size, at);
          if (kind === "block") {
            // One unit for a longer range.
            map.add(at, at + size);
            plain.ranges.push({ start: at, end: at + size });
          }
        }
        map.pack();
        expect(map.length).toBe(plain.ranges.length);
        if (map.length === 0) return;
        const from = a % map.length;
        const to = from + 1 + (b % (map.length - from));
        expect(map.toSource(from, to)).toEqual(plain.toSource(from, to));
      }),
      { numRuns: 300 },
    );
  });
});
