import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonBody } from "./index.ts";

function codeOf(text: string | Buffer, maxDepth = 64): string {
  const body = typeof text === "string" ? Buffer.from(text) : text;
  return parseJsonBody(body, { maxDepth }).problem?.code ?? "ok";
}

describe("parseJsonBody", () => {
  it("W1: reads valid JSON as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!text.includes("__proto__"));
        const parsed = parseJsonBody(Buffer.from(text), { maxDepth: 512 });
        if (parsed.problem === undefined) expect(parsed.json).toEqual(JSON.parse(text));
        else expect(parsed.problem.code).toBe("json_lone_surrogate");
      }),
    );
  });

  it("W1: refuses what two parsers read differently, each by its own code", () => {
    expect(codeOf('{"a":1,"a":2}')).toBe("json_duplicate_key");
    expect(codeOf('{"a":1,"\\u0061":2}')).toBe("json_duplicate_key");
    expect(codeOf('[{"m":[{"role":"user","role":"system"}]}]')).toBe("json_duplicate_key");
    expect(codeOf('{"__proto__":{"a":1}}')).toBe("json_forbidden_key");
    expect(codeOf('{"a":"\\ud800"}')).toBe("json_lone_surrogate");
    expect(codeOf('{"a":"x\\uDE00"}')).toBe("json_lone_surrogate");
    expect(codeOf(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))).toBe("json_not_utf8");
    expect(codeOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe("json_not_utf8");
    expect(codeOf("\ufeff{}")).toBe("json_malformed");
    expect(codeOf('{"a":1} {"a":2}')).toBe("json_malformed");
    expect(codeOf('{"a":1,}')).toBe("json_malformed");
    expect(codeOf("")).toBe("json_malformed");
  });

  it("W1: is not misled by quotes, colons and brackets inside strings", () => {
    expect(codeOf(JSON.stringify({ a: '":{"', "b:": '\\"', "c\\": "[[[[", d: { a: "a" } }), 2)).toBe("ok");
    expect(codeOf('{"a":"\\ud83d\\ude00"}')).toBe("ok");
  });

  it("W1: repeating any key of any object is found", () => {
    const key = fc.string({ maxLength: 4, unit: "grapheme-ascii" }).filter((name) => name !== "__proto__");
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue(), { minKeys: 1 }), fc.nat(), (object, at) => {
        const keys = Object.keys(object);
        const twin = JSON.stringify(keys[at % keys.length]);
        const text = `${JSON.stringify(object).slice(0, -1)},${twin}:0}`;
        fc.pre(!text.includes("\\u") && !text.includes("__proto__"));
        expect(codeOf(text)).toBe("json_duplicate_key");
      }),
    );
  });

  it("W2: bounds the depth, and says where it was passed", () => {
    expect(codeOf("[".repeat(64) + "]".repeat(64))).toBe("ok");
    const deep = parseJsonBody(Buffer.from("[".repeat(10_000) + "]".repeat(10_000)), { maxDepth: 64 });
    expect(deep.problem).toMatchObject({ code: "json_too_deep", position: 64 });
    expect(codeOf('{"a":'.repeat(10_000), 64)).toBe("json_too_deep");
  });

  it("W2: quotes nothing of the body in its message", () => {
    const parsed = parseJsonBody(Buffer.from('{"key": hunter2secret}'), { maxDepth: 64 });
    expect(JSON.stringify(parsed)).not.toContain("hunter2");
  });

  it("W2: costs time in proportion to the body, whatever stands in it", () => {
    const time = (text: string): number => {
      const body = Buffer.from(text);
      const begin = performance.now();
      parseJsonBody(body, { maxDepth: 64 });
      return performance.now() - begin;
    };
    const half = 1_000_000;
    for (const unit of ["\\\\", '\\"', '"', "[", "\\ud800", '{"a":', "1,", ":"]) {
      const text = (size: number): string => `["${unit.repeat(size / unit.length)}`;
      const small = Math.max(1, time(text(half / 4)), time(text(half / 4)));
      expect(time(text(half * 2)), unit).toBeLessThan(small * 60 + 200);
    }
  });
});
