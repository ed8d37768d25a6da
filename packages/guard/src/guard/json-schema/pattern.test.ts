import { describe, expect, it } from "vitest";
import { compilePattern, PatternError } from "./pattern.ts";

describe("patterns", () => {
  const patterns =
    "^[a-z]+$|a|^a|b$|^$|^(ab|cd)*$|^a{2,3}$|^a{2,}b?$|^\\d{4}-\\d{2}$|^[^x-z\\d]+$|^(?:a|b)+c$|^a.c$|\\.|^\\w+\\s\\S$|^[-a]+$|^[a\\-c]+$|^(a*)*b$|^(a|)+$|[\\]]";
  const texts = [
    "",
    "a",
    "b",
    "ab",
    "abab",
    "abcd",
    "aa",
    "aaa",
    "aaaa",
    "aab",
    "2024-11",
    "x1",
    "pq",
    "abc",
    "a\nc",
    "a.c",
    "w w",
    "-a",
    "a-c",
    "]",
    "é",
    "😀",
  ];
  it.each(patterns.split("|^").map((part, at) => (at === 0 ? part : `^${part}`)))(
    "J1: %s agrees with the runtime's own",
    (pattern) => {
      const own = compilePattern(pattern);
      const referee = new RegExp(pattern, "u");
      for (const text of texts) expect([text, own(text)]).toEqual([text, referee.test(text)]);
    },
  );
  it.each([
    "(?=a)",
    "(?<n>a)",
    "\\b",
    "a*?",
    "a**",
    "(a",
    "a)",
    "[a",
    "[z-a]",
    "a{3,2}",
    "a{",
    "*a",
    "\\",
    "\\p{L}",
    "(a{99}){99}",
    "[\\n-x]",
  ])("J2: %s is refused", (pattern) => expect(() => compilePattern(pattern)).toThrow(PatternError));
  it("J3: a pattern that ruins a backtracking matcher takes linear time", () => {
    const matches = compilePattern("^(a+)+$");
    const time = (length: number): number => {
      const text = `${"a".repeat(length)}!`;
      const began = performance.now();
      expect(matches(text)).toBe(false);
      return performance.now() - began;
    };
    time(2_000);
    const short = Math.min(time(5_000), time(5_000), time(5_000));
    expect(time(50_000)).toBeLessThan(60 * Math.max(short, 0.5));
  });
});
