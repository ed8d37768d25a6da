import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../../api/types.ts";
import { marksIn, segmentsOf } from "./marks.ts";
import { channelsOf } from "./stream-text.ts";
import { blocksOf, replyBlocksOf } from "./transcript.ts";

const hit = (part: Partial<Hit>): Hit => ({
  detector: "pii",
  rule: "email",
  direction: "input",
  origin: "user",
  path: "/messages/0/content",
  start: 0,
  end: 0,
  action: "flag",
  severity: "medium",
  confidence: 1,
  reason: "An e-mail address.",
  ...part,
});

const marked = (text: string, hits: readonly Hit[]): readonly string[] =>
  segmentsOf(text, marksIn(text, hits)).flatMap((segment) => (segment.hit === undefined ? [] : [segment.text]));

describe("marks", () => {
  it("C7: stand where the offsets say in a text that was kept as it came", () => {
    expect(marked("mail rosa@lind.example now", [hit({ start: 5, end: 22 })])).toEqual(["rosa@lind.example"]);
  });

  it("C7: follow the redactions before them in a text that was kept redacted", () => {
    const hits = [
      hit({ start: 5, end: 22, action: "redact" }),
      hit({ start: 27, end: 31, action: "redact", rule: "iban" }),
      hit({ start: 36, end: 39, rule: "word" }),
    ];
    expect(marked("mail [email] and [iban] see red flag", hits)).toEqual(["[email]", "[iban]", "red"]);
  });

  it("C7: stay away rather than mark the wrong words when they do not fit the text", () => {
    expect(marked("short", [hit({ start: 3, end: 40 })])).toEqual([]);
  });

  it("C7: cut a text into segments that put together are the text, whatever the marks", () => {
    const anyHit = fc.record({
      start: fc.nat(40),
      length: fc.nat(12),
      action: fc.constantFrom("flag", "redact", "block"),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(anyHit, { maxLength: 6 }), (text, places) => {
        const hits = places.map(({ start, length, action }) => hit({ start, end: start + length, action }));
        const segments = segmentsOf(text, marksIn(text, hits));
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        expect(new Set(segments.map((segment) => segment.start)).size).toBe(segments.length);
      }),
    );
  });
});

describe("transcripts", () => {
  it("C8: show a request message by message, with who says it", () => {
    const body = {
      model: "bot",
      messages: [
        { role: "system", content: "Be kind." },
        { role: "user", content: [{ type: "text", text: "Hello" }] },
        { role: "assistant", tool_calls: [{ id: "1", function: { name: "find", arguments: '{"a":1}' } }] },
      ],
      tools: [{ function: { name: "find", description: "Finds." } }],
    };
    expect(blocksOf(body, []).map((block) => [block.speaker, block.path, block.text])).toEqual([
      ["system", "/messages/0/content", "Be kind."],
      ["user", "/messages/1/content/0/text", "Hello"],
      ["tool call", "/messages/2/tool_calls/0/function/arguments", '{"a":1}'],
      ["tool definition", "/tools/0/function/description", "Finds."],
    ]);
  });

  it("C8: show any field in which something was found, even one that holds no prose", () => {
    const found = hit({ path: "/metadata/a~1b", start: 0, end: 1 });
    expect(blocksOf({ metadata: { "a/b": "x", c: "y" } }, [found]).map((block) => block.path)).toEqual([
      "/metadata/a~1b",
    ]);
  });

  it("C8: put the pieces of a stream together, each channel for itself", () => {
    const event = (index: number, content: string): string =>
      `data: ${JSON.stringify({ choices: [{ index, delta: { content } }] })}\n\n`;
    const stream = `${event(0, "Hel")}${event(1, "B")}${event(0, "lo")}data: [DONE]\n\n`;
    expect(channelsOf(stream)).toEqual([
      { path: "/choices/0/delta/content", text: "Hello" },
      { path: "/choices/1/delta/content", text: "B" },
    ]);
  });

  it("C8: do not repeat what a stream's closing events say once more", () => {
    const line = (value: object): string => `event: x\ndata: ${JSON.stringify(value)}\n\n`;
    const stream =
      line({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Good " } }) +
      line({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "day" } }) +
      line({ type: "message_stop", text: "Good day" });
    expect(channelsOf(stream)).toEqual([{ path: "/0/delta/text", text: "Good day" }]);
  });

  it("C8: mark a streamed reply where its hit was", () => {
    const stream = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: "say [email] twice" } }] })}\n\n`;
    const found = hit({ direction: "output", path: "/choices/0/message/content", start: 4, end: 21, action: "redact" });
    const [block] = replyBlocksOf(stream, [found]);
    expect(segmentsOf(block?.text ?? "", block?.marks ?? []).find((segment) => segment.hit)?.text).toBe("[email]");
  });
});
