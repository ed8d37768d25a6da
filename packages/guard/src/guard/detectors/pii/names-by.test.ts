import { describe, expect, it } from "vitest";
import { createGuard } from "../../create-guard.ts";
import { type NameLibrary, namesBy } from "./names-by.ts";

/** Takes every word with a capital for a person, and words with capitals beside each other for one. */
function library(asked: string[] = []): NameLibrary {
  return (text) => {
    asked.push(text);
    const matches = [...text.matchAll(/(?:(?:Dr|Mr)\. )?\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*(?:['’]s)?[.,]?/gu)];
    return {
      people: () => ({
        out: () => matches.map((match) => ({ offset: { start: match.index, length: match[0].length } })),
      }),
    };
  };
}
const found = (text: string, asked?: string[]): readonly string[] =>
  namesBy(library(asked))(text).map(({ start, end }) => text.slice(start, end));
const guardOf = (names: unknown): ReturnType<typeof createGuard> =>
  createGuard({ detectors: { pii: { input: "redact", output: "redact", options: { entities: [], names } } } });

describe("names by a library", () => {
  it("D13: are two words or more, or stand after a title, and are taken without title, sign and genitive", () => {
    expect(found("we asked Anna Weber's boss, Dr. Hart, and then Grant, about Zoë Durand.")).toEqual([
      "Anna Weber",
      "Hart",
      "Zoë Durand",
    ]);
  });

  it("D13: are looked for in each sentence by itself, in those alone that may hold one, and once in each", () => {
    const asked: string[] = [];
    const text = "ask Dr. Anna Weber. nobody knows. is J. Smith there? Yes\nask Dr. Anna Weber. ";
    expect(found(text, asked)).toEqual(["Anna Weber", "Anna Weber"]);
    expect(asked.map((sentence) => sentence.trim())).toEqual(["ask Dr. Anna Weber.", "is J. Smith there?"]);
    const long = "a".repeat(5_000);
    expect(namesBy(library())(`${long} Anna Weber ${long}`)).toEqual([{ start: 5_001, end: 5_011 }]);
  });

  it("D13: are redacted on input beside those that words introduce, and left alone on output", () => {
    const guard = guardOf(namesBy(library()));
    const text = "my name is Tom Reed and this is Anna Weber";
    const { text: shown, hits } = guard.input(text);
    expect(shown).toBe("my name is [person-name] and this is [person-name]");
    expect(hits.map(({ confidence }) => confidence)).toEqual([0.7, 0.6]);
    expect(guard.output(text).text).toBe("my name is [person-name] and this is Anna Weber");
  });

  it("D13: of a stream of input are found when it is whole, and what it says is what the whole text says", () => {
    const guard = guardOf(namesBy(library()));
    const text = "this is Anna Weber. Write to anna@example.org, not to Dr. Hart.";
    for (const size of [1, 7, 30]) {
      const stream = guard.stream({ origin: "user", direction: "input", path: "" });
      let out = "";
      for (let at = 0; at < text.length; at += size) out += stream.push(text.slice(at, at + size)).text;
      expect(out + stream.end().text).toBe(guard.input(text).text);
    }
  });

  it("D13: that would take too long to find are a failure, and so is a library that breaks", () => {
    const guard = guardOf(namesBy(library()));
    const many = (sentences: number): string => "Anna Weber met Tom Reed there today. ".repeat(sentences);
    expect(guard.input(many(800)).verdict).toBe("redact");
    expect(guard.input(many(900))).toMatchObject({ verdict: "failed", isBlocked: true });
    expect(guard.input("nobody met nobody. ".repeat(5_000)).verdict).toBe("allow");
    const broken = guardOf(() => {
      throw new Error("no");
    });
    expect(broken.input("Anna Weber")).toMatchObject({ verdict: "failed", isBlocked: true });
  });

  it("D13: are found in time that grows with the text, whatever it repeats", () => {
    const recognise = namesBy(() => ({ people: () => ({ out: () => [] }) }));
    const took = (text: string): number => {
      const start = process.cpuUsage();
      recognise(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    for (const piece of ["a", "A-", "A.", ". ", "\n", "Aa’", "é "]) {
      const text = piece.repeat(1_000_000 / piece.length);
      took(text.slice(0, 100_000));
      expect(took(text), piece).toBeLessThan(2_000);
    }
  });

  it("D13: take a recogniser, and nothing else will do", () => {
    for (const names of [true, "compromise", {}, null])
      expect(() => guardOf(names)).toThrow(expect.objectContaining({ code: "PARAPET_GUARD_OPTIONS" }));
    expect(guardOf(false).input("Anna Weber").verdict).toBe("allow");
  });
});
