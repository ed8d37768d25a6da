import { createGuard, type Guard, type Inspection, type TextStream } from "@parapet/guard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWire, type Wire } from "./index.ts";
import { SseReader } from "./sse.ts";

/** Looks like a GitHub token; put together here so that the file itself holds none. */
const SECRET = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const LABEL = "[github-token]";
const chat = findWire("POST", "/v1/chat/completions") as Wire;
const responses = findWire("POST", "/v1/responses") as Wire;
const messages = findWire("POST", "/v1/messages") as Wire;

function guardWith(action: "block" | "redact" | "flag"): Guard {
  return createGuard({
    name: "test",
    onError: "closed",
    detectors: [{ detector: "secret", output: action }],
    stream: { maxHoldCharacters: 16_384 },
  });
}
const redacting = guardWith("redact");

interface Seen {
  readonly text: string;
  readonly isBlocked: boolean;
  readonly looks: number;
  readonly inspections: readonly Inspection[];
}

function run(wire: Wire, guard: Guard, stream: string, cuts: readonly number[] = [1_000]): Seen {
  const asked: Pick<TextStream, "inspection">[] = [];
  let looks = 0;
  const guarded = wire.createStreamGuard!({
    open: (meta, before) => {
      if (before !== undefined) return guard.stream(meta, { before });
      const opened = guard.stream(meta);
      asked.push(opened);
      return opened;
    },
    onLook: (look) => {
      looks += 1;
      asked.push(look);
    },
    onUnknown: (pointer) => expect.unreachable(pointer),
    onUsage: () => {},
  });
  const bytes = Buffer.from(stream);
  let text = "";
  let isBlocked = false;
  for (let at = 0, turn = 0; at < bytes.length && !isBlocked; turn += 1) {
    const next = at + (cuts[turn % cuts.length] ?? 1);
    const release = guarded.push(bytes.subarray(at, next));
    text += release.bytes;
    isBlocked = release.isBlocked;
    at = next;
  }
  if (!isBlocked) text += guarded.end().bytes;
  return { text, isBlocked, looks, inspections: asked.map((one) => one.inspection()) };
}

const data = (event: object): string => `data: ${JSON.stringify(event)}\n\n`;
// biome-ignore lint/suspicious/noExplicitAny: events of vendors, read the way their SDKs do
type Json = any;
const eventsOf = (stream: string): Json[] =>
  new SseReader().push(Buffer.from(stream)).flatMap(({ data: text }) => (text === undefined ? [] : [JSON.parse(text)]));

/** A reply of several texts in a vendor's framing, each in pieces, and the texts again as its SDK puts them together. */
interface Framing {
  readonly wire: Wire;
  readonly frame: (blocks: readonly (readonly string[])[]) => string;
  readonly read: (stream: string) => readonly string[][];
}

function blockFraming(kind: "text" | "thinking"): Framing {
  return {
    wire: messages,
    frame: (blocks) =>
      blocks
        .map(
          (pieces, index) =>
            data({ type: "content_block_start", index, content_block: { type: kind, [kind]: "" } }) +
            pieces
              .map((piece) =>
                data({ type: "content_block_delta", index, delta: { type: `${kind}_delta`, [kind]: piece } }),
              )
              .join("") +
            data({ type: "content_block_stop", index }),
        )
        .join("") + data({ type: "message_stop" }),
    read: (stream) => {
      const texts: string[] = [];
      for (const { type, index, delta, content_block: begun } of eventsOf(stream)) {
        if (type === "content_block_start") texts[index] = begun[kind];
        if (type === "content_block_delta") texts[index] += delta[kind];
      }
      return [texts];
    },
  };
}

/** Every text is said again in four events; `where` says whether texts are items or parts of one. */
function responsesFraming(where: "items" | "parts"): Framing {
  const part = (text: string) => ({ type: "output_text", text, annotations: [], logprobs: [] });
  const item = (content: object[]) => ({ id: "m", type: "message", role: "assistant", status: "completed", content });
  const placeOf = (at: number) =>
    where === "items" ? { output_index: at, content_index: 0 } : { output_index: 0, content_index: at };
  return {
    wire: responses,
    frame: (blocks) => {
      const wholes = blocks.map((pieces) => part(pieces.join("")));
      const items = where === "items" ? wholes.map((one) => item([one])) : [item(wholes)];
      const body = blocks.map((pieces, at) => {
        const place = { item_id: "m", ...placeOf(at) };
        return (
          (where === "items" || at === 0
            ? data({ type: "response.output_item.added", output_index: place.output_index, item: item([]) })
            : "") +
          data({ type: "response.content_part.added", ...place, part: part("") }) +
          pieces.map((delta) => data({ type: "response.output_text.delta", ...place, delta, logprobs: [] })).join("") +
          data({ type: "response.output_text.done", ...place, text: pieces.join(""), logprobs: [] }) +
          data({ type: "response.content_part.done", ...place, part: wholes[at] }) +
          (where === "items" || at === blocks.length - 1
            ? data({
                type: "response.output_item.done",
                output_index: place.output_index,
                item: items[place.output_index],
              })
            : "")
        );
      });
      return body.join("") + data({ type: "response.completed", response: { id: "r", output: items } });
    },
    read: (stream) => {
      const [grown, said, parts, items, whole]: string[][] = [[], [], [], [], []];
      for (const event of eventsOf(stream)) {
        const at = where === "items" ? event.output_index : event.content_index;
        if (event.type === "response.content_part.added") grown![at] = "";
        if (event.type === "response.output_text.delta") grown![at] += event.delta;
        if (event.type === "response.output_text.done") said![at] = event.text;
        if (event.type === "response.content_part.done") parts![at] = event.part.text;
        const told = (one: Json): string[] => one.content.map(({ text }: Json) => text);
        if (event.type === "response.output_item.done") items!.push(...told(event.item));
        if (event.type === "response.completed") whole!.push(...event.response.output.flatMap(told));
      }
      return [grown!, said!, parts!, items!, whole!];
    },
  };
}

const framings: Record<string, Framing> = {
  "Anthropic text blocks": blockFraming("text"),
  "Anthropic thinking blocks": blockFraming("thinking"),
  "Responses items": responsesFraming("items"),
  "Responses parts": responsesFraming("parts"),
};

const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
const words = fc
  .array(fc.constantFrom("hello ", "the key ", "é漢😀 ", "gh", "p_", "\n", "ghp_short ", "x=", " ", "word. "), {
    maxLength: 8,
  })
  .map((list) => list.join(""));

function inPieces(text: string, lengths: readonly number[]): string[] {
  const letters = [...text];
  const pieces: string[] = [];
  for (let turn = 0, at = 0; at < letters.length; turn += 1) {
    const size = lengths[turn % lengths.length] ?? 1;
    pieces.push(letters.slice(at, at + size).join(""));
    at += size;
  }
  return pieces;
}

function blocksOf(text: string, ends: readonly number[]): string[] {
  const sorted = [0, ...ends.toSorted((a, b) => a - b), text.length];
  return sorted.slice(1).map((end, at) => text.slice(sorted[at], end));
}

describe.each(Object.entries(framings))("a stream of %s", (_, { wire, frame, read }) => {
  it("W17: a secret that is cut over blocks, wherever, never leaves, and every event agrees on what is left", () => {
    const ends = fc.uniqueArray(fc.integer({ min: 1, max: SECRET.length - 1 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(words, words, ends, sizes, cuts, (before, after, at, lengths, chunks) => {
        const blocks = blocksOf(SECRET, at);
        blocks[0] = `${before} ${blocks[0]}`;
        blocks.push(`${blocks.pop()} ${after}`);
        const seen = run(wire, redacting, frame(blocks.map((text) => inPieces(text, lengths))), chunks);
        const wanted = blocks.map((_text, index) =>
          index === 0 ? `${before} ${LABEL}` : index === blocks.length - 1 ? ` ${after}` : "",
        );
        for (const texts of read(seen.text)) expect(texts).toEqual(wanted);
        const found = seen.inspections.flatMap(({ hits }) => hits);
        expect(found.map(({ action }) => action)).toContain("redact");
      }),
      { numRuns: 60 },
    );
  });

  it("W17: a stream in which nothing is found leaves byte for byte as it came", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), sizes, cuts, (blocks, lengths, chunks) => {
        for (const between of ["", "\n"]) {
          const text = blocks.join(between);
          fc.pre(redacting.inspect([{ text, origin: "assistant", direction: "output", path: "" }]).hits.length === 0);
        }
        const stream = frame(blocks.map((text) => inPieces(text, lengths)));
        expect(run(wire, redacting, stream, chunks).text).toBe(stream);
      }),
      { numRuns: 60 },
    );
  });

  it("W17: what one block holds alone costs its neighbour nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), sizes, cuts, (at, lengths, chunks) => {
        const blocks = ["one two ", "three four ", "five six"];
        blocks[at] = `${blocks[at]} ${SECRET}`;
        const seen = run(wire, redacting, frame(blocks.map((text) => inPieces(text, lengths))), chunks);
        for (const texts of read(seen.text)) expect(texts).toEqual(blocks.map((text) => text.replace(SECRET, LABEL)));
      }),
      { numRuns: 30 },
    );
  });

  it("W17: a block stops the stream before the first half leaves; a flag changes nothing and is told once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: SECRET.length - 1 }), sizes, cuts, (end, lengths, chunks) => {
        const blocks = [`fine ${SECRET.slice(0, end)}`, `${SECRET.slice(end)} end`];
        const stream = frame(blocks.map((text) => inPieces(text, lengths)));
        const seen = run(wire, guardWith("block"), stream, chunks);
        expect(seen.isBlocked).toBe(true);
        expect(seen.text).not.toContain("ghp_");
        expect(seen.inspections.some(({ isBlocked }) => isBlocked)).toBe(true);
        const flagged = run(wire, guardWith("flag"), stream, chunks);
        expect(flagged.text).toBe(stream);
        expect(flagged.inspections.flatMap(({ hits }) => hits)).toMatchObject([{ action: "flag", start: 5 }]);
      }),
      { numRuns: 30 },
    );
  });

  it("W17: where no block ends in what may go on, no second look is begun", () => {
    const blocks = ["All is said. ", "And this too. ", "Goodbye. "];
    expect(run(wire, redacting, frame(blocks.map((text) => [text]))).looks).toBe(0);
  });
});

describe("seams of a stream", () => {
  const block = (index: number, start: object, deltas: readonly object[] = []): string =>
    data({ type: "content_block_start", index, content_block: start }) +
    deltas.map((delta) => data({ type: "content_block_delta", index, delta })).join("") +
    data({ type: "content_block_stop", index });
  const text = (index: number, piece: string): string =>
    block(index, { type: "text", text: "" }, [{ type: "text_delta", text: piece }]);
  const tool = (index: number, input: string): string =>
    block(index, { type: "tool_use", id: "t", name: "find", input: {} }, [
      { type: "input_json_delta", partial_json: input },
    ]);

  it("W17: a call, or another's words, between two blocks keeps them apart, and holds nothing up", () => {
    const [one, two] = [SECRET.slice(0, 20), SECRET.slice(20)];
    const stream = text(0, one) + tool(1, '{"a":1}') + text(2, two) + data({ type: "message_stop" });
    expect(run(messages, redacting, stream).text).toBe(stream);
    const guarded = messages.createStreamGuard!({
      open: (meta, before) => redacting.stream(meta, before === undefined ? {} : { before }),
      onUnknown: () => {},
      onUsage: () => {},
    });
    expect(String(guarded.push(Buffer.from(text(0, one))).bytes)).not.toContain("ghp_");
    const begun = data({
      type: "content_block_start",
      index: 1,
      content_block: { type: "tool_use", id: "t", name: "f", input: {} },
    });
    expect(String(guarded.push(Buffer.from(begun)).bytes)).toContain(one);
  });

  it("W17: choices of a chat stay apart", () => {
    const chunk = (index: number, content: string): string =>
      data({ id: "c", choices: [{ index, delta: { content }, finish_reason: null }] });
    const stream = chunk(0, SECRET.slice(0, 20)) + chunk(1, SECRET.slice(20));
    expect(run(chat, redacting, `${stream}data: [DONE]\n\n`).text).toBe(`${stream}data: [DONE]\n\n`);
  });

  it("W17: a key that begins far above the seam is seen whole", () => {
    const pem = (body: string): string =>
      ["-----BEGIN ", `PRIVATE KEY-----\n${body}\n-----END `, "PRIVATE KEY-----"].join("");
    const key = pem(Array.from({ length: 60 }, () => "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj".repeat(1)).join("\n"));
    for (const end of [40, 700, 1_300, key.length - 40]) {
      const stream =
        text(0, `x ${key.slice(0, end)}`) + text(1, `${key.slice(end)} y`) + data({ type: "message_stop" });
      const seen = run(messages, redacting, stream, [700]);
      expect(seen.text).not.toContain("MIIE");
      expect(blockFraming("text").read(seen.text)).toEqual([["x [private-key]", " y"]]);
    }
  });

  it("W17: many blocks that go on and on cost time in proportion", () => {
    const timeOf = (count: number): number => {
      const stream = Array.from({ length: count }, (_value, index) => text(index, "a")).join("");
      const began = performance.now();
      run(messages, redacting, stream, [65_536]);
      return performance.now() - began;
    };
    timeOf(200);
    expect(timeOf(2_000) / timeOf(500)).toBeLessThan(12);
  });

  it("W6: escapes of JSON within a call's JSON hide nothing in a stream, and both stay JSON", () => {
    const hide = (secret: string, dice: readonly boolean[]): string =>
      [...secret]
        .map((letter, at) => (dice[at] === true ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter))
        .join("");
    const nest = (inner: string, left: number): string =>
      left === 0 ? inner : JSON.stringify({ note: 'a "b"\n\\', body: nest(inner, left - 1) });
    const dice = fc.array(fc.boolean(), { minLength: SECRET.length, maxLength: SECRET.length });
    const argumentsOf = (stream: string): string =>
      eventsOf(stream)
        .flatMap((event) => (event.delta === undefined ? [] : [event.delta.partial_json]))
        .join("");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), dice, sizes, cuts, (depth, hidden, lengths, chunks) => {
        fc.pre(hidden.includes(true));
        const framed = (secret: string): string => {
          const args = nest(`{"key":"k ${secret} \\u00e9 end","path":"C:\\\\users"}`, depth);
          return block(
            0,
            { type: "tool_use", id: "t", name: "find", input: {} },
            inPieces(args, lengths).map((piece) => ({ type: "input_json_delta", partial_json: piece })),
          );
        };
        const seen = run(messages, redacting, framed(hide(SECRET, hidden)), chunks);
        expect(JSON.parse(argumentsOf(seen.text))).toEqual(JSON.parse(argumentsOf(framed(LABEL))));
        const clean = framed(hide("nothing_to_be_seen_here_at_all_really_no", hidden));
        expect(run(messages, redacting, clean, chunks).text).toBe(clean);
      }),
      { numRuns: 100 },
    );
  });

  it("W6: nor in a call that comes whole in one event", () => {
    const hidden = [...SECRET].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("");
    const call = (secret: string): string =>
      data({
        type: "response.output_item.done",
        output_index: 0,
        item: { type: "function_call", call_id: "c", name: "f", arguments: JSON.stringify({ a: `{"k":"${secret}"}` }) },
      });
    const seen = run(responses, redacting, call(hidden));
    expect(seen.text).toBe(call(LABEL));
    expect(seen.inspections.flatMap(({ hits }) => hits)).toMatchObject([{ action: "redact" }]);
    expect(run(responses, guardWith("block"), call(hidden)).isBlocked).toBe(true);
  });
});
