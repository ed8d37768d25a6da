import { createGuard } from "@parapet/guard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract, findWire, type Wire } from "../wire/index.ts";
import { inspectWhole } from "./inspect-joined.ts";

/** Looks like a GitHub token; put together here so that the file itself holds none. */
const SECRET = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const LABEL = "[github-token]";
const guard = createGuard({
  name: "test",
  onError: "closed",
  detectors: [{ detector: "secret", input: "redact", output: "redact" }],
  stream: { maxHoldCharacters: 16_384 },
});
const chat = findWire("POST", "/v1/chat/completions") as Wire;
const messages = findWire("POST", "/v1/messages") as Wire;
const responses = findWire("POST", "/v1/responses") as Wire;

function redacted<Body>(wire: Wire, body: Body, side: "request" | "reply" = "request"): Body {
  const extraction = extract(wire, body, side);
  return extraction.replace(inspectWhole(guard, extraction, {}).texts) as Body;
}

/** Letters as `\uXXXX`, behind as many backslashes as the level of nesting asks for. */
function hidden(text: string, backslashes: number, isHidden: (at: number) => boolean = () => true): string {
  return [...text]
    .map((letter, at) =>
      isHidden(at) ? `${"\\".repeat(backslashes)}u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter,
    )
    .join("");
}

describe("what no passage shows alone", () => {
  it("W17: a secret that is cut over parts and messages of one speaker, wherever, is taken out of all of them", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: SECRET.length - 1 }), { minLength: 1, maxLength: 4 });
    /** What stands between two pieces: the next part, the next message, an empty text besides. */
    const seams = fc.array(fc.constantFrom("part", "message", "string", "empty part", "empty message"), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cuts, seams, fc.constantFrom("user", "assistant"), (at, between, role) => {
        const ends = [...at.toSorted((a, b) => a - b), SECRET.length];
        const pieces = ends.map((end, index) => SECRET.slice(ends[index - 1] ?? 0, end));
        pieces[0] = `the key ${pieces[0]}`;
        pieces.push(`${pieces.pop()} and more`);
        const list: { role: string; content: string | { type: string; text: string }[] }[] = [];
        for (const [index, text] of pieces.entries()) {
          const seam = index === 0 ? "message" : between[index - 1];
          const last = list.at(-1)?.content;
          if (seam === "empty message") list.push({ role, content: "" });
          if (seam === "string") list.push({ role, content: text });
          else if (seam?.endsWith("part") && Array.isArray(last)) {
            if (seam === "empty part") last.push({ type: "text", text: "" });
            last.push({ type: "text", text });
          } else list.push({ role, content: [{ type: "text", text }] });
        }
        const body = { model: "m", messages: list };
        const texts = redacted(chat, body).messages.flatMap(({ content }) =>
          typeof content === "string" ? [content] : content.map(({ text }) => text),
        );
        const wanted = [`the key ${LABEL}`, ...pieces.slice(1, -1).map(() => "[redacted]"), " and more"];
        expect(texts.filter((text) => text !== "")).toEqual(wanted);
      }),
    );
  });

  it("W17: output items of a whole reply and results of tools are neighbours as well", () => {
    const item = (text: string) => ({
      type: "message",
      role: "assistant",
      content: [{ type: "output_text", text, annotations: [] }],
    });
    const reply = { output: [item(`x ${SECRET.slice(0, 20)}`), item(`${SECRET.slice(20)} y`)] };
    expect(redacted(responses, reply, "reply")).toEqual({ output: [item(`x ${LABEL}`), item(" y")] });
    const result = (text: string) => ({ type: "tool_result", tool_use_id: "t", content: [{ type: "text", text }] });
    const request = (one: string, two: string) => ({
      messages: [{ role: "user", content: [result(one), result(two)] }],
    });
    expect(redacted(messages, request(SECRET.slice(0, 20), `${SECRET.slice(20)}.`))).toEqual(request(LABEL, "."));
  });

  it("W17: a key of many lines is taken out to its end, also where its first part is one already", () => {
    const lines = Array.from({ length: 12 }, () => "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj").join("\n");
    const key = ["-----BEGIN ", `PRIVATE KEY-----\n${lines}\n-----END `, "PRIVATE KEY-----"].join("");
    const body = (one: string, two: string) => ({ messages: [one, two].map((content) => ({ role: "user", content })) });
    for (const end of [40, 180, 301, key.length - 40])
      expect(redacted(chat, body(`x ${key.slice(0, end)}`, `${key.slice(end)} y`))).toEqual(
        body("x [private-key]", " y"),
      );
  });

  it("W17: other speakers, and what has a picture or a call between, stay apart", () => {
    const [one, two] = [SECRET.slice(0, 20), SECRET.slice(20)];
    const image = { type: "image_url", image_url: { url: "https://x.example/a.png" } };
    for (const list of [
      [
        { role: "user", content: one },
        { role: "assistant", content: two },
      ],
      [
        { role: "user", content: [{ type: "text", text: one }, image] },
        { role: "user", content: two },
      ],
    ])
      expect(redacted(chat, { messages: list })).toEqual({ messages: list });
  });

  it("W6: a secret behind escapes of JSON within JSON is taken out, and both stay JSON", () => {
    const halves = fc.array(fc.boolean(), { minLength: SECRET.length, maxLength: SECRET.length });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), halves, (depth, dice) => {
        fc.pre(dice.includes(true));
        /** `{"body": …}` in a string in `{"body": …}`, as deep as asked; the innermost holds the escaped secret. */
        const nest = (text: string, left: number): string =>
          left === 0 ? text : JSON.stringify({ note: 'a "b"\n', body: nest(text, left - 1) });
        const inner = `{"key":"k ${hidden(SECRET, 1, (at) => dice[at] === true)} \\u00e9 end","n":1}`;
        const body = (args: string) => ({
          messages: [
            {
              role: "assistant",
              tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: args } }],
            },
          ],
        });
        const left = redacted(chat, body(nest(inner, depth)));
        const wanted = `{"key":"k ${LABEL} \\u00e9 end","n":1}`;
        expect(left).toEqual(body(nest(wanted, depth)));
      }),
    );
  });

  it("W6: tools that are called with objects, and what they answer, hide nothing behind escapes either", () => {
    const body = (secret: string) => ({
      messages: [
        {
          role: "assistant",
          content: [{ type: "tool_use", id: "t", name: "post", input: { body: `{"key":"${secret}"}` } }],
        },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: `{"k\\n":"${secret}"}` }] },
      ],
    });
    expect(redacted(messages, body(hidden(SECRET, 1)))).toEqual(body(LABEL));
    expect(redacted(messages, body(hidden(SECRET, 4)))).toEqual(body(LABEL));
    const clean = body(hidden("nothing at all", 2));
    expect(redacted(messages, clean)).toBe(clean);
  });

  it("W6: a hit that was found without reading escapes is reported once", () => {
    const body = { messages: [{ role: "tool", content: `{"a":"\\u00e9","key":"${SECRET}"}` }] };
    const { hits } = inspectWhole(guard, extract(chat, body, "request"), {});
    expect(hits).toMatchObject([{ path: "/messages/0/content", action: "redact" }]);
  });
});
