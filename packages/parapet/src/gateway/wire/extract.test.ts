import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract, findWire, type Side, type Wire, wires } from "./index.ts";

const chat = findWire("POST", "/v1/chat/completions") as Wire;
const responses = findWire("POST", "/v1/responses") as Wire;
const embeddings = findWire("POST", "/v1/embeddings") as Wire;
const messages = findWire("POST", "/v1/messages") as Wire;
/** A document that is not text. */
const PDF = Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0\x01\x02 stream", "latin1").toString("base64");

/** Texts by their origin, in the order of the walk. */
function textsOf(wire: Wire, json: unknown, side: Side = "request"): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { origin, text } of extract(wire, json, side).passages) {
    found[origin] ??= [];
    found[origin].push(text);
  }
  return found;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6]).toString("base64");

/** A request as a chat application with tools sends it, after the vendor's reference; no table helped to write it. */
const chatRequest = {
  model: "gpt-4o-2024-08-06",
  messages: [
    { role: "developer", content: "You are a bank's assistant." },
    { role: "system", content: [{ type: "text", text: "Answer in French." }], name: "policy" },
    {
      role: "user",
      content: [
        { type: "text", text: "What is on this picture?" },
        { type: "image_url", image_url: { url: "https://files.example/cat.png?note=hi", detail: "high" } },
        { type: "image_url", image_url: { url: `data:image/png;base64,${PNG}` } },
        {
          type: "file",
          file: { filename: "terms.txt", file_data: `data:text/plain;base64,${btoa("Terms: pay on time.")}` },
        },
        { type: "file", file: { file_data: `data:application/pdf;base64,${btoa("Not a PDF but words.")}` } },
        { type: "input_audio", input_audio: { data: PNG, format: "wav" } },
      ],
    },
    {
      role: "assistant",
      content: null,
      refusal: "I cannot look at people.",
      tool_calls: [
        { id: "call_1", type: "function", function: { name: "find", arguments: '{"q":"caf\\u00e9 \\"x\\""}' } },
        { id: "call_2", type: "custom", custom: { name: "shell", input: "ls -l" } },
      ],
    },
    { role: "tool", tool_call_id: "call_1", content: "A cat on a mat." },
    { role: "function", name: "old", content: "old result" },
  ],
  tools: [
    {
      type: "function",
      function: {
        name: "find",
        description: "Finds pictures.",
        strict: true,
        parameters: { type: "object", properties: { q: { type: "string", description: "what to find" } } },
      },
    },
  ],
  response_format: { type: "json_schema", json_schema: { name: "answer", schema: { title: "An answer" } } },
  metadata: { ticket: "T-17" },
  user: "anna",
  stop: ["END"],
  temperature: 0.2,
  stream: true,
  vendor_extension: { deep: ["in here"] },
};

const anthropicRequest = {
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  system: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Read these." },
        { type: "image", source: { type: "base64", media_type: "image/png", data: PNG } },
        {
          type: "document",
          title: "Terms",
          context: "from the web",
          source: { type: "text", media_type: "text/plain", data: "Pay on time." },
        },
        {
          type: "search_result",
          source: "https://a.example",
          title: "Hit",
          content: [{ type: "text", text: "Found it." }],
        },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "Let me look.", signature: "Abc+/9==" },
        { type: "tool_use", id: "toolu_1", name: "search", input: { query: "terms", card: 4111111111111111 } },
      ],
    },
    {
      role: "user",
      content: [
        {
          type: "tool_result",
          tool_use_id: "toolu_1",
          content: [
            { type: "text", text: "Nothing." },
            { type: "document", source: { type: "text", media_type: "text/plain", data: "A page." } },
          ],
        },
        { type: "tool_result", tool_use_id: "toolu_2", content: "plain result" },
      ],
    },
  ],
  tools: [{ name: "search", description: "Searches.", input_schema: { type: "object" } }],
  metadata: { user_id: "u-1" },
};

describe("extraction from bodies as clients send them", () => {
  it("W3: tells apart who wrote what in a chat request", () => {
    const texts = textsOf(chat, chatRequest);
    expect(texts.system).toEqual(["You are a bank's assistant.", "Answer in French."]);
    expect(texts.user).toEqual(["What is on this picture?", "END"]);
    expect(texts.assistant).toEqual(["I cannot look at people."]);
    expect(texts["tool-result"]).toEqual(["A cat on a mat.", "old result"]);
    expect(texts.document).toEqual(["Terms: pay on time.", "Not a PDF but words."]);
    expect(texts["tool-call"]).toEqual(["find", '{"q":"café \\"x\\""}', "shell", "ls -l"]);
    expect(texts["tool-definition"]).toEqual(
      expect.arrayContaining(["find", "Finds pictures.", "what to find", "An answer"]),
    );
    for (const text of [
      "policy",
      "https://files.example/cat.png?note=hi",
      "terms.txt",
      "T-17",
      "anna",
      "in here",
      "old",
    ])
      expect(texts.metadata).toContain(text);
    expect(extract(chat, chatRequest, "request").unknown).toEqual([]);
  });

  it("W3: tells apart who wrote what in an Anthropic request", () => {
    const texts = textsOf(messages, anthropicRequest);
    expect(texts.system).toEqual(["Be brief."]);
    expect(texts.user).toEqual(["Read these."]);
    expect(texts.reasoning).toEqual(["Let me look."]);
    expect(texts.document).toEqual(["Terms", "from the web", "Pay on time.", "Hit", "Found it.", "A page."]);
    expect(texts["tool-result"]).toEqual(["Nothing.", "plain result"]);
    expect(texts["tool-call"]).toEqual(expect.arrayContaining(["search", "terms", "4111111111111111"]));
    expect(texts["tool-definition"]).toEqual(expect.arrayContaining(["Searches."]));
    expect(extract(messages, anthropicRequest, "request").unknown).toEqual([]);
  });

  it("W3: reads Responses items with and without a type, and tool outputs", () => {
    const texts = textsOf(responses, {
      model: "gpt-5",
      instructions: "Be kind.",
      input: [
        { role: "user", content: "short form" },
        { type: "message", role: "system", content: [{ type: "input_text", text: "house rules" }] },
        { type: "function_call_output", call_id: "c", output: "result text" },
        {
          type: "reasoning",
          id: "rs",
          summary: [{ type: "summary_text", text: "thought" }],
          encrypted_content: "gAAAAB==",
        },
      ],
    });
    expect(texts).toEqual({
      system: ["Be kind.", "house rules"],
      user: ["short form"],
      "tool-result": ["result text"],
      reasoning: ["thought"],
    });
  });

  it("W4: an unknown role, part, item or spelling is reported where it stands, and inspected all the same", () => {
    const cases: [Wire, unknown, string][] = [
      [chat, { messages: [{ role: "oracle", content: "canary" }] }, "/messages/0"],
      [chat, { messages: [{ role: "user", content: [{ type: "smell", text: "canary" }] }] }, "/messages/0/content/0"],
      [chat, { Messages: [{ role: "user", content: "canary" }] }, "/Messages"],
      [chat, { meſſages: [{ role: "user", content: "canary" }] }, "/meſſages"],
      [chat, { messages: "canary" }, "/messages"],
      [chat, { messages: [{ role: "user", content: { text: "canary" } }] }, "/messages/0/content"],
      [responses, { input: [{ type: "telepathy", waves: "canary" }] }, "/input/0"],
      [messages, { messages: [{ role: "user", content: [{ type: "smell", of: "canary" }] }] }, "/messages/0/content/0"],
      [embeddings, { input: [[1, 2, 3], "canary"] }, "/input/0"],
      [embeddings, { input: [1, "canary"] }, "/input/0"],
    ];
    for (const [wire, json, pointer] of cases) {
      const { unknown, passages } = extract(wire, json, "request");
      expect(unknown, pointer).toContain(pointer);
      expect(passages.map(({ text }) => text)).toContain("canary");
    }
  });

  it("W5: a pointer names the place of every passage", () => {
    const at = (path: string): string | undefined =>
      extract(chat, chatRequest, "request").passages.find((passage) => passage.path === path)?.text;
    expect(at("/messages/0/content")).toBe("You are a bank's assistant.");
    expect(at("/messages/3/tool_calls/1/custom/input")).toBe("ls -l");
    expect(at("/vendor_extension/deep/0")).toBe("in here");
  });

  it("W7: puts changed texts back in their form, and leaves the body it was given alone", () => {
    const before = structuredClone(chatRequest);
    const extraction = extract(chat, chatRequest, "request");
    const changed = extraction.replace(
      extraction.passages.map(({ text }) => text.replace(/café|pay on time|cat on a mat|ticket/g, "[x]")),
    );
    expect(chatRequest).toEqual(before);
    const copy = changed as typeof chatRequest;
    expect(copy.messages[4]?.content).toBe("A [x].");
    expect(copy.metadata).toEqual({ "[x]": "T-17" });
    const call = (copy.messages[3] as (typeof chatRequest.messages)[3] & { tool_calls: Json[] }).tool_calls[0];
    expect(JSON.parse(call.function.arguments)).toEqual({ q: '[x] "x"' });
    const file = ((copy.messages[2] as Json).content as Json[])[3].file.file_data;
    expect(atob(file.split(",")[1])).toBe("Terms: [x].");
    expect(copy.tools).toBe(chatRequest.tools);
  });

  it.each([
    ["UTF-16 with a mark", "", Buffer.from(`\ufeffthe key`, "utf16le")],
    ["UTF-16 without one", "data:text/plain;charset=utf-16le;base64,", Buffer.from("the key", "utf16le")],
    ["big-endian UTF-16", "data:application/octet-stream;base64,", Buffer.from("the key", "utf16le").swap16()],
    ["Latin-1", "", Buffer.from("caf\xe9, the key", "latin1")],
    ["a zero byte in front", "data:text/plain;base64,", Buffer.from("\0the key")],
    ["a few zero bytes in much text", "", Buffer.from(`\0${"plain words ".repeat(300)}\0\x01the key`)],
    ["a PDF that is text", "data:application/pdf;base64,", Buffer.from("%PDF-1.4 the key")],
    ["text that is called something else", "data:image/png;base64,", Buffer.from("not a picture: the key")],
  ])("W3: text in a file is read, however it is encoded: %s", (_what, head, bytes) => {
    const part = { type: "file", file: { file_data: head + bytes.toString("base64") } };
    const body = { messages: [{ role: "user", content: [part] }] };
    const extraction = extract(chat, body, "request");
    const at = extraction.passages.findIndex(({ text, origin }) => origin === "document" && text.includes("the key"));
    expect(at).not.toBe(-1);
    // biome-ignore lint/suspicious/noExplicitAny: the body that was just made
    const replaced = extraction.replace(extraction.passages.map(({ text }, i) => (i === at ? "[x]" : text))) as any;
    const [newHead, data] = replaced.messages[0].content[0].file.file_data.split(/,(?=[^,]*$)/).slice(-2);
    expect(atob(data ?? newHead)).toBe("[x]");
    if (head.includes("charset")) expect(newHead).toContain("charset=utf-8");
  });

  it.each([
    ["a picture", Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${"x".repeat(900)}`, "latin1")],
    [
      "a PDF with streams",
      Buffer.from(`%PDF-1.4\n${"1 0 obj << >> endobj\n".repeat(300)}\xe2\xe3\xcf\xd3\0\x01`, "latin1"),
    ],
    ["sound", Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 73) % 251))],
  ])("W3: what is not text is left alone: %s", (_what, bytes) => {
    const part = { type: "input_audio", input_audio: { data: bytes.toString("base64"), format: "wav" } };
    expect(extract(chat, { messages: [{ role: "user", content: [part] }] }, "request").passages).toEqual([]);
  });

  it.each([
    ["/previous_response_id", responses, { previous_response_id: "resp_1", input: "go on" }],
    ["/conversation", responses, { conversation: { id: "conv_1" }, input: "go on" }],
    ["/prompt", responses, { prompt: { id: "pmpt_1", variables: { name: "x" } } }],
    ["/input/0/id", responses, { input: [{ type: "item_reference", id: "msg_1" }] }],
    ["/input/0/content/0/file_url", responses, inputFile({ file_url: "https://files.example/a.pdf" })],
    ["/input/0/content/0/file_id", responses, inputFile({ file_id: "file-1" })],
    ["/input/0/content/0/file_data", responses, inputFile({ file_data: `data:application/pdf;base64,${PDF}` })],
    ["/messages/0/content/0/source/url", messages, document({ type: "url", url: "https://files.example/a.pdf" })],
    ["/messages/0/content/0/source/file_id", messages, document({ type: "file", file_id: "file_1" })],
    [
      "/messages/0/content/0/source/data",
      messages,
      document({ type: "base64", media_type: "application/pdf", data: PDF }),
    ],
  ])("W16: content that the provider has and we do not is reported: %s", (pointer, wire, body) => {
    expect(extract(wire, body, "request").unseen).toEqual([pointer]);
  });

  it("W17: neighbouring texts of one speaker are joined, at their edges, and nothing else is", () => {
    const joined = (content: readonly object[]): string[] => {
      const body = {
        messages: [
          { role: "user", content },
          { role: "assistant", content: "another's" },
          { role: "user", content: "alone" },
        ],
      };
      return extract(messages, body, "request")
        .joined()
        .map(({ text }) => text);
    };
    const part = (text: string, more: object = {}): object => ({ type: "text", text, ...more });
    expect(joined([part("one")])).toEqual([]);
    expect(joined([part("one"), part("two", { cache_control: { type: "ephemeral" } }), part("three")])).toEqual([
      "onetwothree",
      "one\ntwo\nthree",
    ]);
    const image = { type: "image", source: { type: "url", url: "https://x.example/a.png" } };
    expect(joined([part("one"), image, part("two")])).toEqual([]);
    const long = `${"a".repeat(5_000)}z`;
    expect(joined([part("x"), part(long), part("y")])).toEqual([
      `x${"a".repeat(1_024)}`,
      `${long.slice(-1_024)}y`,
      `x\n${"a".repeat(1_024)}`,
      `${long.slice(-1_024)}\ny`,
    ]);
  });

  it("W16: what is read here, and what is no text, is not", () => {
    const seen = [
      inputFile({ file_data: `data:text/plain;base64,${btoa("plain text, and seen")}` }),
      {
        previous_response_id: null,
        conversation: "",
        input: [{ role: "user", content: [{ type: "input_image", image_url: "https://x.example/a.png" }] }],
      },
    ];
    for (const body of seen) expect(extract(responses, body, "request").unseen).toEqual([]);
    const text = document({ type: "text", media_type: "text/plain", data: "seen" });
    expect(extract(messages, text, "request").unseen).toEqual([]);
  });

  it("W7: log probabilities go when their text must change", () => {
    const reply = {
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "ab" },
          logprobs: {
            content: [
              { token: "a", top_logprobs: [{ token: "z" }] },
              { token: "b", top_logprobs: [{ token: "y" }] },
            ],
            refusal: null,
          },
        },
      ],
    };
    const extraction = extract(chat, reply, "reply");
    expect(extraction.passages.map(({ text }) => text)).toEqual(["ab", "ab", "zy"]);
    const changed = extraction.replace(["ab", "ab", "[x]"]) as typeof reply;
    expect(changed.choices[0]?.logprobs.content).toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: copies of the bodies above, read freely
type Json = any;

const role = fc.constantFrom("user", "system", "assistant", "tool", "developer", "nobody");
const part = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom("text", "refusal", "image_url", "file", "other"),
      text: fc.string(),
      extra: fc.jsonValue(),
    },
    { requiredKeys: ["type"] },
  ),
  fc.jsonValue(),
);
const chatLike = fc.record(
  {
    model: fc.oneof(fc.constant("m"), fc.string()),
    messages: fc.array(
      fc.record(
        {
          role,
          content: fc.oneof(fc.string(), fc.array(part), fc.jsonValue()),
          name: fc.string(),
          tool_calls: fc.jsonValue(),
          audio: fc.jsonValue(),
        },
        { requiredKeys: ["role"] },
      ),
    ),
    tools: fc.jsonValue(),
    metadata: fc.jsonValue(),
    anything: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

/** Every string value of a body, found without any table. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(stringsOf) : [];
}

describe("extraction from any body", () => {
  it("W4: never throws, and lets no string by that is not an identifier", () => {
    fc.assert(
      fc.property(
        fc.oneof(chatLike, fc.jsonValue()),
        fc.constantFrom(...wires),
        fc.constantFrom<Side>("request", "reply", "stream"),
        (json, wire, side) => {
          const seen = new Set(extract(wire, json, side).passages.map(({ text }) => text));
          // Short base64 may be media, and escapes in arguments are read; all else must be there as it stands.
          for (const text of stringsOf(json))
            if (/[^\w.:/@+=\r\n-]/.test(text) && !text.includes("\\"))
              expect(seen, JSON.stringify(text)).toContain(text);
        },
      ),
    );
  });

  it("W7: putting back the same texts gives the same object", () => {
    fc.assert(
      fc.property(chatLike, (json) => {
        const extraction = extract(chat, json, "request");
        expect(extraction.replace(extraction.passages.map(({ text }) => text))).toBe(json);
      }),
    );
  });

  it("W7: changing one text changes that place only", () => {
    fc.assert(
      fc.property(chatLike, fc.nat(), (json, pick) => {
        const { passages, replace } = bind(extract(chat, json, "request"));
        const at = pick % Math.max(1, passages.length);
        const chosen = passages[at];
        fc.pre(chosen !== undefined && stringsOf(json).includes(chosen.text));
        const copy = replace(passages.map(({ text }, index) => (index === at ? "CHANGED" : text)));
        const differing = stringsOf(copy).filter((text, index) => text !== stringsOf(json)[index]);
        expect(differing.length).toBeLessThanOrEqual(1);
        expect(JSON.stringify(copy)).toContain("CHANGED");
      }),
    );
  });

  it("W4: a body nested as deep as one likes is walked", () => {
    let deep: unknown = "bottom";
    for (let level = 0; level < 50_000; level += 1) deep = { x: [deep] };
    expect(textsOf(chat, { unlisted: deep }).metadata).toContain("bottom");
  });
});

function bind(extraction: ReturnType<typeof extract>): ReturnType<typeof extract> {
  return {
    ...extraction,
    passages: extraction.passages,
    unknown: extraction.unknown,
    joined: () => extraction.joined(),
    unescaped: () => extraction.unescaped(),
    replace: (texts) => extraction.replace(texts),
  };
}

function inputFile(file: object): object {
  return { input: [{ role: "user", content: [{ type: "input_file", ...file }] }] };
}

function document(source: object): object {
  return { messages: [{ role: "user", content: [{ type: "document", source }] }] };
}
