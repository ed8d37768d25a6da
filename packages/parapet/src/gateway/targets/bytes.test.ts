import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spliceModel } from "./splice-model.ts";
import { UsageScan } from "./usage-scan.ts";

const splice = (text: string, model: string): string | undefined => spliceModel(Buffer.from(text), model)?.toString();

describe("model name in the body", () => {
  it("G8: every other byte stays as the client wrote it", () => {
    expect(splice('{ "messages":[{"model":"no","x":"\\"model\\": 1"}] ,\n"model" :\t"a\\"b" , "n": 1.50 }', "up")).toBe(
      '{ "messages":[{"model":"no","x":"\\"model\\": 1"}] ,\n"model" :\t"up" , "n": 1.50 }',
    );
    expect(splice('{"a":"model","model":"x"}', 'q"uote')).toBe('{"a":"model","model":"q\\"uote"}');
  });

  it("G8: gives up where the key is written with an escape", () => {
    expect(splice('{"mod\\u0065l":"x"}', "up")).toBeUndefined();
    expect(splice("[]", "up")).toBeUndefined();
  });

  it("G8: for any body, the result parses to the same body with another model", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), fc.string(), (rest, before, after) => {
        const body = { ...rest, model: before };
        const text = JSON.stringify(body, undefined, before.length % 3);
        expect(JSON.parse(splice(text, after) as string)).toEqual(
          JSON.parse(JSON.stringify({ ...body, model: after })),
        );
      }),
    );
  });
});

describe("usage in a reply that passes through", () => {
  const stream =
    'data: {"choices":[{"delta":{"content":"say \\"usage\\":{\\"prompt_tokens\\":999}"}}],"usage":null}\n\n' +
    'data: {"choices":[],"usage" : {"prompt_tokens":12,"completion_tokens":5,"details":{"cached":3}}}\n\ndata: [DONE]\n\n';

  it("G10: is found whatever the chunks, and never in what the model wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 }), (sizes) => {
        const scan = new UsageScan();
        const bytes = Buffer.from(stream);
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] as number;
          scan.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(scan.reports).toEqual([{ usage: { prompt_tokens: 12, completion_tokens: 5, details: { cached: 3 } } }]);
      }),
    );
  });

  it("G10: remembers a bounded number of reports and of bytes", () => {
    const scan = new UsageScan();
    for (let i = 0; i < 1_000; i++) scan.push(Buffer.from(`data: {"usage":{"completion_tokens":${i}}}\n\n`));
    expect(scan.reports.length).toBeLessThanOrEqual(8);
    expect(scan.reports.at(-1)).toEqual({ usage: { completion_tokens: 999 } });
    expect(scan.events).toBe(1_000);
    const endless = new UsageScan();
    endless.push(Buffer.from('"usage":{'));
    for (let i = 0; i < 100; i++) endless.push(Buffer.from('"x":1,'.repeat(100)));
    endless.push(Buffer.from('"usage":{"a":1}'));
    expect(endless.reports).toEqual([{ usage: { a: 1 } }]);
  });
});
