import { describe, expect, it } from "vitest";
import { ParapetError } from "../../kernel/index.ts";
import { compileSchema, type JsonSchema } from "./compile-schema.ts";

const broken = (schema: JsonSchema, value: unknown): string | undefined => {
  const violation = compileSchema(schema, "s")(value);
  return violation === undefined ? undefined : `${violation.pointer} ${violation.keyword}`;
};

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
  ])("T2: %j holds", (value) => expect(broken(order, value)).toBeUndefined());
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
  ])("T2: %j breaks%s", (value, which) => expect(broken(order, value)).toBe(which));
  it("T2: what stands in an inherited property is not there", () => {
    expect(broken({ required: ["constructor"] }, {})).toBe(" required");
    expect(broken({ additionalProperties: { type: "string" } }, JSON.parse('{"constructor":1}'))).toBe("/* type");
  });
  it("T2: long arguments are judged to their end", () => {
    const schema = {
      properties: { body: { pattern: "^[^<]*$" }, ids: { items: { type: "string", pattern: "^[a-z0-9-]+$" } } },
    };
    const ids = Array.from({ length: 60_000 }, (_, at) => `id-${at}`);
    const body = "x".repeat(400_000);
    expect(broken(schema, { body, ids })).toBeUndefined();
    expect(broken(schema, { body: `${body}<`, ids })).toBe("/body pattern");
    expect(broken(schema, { body, ids: [...ids, "no_id"] })).toBe("/ids/60000 pattern");
  });
  it.each([
    [{ properties: { a: { anyOf: [] } } }, "s.properties.a.anyOf"],
    [{ $ref: "#" }, "s"],
    [{ $ref: "https://a.example/schema" }, "s.$ref"],
    [{ minimun: 1 }, "s.minimun"],
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
