import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMITTED, withTable } from "../../bench/guard/pii/committed.ts";
import { corpus, entityOf } from "../../bench/guard/pii/corpus.ts";
import { keccak256 } from "../../bench/guard/pii/keccak-256.ts";
import { LOCALES } from "../../bench/guard/pii/locales.ts";
import { measure } from "../../bench/guard/pii/measure.ts";
import { seeded } from "../../bench/guard/pii/random.ts";
import { spoiled } from "../../bench/guard/pii/spoil.ts";
import { tableOf } from "../../bench/guard/pii/table.ts";
import { VALUES } from "../../bench/guard/pii/values.ts";
import { PII_ENTITIES } from "../../packages/guard/src/guard/detectors/pii/entities.ts";

const folder = new URL("../../bench/guard/pii/", import.meta.url);
const kinds = PII_ENTITIES.map(({ id }) => id);

describe("the corpus of personal data", () => {
  it("plants every kind that the detector knows, and no other", () => {
    const planted: Record<string, number> = {};
    const documents = corpus(COMMITTED.documents, COMMITTED.seed);
    for (const { labels } of documents) for (const { entity } of labels) planted[entity] = (planted[entity] ?? 0) + 1;
    expect(Object.keys(planted).sort()).toEqual([...kinds].sort());
    expect(kinds.filter((kind) => planted[kind]! < 30)).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(5_000);
  });

  it("fills every hole of its sentences, and has no value that no sentence asks for", () => {
    const sentences = LOCALES.flatMap(({ templates, nearMisses }) => [...templates, ...nearMisses]);
    const holes = new Set(
      sentences.flatMap((text) => text.match(/\{[^}]+\}/g) ?? []).map((hole) => hole.replace(/[{!}]/g, "")),
    );
    expect([...holes].sort()).toEqual(Object.keys(VALUES).sort());
    expect([...holes].filter((hole) => !kinds.includes(entityOf(hole)))).toEqual([]);
  });

  it("shares no code with the detector that it judges", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const users = files.filter((name) =>
      /from "(?:@parapet|.*packages\/)/.test(readFileSync(new URL(name, folder), "utf8")),
    );
    expect(users).toEqual(["measure.ts"]);
  });

  it("hashes for Ethereum with the permutation that Node's SHA3-256 has", () => {
    for (const text of ["", "abc", "0".repeat(135)])
      expect(keccak256(text, 6)).toBe(createHash("sha3-256").update(text).digest("hex"));
  });

  it("spoils a number by one character, and labels places as they are", () => {
    const random = seeded(3);
    for (const make of Object.values(VALUES)) {
      const value = make(random);
      const wrong = spoiled(value, random);
      expect(wrong).toHaveLength(value.length);
      expect(Array.from(wrong).filter((sign, i) => sign !== value[i])).toHaveLength(1);
    }
    for (const { text, labels } of corpus(200, 3))
      for (const { start, end } of labels) expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/u);
  });

  it("gives the table of bench/README.md", { timeout: 60_000 }, () => {
    const page = readFileSync(new URL("../../bench/README.md", import.meta.url), "utf8");
    const table = tableOf(measure(COMMITTED.documents, COMMITTED.seed), COMMITTED.seed);
    expect(page, "run node --conditions=parapet-source bench/guard/pii/run.ts --write").toBe(withTable(page, table));
  });
});
