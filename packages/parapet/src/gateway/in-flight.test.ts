import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exchange } from "./exchange.ts";
import { InFlight } from "./in-flight.ts";

describe("what is in flight", () => {
  it("G15: is what was added and not removed, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 60 }), (moves) => {
        // Only their place matters here.
        const exchanges = Array.from({ length: 10 }, () => ({ place: -1 }) as Exchange);
        const inFlight = new InFlight();
        const expected = new Set<Exchange>();
        for (const move of moves) {
          const exchange = exchanges[move]!;
          if (expected.delete(exchange)) inFlight.remove(exchange);
          else {
            expected.add(exchange);
            inFlight.add(exchange);
          }
          expect(inFlight.size).toBe(expected.size);
        }
        expect(new Set(inFlight.all())).toEqual(expected);
        for (const exchange of exchanges) inFlight.remove(exchange);
        expect(inFlight.size).toBe(0);
      }),
    );
  });
});
