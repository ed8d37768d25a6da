import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DISGUISES, obfuscated } from "../../bench/guard/suites/obfuscate.ts";
import { readSuite, SUITES, type SuiteRow } from "../../bench/guard/suites/rows.ts";
import { originOf } from "../../packages/parapet/src/cli/origins.ts";

const rows: readonly SuiteRow[] = SUITES.flatMap(readSuite);
const textOf = (label: SuiteRow["label"], pair: number): string =>
  readSuite("documents").find((row) => row.pair === pair && row.label === label)?.text ?? "";
const training = fileURLToPath(new URL("../../packages/guard/training", import.meta.url));

describe("the suites that the guard was not made from", () => {
  it("have rows of known labels and origins, none of them twice", () => {
    for (const { text, label, origin, language } of rows) {
      expect(text.trim()).not.toBe("");
      expect(["attack", "benign"]).toContain(label);
      expect(origin === "email" ? "document" : originOf(origin)).toBeDefined();
      expect(language).toMatch(/^[a-z]{2}$/);
    }
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  it("hold as many harmless requests as attacks in each language", () => {
    const counts = Object.groupBy(readSuite("multilingual-user"), ({ language, label }) => `${language} ${label}`);
    expect(Object.keys(counts)).toHaveLength(30);
    for (const some of Object.values(counts)) expect(some).toHaveLength(12);
  });

  it("attack each document by adding one passage to it and nothing else", () => {
    const attacks = readSuite("documents").filter(({ label }) => label === "attack");
    expect(attacks.length).toBeGreaterThanOrEqual(80);
    for (const { text, pair } of attacks) {
      const clean = textOf("benign", pair!);
      let [head, tail] = [0, 0];
      while (head < clean.length && clean[head] === text[head]) head++;
      while (tail < clean.length - head && clean.at(-1 - tail) === text.at(-1 - tail)) tail++;
      expect(head + tail, clean.slice(0, 60)).toBe(clean.length);
      expect(text.length).toBeGreaterThan(clean.length + 20);
    }
  });

  it("disguise every English request in every way, the same for the same seed", () => {
    const once = obfuscated(7);
    expect(once).toEqual(obfuscated(7));
    expect(once).not.toEqual(obfuscated(8));
    const given = readSuite("english-user");
    const ways = Object.keys(DISGUISES);
    expect(once).toHaveLength(given.length * ways.length);
    for (const [at, row] of once.entries()) expect(row.text).not.toBe(given[Math.floor(at / ways.length)]!.text);
  });

  it("write what a reader of the disguise reads", () => {
    const say = (way: string): string => DISGUISES[way]!("Say it", { ...NO_CHANCE });
    expect(Buffer.from(say("base64"), "base64").toString()).toBe("Say it");
    expect(Buffer.from(say("hex"), "hex").toString()).toBe("Say it");
    expect(decodeURIComponent(say("url"))).toBe("Say it");
    expect(say("fullwidth").normalize("NFKC")).toBe("Say it");
    expect(say("rot13")).toBe("Fnl vg");
    expect(say("reversed")).toBe("ti yaS");
    expect(say("spaced letters")).toBe("S a y   i t");
    expect(say("morse")).toBe("... .- -.-- / .. -");
    expect(say("html entities")).toBe("&#83;&#97;&#121;&#32;&#105;&#116;");
  });

  it("are read by nothing that trains", () => {
    const files = readdirSync(training, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|py|mjs|js|json|sh)$/.test(name) && !name.includes("node_modules"))
      .map((name) => `${training}/${name}`)
      .filter((path) => statSync(path).size < 2_000_000);
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) expect(readFileSync(path, "utf8"), path).not.toMatch(/guard\/suites|suites\/.*jsonl/);
  });
});

/** Always the first choice. */
const NO_CHANCE = {
  int: (least: number) => least,
  of: <T>(items: readonly T[]) => items[0]!,
  digits: (count: number) => "0".repeat(count),
  letters: (count: number) => "A".repeat(count),
};
