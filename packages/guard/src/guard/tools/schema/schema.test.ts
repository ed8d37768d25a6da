import { describe, expect, it } from "vitest";
import { ParapetError } from "../../../kernel/index.ts";
import { compileSchema, type JsonSchema } from "./compile-schema.ts";
import { compilePattern } from "./pattern.ts";

const broken = (schema: JsonSchema, value: unknown): string[] =>
  compileSchema(schema, "s")(value).map(({ pointer, keyword }) => `${pointer} ${keyword}`);

describe("schemas", () => {
  const order: JsonSchema = {
    type: "object",
    title: "An order",
    required: ["id"],
    additionalProperties: false,
    properties: {
      id: { type: "integer", minimum: 1, exclusiveMaximum: 100 },
      note: { type: ["string", "null"], minLength: 1, maxLength: 3 },
      kind: { enum: ["a", { b: [1, 2] }] },
      tags: { type: "array", minItems: 1, maxItems: 2, items: { type: "string", pattern: "^[a-z]+$" } },
      fixed: { const: { x: 1, y: 2 } },
    },
  };
  it.each([
    [{ id: 1 }],
    [{ id: 99, note: null, kind: { b: [1, 2] }, tags: ["ab"], fixed: { y: 2, x: 1 } }],
    // Three characters, though six units.
    [{ id: 1, note: "😀😀😀" }],
    [{ id: 1.0 }],
  ])("T2: %j holds", (value) => expect(broken(order, value)).toEqual([]));
  it.each([
    [[], " type"],
    [{}, " required"],
    [{ id: "1" }, "/id type"],
    [{ id: 1.5 }, "/id type"],
    [{ id: 0 }, "/id minimum"],
    [{ id: 100 }, "/id exclusiveMaximum"],
    [{ id: 1, other: 1 }, " additionalProperties"],
    [{ id: 1, __proto__x: 1 }, " additionalProperties"],
    [{ id: 1, note: "" }, "/note minLength"],
    [{ id: 1, note: "four" }, "/note maxLength"],
    [{ id: 1, kind: "c" }, "/kind enum"],
    [{ id: 1, tags: [] }, "/tags minItems"],
    [{ id: 1, tags: ["a", "b", "c"] }, "/tags maxItems"],
    [{ id: 1, tags: ["a", "B"] }, "/tags/1 pattern"],
    [{ id: 1, fixed: { x: 1 } }, "/fixed const"],
  ])("T2: %j breaks%s", (value, which) => expect(broken(order, value)).toContain(which));
  it("T2: what stands in an inherited property is not there", () => {
    expect(broken({ required: ["constructor"] }, {})).toEqual([" required"]);
    expect(broken({ additionalProperties: { type: "string" } }, JSON.parse('{"constructor":1}'))).toEqual([
      "/constructor type",
    ]);
  });
  it("T2: a hostile value is told a few times only", () => {
    expect(broken({ items: { type: "string" } }, Array(100_000).fill(1))).toHaveLength(8);
  });
  it.each([
    [{ properties: { a: { anyOf: [] } } }, "s.properties.a.anyOf"],
    [{ $ref: "#" }, "s.$ref"],
    [{ type: "text" }, "s.type"],
    [{ minimum: "1" }, "s.minimum"],
    [{ items: [1] }, "s.items"],
    [{ pattern: "(a)\\1" }, "s.pattern"],
  ])("T2: %j is refused with its place", (schema, place) => {
    try {
      compileSchema(schema, "s");
      expect.fail("compiled");
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(ParapetError);
      expect((thrown as ParapetError).place?.path).toBe(place);
    }
  });
});

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
    "T2: %s agrees with the runtime's own",
    (pattern) => {
      const own = compilePattern(pattern, "p");
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
  ])("T2: %s is refused", (pattern) => expect(() => compilePattern(pattern, "p")).toThrow(ParapetError));
  it("T2: a pattern that ruins a backtracking matcher takes linear time", () => {
    const matches = compilePattern("^(a+)+$", "p");
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
