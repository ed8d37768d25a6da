import { createGuard, detectors, type Guard, type GuardHit, type TextStream } from "@parapet/guard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract, findWire, type StreamGuardOptions, type Wire } from "./index.ts";
import { SseReader } from "./sse.ts";

/** Looks like a GitHub token; put together here so that the file itself holds none. */
const SECRET = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");

const chat = findWire("POST", "/v1/chat/completions") as Wire;
const responses = findWire("POST", "/v1/responses") as Wire;
const messages = findWire("POST", "/v1/messages") as Wire;

function guardWith(action: "block" | "redact"): Guard {
  return createGuard({
    name: "test",
    onError: "closed",
    detectors: [{ detector: "secret", input: action, output: action }],
    stream: { maxHoldCharacters: 16_384 },
  });
}
const redacting = guardWith("redact");
const blocking = guardWith("block");

interface Seen {
  text: string;
  isBlocked: boolean;
  code: string | undefined;
  unknown: string[];
  usage: unknown[];
  noted: string;
}

function run(
  wire: Wire,
  guard: Guard,
  stream: string,
  cuts: readonly number[],
  more: Partial<StreamGuardOptions> = {},
): Seen {
  const seen: Seen = { text: "", isBlocked: false, code: undefined, unknown: [], usage: [], noted: "" };
  const guarded = wire.createStreamGuard!({
    open: (meta) => guard.stream(meta),
    onUnknown: (pointer) => seen.unknown.push(pointer),
    onUsage: (usage) => seen.usage.push(usage),
    onText: (text) => {
      seen.noted += text;
    },
    ...more,
  });
  const out: Buffer[] = [];
  const take = ({ bytes, isBlocked, code }: ReturnType<typeof guarded.push>): void => {
    out.push(Buffer.from(bytes as string));
    seen.isBlocked = isBlocked;
    seen.code = code;
  };
  const bytes = Buffer.from(stream);
  let at = 0;
  for (let turn = 0; at < bytes.length && !seen.isBlocked; turn += 1) {
    const next = at + Math.max(1, cuts[turn % cuts.length] ?? 1);
    take(guarded.push(bytes.subarray(at, next)));
    at = next;
  }
  if (!seen.isBlocked) take(guarded.end());
  seen.text = Buffer.concat(out).toString();
  return seen;
}

function data(event: object, name = ""): string {
  return `${name === "" ? "" : `event: ${name}\n`}data: ${JSON.stringify(event)}\n\n`;
}

/** The stream of one text in each vendor's framing, and the way its SDK puts it together again. */
interface Framing {
  readonly wire: Wire;
  readonly frame: (pieces: readonly string[]) => string;
  readonly join: (events: readonly Json[]) => string[];
}
// biome-ignore lint/suspicious/noExplicitAny: events of three vendors, read the way their SDKs do
type Json = any;

const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
  data({
    id: "c1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: finish, ...more }],
  });

const framings: Record<string, Framing> = {
  "chat content": {
    wire: chat,
    frame: (pieces) =>
      `${chunk({ role: "assistant", content: "" })}${pieces.map((content) => chunk({ content })).join("")}${chunk({}, "stop")}data: [DONE]\n\n`,
    join: (events) => [events.map((event) => event.choices[0].delta.content ?? "").join("")],
  },
  "chat content with its finish reason, and no [DONE]": {
    wire: chat,
    frame: (pieces) =>
      pieces.map((content, at) => chunk({ content }, at === pieces.length - 1 ? "stop" : null)).join(""),
    join: (events) => [events.map((event) => event.choices[0].delta.content ?? "").join("")],
  },
  "chat content with log probabilities": {
    wire: chat,
    frame: (pieces) =>
      `${pieces.map((content) => chunk({ content }, null, { logprobs: { content: [{ token: content, logprob: -1, bytes: null, top_logprobs: [] }], refusal: null } })).join("")}${chunk({}, "stop")}`,
    join: (events) => [events.map((event) => event.choices[0].delta.content ?? "").join("")],
  },
  "chat reasoning of a vendor": {
    wire: chat,
    frame: (pieces) => `${pieces.map((text) => chunk({ reasoning_content: text })).join("")}${chunk({}, "stop")}`,
    join: (events) => [events.map((event) => event.choices[0].delta.reasoning_content ?? "").join("")],
  },
  "chat delta field that no table knows": {
    wire: chat,
    frame: (pieces) => `${pieces.map((text) => chunk({ inner_voice: text })).join("")}${chunk({}, "stop")}`,
    join: (events) => [events.map((event) => event.choices[0].delta.inner_voice ?? "").join("")],
  },
  "chat choices side by side": {
    wire: chat,
    frame: (pieces) =>
      pieces
        .map((content) =>
          data({ choices: [1, 0].map((index) => ({ index, delta: { content }, finish_reason: null })) }),
        )
        .join("") + data({ choices: [0, 1].map((index) => ({ index, delta: {}, finish_reason: "stop" })) }),
    join: (events) =>
      [0, 1].map((index) =>
        events
          .map((event) => event.choices.find((choice: Json) => choice.index === index).delta.content ?? "")
          .join(""),
      ),
  },
  "Anthropic text": {
    wire: messages,
    frame: (pieces) =>
      data(
        {
          type: "message_start",
          message: {
            id: "m",
            type: "message",
            role: "assistant",
            model: "c",
            content: [],
            stop_reason: null,
            usage: { input_tokens: 9, output_tokens: 1 },
          },
        },
        "message_start",
      ) +
      data(
        { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
        "content_block_start",
      ) +
      data({ type: "ping" }, "ping") +
      pieces
        .map((text) =>
          data({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }, "content_block_delta"),
        )
        .join("") +
      data({ type: "content_block_stop", index: 0 }, "content_block_stop") +
      data(
        {
          type: "message_delta",
          delta: { stop_reason: "end_turn", stop_sequence: null },
          usage: { output_tokens: 12 },
        },
        "message_delta",
      ) +
      data({ type: "message_stop" }, "message_stop"),
    join: (events) => [
      events.flatMap((event) => (event.type === "content_block_delta" ? [event.delta.text] : [])).join(""),
    ],
  },
  "Anthropic thinking": {
    wire: messages,
    frame: (pieces) =>
      data({
        type: "content_block_start",
        index: 3,
        content_block: { type: "thinking", thinking: "", signature: "" },
      }) +
      pieces
        .map((thinking) => data({ type: "content_block_delta", index: 3, delta: { type: "thinking_delta", thinking } }))
        .join("") +
      data({ type: "content_block_delta", index: 3, delta: { type: "signature_delta", signature: "AbC+/=" } }) +
      data({ type: "content_block_stop", index: 3 }),
    join: (events) => [
      events.flatMap((event) => (event.delta?.type === "thinking_delta" ? [event.delta.thinking] : [])).join(""),
    ],
  },
  "Responses text, said again in four events": {
    wire: responses,
    frame: (pieces) => {
      const at = { output_index: 0, content_index: 0, item_id: "msg_1" };
      const text = pieces.join("");
      const part = { type: "output_text", text, annotations: [] };
      const item = { id: "msg_1", type: "message", role: "assistant", status: "completed", content: [part] };
      return (
        data({ type: "response.created", response: { id: "r", object: "response", model: "m", output: [] } }) +
        data({ type: "response.output_item.added", output_index: 0, item: { ...item, content: [] } }) +
        data({ type: "response.content_part.added", ...at, part: { ...part, text: "" } }) +
        pieces.map((delta) => data({ type: "response.output_text.delta", ...at, delta, logprobs: [] })).join("") +
        data({ type: "response.output_text.done", ...at, text }) +
        data({ type: "response.content_part.done", ...at, part }) +
        data({ type: "response.output_item.done", output_index: 0, item }) +
        data({
          type: "response.completed",
          response: { id: "r", output: [item], usage: { input_tokens: 5, output_tokens: 6 } },
        })
      );
    },
    join: (events) => [
      events.flatMap((event) => (event.type === "response.output_text.delta" ? [event.delta] : [])).join(""),
      ...events.flatMap((event) => (event.type === "response.output_text.done" ? [event.text] : [])),
      ...events.flatMap((event) => (event.type === "response.content_part.done" ? [event.part.text] : [])),
      ...events.flatMap((event) => (event.type === "response.output_item.done" ? [event.item.content[0].text] : [])),
      ...events.flatMap((event) =>
        event.type === "response.completed" ? [event.response.output[0].content[0].text] : [],
      ),
    ],
  },
};

function eventsOf(stream: string): Json[] {
  return new SseReader()
    .push(Buffer.from(stream))
    .flatMap(({ data: text }) => (text === undefined || text === "[DONE]" ? [] : [JSON.parse(text)]));
}

const words = fc
  .array(fc.constantFrom("hello ", "the key ", "is ", "é漢😀 ", "gh", "p_", "\n", "ghp_short ", "x=", " "), {
    maxLength: 12,
  })
  .map((list) => list.join(""));
const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
const pieceSizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });

function inPieces(text: string, sizes: readonly number[]): string[] {
  const letters = [...text];
  const pieces: string[] = [];
  for (let turn = 0, at = 0; at < letters.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(letters.slice(at, at + size).join(""));
    at += size;
  }
  return pieces.length === 0 ? [""] : pieces;
}

describe.each(Object.entries(framings))("a stream of %s", (_, { wire, frame, join }) => {
  it("W9: is the same byte for byte when nothing is redacted", () => {
    fc.assert(
      fc.property(words, pieceSizes, cuts, (text, sizes, chunks) => {
        fc.pre(redacting.inspect([{ text, origin: "assistant", direction: "output", path: "" }]).hits.length === 0);
        const stream = frame(inPieces(text, sizes));
        const seen = run(wire, redacting, stream, chunks);
        expect(seen.text).toBe(stream);
        expect(seen.unknown).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("W10: never holds a secret, and SDKs put together exactly the redacted text", () => {
    fc.assert(
      fc.property(words, words, pieceSizes, cuts, (before, after, sizes, chunks) => {
        const text = `${before} ${SECRET} ${after}`;
        const [expected] = redacting.inspect([{ text, origin: "assistant", direction: "output", path: "" }]).texts;
        const seen = run(wire, redacting, frame(inPieces(text, sizes)), chunks);
        expect(seen.text).not.toContain(SECRET.slice(0, 24));
        const joined = join(eventsOf(seen.text));
        for (const whole of joined) expect(whole).toBe(expected);
        const tokens = eventsOf(seen.text).flatMap((event) => event.choices?.[0]?.logprobs?.content ?? []);
        expect(tokens.map(({ token }: Json) => token).join("")).not.toContain(SECRET.slice(0, 24));
      }),
      { numRuns: 40 },
    );
  });

  it("W11: ends at a block with the vendor's error event, and the secret never left", () => {
    fc.assert(
      fc.property(words, pieceSizes, cuts, (before, sizes, chunks) => {
        const seen = run(wire, blocking, frame(inPieces(`${before} ${SECRET} and more`, sizes)), chunks, {
          requestId: "req_1",
        });
        expect(seen).toMatchObject({ isBlocked: true, code: "guard_blocked" });
        expect(seen.text).not.toContain(SECRET.slice(0, 24));
        const last = eventsOf(seen.text).at(-1);
        expect(JSON.stringify(last)).toContain("detector 'secret' (rule 'github-token')");
        expect(last.type === "error" || typeof last.error === "object").toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

const EVERY: readonly number[] = [1_000_000];

function toolStream(pieces: readonly string[]): string {
  const call = (fields: object): string => chunk({ tool_calls: [{ index: 0, ...fields }] });
  return (
    call({ id: "call_1", type: "function", function: { name: "mail", arguments: "" } }) +
    pieces.map((text) => call({ function: { arguments: text } })).join("") +
    chunk({}, "tool_calls")
  );
}
const argumentsOf = (stream: string): string =>
  eventsOf(stream)
    .map((event) => event.choices[0].delta.tool_calls?.[0].function.arguments ?? "")
    .join("");

describe("tool arguments in a stream", () => {
  it("W6: a secret behind escapes is redacted, and the arguments stay valid JSON", () => {
    const hidden = [...SECRET].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
    fc.assert(
      fc.property(pieceSizes, cuts, fc.constantFrom(SECRET, hidden), (sizes, chunks, secret) => {
        const json = `{"to":"a\\nb \\"c\\"","body":"key ${secret} end\\nnext","n":1}`;
        const seen = run(chat, redacting, toolStream(inPieces(json, sizes)), chunks);
        const parsed = JSON.parse(argumentsOf(seen.text));
        expect(parsed).toEqual({ to: 'a\nb "c"', body: "key [github-token] end\nnext", n: 1 });
      }),
      { numRuns: 60 },
    );
  });

  it("W6: stay valid JSON whatever is redacted, as a text, a key, a number or a field that gives a value away", () => {
    const everything = createGuard({
      name: "all",
      onError: "closed",
      detectors: ["secret", "pii", "hidden-unicode", "exfiltration"].map((detector) => ({
        detector,
        output: "redact",
      })),
      stream: { maxHoldCharacters: 16_384 },
    });
    const hits = detectors.all.flatMap(({ id, examples }) =>
      everything.policy.detectors.some(({ detector }) => detector === id) ? examples.hits.map(({ text }) => text) : [],
    );
    const json = fc
      .record({
        hit: fc.constantFrom(...hits),
        name: fc.constantFrom("body", "password", "api_key", "card number", "phone"),
        wrap: fc.constantFrom(
          (hit: string, name: string): unknown => ({ [name]: hit, more: [true, null, 1.5, "x"] }),
          (hit: string, name: string): unknown => ({ [hit]: name, more: [false] }),
          (hit: string, name: string): unknown => [name, [hit], { deep: { [name]: hit } }],
          (hit: string, name: string): unknown => ({ [name]: JSON.stringify({ [name]: hit }), n: 4111111111111111 }),
          (_hit: string, name: string): unknown => ({ [name]: [4111111111111111, 378282246310005], y: 536904399 }),
        ),
        space: fc.constantFrom(undefined, 1),
      })
      .map(({ hit, name, wrap, space }) => JSON.stringify(wrap(hit, name), undefined, space));
    fc.assert(
      fc.property(json, pieceSizes, cuts, (text, sizes, chunks) => {
        const seen = run(chat, everything, toolStream(inPieces(text, sizes)), chunks);
        expect(seen.isBlocked).toBe(false);
        const sent = argumentsOf(seen.text);
        expect(() => JSON.parse(sent), `${text} became ${sent}`).not.toThrow();
        const call = { type: "function", id: "c", function: { name: "f", arguments: text } };
        const reply = extract(chat, { choices: [{ message: { role: "assistant", tool_calls: [call] } }] }, "reply");
        const whole = reply.replace(everything.inspect(reply.passages).texts) as Json;
        const { arguments: replaced } = whole.choices[0].message.tool_calls[0].function;
        expect(JSON.parse(replaced)).toEqual(JSON.parse(sent));
      }),
      { numRuns: 300 },
    );
  });

  it("W9: arguments without a hit are the same byte for byte, cut inside escapes as well", () => {
    fc.assert(
      fc.property(fc.json(), pieceSizes, cuts, (json, sizes, chunks) => {
        fc.pre(
          redacting.inspect([{ text: json, origin: "tool-call", direction: "output", path: "" }]).hits.length === 0,
        );
        const stream = toolStream(inPieces(json, sizes));
        expect(run(chat, redacting, stream, chunks).text).toBe(stream);
      }),
      { numRuns: 60 },
    );
  });

  it("W10: the arguments.done and item.done of the Responses API repeat the redacted arguments", () => {
    const at = { output_index: 1, item_id: "fc_1" };
    const json = JSON.stringify({ key: SECRET });
    const item = {
      id: "fc_1",
      type: "function_call",
      call_id: "c",
      name: "mail",
      arguments: json,
      status: "completed",
    };
    const stream =
      inPieces(json, [5])
        .map((delta) => data({ type: "response.function_call_arguments.delta", ...at, delta }))
        .join("") +
      data({ type: "response.function_call_arguments.done", ...at, arguments: json }) +
      data({ type: "response.output_item.done", output_index: 1, item });
    const seen = run(responses, redacting, stream, EVERY);
    const events = eventsOf(seen.text);
    const expected = JSON.stringify({ key: "[github-token]" });
    expect(events.flatMap(({ delta }) => delta ?? []).join("")).toBe(expected);
    expect(events.at(-2).arguments).toBe(expected);
    expect(events.at(-1).item.arguments).toBe(expected);
  });
});

describe("texts that a stream says again", () => {
  it("W10: are not inspected again when they are the same, and are when they are not", () => {
    const { frame } = framings["Responses text, said again in four events"]!;
    const stream = frame(
      inPieces(`${`the key is ${SECRET} and a long enough rest of the text`.padEnd(400, " more")}?`, [9]),
    );
    const opened = (text: string): { text: string; count: number } => {
      let count = 0;
      const open: StreamGuardOptions["open"] = (meta) => {
        if (meta.origin === "assistant") count += 1;
        return redacting.stream(meta);
      };
      return { text: run(responses, redacting, text, EVERY, { open }).text, count };
    };
    expect(opened(stream)).toMatchObject({ count: 1 });
    // The last event says another text than was streamed: it is news, and is judged as such.
    const at = stream.lastIndexOf("the key");
    const other = opened(`${stream.slice(0, at)}another ${stream.slice(at)}`);
    expect(other.count).toBe(2);
    expect(other.text).not.toContain(SECRET);
  });
});

describe("what else a stream may hold", () => {
  it("W9: usage is reported, comments and pings pass, and a stream that breaks off is let go as it is", () => {
    const whole = `: keep-alive\n\n${data({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } })}${chunk({ content: "half a wo" })}`;
    const seen = run(chat, redacting, `${whole}data: {"choi`, EVERY);
    expect(seen).toMatchObject({ text: whole, isBlocked: false });
    expect(seen.usage).toEqual([{ inputTokens: 7, outputTokens: 3 }]);
    expect(seen.noted).toBe("half a wo");
    const anthropic = framings["Anthropic text"]!;
    expect(run(messages, redacting, anthropic.frame(["a"]), EVERY).usage).toEqual([
      { inputTokens: 9, outputTokens: 1 },
      { outputTokens: 12 },
    ]);
  });

  it("W12: an event of an unknown shape is reported, and cut where the policy blocks", () => {
    const stream = data({ type: "response.telepathy.delta", delta: "x" });
    expect(run(responses, redacting, stream, EVERY)).toMatchObject({ isBlocked: false, unknown: [""], text: stream });
    expect(run(responses, redacting, stream, EVERY, { blockUnknown: true })).toMatchObject({
      isBlocked: true,
      code: "unknown_shape",
    });
  });

  it("W12: text after a channel's end is an unknown shape", () => {
    const piece = (text: string): string =>
      data({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
    const stream = piece("gh") + data({ type: "content_block_stop", index: 0 }) + piece("p_");
    expect(run(messages, redacting, stream, EVERY).unknown).toEqual(["/delta/text"]);
    expect(run(messages, redacting, stream, EVERY, { blockUnknown: true }).code).toBe("unknown_shape");
  });

  it("W10: text that goes on after a finish reason is one text with what came before it", () => {
    const stream = chunk({ content: SECRET.slice(0, 9) }, "stop") + chunk({ content: `${SECRET.slice(9)} end` }, "");
    const seen = run(chat, redacting, `${stream}data: [DONE]\n\n`, EVERY);
    expect(seen.unknown).toEqual([]);
    expect(
      eventsOf(seen.text)
        .map((event) => event.choices[0].delta.content)
        .join(""),
    ).toBe("[github-token] end");
  });

  it("W11: an event that is not JSON, not UTF-8 or too deep cuts the stream", () => {
    for (const bad of ["data: {nope}\n\n", `data: ${"[".repeat(300)}${"]".repeat(300)}\n\n`])
      expect(run(chat, redacting, bad, EVERY)).toMatchObject({ isBlocked: true, code: "event_malformed" });
  });

  it.each([
    ["JSON that calls itself a stream", `{"choices":[{"message":{"content":"${SECRET}"}}]}\n\n`],
    ["a byte order mark before a later event", `: x\n\n\ufeff${chunk({ content: SECRET })}`],
    ["a field in another spelling", chunk({ content: SECRET }).replace("data:", "Data:")],
    ["a blank before the colon", chunk({ content: SECRET }).replace("data:", "data :")],
    ["text after the end mark", `data: [DONE] ${SECRET}\n\n`],
    ["a key twice", chunk({ content: SECRET }).replace('"delta":', '"delta":{"role":"assistant"},"delta":')],
    ["a key twice, once escaped", chunk({ content: SECRET }).replace('"delta":', '"delta" :{},"d\\u0065lta":')],
  ])("W11: what a client may read and we do not cuts the stream: %s", (_what, stream) => {
    const seen = run(chat, redacting, stream, [5]);
    expect(seen).toMatchObject({ isBlocked: true, code: "event_malformed" });
    expect(seen.text).not.toContain(SECRET.slice(4));
  });

  it("W11: comments, blanks after the end mark, colons in texts and fields nobody reads are no reason to cut", () => {
    const odd = `: keep-alive\n\nretry: 3000\n\nid: 7\nx-note: hello\n${chunk({ content: ':a":": "' })}data: [DONE] \n\n`;
    expect(run(chat, redacting, odd, [3])).toMatchObject({ isBlocked: false, text: odd });
    const half = chunk({ content: "x" }).replace('"x"', '"\\ud83d"');
    expect(run(chat, redacting, half, [3])).toMatchObject({ isBlocked: false, text: half });
  });

  it("W9: what stands beside the data is inspected, and goes alone when it must", () => {
    const event = data({ type: "ping" }, "ping");
    const stray = `: ${SECRET}\n${event.replace("data:", `id: ${SECRET}\ndata:`)}: ${SECRET}\n\n`;
    expect(run(messages, redacting, stray, [7]).text).toBe(event);
    const named = run(messages, redacting, event.replace("event: ping", `event: ${SECRET}`), [7]);
    expect(named.text).toBe('data: {"type":"ping"}\n\n');
    expect(run(messages, blocking, stray, [7])).toMatchObject({ isBlocked: true, code: "guard_blocked" });
  });

  it("W10: an index that is left out is 0, as clients read it; one that is none is an unknown shape", () => {
    const delta = (text: string, more: object): string =>
      data({ type: "content_block_delta", ...more, delta: { type: "text_delta", text } }, "content_block_delta");
    const halves = [SECRET.slice(0, 20), SECRET.slice(20)] as const;
    const split = run(messages, redacting, delta(halves[0], { index: 0 }) + delta(halves[1], {}), [9]);
    expect(split.text).not.toContain(halves[1]);
    for (const index of [-1, 0.5, "0", true, 1e300])
      expect(run(messages, redacting, delta("x", { index }), [9]).unknown, String(index)).not.toEqual([]);
  });

  it("W11: nothing is sent after a block", () => {
    const guarded = chat.createStreamGuard!({
      open: (meta) => blocking.stream(meta),
      onUnknown: () => {},
      onUsage: () => {},
    });
    guarded.push(Buffer.from(chunk({ content: `${SECRET} ` })));
    const last = guarded.end();
    const more = guarded.push(Buffer.from(chunk({ content: "more" })));
    expect([last.isBlocked, more.isBlocked, String(more.bytes)]).toEqual([true, true, ""]);
  });

  it("W10: text that a detector takes out altogether leaves no trace", () => {
    /** Takes out every "#", and holds one character back. */
    const open = (): TextStream => {
      let held = "";
      let decided = 0;
      const release = (text: string) => {
        const hits = [...text.matchAll(/#/g)].map(({ index }) => takenOut(decided + index));
        decided += text.length;
        return { text: text.replaceAll("#", ""), hits, isBlocked: false };
      };
      return {
        push: (piece) => {
          const all = held + piece;
          held = all.slice(-1);
          return release(all.slice(0, -1));
        },
        catchUp: () => ({ text: "", hits: [], isBlocked: false }),
        end: () => release(held),
        get decided() {
          return decided;
        },
        inspection: () => ({ verdict: "redact", isBlocked: false, hits: [], runs: [], texts: [] }),
      };
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "#", "b") }), pieceSizes, cuts, (text, sizes, chunks) => {
        for (const { wire, frame, join } of Object.values(framings)) {
          const joined = join(eventsOf(run(wire, redacting, frame(inPieces(text, sizes)), chunks, { open }).text));
          for (const whole of joined) expect(whole).toBe(text.replaceAll("#", ""));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function takenOut(start: number): GuardHit {
  const place = { start, end: start + 1, origin: "assistant", direction: "output", path: "" } as const;
  const what = { detector: "test", rule: "hash", action: "redact", replacement: "", reason: "a hash" } as const;
  return { ...place, ...what, severity: "low", confidence: 1 };
}
