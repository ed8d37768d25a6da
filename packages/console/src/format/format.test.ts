import { describe, expect, it } from "vitest";
import { count, duration, share, span, unitOf, usd } from "./quantity.ts";
import { exactTime, relative, shortTime, zoneOf } from "./time.ts";

describe("C3: numbers carry their unit", () => {
  it.each([
    [0, "0 ms"],
    [0.0004, "1 µs"],
    [0.34, "340 µs"],
    [8.24, "8.2 ms"],
    [411.6, "412 ms"],
    [1_840, "1.84 s"],
    [125_000, "2 m 05 s"],
    [Number.NaN, "–"],
  ])("duration %d is %s", (ms, text) => expect(duration(ms)).toBe(text));

  it.each([
    [0, "$0.00"],
    [0.000_169, "$0.000169"],
    [0.5, "$0.50"],
    [0.564, "$0.564"],
    [1_234.5, "$1,234.50"],
  ])("usd %d is %s", (value, text) => expect(usd(value)).toBe(text));

  it.each([
    [999, "999"],
    [9_999, "9,999"],
    [12_300, "12.3K"],
    [4_200_000, "4.2M"],
  ])("count %d is %s", (value, text) => expect(count(value)).toBe(text));

  it.each([
    [59_000, "59 s"],
    [3_600_000, "1 h"],
    [11_520_000, "3 h 12 min"],
    [93_600_000, "1 d 2 h"],
  ])("span %d is %s", (ms, text) => expect(span(ms)).toBe(text));

  it("shares of nothing are nothing, and a trace is not rounded away", () => {
    expect(share(0, 0)).toBe("0 %");
    expect(share(1, 5_000)).toBe("<0.1 %");
    expect(share(42, 1_000)).toBe("4.2 %");
    expect(share(37, 100)).toBe("37 %");
  });

  it("a window is said as its unit", () => {
    expect([60_000, 900_000, 86_400_000].map(unitOf)).toEqual(["minute", "15 min", "day"]);
  });

  it("times say how long ago, and the day when it is not today", () => {
    const now = new Date(2026, 10, 23, 14, 3, 27).getTime();
    expect(relative(now - 2_000, now)).toBe("just now");
    expect(relative(now - 180_000, now)).toBe("3 min ago");
    expect(relative(now + 90_000_000, now)).toBe("in 1 d 1 h");
    expect(shortTime(now, now)).toBe("14:03:27");
    expect(shortTime(now - 86_400_000, now)).toBe("22 Nov 14:03:27");
  });

  it("an exact time names its zone", () => {
    const zone = process.env.TZ;
    try {
      const said = (name: string, at: number): string => {
        process.env.TZ = name;
        return exactTime(at);
      };
      const winter = Date.UTC(2026, 10, 23, 13, 3, 27);
      expect(said("Europe/Berlin", winter)).toBe("23 Nov 2026, 14:03:27 UTC+1");
      expect(said("America/St_Johns", winter)).toBe("23 Nov 2026, 09:33:27 UTC−3:30");
      process.env.TZ = "UTC";
      expect(zoneOf(winter)).toBe("UTC");
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
