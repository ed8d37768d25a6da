/**
 * Fits the judge's weights on answers with human labels, and says how they do on answers to questions and by templates
 * that they have not seen.
 *
 *     node --conditions=parapet-source bench/redteam/judge/fit.ts <judge-dev folder> [--write]
 *
 * `gptfuzz_train.jsonl` (6,160 rows, 80 questions × 77 templates) is what is fitted. Its questions are numbers: the words
 * that answers to one question share, and answers to others do not, stand for them. `jbeval_Safe-RLHFmini.jsonl` is
 * measured only: its labels say whether an answer is harmful, which is another question.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES, featuresOf } from "../../../packages/parapet/src/redteam/judge/features.ts";

interface Row {
  readonly prompt: string;
  readonly response: string;
  readonly label: string;
}

const [folder = "", ...flags] = process.argv.slice(2);
const read = (name: string): readonly Row[] =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const rows = read("gptfuzz_train.jsonl");
const topics = topicsOf(rows);
const startedAt = performance.now();
const measured = rows.map(({ prompt, response }) => featuresOf(topics.get(prompt) ?? "", response));
const microseconds = ((performance.now() - startedAt) / rows.length) * 1_000;
const labels = rows.map(({ label }) => (label === "jailbroken" ? 1 : 0));
const questions = rows.map(({ prompt }) => Number(prompt));
const templates = rows.map((_, index) => index % 77);

console.log(`${rows.length} answers, ${microseconds.toFixed(0)} us each`);
for (const [name, groups, of] of [
  ["questions", questions, 80],
  ["templates", templates, 77],
] as const)
  console.log(`unseen ${name}: accuracy ${heldOut(groups, of).toFixed(3)}`);
const weights = weightsOf(measured, labels);
const others = read("jbeval_Safe-RLHFmini.jsonl");
const right = others.filter(
  ({ prompt, response, label }) => scoreOf(weights, featuresOf(prompt, response)) > 0 === (label === "1"),
).length;
console.log(`another label (harmful or not), never fitted: accuracy ${(right / others.length).toFixed(3)}`);
if (flags.includes("--write")) writeWeights(weights);

/** Seven folds of whole groups. */
function heldOut(groups: readonly number[], of: number): number {
  let correct = 0;
  for (let fold = 0; fold < 7; fold++) {
    const isTest = (index: number): boolean => ((groups[index]! * 31 + 5) % of) % 7 === fold;
    const train = measured.flatMap((_, index) => (isTest(index) ? [] : [index]));
    const fitted = weightsOf(
      train.map((index) => measured[index]!),
      train.map((index) => labels[index]!),
    );
    for (let index = 0; index < measured.length; index++)
      if (isTest(index) && scoreOf(fitted, measured[index]!) > 0 === (labels[index] === 1)) correct++;
  }
  return correct / measured.length;
}

function scoreOf(weights: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index]! * features[index]!;
  return sum;
}

/** Logistic regression with a ridge of 1, by Newton's method. */
function weightsOf(features: readonly Float64Array[], labels: readonly number[]): Float64Array {
  const width = FEATURES.length;
  let weights = new Float64Array(width);
  for (let step = 0; step < 25; step++) {
    const gradient = Float64Array.from(weights);
    const hessian = Array.from({ length: width }, (_, row) => {
      const line = new Float64Array(width);
      line[row] = 1;
      return line;
    });
    for (const [index, one] of features.entries()) {
      const chance = 1 / (1 + Math.exp(-scoreOf(weights, one)));
      const error = chance - labels[index]!;
      const weight = chance * (1 - chance);
      for (let row = 0; row < width; row++) {
        gradient[row]! += error * one[row]!;
        const scaled = weight * one[row]!;
        if (scaled !== 0)
          for (let column = 0; column < width; column++) hessian[row]![column]! += scaled * one[column]!;
      }
    }
    const change = solve(hessian, gradient);
    weights = weights.map((weight, index) => weight - change[index]!);
  }
  return weights;
}

/** Gauss with pivots. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lines = matrix.map((line, row) => Float64Array.from([...line, right[row]!]));
  const width = lines.length;
  for (let column = 0; column < width; column++) {
    let pivot = column;
    for (let row = column; row < width; row++)
      if (Math.abs(lines[row]![column]!) > Math.abs(lines[pivot]![column]!)) pivot = row;
    [lines[column], lines[pivot]] = [lines[pivot]!, lines[column]!];
    for (let row = 0; row < width; row++) {
      if (row === column) continue;
      const factor = lines[row]![column]! / lines[column]![column]!;
      if (factor !== 0) for (let at = column; at <= width; at++) lines[row]![at]! -= factor * lines[column]![at]!;
    }
  }
  return Float64Array.from(lines, (line, row) => line[width]! / line[row]!);
}

/** Six words a question that its answers share. */
function topicsOf(all: readonly Row[]): ReadonlyMap<string, string> {
  const everywhere = new Map<string, number>();
  const byQuestion = new Map<string, Map<string, number>>();
  for (const { prompt, response } of all) {
    const counts = byQuestion.get(prompt) ?? new Map<string, number>();
    byQuestion.set(prompt, counts);
    for (const word of new Set(response.toLowerCase().match(/[a-z]{4,}/g) ?? [])) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      everywhere.set(word, (everywhere.get(word) ?? 0) + 1);
    }
  }
  const weigh = ([word, count]: readonly [string, number]): number => count / Math.sqrt(everywhere.get(word)! + 20);
  return new Map(
    [...byQuestion].map(([prompt, counts]) => {
      const often = [...counts].filter(([, count]) => count >= 8).sort((a, b) => weigh(b) - weigh(a));
      return [
        prompt,
        often
          .slice(0, 6)
          .map(([word]) => word)
          .join(" "),
      ];
    }),
  );
}

function writeWeights(fitted: Float64Array): void {
  const lines = FEATURES.map((name, index) => `  ${fitted[index]!.toFixed(4)}, // ${name}`);
  const text = [
    "/** Fitted by `bench/redteam/judge/fit.ts --write`; one for each of `FEATURES`, in their order. */",
    "export const WEIGHTS: Float64Array = Float64Array.from([",
    ...lines,
    "]);",
    "",
  ].join("\n");
  writeFileSync(new URL("../../../packages/parapet/src/redteam/judge/weights.ts", import.meta.url), text);
}
