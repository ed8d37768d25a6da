import { manualClock } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { createAttempts } from "./attempts.ts";

describe("attempts", () => {
  it("V7: after ten failures an address waits out the minute, and others do not", () => {
    const clock = manualClock(1_000);
    const attempts = createAttempts(clock);
    for (let i = 0; i < 9; i++) attempts.fail("a");
    expect(attempts.waitSeconds("a")).toBe(0);
    attempts.fail("a");
    expect(attempts.waitSeconds("a")).toBe(60);
    expect(attempts.waitSeconds("b")).toBe(0);
    clock.advance(59_500);
    expect(attempts.waitSeconds("a")).toBe(1);
    clock.advance(500);
    expect(attempts.waitSeconds("a")).toBe(0);
    attempts.fail("a");
    expect(attempts.waitSeconds("a")).toBe(0);
  });
});
