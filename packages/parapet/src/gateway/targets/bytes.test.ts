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

describe("tokens of a stream that nobody parses", () => {
  const tokensOf = (chunks: readonly string[], overheadBytes?: number): number => {
    const scan = new UsageScan();
    for (const chunk of chunks) scan.push(Buffer.from(chunk));
    return scan.streamedTokens(overheadBytes);
  };

  it.each(["\n", "\r\n"])("G10: an event is a token, wherever it is cut and whatever ends its lines: %j", (end) => {
    const stream = `event: a${end}data: {"x":1}${end}${end}`.repeat(50);
    expect(tokensOf([stream])).toBe(50);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const chunks = stream.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(tokensOf(chunks)).toBe(50);
      }),
    );
  });

  it("G10: an event with much in it counts for more, where its bytes tell", () => {
    const stream = [`data: ${"x".repeat(4_000)}\n\n`];
    expect(tokensOf(stream)).toBe(1);
    expect(tokensOf(stream, 120)).toBeCloseTo((4_008 - 120) / 4);
    expect(tokensOf(["data: 1\n\n"], 120)).toBe(1);
  });

  it("G7: knows where in a chunk its last whole event ends", () => {
    const scan = new UsageScan();
    scan.push(Buffer.from("data: 1\n\ndata: 2"));
    expect(scan.eventEnd).toBe(9);
    scan.push(Buffer.from("2\n"));
    expect(scan.eventEnd).toBe(-1);
    scan.push(Buffer.from("\ndata: 3"));
    expect(scan.eventEnd).toBe(1);
  });

  it("G10: knows how its last whole event began, wherever the chunks are cut", () => {
    const stream = 'event: a\r\ndata: {"x":1}\r\n\r\ndata: 2\n\n\ndata: [DONE]\n\n';
    for (let size = 1; size < stream.length; size += 1) {
      const scan = new UsageScan();
      const heads = new Set<string>();
      for (let at = 0; at < stream.length; at += size) {
        scan.push(Buffer.from(stream.slice(at, at + size)));
        heads.add(scan.lastEventHead.slice(0, 8));
      }
      expect(scan.lastEventHead).toMatch(/^data: \[DONE\]/);
      for (const head of heads) expect(["", "event: a", "data: 2\n", "data: [D"]).toContain(head);
    }
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
    const endless = new UsageScan();
    endless.push(Buffer.from('"usage":{'));
    for (let i = 0; i < 100; i++) endless.push(Buffer.from('"x":1,'.repeat(100)));
    endless.push(Buffer.from('"usage":{"a":1}'));
    expect(endless.reports).toEqual([{ usage: { a: 1 } }]);
  });
});
