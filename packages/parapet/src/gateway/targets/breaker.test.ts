import { describe, expect, it } from "vitest";
import { backoffMs, readRetryAfter } from "./backoff.ts";
import { Breaker } from "./breaker.ts";

const policy = { failureRatio: 0.5, minimumRequests: 4, windowMs: 10_000, openMs: 5_000 };

describe("circuit breaker", () => {
  it("G9: opens at the ratio, not before enough was seen", () => {
    const breaker = new Breaker(policy);
    for (const _ of [1, 2, 3]) breaker.failed(1_000);
    expect(breaker.state(1_000)).toBe("closed");
    breaker.succeeded(1_000);
    breaker.failed(1_000);
    expect(breaker.state(1_000)).toBe("open");
    expect(breaker.admit(1_000)).toBe(false);
    expect(breaker.opensInMs(2_000)).toBe(4_000);
  });

  it("G9: lets one probe through after its time, and its outcome decides", () => {
    const breaker = new Breaker(policy);
    for (const _ of [1, 2, 3, 4]) breaker.failed(1_000);
    expect(breaker.state(6_000)).toBe("half-open");
    expect([breaker.admit(6_000), breaker.admit(6_000)]).toEqual([true, false]);
    breaker.failed(6_100);
    expect(breaker.admit(7_000)).toBe(false);
    expect(breaker.admit(11_200)).toBe(true);
    breaker.succeeded(11_300);
    expect(breaker.state(11_300)).toBe("closed");
    expect([breaker.admit(11_300), breaker.admit(11_300)]).toEqual([true, true]);
  });

  it("G9: a probe whose outcome never came back does not close the door for ever", () => {
    const breaker = new Breaker(policy);
    for (const _ of [1, 2, 3, 4]) breaker.failed(1_000);
    expect(breaker.admit(6_000)).toBe(true);
    expect(breaker.admit(10_000)).toBe(false);
    expect(breaker.admit(11_000)).toBe(true);
  });

  it("G9: forgets failures that have left the window", () => {
    const breaker = new Breaker(policy);
    for (const _ of [1, 2, 3]) breaker.failed(1_000);
    breaker.failed(12_000);
    expect(breaker.state(12_000)).toBe("closed");
    expect(breaker.admit(12_000)).toBe(true);
  });
});

describe("back-off", () => {
  const retries = { baseDelayMs: 100, maxDelayMs: 1_000 };

  it("G9: waits anywhere between nothing and a doubling bound", () => {
    expect(backoffMs(retries, 1, undefined, 0)).toBe(0);
    expect(backoffMs(retries, 1, undefined, 1)).toBe(100);
    expect(backoffMs(retries, 3, undefined, 0.5)).toBe(200);
    expect(backoffMs(retries, 9, undefined, 1)).toBe(1_000);
  });

  it("G9: obeys the provider's Retry-After up to the policy's patience", () => {
    expect(backoffMs(retries, 1, 700, 0.1)).toBe(700);
    expect(backoffMs(retries, 1, 1_001, 0.1)).toBeUndefined();
    expect(readRetryAfter({ "retry-after": "2" }, 0)).toBe(2_000);
    expect(readRetryAfter({ "retry-after-ms": "150", "retry-after": "2" }, 0)).toBe(150);
    expect(readRetryAfter({ "retry-after": "Thu, 01 Jan 1970 00:00:05 GMT" }, 1_000)).toBe(4_000);
    expect(readRetryAfter({ "retry-after": "soon" }, 0)).toBeUndefined();
    expect(readRetryAfter({}, 0)).toBeUndefined();
  });
});
