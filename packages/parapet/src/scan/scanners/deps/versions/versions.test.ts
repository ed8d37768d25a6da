import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ecosystem } from "../format.ts";
import { VERSION_SCHEMES } from "./index.ts";

/** Each line ascends; `=` joins what is the same. */
const ORDERS: readonly (readonly [Ecosystem, string])[] = [
  [
    "npm",
    "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0=v1.0.0=1.0.0+b 1.0.1 1.10.0",
  ],
  [
    "Go",
    "v0.0.0-20200101000000-aaaaaaaaaaaa v0.0.0-20210101000000-000000000000 v0.1.0 v2.0.0+incompatible=2.0.0 v2.0.1",
  ],
  [
    "PyPI",
    "1.dev0 1.0.dev456 1.0a1=1.0.alpha-1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1=1.0c1 1.0=1=v1.0.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456=1.0-456 1.0.15 1.1.dev1 1!0.1",
  ],
  [
    "Maven",
    "1-alpha1=1-a1=1.0-alpha-1 1-beta 1-milestone1=1-m1 1-rc=1-cr 1-snapshot 1=1.0=1.ga=1-0=1.0.0-final=1.Final 1-sp 1-foo2 1-foo10 1-1 1.1 1.2-9 1.10",
  ],
  ["NuGet", "1.0.0-alpha=1.0.0-ALPHA 1.0.0-beta.2 1.0.0-beta.10 1.0.0=1.0=1.0.0.0=1.0.0+meta 1.0.0.1 1.0.1"],
  [
    "Packagist",
    "dev-main 1.0.0-dev 1.0.0-alpha1=1.0-a1 1.0.0-beta2 1.0.0-RC1=1.0.0RC1 1.0.0=v1.0=1.0.0.0=1.0.0-stable 1.0.0-patch1=1.0.0-pl1 1.0.1",
  ],
  ["RubyGems", "1.0.a.1 1.0.a.2 1.0.b1 1.0.0.pre=1.0.pre 1.0.rc1 1.0=1=1.0.0 1.0.1.pre 1.0.1 1.0.10"],
];

describe("versions", () => {
  it.each(ORDERS)("DP6: %s is ordered as its registry orders it", (ecosystem, order) => {
    const { compare } = VERSION_SCHEMES[ecosystem];
    const groups = order.split(" ").map((group) => group.split("="));
    const wrong: string[] = [];
    for (const [at, group] of groups.entries())
      for (const [other, others] of groups.entries())
        for (const a of group)
          for (const b of others)
            if (Math.sign(compare(a, b)) !== Math.sign(at - other)) wrong.push(`${a} ${compare(a, b)} ${b}`);
    expect(wrong).toEqual([]);
  });

  it("DP6: every order is total, whatever the text", () => {
    const version = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^v?\d{1,2}(\.\d{1,2}){0,3}([-.+_]?(a|b|rc|dev|post|pre|x)\.?\d?){0,2}$/),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        for (const { compare } of Object.values(VERSION_SCHEMES)) {
          expect(compare(a, a)).toBe(0);
          expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
          if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("DP6: knows what is stable", () => {
    const stable = {
      npm: "1.0.0",
      PyPI: "1.0.post1",
      Maven: "1.0.RELEASE",
      Packagist: "1.0-pl1",
      RubyGems: "1.2",
    } as const;
    const unstable = {
      npm: "1.0.0-rc",
      PyPI: "1.0rc1",
      Maven: "1.0-M1",
      Packagist: "dev-main",
      RubyGems: "1.2.pre",
    } as const;
    for (const [id, version] of Object.entries(stable))
      expect(VERSION_SCHEMES[id as Ecosystem].isStable(version), version).toBe(true);
    for (const [id, version] of Object.entries(unstable))
      expect(VERSION_SCHEMES[id as Ecosystem].isStable(version), version).toBe(false);
  });
});
