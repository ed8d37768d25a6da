import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Judged } from "./judge.ts";
import { type Line, readLines } from "./read-lines.ts";
import { isBad, type Label, type Row, rowOf } from "./row.ts";
import { startEvaluation } from "./summary.ts";

async function collect(lines: AsyncIterable<Line>): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const linesOf = (blocks: readonly Buffer[]): Promise<Line[]> =>
  collect(readLines("-", { stdin: Readable.from(blocks) }));

describe("reading", () => {
  it("L18: lines are the same however the file is cut into blocks", async () => {
    const pieces = fc.array(fc.constantFrom("a", "é", "\n", "\r\n", " ", "日本", "{}"), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 1, max: 5 }), async (some, size) => {
        const text = some.join("");
        const bytes = Buffer.from(text);
        const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, at * size + size),
        );
        const expected = text
          .split("\n")
          .map((line, at) => ({ number: at + 1, text: line }))
          .filter((line) => line.text.trim() !== "");
        expect(await linesOf(blocks)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it("L18: what is not UTF-8 is a bad line, and the next one is read", async () => {
    const lines = await linesOf([Buffer.from([0xff, 0xfe, 10]), Buffer.from("{}\n")]);
    expect(lines).toEqual([
      { number: 1, text: undefined, problem: "it is not UTF-8 text" },
      { number: 2, text: "{}" },
    ]);
  });

  it("L18: a line longer than the bound is dropped while it is read", async () => {
    const block = Buffer.alloc(16 * 1_048_576, "x");
    const [long, next] = await linesOf([block, block, block, block, Buffer.from("x\n{}")]);
    expect(long).toMatchObject({ number: 1, text: undefined, problem: "it is longer than 64 MB" });
    expect(next).toEqual({ number: 2, text: "{}" });
  });

  it("L18: a file that is not there is the user's to mend", async () => {
    await expect(collect(readLines("/nowhere/at/all.jsonl"))).rejects.toMatchObject({
      code: "PARAPET_CLI_FILE",
      exit: 2,
    });
  });

  it("L19: a signal ends it while the next line is waited for", async () => {
    const stop = new AbortController();
    const endless = new Readable({ read: () => {} });
    endless.push("{}\n{} cut");
    const found: Line[] = [];
    for await (const line of readLines("-", { stdin: endless, signal: stop.signal })) {
      found.push(line);
      setTimeout(() => stop.abort(), 5);
    }
    expect(found).toEqual([{ number: 1, text: "{}" }]);
  });

  it("L18: a file is read block by block", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parapet-lines-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, "f.jsonl");
    writeFileSync(file, `${JSON.stringify({ text: "x".repeat(1_000) })}\n`.repeat(300));
    const reader = readLines(file);
    expect((await reader.next()).value).toMatchObject({ number: 1 });
    expect(await collect(reader)).toHaveLength(299);
  });
});

describe("rows", () => {
  const read = (text: string) => rowOf({ number: 7, text }, "user");

  it("L18: labels are words, numbers or truths; what a row does not say is filled in", () => {
    expect(read('{"text":"a","label":"attack","kind":"k","source":"s","id":3,"origin":"tool","more":{}}')).toEqual({
      line: 7,
      text: "a",
      id: 3,
      label: "attack",
      kind: "k",
      source: "s",
      origin: "tool-result",
    });
    expect(read('{"text":"a","label":null}')).toEqual({ line: 7, text: "a", kind: "-", source: "-", origin: "user" });
    for (const [written, label] of [
      ["1", "attack"],
      ["true", "attack"],
      ["0", "benign"],
      ["false", "benign"],
    ])
      expect(read(`{"text":"a","label":${written}}`)).toMatchObject({ label });
  });

  it.each([
    ["{", "not JSON"],
    ["[1]", "not a JSON object"],
    ["null", "not a JSON object"],
    ['{"prompt":"sesame"}', "'text'"],
    ['{"text":7}', "'text'"],
    ['{"text":"sesame","label":"evil"}', "'label'"],
    ['{"text":"sesame","label":2}', "'label'"],
    ['{"text":"sesame","origin":"sea"}', "'origin'"],
    ['{"text":"sesame","kind":4}', "'kind'"],
    ['{"text":"sesame","id":{}}', "'id'"],
  ])("L18: %s is no row, and why quotes nothing of it", (text, problem) => {
    const row = read(text);
    expect(row).toMatchObject({ line: 7, problem: expect.stringContaining(problem) });
    expect(JSON.stringify(row)).not.toContain("sesame");
    expect(isBad(row)).toBe(true);
  });
});

describe("measuring", () => {
  const row = (label: Label, kind: string, source: string): Row => {
    return { line: 1, text: "four", label, kind, source, origin: "user" };
  };
  const judged = (score: number, threshold = 0.5): Judged => ({
    verdict: score >= threshold ? "block" : "allow",
    isFailed: false,
    isCaught: score >= threshold,
    score,
    scores: new Map([["injection", score]]),
    hits: [],
    ms: 2,
  });

  it("L19: rates are counted by kind and source, and the macro recall takes each source once", () => {
    const evaluation = startEvaluation(["injection"], 0.1);
    for (let i = 0; i < 90; i++) evaluation.add(row("attack", "a", "large"), judged(0.9));
    for (let i = 0; i < 10; i++) evaluation.add(row("attack", "a", "small"), judged(0.4));
    for (let i = 0; i < 19; i++) evaluation.add(row("benign", "b", "calm"), judged(0.1));
    evaluation.add(row("benign", "b", "loud"), judged(0.7));
    const { labelled, verdicts } = evaluation.summary(false);
    expect(verdicts).toEqual({ block: 91, allow: 29 });
    expect(labelled?.recall).toMatchObject({ count: 90, of: 100, rate: 0.9 });
    expect(labelled?.recall?.low).toBeCloseTo(0.8256, 3);
    expect(labelled?.falsePositives).toMatchObject({ count: 1, of: 20 });
    expect(labelled?.macroRecall).toBe(0.5);
    // Two of twenty may be above: the one at 0.7 is, and those at 0.1 are nineteen.
    expect(labelled?.atTarget).toMatchObject({ threshold: 0.1001, recall: { count: 100 }, macroRecall: 1 });
    expect(labelled?.kinds.map(({ kind, source, caught }) => [kind, source, caught.count, caught.of])).toEqual([
      ["a", "*", 90, 100],
      ["b", "*", 1, 20],
    ]);
    expect(labelled?.groups.map(({ source, caught }) => [source, caught.count])).toEqual([
      ["large", 90],
      ["small", 0],
      ["calm", 0],
      ["loud", 1],
    ]);
  });

  it("L19: a row on which a detector broke is in no rate", () => {
    const evaluation = startEvaluation(["injection"], 0.01);
    evaluation.add(row("attack", "a", "s"), judged(0.9));
    evaluation.add(row("attack", "a", "s"), { ...judged(0), verdict: "failed", isFailed: true });
    evaluation.add(row("benign", "b", "s"), { ...judged(0), verdict: "block", isFailed: true });
    const { failed, rows, labelled, latency, verdicts } = evaluation.summary(false);
    expect({ failed, rows, verdicts }).toEqual({ failed: 2, rows: 3, verdicts: { block: 2, failed: 1 } });
    expect(labelled?.recall).toMatchObject({ count: 1, of: 1 });
    expect(labelled?.falsePositives).toBeNull();
    expect(labelled?.atTarget).toBeNull();
    expect(latency).toMatchObject([{ upToCharacters: 256, rows: 1 }]);
  });

  it("L19: a text without any hit is caught at no threshold", () => {
    const evaluation = startEvaluation(["injection"], 0.01);
    for (let i = 0; i < 300; i++) evaluation.add(row("benign", "b", "s"), judged(0));
    evaluation.add(row("attack", "a", "s"), judged(0));
    evaluation.add(row("attack", "a", "s"), judged(0.02));
    expect(evaluation.summary(false).labelled?.atTarget).toMatchObject({ threshold: 0.0001, recall: { count: 1 } });
  });

  it("L19: throughput and latency are of the judging alone, by size", () => {
    const evaluation = startEvaluation(["injection"], 0.01);
    for (const length of [10, 300, 300, 100_000])
      evaluation.add({ ...row("benign", "b", "s"), text: "é".repeat(length) }, { ...judged(0), ms: length });
    const { latency, megabytesPerSecond, bytes } = evaluation.summary(true);
    expect(latency.map(({ upToCharacters, rows }) => [upToCharacters, rows])).toEqual([
      [256, 1],
      [1_024, 2],
      [null, 1],
    ]);
    expect(latency[1]?.p99Ms).toBeCloseTo(300, -1);
    expect(bytes).toBe(2 * 100_610);
    expect(megabytesPerSecond).toBeCloseTo(0.002, 6);
  });
});
