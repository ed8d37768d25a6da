import { describe, expect, it } from "vitest";
import { createGuard } from "../../create-guard.ts";

function guardOf(options: Readonly<Record<string, unknown>>): ReturnType<typeof createGuard> {
  return createGuard({
    name: "style",
    onError: "closed",
    detectors: [{ detector: "pii", output: "redact", options }],
    stream: { maxHoldCharacters: 16_384 },
  });
}
const meta = { origin: "assistant", direction: "output", path: "/x" } as const;
const redacted = (text: string, options: Readonly<Record<string, unknown>>): string =>
  guardOf(options).inspect([{ text, ...meta }]).texts[0]!;

describe("personal data that is masked", () => {
  it("D10: shows the last four characters of a number and its signs, and of a short one nothing", () => {
    expect(redacted("Card 4111 1111 1111 1234? No: 4111-1111-1111-1111.", { style: "mask" })).toBe(
      "Card 4111 1111 1111 1234? No: ****-****-****-1111.",
    );
    expect(redacted("IBAN DE89 3704 0044 0532 0130 00", { style: "mask" })).toBe("IBAN **** **** **** **** **30 00");
    expect(redacted("sort code 12-34-56, BSB 062-000", { style: "mask" })).toBe(
      "sort code [uk-sort-code], BSB [au-bsb]",
    );
  });

  it("D10: shows nothing of mail addresses, birthdays and places", () => {
    const text = "anna@mail.example.org, born 1985-03-12, at 48.85837, 2.294481";
    const options = { style: "mask", entities: ["email", "date-of-birth", "coordinates"] };
    expect(redacted(text, options)).toBe("[email], born [date-of-birth], at [coordinates]");
  });

  it("D10: masks the same in a stream, wherever it is cut", () => {
    const text = "Card 4111 1111 1111 1111, phone +49 171 1234567.";
    const whole = redacted(text, { style: "mask" });
    expect(whole).toBe("Card **** **** **** 1111, phone +** *** ***4567.");
    for (let cut = 0; cut <= text.length; cut++) {
      const stream = guardOf({ style: "mask" }).stream(meta);
      const out = stream.push(text.slice(0, cut)).text + stream.push(text.slice(cut)).text + stream.end().text;
      expect(out).toBe(whole);
    }
  });

  it("D12: stands a hash for a value that only the key can make, the same for the same value, in any spelling of a number", () => {
    const hash = { style: "hash", hashKey: "0123456789abcdef" };
    const text = "Anna@mail.example.org, anna@mail.example.org, ben@mail.example.org, +49 171 1234567, +49-171-1234567";
    const words = redacted(text, hash).split(", ");
    expect(words[0]).toMatch(/^\[email [a-p]{12}\]$/);
    expect(words[1]).toBe(words[0]);
    expect(words[2]).not.toBe(words[0]);
    expect(words[3]).toMatch(/^\[phone [a-p]{12}\]$/);
    expect(words[4]).toBe(words[3]);
    expect(redacted(text, { ...hash, hashKey: "0123456789abcdeg" }).split(", ")[0]).not.toBe(words[0]);
    expect(redacted(words.join(", "), hash)).toBe(words.join(", "));
  });

  it("D12: is refused without a key of some length, and never tells it", () => {
    for (const options of [
      { style: "hash" },
      { style: "hash", hashKey: "short-key" },
      { hashKey: "0123456789abcdef" },
    ]) {
      expect(() => guardOf(options)).toThrow(expect.objectContaining({ code: "PARAPET_GUARD_OPTIONS" }));
      expect(() => guardOf(options)).not.toThrow(/short-key|0123456789/);
    }
  });

  it("G1: refuses a style that there is not", () => {
    expect(() => guardOf({ style: "blur" })).toThrow(/option 'style' must be label or mask or hash/);
  });
});
