import { describe, expect, it } from "vitest";
import { isMet } from "./licences.ts";

describe("licences", () => {
  it("DP14: an SPDX expression is met as its operators say", () => {
    const isGranted = (id: string): boolean => ["MIT", "Apache-2.0"].includes(id);
    const met: Readonly<Record<string, boolean>> = {
      MIT: true,
      "GPL-3.0-only": false,
      "MIT OR GPL-3.0-only": true,
      "(GPL-3.0-only OR MIT)": true,
      "MIT AND GPL-3.0-only": false,
      "MIT AND (GPL-3.0-only OR Apache-2.0)": true,
      "GPL-3.0-only OR MIT AND Apache-2.0": true,
      "GPL-3.0-only AND MIT OR GPL-2.0-only": false,
      "Apache-2.0 WITH LLVM-exception": true,
      "": false,
      "(MIT": false,
      "MIT)": false,
    };
    for (const [expression, is] of Object.entries(met)) expect(isMet(expression, isGranted), expression).toBe(is);
    expect(isMet("(".repeat(100_000), isGranted)).toBe(false);
  });
});
