import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTextSealer } from "./index.ts";

const place = { exchangeId: "x1", part: "request" } as const;

describe("sealed texts", () => {
  it("S24: any text opens to itself, and no two seals look alike", () => {
    const sealer = createTextSealer(randomBytes(32));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [a, b] = [sealer.seal(text, place), sealer.seal(text, place)];
        expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
        expect(sealer.open(a, place)).toBe(text.toWellFormed());
      }),
    );
  });

  it("S24: a changed byte, a cut, another exchange or the other part does not open", () => {
    const sealer = createTextSealer(randomBytes(32));
    const sealed = sealer.seal("the customer's question", place);
    const broken = expect.objectContaining({ code: expect.stringMatching(/^PARAPET_STORE_SEAL_(BROKEN|KEY)$/) });
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealer.open(changed, place), `byte ${index}`).toThrow(broken);
      expect(() => sealer.open(sealed.subarray(0, index), place), `cut at ${index}`).toThrow(broken);
    }
    expect(() => sealer.open(sealed, { ...place, exchangeId: "x2" })).toThrow(broken);
    expect(() => sealer.open(sealed, { ...place, part: "response" })).toThrow(broken);
  });

  it("S24: after a rotation old texts open with the previous key, and not without", () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    const sealed = createTextSealer(old).seal("hello", place);
    expect(createTextSealer(fresh, [old]).open(sealed, place)).toBe("hello");
    expect(() => createTextSealer(fresh).open(sealed, place)).toThrow(
      expect.objectContaining({ code: "PARAPET_STORE_SEAL_KEY" }),
    );
    expect(() => createTextSealer(randomBytes(16))).toThrow(
      expect.objectContaining({ code: "PARAPET_STORE_SEAL_KEY" }),
    );
  });
});
