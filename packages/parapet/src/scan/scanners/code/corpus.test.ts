import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { code } from "./code.ts";

/** Snippets of our own, labelled before the rules were written: see fixtures/README.md. */
const FOLDER = fileURLToPath(new URL("../../../../../../fixtures/scan-code/", import.meta.url));

interface Score {
  hit: number;
  missed: number;
  wrong: number;
  alike: number;
}
const scores = new Map<string, Score>();
const scoreOf = (rule: string): Score => {
  const family = /^ai-[a-z]+/.exec(rule)?.[0] ?? rule;
  const score = scores.get(family) ?? { hit: 0, missed: 0, wrong: 0, alike: 0 };
  scores.set(family, score);
  return score;
};
const problems: string[] = [];

for (const name of readdirSync(FOLDER, { recursive: true, encoding: "utf8" })) {
  if (!/\.(tsx?|jsx?|mjs|py|ipynb)$/.test(name)) continue;
  const bytes = readFileSync(path.join(FOLDER, name));
  const text = bytes.toString();
  // As if it lay among an application's sources.
  const file = { path: `src/${name}`, sizeBytes: bytes.length, bytes, text };
  const found = code
    .inspect(file, { options: {} })
    .findings.map(({ rule, line }) => ({ rule, line, isExpected: false }));
  for (const [i, content] of text.split("\n").entries()) {
    for (const [, label, ids] of content.matchAll(/(?:\/\/|#|\{\/\*) (expect|safe): ([a-z0-9-]+(?:, [a-z0-9-]+)*)/g))
      for (const id of ids!.split(", ")) {
        if (label === "safe") {
          scoreOf(id).alike++;
          continue;
        }
        const match = found.find((one) => one.line === i + 1 && one.rule.startsWith(id) && !one.isExpected);
        if (match === undefined) {
          scoreOf(id).missed++;
          problems.push(`missed ${name}:${i + 1} ${id}: ${content.trim()}`);
        } else {
          match.isExpected = true;
          scoreOf(id).hit++;
        }
      }
  }
  for (const one of found.filter(({ isExpected }) => !isExpected)) {
    scoreOf(one.rule).wrong++;
    problems.push(`wrong ${name}:${one.line} ${one.rule}: ${text.split("\n")[one.line - 1]?.trim()}`);
  }
}

describe("the labelled snippets", () => {
  it("CO1: are found with a precision of at least 0.95 and a recall of at least 0.90 in each family", () => {
    const table = [...scores]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([family, { hit, missed, wrong, alike }]) => ({
        family,
        expected: hit + missed,
        alike,
        precision: hit / (hit + wrong || 1),
        recall: hit / (hit + missed || 1),
      }));
    console.info(
      table
        .map(
          (row) =>
            `${row.family}: ${row.expected} to find, ${row.alike} alike, precision ${row.precision.toFixed(3)}, recall ${row.recall.toFixed(3)}`,
        )
        .join("\n"),
    );
    if (problems.length > 0) console.info(problems.join("\n"));
    expect(
      table.filter(({ expected, precision, recall }) => expected > 0 && (precision < 0.95 || recall < 0.9)),
    ).toEqual([]);
  });
});
