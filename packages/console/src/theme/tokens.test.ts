import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast } from "./contrast.ts";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function tokensOf(theme: string): Map<string, string> {
  const block = css.split(`[data-theme="${theme}"]`)[1]?.split("}")[0] ?? "";
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]));
}

const VERDICTS = ["allow", "flag", "redact", "block", "failed", "neutral"];

describe.each(["dark", "light"])("%s theme", (theme) => {
  const tokens = tokensOf(theme);
  const pair = (front: string, back: string): number => contrast(tokens.get(front) ?? "", tokens.get(back) ?? "");

  it("C1: every text colour reaches WCAG AA (4.5) on every surface it stands on", () => {
    const weak: string[] = [];
    for (const front of ["ink", "muted", "faint", "accent", ...VERDICTS])
      for (const back of ["page", "surface", "raised", "hover"])
        if (!(pair(front, back) >= 4.5)) weak.push(`${front} on ${back}: ${pair(front, back).toFixed(2)}`);
    for (const [front, back] of [
      ["accent-ink", "accent"],
      ["danger-ink", "danger"],
      ["ink", "accent-soft"],
      ["muted", "accent-soft"],
      ["faint", "accent-soft"],
    ] as const)
      if (!(pair(front, back) >= 4.5)) weak.push(`${front} on ${back}: ${pair(front, back).toFixed(2)}`);
    expect(weak).toEqual([]);
  });

  it("C1: fills of charts and bars reach 3 against their surface", () => {
    for (const verdict of [...VERDICTS, "accent"])
      expect(pair(`fill-${verdict}`, "surface"), verdict).toBeGreaterThan(3);
  });
});

it("C1: contrast is 21 for black on white and 1 for equals", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#336699", "#336699")).toBe(1);
});
