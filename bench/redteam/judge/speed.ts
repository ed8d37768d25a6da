/**
 * CPU time that the judge takes for an answer: 5,000 answers of our grammar, joined until they are about a kilobyte, to
 * questions within frames; three rounds after one that warms up, the median of them.
 *
 *     node --conditions=parapet-source bench/redteam/judge/speed.ts [judge-dev folder]
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { judgeAnswer } from "../../../packages/parapet/src/redteam/judge/judge.ts";
import { makeAnswers } from "./grammar.ts";

interface Pair {
  readonly prompt: string;
  readonly response: string;
}

const KILOBYTE = 1_000;
const ROUNDS = 3;

function* joined(count: number): Generator<Pair> {
  let response = "";
  let made = 0;
  for (const one of makeAnswers(count * 12, 3)) {
    response += `${one.response}\n`;
    if (response.length < KILOBYTE) continue;
    yield { prompt: one.prompt, response };
    response = "";
    if (++made === count) return;
  }
}

function measure(name: string, pairs: readonly Pair[]): void {
  const round = (): number => {
    const before = process.cpuUsage();
    for (const { prompt, response } of pairs) judgeAnswer(prompt, response);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / pairs.length;
  };
  round();
  const rounds = Array.from({ length: ROUNDS }, round).sort((one, other) => one - other);
  const sizes = pairs.map(({ response }) => response.length).sort((one, other) => one - other);
  console.log(
    `${name}: ${pairs.length} answers, median ${sizes[sizes.length >> 1]} characters: ${rounds.map((one) => one.toFixed(1)).join(" ")} µs an answer, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

measure("own grammar", [...joined(5_000)]);
const [folder] = process.argv.slice(2);
if (folder !== undefined)
  for (const name of ["gptfuzz_train.jsonl", "jbeval_Safe-RLHFmini.jsonl"])
    measure(
      name,
      readFileSync(join(folder, name), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
    );
