import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ParapetError } from "../kernel/index.ts";
import { createGuard } from "./create-guard.ts";
import type { Direction, Hit, Origin, Passage } from "./detector.ts";
import { detectors } from "./detectors/index.ts";
import type { DetectorSetting, GuardHit, GuardPolicy } from "./guard.ts";
import { redact } from "./redaction.ts";

function policyOf(settings: readonly DetectorSetting[], changes: Partial<GuardPolicy> = {}): GuardPolicy {
  return { name: "p", onError: "closed", detectors: settings, stream: { maxHoldCharacters: 1_024 }, ...changes };
}

const passage = (text: string, origin: Origin = "user", direction: Direction = "input"): Passage => ({
  text,
  origin,
  direction,
  path: "/x",
});

afterEach(() => vi.restoreAllMocks());

/** A detector of the registry that sees what it is told to, and breaks on the word `boom`. */
function rig(id: string, see: (text: string, from: number) => readonly Hit[]): void {
  const kind = detectors.get(id);
  vi.spyOn(kind, "configure").mockReturnValue({
    kind,
    inspect({ text }, { from }, hits) {
      for (const hit of see(text, from)) hits.push(hit);
      if (text.includes("boom")) throw new Error(`broke on ${text}`);
      return text.length;
    },
  });
}

function hitAt(start: number, end: number, changes: Partial<Hit> = {}): Hit {
  const severity = "medium";
  return { rule: "r", start, end, confidence: 0.9, severity, replacement: `[${start}]`, reason: "why", ...changes };
}

describe("a policy", () => {
  const refused: readonly (readonly [string, GuardPolicy, string, RegExp])[] = [
    ["an unknown detector", policyOf([{ detector: "nope", input: "flag" }]), "PARAPET_REGISTRY_UNKNOWN", /'nope'/],
    ["an unknown action", policyOf([{ detector: "pii", input: "drop" as "flag" }]), "PARAPET_GUARD_POLICY", /'drop'/],
    [
      "a direction the detector has not",
      policyOf([{ detector: "injection", output: "flag" }]),
      "PARAPET_GUARD_POLICY",
      /'injection' cannot run on output/,
    ],
    [
      "an origin it is not made for",
      policyOf([{ detector: "prompt-leak", output: "flag", origins: ["user"] }]),
      "PARAPET_GUARD_POLICY",
      /'user'/,
    ],
    [
      "a confidence out of range",
      policyOf([{ detector: "pii", input: "flag", minConfidence: 2 }]),
      "PARAPET_GUARD_POLICY",
      /minConfidence 2/,
    ],
    [
      "a detector named twice",
      policyOf([
        { detector: "pii", input: "flag" },
        { detector: "pii", output: "flag" },
      ]),
      "PARAPET_GUARD_POLICY",
      /'pii' twice/,
    ],
    ["an onError that is neither", policyOf([], { onError: "maybe" as "open" }), "PARAPET_GUARD_POLICY", /'maybe'/],
    [
      "a hold of nothing",
      policyOf([], { stream: { maxHoldCharacters: 0 } }),
      "PARAPET_GUARD_POLICY",
      /maxHoldCharacters/,
    ],
    ...detectors.all.map(({ id, directions }): readonly [string, GuardPolicy, string, RegExp] => [
      `an option that ${id} does not know`,
      policyOf([{ detector: id, [directions[0]!]: "flag", options: { misspelt: 1 } }]),
      "PARAPET_GUARD_OPTIONS",
      /'misspelt'/,
    ]),
    [
      "an option of the wrong type",
      policyOf([{ detector: "canary", input: "flag", options: { values: "abc" } }]),
      "PARAPET_GUARD_OPTIONS",
      /'values'/,
    ],
    [
      "an entity that is none",
      policyOf([{ detector: "pii", input: "flag", options: { entities: ["emial"] } }]),
      "PARAPET_GUARD_OPTIONS",
      /'emial'/,
    ],
  ];

  it.each(refused)("G1: with %s is refused, with the field", (_what, policy, code, names) => {
    expect(() => createGuard(policy)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(names) }) as ParapetError,
    );
  });

  it("G5: answers `covers` and `detectorsFor` as inspection and streams run", () => {
    const origins: readonly Origin[] = [
      "system",
      "user",
      "assistant",
      "tool-result",
      "document",
      "tool-definition",
      "tool-call",
      "reasoning",
      "metadata",
    ];
    const setting = fc.record({
      id: fc.constantFrom(...detectors.all.map(({ id }) => id)),
      input: fc.boolean(),
      output: fc.boolean(),
      narrow: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(setting, { selector: ({ id }) => id }), (settings) => {
        const guard = createGuard(
          policyOf(
            settings.map(({ id, input, output, narrow }) => {
              const kind = detectors.get(id);
              return {
                detector: id,
                ...(input && kind.directions.includes("input") ? { input: "flag" as const } : {}),
                ...(output && kind.directions.includes("output") ? { output: "block" as const } : {}),
                ...(narrow ? { origins: kind.origins.slice(1) } : {}),
              };
            }),
          ),
        );
        for (const direction of ["input", "output"] as const)
          for (const origin of origins) {
            const ran = guard.inspect([passage("hello", origin, direction)]).runs.map(({ detector }) => detector);
            const streamed = guard.stream({ origin, direction, path: "" }).inspection().runs;
            expect(guard.detectorsFor(direction, origin)).toEqual(ran);
            expect(streamed.map(({ detector }) => detector)).toEqual(ran);
            expect(guard.covers(direction, origin)).toBe(ran.length > 0);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe("hits", () => {
  it("G2: come sorted, with offsets into the text that was given, and reasons that never quote the match", () => {
    const samples = detectors.all.flatMap((kind) =>
      kind.examples.hits.filter(({ options }) => options === undefined).map(({ text }) => text),
    );
    const guard = createGuard(
      policyOf(detectors.all.map(({ id, directions }) => ({ detector: id, [directions[0]!]: "flag" as const }))),
    );
    let seen = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...samples), { minLength: 1, maxLength: 4 }),
        fc.constantFrom("\n", " 😀 ", "; "),
        (pieces, glue) => {
          const text = pieces.join(glue);
          const { hits, texts } = guard.inspect([passage(text, "tool-result"), passage("nothing here")]);
          expect(texts).toEqual([text, "nothing here"]);
          seen += hits.length;
          for (const [i, hit] of hits.entries()) {
            expect(hit.start).toBeLessThan(hit.end);
            expect(hit.end).toBeLessThanOrEqual(text.length);
            expect(hit.start).toBeGreaterThanOrEqual(hits[i - 1]?.start ?? 0);
            const match = text.slice(hit.start, hit.end);
            if (match.length >= 6) expect(hit.reason.toLowerCase()).not.toContain(match.toLowerCase());
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  it("G2: point at exactly what was planted", () => {
    const card = "4111 1111 1111 1111";
    const guard = createGuard(policyOf([{ detector: "pii", input: "flag" }]));
    fc.assert(
      fc.property(fc.constantFrom("", "é", "😀 ", "paid by ", "(", "\u{1d54f}\n"), (before) => {
        const text = `${before}${card}, thanks`;
        const [hit] = guard.inspect([passage(text)]).hits;
        expect(text.slice(hit?.start, hit?.end)).toBe(card);
        expect(hit).toMatchObject({ path: "/x", origin: "user", direction: "input", detector: "pii", action: "flag" });
      }),
    );
  });

  it("G3: redaction replaces overlapping hits once and leaves all else as it was", () => {
    const span = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const unlabelled = "abcdefghijklmnopqrstuvwxyz😀ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const hits = spans
          .sort((a, b) => a.start - b.start || b.end - a.end)
          .map(
            (place): GuardHit => ({
              ...hitAt(place.start, place.end, { replacement: "#" }),
              detector: "pii",
              action: "redact",
              path: "",
              origin: "user",
              direction: "input",
            }),
          );
        // Painted character by character: covered places vanish, a hole begins where the one before is not covered or not joined.
        const covered = Array.from({ length: unlabelled.length }, (_, i) =>
          spans.some(({ start, end }) => start <= i && i < end),
        );
        let expected = "";
        for (let i = 0; i < unlabelled.length; i++) {
          if (!covered[i]) expected += unlabelled[i];
          else if (i === 0 || !spans.some(({ start, end }) => start < i && i < end)) expected += "#";
        }
        expect(redact(unlabelled, hits)).toBe(expected);
      }),
    );
  });

  it("G3: a redacted hole is named by the graver of the hits in it, and other actions leave the text alone", () => {
    rig("pii", () => [hitAt(0, 6), hitAt(9, 12)]);
    rig("secret", () => [hitAt(4, 8, { severity: "critical", replacement: "[secret]" })]);
    rig("canary", () => [hitAt(10, 14, { replacement: "[canary]" })]);
    const guard = createGuard(
      policyOf([
        { detector: "pii", input: "redact" },
        { detector: "secret", input: "redact" },
        { detector: "canary", input: "flag" },
      ]),
    );
    expect(guard.inspect([passage("0123456789abcdef")])).toMatchObject({
      verdict: "redact",
      isBlocked: false,
      texts: ["[secret]8[9]cdef"],
    });
  });
});

describe.each(["closed", "open"] as const)("a detector that throws, on a route that is %s", (onError) => {
  const settings: readonly DetectorSetting[] = [
    { detector: "pii", input: "redact" },
    { detector: "canary", input: "flag" },
  ];

  it("G4: is `failed`, never clean, and stops the exchange if the route is closed", () => {
    rig("canary", () => [hitAt(0, 2)]);
    const { verdict, isBlocked, runs, hits } = createGuard(policyOf(settings, { onError })).inspect([
      passage("boom 42"),
      passage("fine"),
    ]);
    expect(verdict).toBe("failed");
    expect(isBlocked).toBe(onError === "closed");
    expect(runs.find(({ detector }) => detector === "canary")).toMatchObject({ verdict: "failed", error: "Error" });
    expect(runs.find(({ detector }) => detector === "pii")).toMatchObject({ verdict: "allow" });
    expect(JSON.stringify(runs)).not.toContain("boom");
    expect(hits.every(({ start }) => start === 0)).toBe(true);
  });

  it("G4: is `failed` in a stream too", () => {
    rig("canary", () => []);
    const stream = createGuard(policyOf(settings, { onError })).stream({
      origin: "user",
      direction: "input",
      path: "",
    });
    const released = [stream.push("quiet. "), stream.push("boom. "), stream.push("more. "), stream.end()];
    expect(stream.inspection()).toMatchObject({ verdict: "failed", isBlocked: onError === "closed" });
    expect(
      released
        .map(({ text }) => text)
        .join("")
        .includes("boom"),
    ).toBe(onError === "open");
  });
});

it("G4: a failure is never covered up by a milder verdict, and never covers up a block", () => {
  const verdictWith = (action: "flag" | "redact" | "block"): unknown => {
    rig("canary", () => []);
    rig("secret", (text) => (text === "key" ? [hitAt(0, 1)] : []));
    const settings: readonly DetectorSetting[] = [
      { detector: "canary", input: "flag" },
      { detector: "secret", input: action, origins: ["user"] },
    ];
    const passages = [passage("key"), passage("boom", "document")];
    return createGuard(policyOf(settings, { onError: "open" })).inspect(passages);
  };
  expect(verdictWith("flag")).toMatchObject({ verdict: "failed", isBlocked: false });
  expect(verdictWith("redact")).toMatchObject({ verdict: "failed", isBlocked: false });
  expect(verdictWith("block")).toMatchObject({ verdict: "block", isBlocked: true });
});

describe("a hold", () => {
  const start = "-----BEGIN PRIVATE KEY-----\n";

  it("G6: longer than the policy's bound ends the stream as blocked, and nothing of it is released", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 400 }), fc.integer({ min: 1, max: 60 }), (bound, step) => {
        const guard = createGuard(
          policyOf([{ detector: "secret", output: "flag" }], { stream: { maxHoldCharacters: bound } }),
        );
        const stream = guard.stream({ origin: "assistant", direction: "output", path: "/c" });
        let text = stream.push("Here it is: ").text;
        let fed = "";
        const key = `${start}${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n".repeat(20)}`;
        for (let at = 0; at < key.length && !stream.inspection().isBlocked; at += step) {
          fed += key.slice(at, at + step);
          text += stream.push(key.slice(at, at + step)).text;
          expect(fed.length - step).toBeLessThanOrEqual(bound);
        }
        expect(text).toBe("Here it is: ");
        expect(stream.inspection()).toMatchObject({ verdict: "block", isBlocked: true });
        expect(stream.inspection().hits.at(-1)).toMatchObject({
          rule: "hold-exceeded",
          action: "block",
          detector: "secret",
        });
        expect(stream.push("more")).toEqual({ text: "", hits: [], isBlocked: true });
        expect(stream.end()).toEqual({ text: "", hits: [], isBlocked: true });
      }),
      { numRuns: 60 },
    );
  });

  it("G6: that stays within the bound is no reason to stop", () => {
    const guard = createGuard(
      policyOf([{ detector: "secret", output: "flag" }], { stream: { maxHoldCharacters: 200 } }),
    );
    const stream = guard.stream({ origin: "assistant", direction: "output", path: "" });
    const text = `A PEM file starts with ${start}and then has base64. `;
    let released = "";
    for (const character of text) released += stream.push(character).text;
    expect(released + stream.end().text).toBe(text);
    expect(stream.inspection().isBlocked).toBe(false);
  });
});
