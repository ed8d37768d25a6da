import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSchema } from "./check-schema.ts";
import type { Schema } from "./schema.ts";
import { validate as validateUpTo } from "./validate.ts";

const validate = (schema: Schema, value: unknown) => validateUpTo(schema, value, JSON.stringify(value)?.length ?? 0);

const tree = {
  $defs: {
    node: { type: "object", required: ["v"], properties: { v: { type: "integer" }, next: { $ref: "#/$defs/node" } } },
  },
  $ref: "#/$defs/node",
};

/** Schema, what it allows, what it does not with the pointer and keyword of the first violation. */
const CASES: readonly (readonly [Schema, readonly unknown[], readonly (readonly [unknown, string, string])[]])[] = [
  [true, [null, 1, {}], []],
  [false, [], [[1, "", "false"]]],
  [{}, [null, "x", []], []],
  [
    { type: "integer" },
    [1, 1.0, -3, 1e20],
    [
      [1.5, "", "type"],
      ["1", "", "type"],
      [true, "", "type"],
    ],
  ],
  [{ type: "number" }, [1, 1.5], [[null, "", "type"]]],
  [
    { type: ["string", "null"] },
    ["", null],
    [
      [0, "", "type"],
      [[], "", "type"],
    ],
  ],
  [
    { type: "object" },
    [{}],
    [
      [[], "", "type"],
      [null, "", "type"],
    ],
  ],
  [
    { type: "array" },
    [[]],
    [
      [{}, "", "type"],
      ["", "", "type"],
    ],
  ],
  [{ type: "boolean" }, [true, false], [[0, "", "type"]]],
  [
    { pattern: "^a+$" },
    ["a", "aaa", 1],
    [
      ["", "", "pattern"],
      ["ab", "", "pattern"],
    ],
  ],
  [
    { patternProperties: { "^n_": { type: "number" }, x: { minimum: 2 } }, additionalProperties: false },
    [{}, { n_1: 1, x: 2 }, { n_x: 2 }],
    [
      [{ n_1: "1" }, "/*", "type"],
      [{ n_x: 1 }, "/*", "minimum"],
      [{ other: 1 }, "", "additionalProperties"],
    ],
  ],
  [
    { enum: [1, "a", { x: [1] }, null] },
    [1, "a", { x: [1] }, null],
    [
      [2, "", "enum"],
      [{ x: [2] }, "", "enum"],
      [false, "", "enum"],
    ],
  ],
  [{ enum: [false] }, [false], [[0, "", "enum"]]],
  [{ const: { a: 1, b: 2 } }, [{ b: 2, a: 1 }], [[{ a: 1 }, "", "const"]]],
  [{ const: null }, [null], [[0, "", "const"]]],
  [
    { required: ["a"] },
    [{ a: null }, "no object"],
    [
      [{}, "", "required"],
      [{ b: 1 }, "", "required"],
    ],
  ],
  [{ required: ["__proto__"] }, [JSON.parse('{"__proto__":1}')], [[{}, "", "required"]]],
  [{ required: ["toString"] }, [], [[{}, "", "required"]]],
  [{ properties: { a: { type: "string" } } }, [{}, { a: "x" }, { b: 1 }, 3], [[{ a: 1 }, "/a", "type"]]],
  [{ properties: { "a/b~c": false } }, [{}], [[{ "a/b~c": 1 }, "/a~1b~0c", "false"]]],
  [
    { properties: { a: {} }, additionalProperties: false },
    [{ a: 1 }],
    [[{ a: 1, secretName: 2 }, "", "additionalProperties"]],
  ],
  [{ additionalProperties: { type: "number" } }, [{ x: 1 }], [[{ x: "y" }, "/*", "type"]]],
  [{ items: { type: "string" } }, [[], ["a"], "x"], [[["a", 1], "/1", "type"]]],
  [
    { prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    [["a", 1], ["a"]],
    [
      [["a", 1, 2], "/2", "false"],
      [[1], "/0", "type"],
    ],
  ],
  [{ prefixItems: [{ const: 1 }] }, [[1, "x"], []], [[[2], "/0", "const"]]],
  [
    { minItems: 1, maxItems: 2 },
    [[1], [1, 2], {}],
    [
      [[], "", "minItems"],
      [[1, 2, 3], "", "maxItems"],
    ],
  ],
  [
    { uniqueItems: true },
    [
      [1, "1", true],
      [{ a: 1 }, { a: 2 }],
      [[1], [2]],
    ],
    [
      [[1, 1], "", "uniqueItems"],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        "",
        "uniqueItems",
      ],
    ],
  ],
  [
    { contains: { const: 5 } },
    [[1, 5]],
    [
      [[], "", "contains"],
      [[1], "", "contains"],
    ],
  ],
  [{ contains: { const: 5 }, minContains: 0 }, [[], [1]], []],
  [{ contains: { const: 5 }, maxContains: 1 }, [[5]], [[[5, 5], "", "maxContains"]]],
  [
    { minimum: 2, maximum: 4 },
    [2, 4, "1"],
    [
      [1.9, "", "minimum"],
      [4.1, "", "maximum"],
    ],
  ],
  [
    { exclusiveMinimum: 2, exclusiveMaximum: 4 },
    [3],
    [
      [2, "", "exclusiveMinimum"],
      [4, "", "exclusiveMaximum"],
    ],
  ],
  [{ multipleOf: 0.0001 }, [0.0075, 0], [[0.00751, "", "multipleOf"]]],
  [{ multipleOf: 3 }, [0, 9, -6], [[10, "", "multipleOf"]]],
  [
    { minLength: 2, maxLength: 3 },
    ["ab", "😀😀", "abc", 7],
    [
      ["a", "", "minLength"],
      ["😀", "", "minLength"],
      ["abcd", "", "maxLength"],
    ],
  ],
  [
    { minProperties: 1, maxProperties: 1 },
    [{ a: 1 }],
    [
      [{}, "", "minProperties"],
      [{ a: 1, b: 2 }, "", "maxProperties"],
    ],
  ],
  [{ propertyNames: { maxLength: 2 } }, [{ ab: 1 }, {}], [[{ abc: 1 }, "", "propertyNames"]]],
  [{ dependentRequired: { a: ["b"] } }, [{}, { b: 1 }, { a: 1, b: 2 }], [[{ a: 1 }, "", "dependentRequired"]]],
  [{ dependentSchemas: { a: { required: ["b"] } } }, [{}, { a: 1, b: 1 }], [[{ a: 1 }, "", "required"]]],
  [
    { allOf: [{ minimum: 1 }, { maximum: 2 }] },
    [1, 2],
    [
      [0, "", "minimum"],
      [3, "", "maximum"],
    ],
  ],
  [{ anyOf: [{ type: "string" }, { minimum: 5 }] }, ["x", 5, null], [[4, "", "anyOf"]]],
  [
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    [2, 3],
    [
      [6, "", "oneOf"],
      [5, "", "oneOf"],
    ],
  ],
  [{ not: { type: "string" } }, [1], [["x", "", "not"]]],
  [
    JSON.parse('{"if":{"minimum":10},"then":{"multipleOf":10},"else":{"maximum":5}}'),
    [20, 5],
    [
      [11, "", "multipleOf"],
      [6, "", "maximum"],
    ],
  ],
  [{ if: { const: 1 } }, [1, 2], []],
  [JSON.parse('{"then":false}'), [1], []],
  [
    tree,
    [{ v: 1 }, { v: 1, next: { v: 2 } }],
    [
      [{ v: 1, next: { v: "x" } }, "/next/v", "type"],
      [{ v: 1, next: { v: 1, next: {} } }, "/next/next", "required"],
    ],
  ],
  [
    { $ref: "#/definitions/a~1b", definitions: { "a/b": { const: 1 } }, maximum: 0 },
    [],
    [
      [2, "", "const"],
      [1, "", "maximum"],
    ],
  ],
  [{ items: { $ref: "#" }, type: ["array", "number"] }, [[1, [2]]], [[[1, ["x"]], "/1/0", "type"]]],
  [{ format: "email", title: "x" }, ["no mail"], []],
];

/** Schemas that cannot be enforced as written. */
const REFUSED: readonly (readonly [unknown, string])[] = [
  ["x", ""],
  [{ type: "strin" }, "/type"],
  [{ type: [] }, "/type"],
  [{ properties: [] }, "/properties"],
  [{ properties: { a: 1 } }, "/properties/a"],
  [{ items: [{}] }, "/items"],
  [{ anyOf: [] }, "/anyOf"],
  [{ required: ["a", "a"] }, "/required"],
  [{ minLength: -1 }, "/minLength"],
  [{ multipleOf: 0 }, "/multipleOf"],
  [{ pattern: "(a)\\1" }, "/pattern"],
  [{ additionalPropertis: false }, "/additionalPropertis"],
  [{ $ref: "https://schemas.example/a.json" }, "/$ref"],
  [{ $ref: "#/$defs/none" }, "/$ref"],
  [{ $ref: "#" }, ""],
  [{ allOf: [{ $ref: "#/$defs/a" }], $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }] } } }, "/allOf/0"],
];

describe("a JSON schema", () => {
  it.each(CASES)("J1: %j allows what it says, and names the first place it does not", (schema, valid, invalid) => {
    expect(checkSchema(schema)).toBeUndefined();
    for (const value of valid) expect(validate(schema, value), JSON.stringify(value)).toBeUndefined();
    for (const [value, pointer, keyword] of invalid)
      expect(validate(schema, value), JSON.stringify(value)).toMatchObject({ pointer, keyword });
  });

  it.each(REFUSED)("J2: %j is refused, with the place", (schema, pointer) => {
    expect(checkSchema(schema)).toMatchObject({ pointer });
  });

  it("J3: that would take without end to judge is a violation, not a pass and not a wait", () => {
    const schema = {
      $defs: { n: { anyOf: [0, 1].map(() => ({ properties: { a: { $ref: "#/$defs/n" } }, required: ["b"] })) } },
      $ref: "#/$defs/n",
    };
    let value: unknown = {};
    for (let i = 0; i < 60; i++) value = { a: value, b: 1 };
    expect(checkSchema(schema)).toBeUndefined();
    expect(validate(schema, value)).toMatchObject({ keyword: "steps" });
  });

  it("J3: is true to its opposite: a value matches a schema or its `not`, never both", () => {
    const schemas = fc.constantFrom(
      ...CASES.map(([schema]) => schema).filter((schema) => !JSON.stringify(schema).includes("$ref")),
    );
    fc.assert(
      fc.property(schemas, fc.jsonValue({ maxDepth: 3 }), (schema, value) => {
        expect(validate(schema, value) === undefined).toBe(validate({ not: schema }, value) !== undefined);
      }),
      { numRuns: 300 },
    );
  });
});
