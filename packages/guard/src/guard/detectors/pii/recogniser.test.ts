import { describe, expect, it } from "vitest";
import { createGuard } from "../../create-guard.ts";

function guardOf(...recognisers: readonly unknown[]): ReturnType<typeof createGuard> {
  return createGuard({
    name: "own",
    onError: "closed",
    detectors: [{ detector: "pii", output: "redact", options: { recognisers, entities: [] } }],
    stream: { maxHoldCharacters: 16_384 },
  });
}
const meta = { origin: "assistant", direction: "output", path: "/x" } as const;
const CUSTOMER = { name: "customer-id", patterns: ["KD-[0-9]{4,6}", "Kd [0-9]{3} [0-9]{3}"] };

describe("recognisers of a policy", () => {
  it("D11: find whole words by their pattern, the longest first", () => {
    const text = "KD-123456, Kd 123 456, XKD-123456, KD-1234567, kd-12345, ÄKD-12345";
    const { texts } = guardOf(CUSTOMER).inspect([{ text, ...meta }]);
    expect(texts[0]).toBe("[customer-id], [customer-id], XKD-123456, KD-1234567, kd-12345, ÄKD-12345");
  });

  it("D11: ask for a check and for words where they say so", () => {
    const own = {
      name: "badge",
      patterns: ["[0-9]{8}"],
      check: "luhn",
      words: ["Badge"],
      needsWord: true,
      replacement: "#",
    };
    const { texts, hits } = guardOf(own).inspect([{ text: "badge 12345674, badge 12345675 but 12345674", ...meta }]);
    expect(texts[0]).toBe("badge #, badge 12345675 but 12345674");
    expect(hits[0]).toMatchObject({ rule: "badge", confidence: 0.9 });
  });

  it("D11: find the same in a stream, wherever it is cut, and let plain text go", () => {
    const text = "Ask for KD-12345 or Kd 123 456 or Kd 123 x.";
    const guard = guardOf(CUSTOMER);
    const whole = guard.inspect([{ text, ...meta }]).texts[0];
    expect(whole).toBe("Ask for [customer-id] or [customer-id] or Kd 123 x.");
    for (let cut = 0; cut <= text.length; cut++) {
      const stream = guard.stream(meta);
      expect(stream.push(text.slice(0, cut)).text + stream.push(text.slice(cut)).text + stream.end().text).toBe(whole);
    }
    expect(guard.stream(meta).push("Ask for Kd 12").text).toBe("Ask for ");
  });

  it("D11: take linear time where a backtracking matcher would take hours", () => {
    const guard = guardOf({ name: "hostile", patterns: ["(a+)+b", "(a|aa)*c", "([a-z]*)*d"] });
    const text = "a".repeat(100_000);
    const started = performance.now();
    expect(guard.inspect([{ text, ...meta }]).hits).toEqual([]);
    expect(guard.inspect([{ text: "a ".repeat(50_000), ...meta }]).hits).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([
    [{ name: "Bad Name", patterns: ["a"] }, /recognisers\[0\]\.name must be a name of its own/],
    [{ name: "iban", patterns: ["a"] }, /recognisers\[0\]\.name must be a name of its own/],
    [{ name: "x", patterns: [] }, /recognisers\[0\]\.patterns must be a list/],
    [{ name: "x", patterns: ["a", "(b"] }, /recognisers\[0\]\.patterns\[1\] has a bracket that is not closed/],
    [{ name: "x", patterns: ["(?=a)"] }, /looks around/],
    [{ name: "x", patterns: ["a*"] }, /patterns\[0\] matches nothing at all/],
    [{ name: "x", patterns: ["^a"] }, /patterns\[0\] has \^ or \$/],
    [{ name: "x", patterns: ["a"], check: "md5" }, /check is no check that is known/],
    [{ name: "x", patterns: ["a"], confidence: 2 }, /confidence must be a number/],
    [{ name: "x", patterns: ["a"], needsWord: true }, /needsWord must be/],
    [{ name: "x", pattern: "a" }, /recognisers\[0\]\.pattern is no field/],
    ["x", /recognisers\[0\] must be a mapping/],
  ])("D11: %j is refused with its place", (recogniser, message) => {
    expect(() => guardOf(recogniser)).toThrow(message);
  });
});
