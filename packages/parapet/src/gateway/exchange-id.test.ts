import { describe, expect, it } from "vitest";
import { newExchangeId } from "./exchange-id.ts";

describe("an exchange's id", () => {
  it("G1: is a UUID of version 7 that starts with its time", () => {
    const id = newExchangeId(0x018f_1234_5678);
    expect(id).toMatch(/^req_018f1234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("G1: does not come twice, and later ones sort behind earlier ones", () => {
    const early = Array.from({ length: 5_000 }, () => newExchangeId(1_000));
    const late = Array.from({ length: 5_000 }, () => newExchangeId(1_001));
    expect(new Set([...early, ...late]).size).toBe(10_000);
    expect(early.toSorted().at(-1)! < late.toSorted()[0]!).toBe(true);
  });

  it("G1: varies in every digit that is not its time, version or variant", () => {
    const ids = Array.from({ length: 600 }, () => newExchangeId(1).slice(4));
    for (let place = 0; place < 36; place++) {
      const seen = new Set(ids.map((id) => id[place]));
      const isFixed = place < 15 || place === 18 || place === 23;
      expect(seen.size).toBe(isFixed ? 1 : place === 19 ? 4 : 16);
    }
  });
});
