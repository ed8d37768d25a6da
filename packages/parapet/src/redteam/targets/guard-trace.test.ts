import { describe, expect, it } from "vitest";
import { guardNearness } from "../engine/guard-nearness.ts";
import { joinTraces, readTrace } from "./guard-trace.ts";

const hit = (score: number, action = "block") => ({
  detector: "injection",
  rule: "order",
  direction: "input",
  action,
  score,
  reason: "r",
});
const headersOf = (value: unknown): Headers => new Headers({ "x-parapet-trace": JSON.stringify(value) });
const seen = (score: number, isBlock = true) => ({
  detector: "injection",
  rule: "order",
  direction: "input" as const,
  isBlock,
  score,
  reason: "r",
});

describe("what a gateway tells of its guard", () => {
  it("TG7: is read from a header, or from the comment that ends a stream", () => {
    const header = headersOf({ verdict: "block", hits: [hit(0.9), hit(0.4, "flag")] });
    expect(readTrace(header, "")).toEqual({ verdict: "block", hits: [seen(0.9), seen(0.4, false)], calls: [] });
    const stream = `data: {}\n\n\n: x-parapet-trace ${JSON.stringify({ verdict: "flag", hits: [hit(0.5, "flag")] })}\n\n`;
    expect(readTrace(header, stream)).toEqual({ verdict: "flag", hits: [seen(0.5, false)], calls: [] });
    expect(readTrace(new Headers(), "data: {}\n\n")).toBeUndefined();
  });

  it("TG7: what is no trace is none, however long", () => {
    for (const value of ["x", 5, null, {}, { verdict: "block" }, { verdict: 1, hits: [] }, { hits: [hit(1)] }])
      expect(readTrace(headersOf(value), ""), JSON.stringify(value)).toBeUndefined();
    const strange = [null, {}, hit(2), hit(Number.NaN), { ...hit(1), rule: 5 }, hit(1)];
    expect(readTrace(headersOf({ verdict: "block", hits: strange }), "")?.hits).toEqual([seen(1)]);
    const calls = [null, { tool: 5, verdict: "x" }, { tool: "refund", verdict: "block", arguments: {} }];
    expect(readTrace(headersOf({ verdict: "block", hits: [], calls }), "")?.calls).toEqual([
      { tool: "refund", verdict: "block" },
    ]);
    const many = readTrace(
      new Headers(),
      `\n: x-parapet-trace ${JSON.stringify({ verdict: "block", hits: Array(999).fill(hit(1)) })}\n`,
    );
    expect(many?.hits).toHaveLength(64);
  });

  it("TG7: of several steps, all that was found is kept", () => {
    const one = { verdict: "flag", hits: [seen(0.2, false)], calls: [{ tool: "refund", verdict: "allow" }] };
    expect(joinTraces([undefined, one, { verdict: "block", hits: [seen(0.9)], calls: [] }])).toEqual({
      guard: { verdict: "block", hits: [seen(0.2, false), seen(0.9)], calls: one.calls },
    });
    expect(joinTraces([undefined])).toEqual({});
  });

  it("TG7: an attack is nearer, the less sure the guard was, and never as near as what shows in an answer", () => {
    const near = (...hits: readonly ReturnType<typeof seen>[]) =>
      guardNearness({ blockedBy: "guard_blocked", guard: { verdict: "block", hits, calls: [] } });
    expect(near(seen(0.5))).toBeCloseTo(0.1);
    expect(near(seen(0.5), seen(1))).toBe(0);
    expect(near(seen(0.9))).toBeGreaterThan(near(seen(0.95)));
    expect(near(seen(0))).toBeLessThan(0.25);
    expect(near(seen(0.5, false))).toBe(0);
    const withheld = { verdict: "block", hits: [seen(1)], calls: [{ tool: "refund", verdict: "block" }] };
    expect(guardNearness({ blockedBy: "tool_blocked", guard: withheld })).toBeCloseTo(0.2);
    expect(guardNearness({ blockedBy: "guard_blocked" })).toBe(0);
    expect(guardNearness({ blockedBy: "", guard: { verdict: "flag", hits: [seen(0.5)], calls: [] } })).toBe(0);
  });
});
