import { describe, expect, it } from "vitest";
import { popularOf } from "./lookalike.ts";
import { NPM_NAMES } from "./npm.ts";
import { PYPI_NAMES } from "./pypi.ts";
import { RUBYGEMS_NAMES } from "./rubygems.ts";

describe("names like popular ones", () => {
  it.each([
    ["npm", NPM_NAMES],
    ["PyPI", PYPI_NAMES],
    ["RubyGems", RUBYGEMS_NAMES],
  ] as const)("DP13: no popular name of %s is taken for another", (ecosystem, names) => {
    const popular = popularOf(ecosystem);
    const taken = names
      .trim()
      .split(/\s+/)
      .filter((name) => popular?.lookalikeOf(name) !== undefined);
    expect(taken).toEqual([]);
    expect(names.length).toBeGreaterThan(10_000);
  });

  it("DP13: finds slips, separators, scopes and letters that look alike", () => {
    const npm = {
      expresss: "express",
      "cross.env": "cross-env",
      typesnode: "@types/node",
      cornmander: "commander",
      typescrlpt: "typescript",
      "web-pack": "webpack",
    };
    for (const [name, other] of Object.entries(npm)) expect(popularOf("npm")?.lookalikeOf(name), name).toBe(other);
    const python = {
      reqeusts: "requests",
      Beautiful_Soup4: "beautifulsoup4",
      nunpy: undefined,
      tensorflaw: "tensorflow",
      urlib3: "urllib3",
    };
    for (const [name, other] of Object.entries(python)) expect(popularOf("PyPI")?.lookalikeOf(name), name).toBe(other);
    expect(popularOf("Maven")).toBeUndefined();
  });

  it("DP13: takes plurals, numbers, short and other names for what they are", () => {
    for (const name of ["flasks", "jdk8", "vue4", "own-company-tool", "xyz"])
      expect(popularOf("npm")?.lookalikeOf(name), name).toBeUndefined();
  });
});
