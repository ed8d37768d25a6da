import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract, findWire, printJson } from "./index.ts";

const chat = findWire("POST", "/v1/chat/completions")!;

/** The body with every user text replaced, printed. */
function rewritten(source: string): string {
  const extraction = extract(chat, JSON.parse(source), "request");
  return printJson(
    extraction.replace(extraction.passages.map(({ text, origin }) => (origin === "user" ? "[x]" : text))),
    source,
  );
}

describe("a body in which something was redacted", () => {
  it("W7: keeps every number as it was written", () => {
    const numbers = "12345678901234567890,1.0,1.50,1e2,1E-7,-0,0.1234567890123456789,1e400,100000000000000000000,7";
    const body = (text: string): string =>
      `{"model":"m","seed":9007199254740993,"logit_bias":{"50256":-100.0},"messages":[{"role":"user","content":"${text}"}],"x":[${numbers},{"n":[${numbers}]}]}`;
    expect(rewritten(body("hello"))).toBe(body("[x]"));
  });

  it("W7: a number that was redacted itself stays so, and an emptied list stays empty", () => {
    expect(printJson({ a: "[card]", b: [], c: 2 }, '{"a":4111111111111111111,"b":[1.0],"c":2.0}')).toBe(
      '{"a":"[card]","b":[],"c":2.0}',
    );
    expect(printJson({ other: { n: 2 }, c: 2 }, '{"name":{"n":2.0},"c":2.0}')).toBe('{"other":{"n":2},"c":2.0}');
  });

  it("W7: is the same JSON as it was, whatever it holds", () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        expect(JSON.parse(printJson(JSON.parse(source), source))).toEqual(
          JSON.parse(JSON.stringify(JSON.parse(source))),
        );
      }),
    );
  });
});
