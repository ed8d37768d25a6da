import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewriteEvent, type SseEvent, SseReader, writeEvent } from "./sse.ts";

function read(stream: Buffer, cuts: readonly number[]): SseEvent[] {
  const reader = new SseReader();
  const events: SseEvent[] = [];
  let at = 0;
  for (let turn = 0; at < stream.length; turn += 1) {
    const next = at + Math.max(1, cuts[turn % Math.max(1, cuts.length)] ?? 1);
    events.push(...reader.push(stream.subarray(at, next)));
    at = next;
  }
  const rest = reader.end();
  return rest === undefined ? events : [...events, rest];
}

const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const word = fc.string({ unit: fc.constantFrom("a", " ", ":", "é", "漢", "😀", "data", "x"), maxLength: 6 });
const field = fc.oneof(
  word.map((value) => `data: ${value}`),
  word.map((value) => `data:${value}`),
  word.map((value) => `: ${value}`),
  fc.constantFrom("event: ping", "event:done", "id: 7", "retry: 10", "data", "unknown: x"),
);
const streams = fc
  .tuple(fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), lineEnd, fc.boolean())
  .map(([events, end, hasMark]) => ({
    text: (hasMark ? "\ufeff" : "") + events.map((lines) => lines.join(end) + end + end).join(""),
    events,
  }));
const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

/** What the standard says an event's data is, written another way. */
function dataOf(lines: readonly string[]): string | undefined {
  const data = lines
    .filter((line) => line === "data" || line.startsWith("data:"))
    .map((line) => line.slice(5).replace(/^ /, ""));
  return data.length === 0 ? undefined : data.join("\n");
}

describe("server-sent events", () => {
  it("W8: reads the same events from any chunking, with CR, LF and CRLF", () => {
    fc.assert(
      fc.property(streams, cuts, ({ text, events }, sizes) => {
        const found = read(Buffer.from(text), sizes).filter(({ data }) => data !== undefined);
        const expected = events.map(dataOf).filter((data) => data !== undefined);
        expect(found.map(({ data }) => data)).toEqual(expected);
      }),
    );
  });

  it("W8: keeps every byte, of any bytes at all", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (bytes, sizes) => {
        const events = read(Buffer.from(bytes), sizes);
        expect(Buffer.concat(events.map(({ raw }) => raw)).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it("W8: says when bytes are not UTF-8", () => {
    const [good, bad] = read(Buffer.from([...Buffer.from("data: \ufffd\n\ndata: "), 0xff, 10, 10]), [50]);
    expect([good?.isUtf8, bad?.isUtf8]).toEqual([true, false]);
  });

  it("W8: an event over the limit is noticed before it is complete", () => {
    const reader = new SseReader(1_000);
    reader.push(Buffer.alloc(900, "x"));
    expect(reader.isTooLarge).toBe(false);
    reader.push(Buffer.alloc(200, "x"));
    expect(reader.isTooLarge).toBe(true);
  });

  it("W8: a rewritten event keeps its name and id, and any data comes back whole", () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        const [event] = read(Buffer.from(`event: delta\nid: 3\ndata: ${before}\n\n`), [100]);
        const [again] = read(Buffer.from(rewriteEvent(event as SseEvent, `${after}\n${before}`)), [100]);
        expect(again).toMatchObject({ name: "delta", data: `${after}\n${before}` });
        expect(again?.raw.toString()).toContain("id: 3\n");
      }),
    );
    expect(writeEvent("", "x")).toBe("data: x\n\n");
  });
});
