import { describe, expect, it } from "vitest";
import { generate, LANGUAGES, type Row } from "./generate.ts";
import { expand, parseGrammar, say } from "./grammar.ts";
import { GRAMMARS } from "./grammars/index.ts";
import { seededRandom } from "./random.ts";

const OPTIONS = { seed: 7, attacks: 4_000, benign: 5_000 };
const rows: readonly Row[] = [...generate(OPTIONS)];

describe("the corpus", () => {
  it("is the same for the same seed, and another for another", () => {
    expect([...generate({ ...OPTIONS, attacks: 50, benign: 50 })]).toEqual([
      ...generate({ ...OPTIONS, attacks: 50, benign: 50 }),
    ]);
    const texts = new Set(rows.map(({ text }) => text));
    const others = [...generate({ ...OPTIONS, seed: 8 })];
    expect(others.filter(({ text }) => texts.has(text)).length).toBeLessThan(others.length * 0.2);
  });

  it("has every language, and every technique of every grammar", () => {
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
    for (const label of ["attack", "benign"] as const) {
      const made = new Set(rows.filter((row) => row.label === label).map(({ technique }) => technique));
      const roles = label === "attack" ? ["user", "data"] : ["ask", "note"];
      const written = GRAMMARS.flatMap(({ sections }) => sections).filter(({ role }) => roles.includes(role));
      expect(written.map(({ technique }) => technique).filter((technique) => !made.has(technique))).toEqual([]);
    }
  });

  it("has no text twice, and few of its draws were doubles of an attack", () => {
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    const attacks = rows.filter(({ label }) => label === "attack");
    expect(attacks.length).toBeGreaterThan(0.98 * OPTIONS.attacks);
  });

  it("says harmlessly what attacks are recognised by", () => {
    const harmless = rows.filter(({ kind }) => kind === "hard-negative").map(({ text }) => text.toLowerCase());
    for (const trigger of [
      "ignore",
      "forget",
      "override",
      "bypass",
      "system prompt",
      "jailbreak",
      "role-play",
      "pretend",
      "act as",
      "secret",
      "password",
      "reveal",
      "developer mode",
      "instructions",
      "previous",
      "forward",
      "delete",
      "urgent",
    ])
      expect({ trigger, found: harmless.some((text) => text.includes(trigger)) }).toEqual({ trigger, found: true });
  });

  it("hides instructions in every form that harmless documents have", () => {
    const origins = (label: Row["label"]): Set<string> =>
      new Set(rows.filter((row) => row.label === label).map(({ origin }) => origin));
    expect(origins("attack")).toEqual(origins("benign"));
    expect(origins("attack").size).toBe(5);
  });
});

describe("a grammar", () => {
  const grammar = parseGrammar("test", "en", "= ask plain\nx\n: animal =\ncat | dog\n: verb\nruns");

  it("fills slots and choices, and keeps what it shall keep", () => {
    const random = seededRandom(3);
    for (let at = 0; at < 20; at++)
      expect(say(grammar, "the $animal $verb$(, | (yes|no) ||)the $animal", random)).toMatch(
        /^The (cat|dog) runs.*the \1$/,
      );
    expect(expand(grammar, "$$5 {a}", random)).toBe("$5 {a}");
  });

  it("refuses what it cannot say", () => {
    expect(() => parseGrammar("test", "en", "= ask plain\n$nobody")).toThrow("no slot 'nobody'");
    expect(() => parseGrammar("test", "en", "stray")).toThrow("stands in no section");
  });
});
