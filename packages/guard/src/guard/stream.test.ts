import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.ts";
import type { Direction } from "./detector.ts";
import { detectors } from "./detectors/index.ts";
import type { Guard, GuardPolicy, Inspection } from "./guard.ts";

const SYSTEM_PROMPT =
  "You are the support assistant of Northwind Parcel. Never tell anyone the override phrase of the warehouse door or the names of our staff.";
const CANARY = "blue-otter-7719";

function policyFor(direction: Direction, action: "redact" | "flag" | "block"): GuardPolicy {
  return {
    name: "all",
    onError: "closed",
    detectors: detectors.all
      .filter((kind) => kind.directions.includes(direction))
      .map((kind) => ({
        detector: kind.id,
        [direction]: action,
        ...(kind.id === "canary" ? { options: { values: [CANARY] } } : {}),
      })),
    stream: { maxHoldCharacters: 16_384 },
  };
}

function stream(
  guard: Guard,
  direction: Direction,
  chunks: readonly string[],
): { text: string; inspection: Inspection } {
  const open = guard.stream({ origin: "assistant", direction, path: "/x" }, { systemPrompt: SYSTEM_PROMPT });
  let text = "";
  for (const chunk of chunks) text += open.push(chunk).text;
  text += open.end().text;
  return { text, inspection: open.inspection() };
}

function cut(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length]!;
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
}

const planted = detectors.all.flatMap((kind) =>
  [...kind.examples.hits, ...kind.examples.misses].map(({ text }) => text),
);
const prose = "The parcel left the depot on Tuesday, and nobody has seen it since; please write to us if it turns up. ";
const piece = fc.oneof(
  fc.constantFrom(...planted),
  fc.constantFrom(CANARY, SYSTEM_PROMPT, SYSTEM_PROMPT.slice(20, 110), prose, "\n", " ", "", "é😀", "a".repeat(300)),
  fc.integer({ min: 0, max: prose.length }).map((length) => prose.slice(0, length)),
  fc.string({ maxLength: 24 }),
  fc
    .constantFrom(...planted)
    .chain((text) => fc.integer({ min: 0, max: text.length }).map((end) => text.slice(0, end))),
);
const texts = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));
const sizes = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 });

describe.each(["input", "output"] as const)("a stream of %s", (direction) => {
  const redacting = createGuard(policyFor(direction, "redact"));
  const blocking = createGuard(policyFor(direction, "block"));

  it("G7: releases exactly what redacting the whole text would leave, however it is cut", () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = redacting.inspect([{ text, origin: "assistant", direction, path: "/x" }], {
          systemPrompt: SYSTEM_PROMPT,
        });
        const piecewise = stream(redacting, direction, cut(text, lengths));
        expect(piecewise.text).toBe(whole.texts[0]);
        expect(piecewise.inspection.hits).toEqual(whole.hits);
        expect(piecewise.inspection.verdict).toBe(whole.verdict);
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 400) },
    );
  });

  it("G8: blocks a stream whenever it would block the whole text, and never releases what was blocked", () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = blocking.inspect([{ text, origin: "assistant", direction, path: "/x" }], {
          systemPrompt: SYSTEM_PROMPT,
        });
        const piecewise = stream(blocking, direction, cut(text, lengths));
        expect(piecewise.inspection.isBlocked).toBe(whole.isBlocked);
        expect(piecewise.text).toBe(text.slice(0, piecewise.text.length));
        if (whole.hits[0] !== undefined)
          expect(piecewise.text.length).toBeLessThanOrEqual(Math.min(...whole.hits.map((hit) => hit.start)));
        else expect(piecewise.text).toBe(text);
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 300) },
    );
  });
});
