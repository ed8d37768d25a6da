import { describe, expect, it } from "vitest";
import { createGuard } from "../create-guard.ts";

const SCHEMA = {
  type: "object",
  required: ["items"],
  properties: { items: { type: "array", items: { $ref: "#/$defs/item" } } },
  additionalProperties: { type: "number" },
  $defs: { item: { type: "object", properties: { price: { type: "number", minimum: 0 } } } },
};
const meta = { origin: "assistant", direction: "output", path: "/reply" } as const;

function guardOf(schema: unknown, maxHoldCharacters = 16_384) {
  return createGuard({
    name: "contract",
    onError: "closed",
    detectors: [{ detector: "json-contract", output: "block", options: { schema } }],
    stream: { maxHoldCharacters },
  });
}

describe("a JSON contract", () => {
  it.each([
    ['{"items":[{"price":1},{"price":"free-4711"}]}', "at '/items/1/price': must be number (type)"],
    ['{"items":[{"price":-3}]}', "at '/items/0/price': must be at least 0 (minimum)"],
    ['{"items":[],"secret-4711":"x"}', "at '/*': must be number (type)"],
    ['{"secret-4711":1}', "at '': 'items' is missing (required)"],
    ["secret-4711", "is not JSON as a whole"],
  ])("J4: is broken by %s, and says where without quoting it", (text, reason) => {
    const { hits, isBlocked } = guardOf(SCHEMA).inspect([{ text, ...meta }]);
    expect(isBlocked).toBe(true);
    expect(hits.map((hit) => [hit.start, hit.end, hit.reason])).toEqual([[0, text.length, reason]]);
    expect(hits[0]?.reason).not.toContain("4711");
  });

  it("J4: whose schema could not be enforced does not start", () => {
    expect(() => guardOf({ properties: { a: { pattern: "(?=a)" } } })).toThrow(/\/properties\/a\/pattern/);
  });

  it("J5: lets nothing of a stream go before its end, then all or nothing", () => {
    for (const [text, isBlocked] of [
      ['{"items":[{"price":1}]}', false],
      ['{"items":[{"price":"x"}]}', true],
      [`{"items":[${"1,".repeat(900)}{}]}`, true],
    ] as const) {
      const stream = guardOf(SCHEMA).stream(meta);
      for (let at = 0; at < text.length; at += 5) expect(stream.push(text.slice(at, at + 5)).text).toBe("");
      expect(stream.end()).toMatchObject({ text: isBlocked ? "" : text, isBlocked });
    }
  });

  it("J5: ends a stream as blocked when the reply outgrows the hold, valid or not", () => {
    const text = `{"items":[${"{},".repeat(50)}{}]}`;
    const stream = guardOf(SCHEMA, 100).stream(meta);
    for (let at = 0; at < text.length; at += 5) expect(stream.push(text.slice(at, at + 5)).text).toBe("");
    expect(stream.end().text).toBe("");
    expect(stream.inspection()).toMatchObject({ isBlocked: true, hits: [{ rule: "hold-exceeded" }] });
  });
});
