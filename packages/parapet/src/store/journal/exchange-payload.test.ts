import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exchange } from "../testing/store-kit.ts";
import { promotedColumns } from "../writer/promoted.ts";
import { packExchange, unpackExchange } from "./exchange-payload.ts";

const run = fc.record({
  detector: fc.oneof(fc.constantFrom("secret", "pii", "!", "two words", ""), fc.string()),
  direction: fc.constantFrom("input", "output"),
  verdict: fc.constantFrom("allow", "flag", "redact", "block", "failed"),
  hits: fc.nat({ max: 3 }),
  elapsedUs: fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }),
});

describe("the payload of an exchange", () => {
  it("S1: packed runs come back as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const detectors = [
          ...runs.filter(({ direction }) => direction === "input"),
          ...runs.filter(({ direction }) => direction === "output"),
        ].map((each) => ({ ...each, elapsedUs: each.elapsedUs === 0 ? 0 : each.elapsedUs }));
        const record = exchange({ detectors });
        expect(unpackExchange(JSON.parse(packExchange(record)))).toEqual(record);
      }),
    );
  });

  it("S1: a record from before runs were packed is read as it is", () => {
    const record = exchange();
    expect(unpackExchange(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it("S10: searchable columns are the same from the packed and the full record", () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (detectors) => {
        const record = exchange({ detectors });
        expect(promotedColumns(JSON.parse(packExchange(record)))).toEqual(promotedColumns(record));
      }),
    );
  });
});
