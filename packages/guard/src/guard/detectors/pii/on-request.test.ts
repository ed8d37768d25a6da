import fc from "fast-check";
import { expect, it } from "vitest";
import { createGuard } from "../../create-guard.ts";
import { detectors } from "../index.ts";
import { PII_ENTITIES } from "./entities.ts";

const guard = createGuard({
  name: "everything",
  onError: "closed",
  detectors: [{ detector: "pii", output: "redact", options: { entities: PII_ENTITIES.map(({ id }) => id) } }],
  stream: { maxHoldCharacters: 16_384 },
});
const { examples } = detectors.get("pii");
const planted = [...examples.hits, ...examples.misses].map(({ text }) => text);
const piece = fc.oneof(
  fc.constantFrom(...planted),
  fc.constantFrom(" ", ", ", "\n", "born ", "March ", "12 ", "Via ", "The parcel left. "),
  fc.constantFrom(...planted).chain((text) => fc.integer({ max: text.length }).map((end) => text.slice(0, end))),
);

it("G7: holds for personal data that is looked for on request only", () => {
  const texts = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, sizes, (text, lengths) => {
      const meta = { origin: "assistant", direction: "output", path: "/x" } as const;
      const whole = guard.inspect([{ text, ...meta }]);
      const open = guard.stream(meta);
      let streamed = "";
      for (let at = 0, i = 0; at < text.length; i++) {
        const size = lengths[i % lengths.length]!;
        streamed += open.push(text.slice(at, at + size)).text;
        at += size;
      }
      streamed += open.end().text;
      expect(streamed).toBe(whole.texts[0]);
    }),
    { numRuns: 200 },
  );
});

it("D3: describes every kind of personal data once, and finds each that it describes by an example", () => {
  const ids = PII_ENTITIES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const shown = new Set(examples.hits.map(({ rule }) => (rule.startsWith("ipv") ? "ip-address" : rule)));
  expect(ids.filter((id) => !shown.has(id))).toEqual([]);
});
