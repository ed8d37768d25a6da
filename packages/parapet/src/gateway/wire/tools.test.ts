import type { ToolCall } from "@parapet/guard";
import { createGuard } from "@parapet/guard";
import { describe, expect, it } from "vitest";
import { extract, findWire, type Wire } from "./index.ts";

const wireOf = (path: string): Wire => findWire("POST", path)!;
const guard = createGuard({
  name: "g",
  onError: "closed",
  detectors: [{ detector: "secret", output: "redact" }],
  stream: { maxHoldCharacters: 16_384 },
});

/** What leaves, and what was judged, of a stream given in pieces. */
function streamed(path: string, pieces: readonly string[], judge: (call: ToolCall) => string | undefined) {
  const calls: ToolCall[] = [];
  const stream = wireOf(path).createStreamGuard!({
    open: (meta) => guard.stream(meta),
    onUnknown: () => undefined,
    onUsage: () => undefined,
    onToolCall: (call) => {
      calls.push(call);
      const message = judge(call);
      return message === undefined ? undefined : { status: 400, code: "tool_blocked", message };
    },
  });
  const out = pieces.map((piece) => String(stream.push(Buffer.from(piece)).bytes));
  out.push(String(stream.end().bytes));
  return { out, calls };
}

const delta = (index: number, call: object): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index, ...call }] } }] })}\n\n`;
const said = (content: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

describe("tools in whole bodies", () => {
  it("W19: every kind of call and definition of the wires is found, by name and arguments", () => {
    const request = {
      tools: [
        { type: "function", function: { name: "f", parameters: {} } },
        { type: "custom", custom: { name: "c" } },
        { type: "something", x: 1 },
      ],
      functions: [{ name: "old" }],
      messages: [
        {
          role: "assistant",
          tool_calls: [
            { type: "function", function: { name: "f", arguments: '{"a":1}' } },
            { function: { name: "untyped", arguments: "" } },
            { type: "custom", custom: { name: "c", input: '{"not": "parsed"' } },
          ],
          function_call: { name: "old", arguments: "{" },
        },
      ],
    };
    const { tools } = extract(wireOf("/v1/chat/completions"), request, "request");
    const of = (is: string) => tools.filter(({ mark }) => mark.is === is);
    expect(of("definition").map(({ name, path }) => [name, path])).toEqual([
      ["f", "/tools/0/function"],
      ["c", "/tools/1/custom"],
      ["something", "/tools/2"],
      ["old", "/functions/0"],
    ]);
    expect(of("call").map((tool) => tool.call())).toEqual([
      { name: "f", arguments: { a: 1 }, path: "/messages/0/tool_calls/0/function" },
      { name: "untyped", arguments: {}, path: "/messages/0/tool_calls/1/function" },
      { name: "c", arguments: '{"not": "parsed"', path: "/messages/0/tool_calls/2/custom" },
      { name: "old", arguments: {}, isMalformed: true, path: "/messages/0/function_call" },
    ]);
  });
  it("W19: what is taken out leaves the rest, and the given body, as they were", () => {
    const body = {
      tools: [{ type: "function", function: { name: "a" } }, { type: "x" }],
      messages: [{ role: "assistant", content: "kept", tool_calls: [{ function: { name: "a", arguments: "" } }] }],
    };
    const before = structuredClone(body);
    const extraction = extract(wireOf("/v1/chat/completions"), body, "request");
    const gone = extraction.tools.filter(({ name }) => name === "a");
    expect(extraction.without(gone)).toEqual({
      tools: [{ type: "x" }],
      messages: [{ role: "assistant", content: "kept" }],
    });
    expect(body).toEqual(before);
  });
});

describe("tools in streams", () => {
  const path = "/v1/chat/completions";
  it("W19: what stands before a call leaves at once, the call when all of it is there", () => {
    const pieces = [
      said("Let me see. "),
      delta(0, { function: { name: "a", arguments: '{"x' } }),
      delta(1, { function: { name: "b", arguments: "{}" } }),
      delta(0, { function: { arguments: '":1}' } }),
      "data: [DONE]\n\n",
    ];
    const { out, calls } = streamed(path, pieces, () => undefined);
    expect(out).toEqual([pieces[0], "", "", "", pieces.slice(1).join(""), ""]);
    expect(calls.map(({ name, arguments: given }) => [name, given])).toEqual([
      ["a", { x: 1 }],
      ["b", {}],
    ]);
  });
  it("W19: of a broken stream's call nothing leaves unjudged", () => {
    const { out, calls } = streamed(path, [delta(0, { function: { name: "a", arguments: '{"x"' } })], () => "no");
    expect(calls).toMatchObject([{ name: "a", isMalformed: true }]);
    expect(out.join("")).not.toContain('"a"');
  });
  it("W19: a call is judged as it leaves, after redaction", () => {
    const secret = `sk-proj-${"a1B2c3D4".repeat(6)}`;
    const given = JSON.stringify({ note: `a "${secret}"` });
    const pieces = [
      delta(0, { function: { name: "a", arguments: given.slice(0, 20) } }),
      delta(0, { function: { arguments: given.slice(20) } }),
    ];
    const { calls, out } = streamed(path, pieces, () => undefined);
    expect(calls).toHaveLength(1);
    expect(JSON.stringify(calls)).not.toContain(secret);
    expect(calls[0]?.arguments).toEqual({ note: expect.stringMatching(/^a "\[[a-z-]+\]"$/) });
    expect(out.join("")).not.toContain(secret);
  });
  it("W19: arguments too large to be waited for end the stream", () => {
    const piece = delta(0, { function: { name: "a", arguments: "x".repeat(400_000) } });
    expect(streamed(path, [piece, piece, piece], () => undefined).out.join("")).toContain("event_too_large");
  });
});
