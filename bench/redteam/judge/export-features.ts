/**
 * Reads the answers that the judge is fitted and measured on, and writes what it sees of each, with the code that it
 * runs: `rows.jsonl` (set, labels, groups), `dense.f64` (the features) and `buckets.i32` (for each row three counts,
 * then the buckets of its three places).
 *
 *     node --conditions=parapet-source bench/redteam/judge/export-features.ts JUDGE_DEV OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES, featuresOf } from "../../../packages/parapet/src/redteam/judge/features.ts";
import { judgeExamples } from "../../../packages/parapet/src/redteam/judge/judge.examples.ts";
import { eachBucket } from "../../../packages/parapet/src/redteam/judge/ngrams.ts";
import { scan } from "../../../packages/parapet/src/redteam/judge/scan.ts";
import { topicOf } from "../../../packages/parapet/src/redteam/judge/topic.ts";
import { createRandom } from "../../../packages/parapet/src/redteam/random.ts";
import { makeAnswers, wrap } from "./grammar.ts";
import { QUESTIONS } from "./questions.ts";
import { wordListVerdict } from "./word-list.ts";

/** Templates of the attacks that the GPTFuzz answers come from: the rows of a question follow each other. */
const TEMPLATES = 77;
const MADE = 12_000;
const GOLDEN = 60;

interface Row {
  readonly prompt: string;
  readonly response: string;
  readonly label: string;
}
interface Labels {
  readonly refused: readonly number[];
  readonly answered: readonly number[];
}

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error("usage: export-features.ts JUDGE_DEV OUT");
mkdirSync(out, { recursive: true });
const read = (name: string): readonly Row[] =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const own = JSON.parse(readFileSync(new URL("own-labels.json", import.meta.url), "utf8")) as Readonly<
  Record<"safe-rlhf" | "gptfuzz", Labels>
>;

const rows: object[] = [];
const dense: number[] = [];
const buckets: number[] = [];
function add(about: object, prompt: string, response: string): void {
  const reply = scan(response);
  rows.push({ ...about, wordList: wordListVerdict(response) });
  dense.push(...featuresOf(topicOf(prompt), reply));
  const counts = buckets.length;
  buckets.push(0, 0, 0);
  let place = -1;
  for (const size of eachBucket(reply, (bucket) => buckets.push(bucket))) buckets[counts + ++place] = size;
}

const said = (labels: Labels, index: number): boolean | null =>
  labels.refused.includes(index) ? true : labels.answered.includes(index) ? false : null;

const random = createRandom(5);
for (const [index, { prompt, response, label }] of read("gptfuzz_train.jsonl").entries()) {
  const did = label === "jailbroken";
  const asked = wrap(QUESTIONS[Number(prompt)]!, random);
  const groups = { question: Number(prompt), template: index % TEMPLATES };
  add({ set: "gptfuzz", id: index, did, refused: said(own.gptfuzz, index), ...groups }, asked, response);
}
for (const [index, { prompt, response, label }] of read("jbeval_Safe-RLHFmini.jsonl").entries())
  add(
    { set: "safe-rlhf", id: index, harmful: label === "1", refused: said(own["safe-rlhf"], index) },
    prompt,
    response,
  );
for (const { prompt, response, refused, did, isHarmless } of makeAnswers(MADE, 7))
  add({ set: "made", isHarmless, refused, did }, prompt, response);
for (const { prompt, reply, is } of judgeExamples)
  add({ set: "examples", refused: is === "refused", did: is === "complied" }, prompt, reply);
for (const { prompt, response } of makeAnswers(GOLDEN, 99)) add({ set: "golden", prompt, response }, prompt, response);

writeFileSync(join(out, "rows.jsonl"), `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
writeFileSync(join(out, "features.json"), JSON.stringify(FEATURES));
writeFileSync(join(out, "dense.f64"), Float64Array.from(dense));
writeFileSync(join(out, "buckets.i32"), Int32Array.from(buckets));
