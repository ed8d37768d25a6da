/**
 * Whom the query monitor suspects: clients that mean no harm, and streams of attacks, on models that are there.
 *
 *     node --conditions=parapet-source bench/model/query-monitor.ts FOLDER [--only bank] [--clients 2000] [--attacks 20]
 *
 * FOLDER holds `models/` and `images/` as bench/model/README.md tells. A client asks 300 questions. Harmless ones draw
 * from rows that no model was trained on; the first 500 rows, of ten clients, are what the monitor learns from.
 */
import { parseArgs } from "node:util";
import { clopperPearsonInterval } from "@parapet/guard/stats";
import { boxOf, type Rows } from "../../packages/parapet/src/model/attacks/data/rows.ts";
import { createRandom, type Random } from "../../packages/parapet/src/model/attacks/engine/random.ts";
import { runAttack } from "../../packages/parapet/src/model/attacks/engine/run.ts";
import { attacks } from "../../packages/parapet/src/model/attacks/index.ts";
import { type OnnxTarget, openOnnxTarget } from "../../packages/parapet/src/model/attacks/targets/onnx-target.ts";
import { forestLearner } from "../../packages/parapet/src/model/learn/forest.ts";
import { answersOf } from "../../packages/parapet/src/model/privacy/answers.ts";
import { extract } from "../../packages/parapet/src/model/privacy/extraction.ts";
import { leadsOf, meansOf } from "../../packages/parapet/src/model/privacy/theft.ts";
import { thefts } from "../../packages/parapet/src/model/privacy/thefts/index.ts";
import { createQueryWatch, type QueryWatch } from "../../packages/parapet/src/predictions/index.ts";
import { holdouts, picked } from "./privacy-data.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    clients: { type: "string", default: "2000" },
    attacks: { type: "string", default: "20" },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("say where the models lie");
const QUESTIONS = 300;
const LEARN = 500;

interface Asked {
  readonly row: Float32Array;
  readonly lead: number;
}

/** A client that means no harm: which rows it asks about. */
type Habit = (rows: Rows, order: Int32Array, random: Random) => number[];

/** `order` holds the rows by one of their features: neighbours in it are alike. */
const HABITS: Readonly<Record<string, Habit>> = {
  "any rows": ({ count }, _, random) => Array.from({ length: QUESTIONS }, () => random.below(count)),
  "each row some times": ({ count }, _, random) => {
    const asked: number[] = [];
    while (asked.length < QUESTIONS) {
      const row = random.below(count);
      for (let time = random.below(5); time >= 0; time--) asked.push(row);
    }
    return asked.slice(0, QUESTIONS);
  },
  "a small group": ({ count }, order, random) => {
    const from = random.below(count - 40);
    return Array.from({ length: QUESTIONS }, () => order[from + random.below(40)]!);
  },
  drifting: ({ count }, order, random) => {
    const span = Math.floor(count / 4);
    return Array.from({ length: QUESTIONS }, (_value, at) => {
      const from = Math.floor(((count - span) * at) / QUESTIONS);
      return order[from + random.below(span)]!;
    });
  },
};

for (const { name, model, rows } of await holdouts(folder)) {
  if (values.only !== undefined && values.only !== name) continue;
  const target = await openOnnxTarget(model, rows.size);
  const shares = await answersOf(target, rows.inputs, rows.count);
  const leads = leadsOf(shares, rows.count, target.classes);
  const at = (row: number): Asked => ({
    row: rows.inputs.subarray(row * rows.size, (row + 1) * rows.size),
    lead: leads[row]!,
  });
  const started = process.cpuUsage();
  const watch = createQueryWatch({ learn: LEARN, clients: 50 });
  const random = createRandom(1);
  for (let client = 0; watch.isLearning && client < 1_000; client++)
    for (let question = 0; question < 50; question++) {
      const { row, lead } = at(random.below(rows.count));
      watch.see(`teacher ${client % 10}`, row, lead);
    }
  if (watch.isLearning) throw new Error(`${name}: too few different rows to learn from`);
  console.log(`\n### ${name}: ${rows.count} rows of ${rows.size}\n`);
  console.log("| client | clients | suspected | at most (95 %) | questions until then, median (most) |");
  console.log("|---|--:|--:|--:|--:|");
  let questions = 0;
  // Nobody corrects a pixel.
  const habits = rows.size > 100 ? Object.keys(HABITS) : [...Object.keys(HABITS), "corrected rows"];
  const each = Math.ceil(Number(values.clients) / habits.length);
  let harmless = 0;
  for (const habit of habits) {
    let suspected = 0;
    const reasons = new Map<string, number>();
    const feature = random.below(rows.size);
    const order = Int32Array.from({ length: rows.count }, (_, row) => row).sort(
      (a, b) => rows.inputs[a * rows.size + feature]! - rows.inputs[b * rows.size + feature]!,
    );
    for (let client = 0; client < each; client++) {
      const own = random.fork(client);
      const asked =
        habit === "corrected rows" ? await corrected(target, rows, own) : HABITS[habit]!(rows, order, own).map(at);
      questions += asked.length;
      const { kind } = until(watch, `${habit} ${client}`, asked);
      if (kind !== undefined) suspected++;
      if (kind !== undefined) harmless++;
      if (kind !== undefined) reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
    }
    const { high } = clopperPearsonInterval(suspected, each);
    console.log(
      `| ${habit} | ${each} | ${suspected}${[...reasons].map(([kind, count]) => ` (${kind} ${count})`).join("")} | ${(high * 100).toFixed(2)} % | |`,
    );
  }
  const all = each * habits.length;
  const { high: most } = clopperPearsonInterval(harmless, all);
  console.log(`| **all of these** | ${all} | ${harmless} | ${(most * 100).toFixed(2)} % | |`);
  const { user, system } = process.cpuUsage(started);
  for (const [title, streams] of await streamsOf(target, rows, Number(values.attacks))) {
    const found = streams.map((asked, stream) => until(watch, `${title} ${stream}`, asked));
    const told = found.flatMap(({ after }) => after ?? []).toSorted((a, b) => a - b);
    const kinds = [...new Set(found.flatMap(({ kind }) => kind ?? []))].join(", ");
    const middle = told[Math.floor(told.length / 2)];
    console.log(
      `| ${title} | ${streams.length} | ${told.length}${kinds === "" ? "" : ` (${kinds})`} | | ${middle === undefined ? "" : `${middle} (${told.at(-1)})`} |`,
    );
  }
  console.log(`\n${((user + system) / questions).toFixed(0)} CPU µs a question of the harmless clients.`);
  await target.close();
}

function until(watch: QueryWatch, client: string, asked: readonly Asked[]): { kind?: string; after?: number } {
  for (const [at, { row, lead }] of asked.slice(0, QUESTIONS).entries()) {
    const told = watch.see(client, row, lead);
    if (told !== undefined) return { kind: told.kind, after: at + 1 };
  }
  return {};
}

/** Any rows; each third one is asked again with one feature taken from another row, as who corrects a form does. */
async function corrected(target: OnnxTarget, rows: Rows, random: Random): Promise<readonly Asked[]> {
  const { size, count } = rows;
  const inputs = new Float32Array(QUESTIONS * size);
  for (let at = 0; at < QUESTIONS; at++) {
    const isAgain = at % 3 === 2;
    const from = isAgain ? inputs.subarray((at - 1) * size, at * size) : rowAt(rows, random.below(count));
    inputs.set(from, at * size);
    if (isAgain) {
      const feature = random.below(size);
      inputs[at * size + feature] = rows.inputs[random.below(count) * size + feature]!;
    }
  }
  return withLeads(target, inputs, QUESTIONS);
}

function rowAt({ inputs, size }: Rows, row: number): Float32Array {
  return inputs.subarray(row * size, (row + 1) * size);
}

async function withLeads(target: OnnxTarget, inputs: Float32Array, count: number): Promise<readonly Asked[]> {
  const size = inputs.length / count;
  const leads = leadsOf(await answersOf(target, inputs, count), count, target.classes);
  return Array.from({ length: count }, (_, at) => ({
    row: inputs.slice(at * size, (at + 1) * size),
    lead: leads[at]!,
  }));
}

async function streamsOf(target: OnnxTarget, rows: Rows, count: number) {
  const found: [string, (readonly Asked[])[]][] = [];
  const { low, high } = boxOf(rows);
  for (const id of ["square", "hopskipjump", "simba", "nes", "boundary"].filter((one) => attacks.has(one))) {
    const streams: (readonly Asked[])[] = [];
    for (let stream = 0; stream < count; stream++) {
      const one = picked(rows, [stream * 17 + 3]);
      const asked: Float32Array[] = [];
      const listening: OnnxTarget = {
        ...target,
        score: async (inputs, some) => {
          for (let row = 0; row < some; row++) asked.push(inputs.slice(row * rows.size, (row + 1) * rows.size));
          return target.score(inputs, some);
        },
      };
      const attack = attacks.get(id);
      const isPicture = rows.size > 100;
      await runAttack({
        target: listening,
        attack,
        inputs: one.inputs,
        labels: Int32Array.from(one.labels),
        indices: [0],
        low,
        high,
        norm: attack.norms[0]!,
        // Small enough that it is not over at once.
        eps: attack.isMinimal ? Number.POSITIVE_INFINITY : isPicture ? 0.05 : 0.02,
        seed: stream,
        queries: 600,
        isTargeted: false,
        signal: new AbortController().signal,
        onProgress: () => {},
      });
      const distinct = asked.slice(0, QUESTIONS);
      if (distinct.length < 30) continue;
      streams.push(await withLeads(target, Float32Array.from(distinct.flatMap((row) => [...row])), distinct.length));
    }
    found.push([`evasion: ${id}`, streams]);
  }
  for (const theft of thefts.all) {
    const streams: (readonly Asked[])[] = [];
    for (let stream = 0; stream < Math.min(count, rows.size > 100 ? 4 : count); stream++) {
      const random = createRandom(stream + 100);
      const own = picked(
        rows,
        Array.from({ length: 400 }, () => random.below(rows.count)),
      );
      const asked: Asked[] = [];
      await extract({
        means: meansOf(own.inputs, rows.size),
        theft,
        learner: forestLearner({ trees: 20 }),
        budgets: [50, 100, 200, 300],
        classes: target.classes,
        ask: async (inputs, some) => {
          asked.push(...(await withLeads(target, inputs, some)));
          return answersOf(target, inputs, some);
        },
        judged: { inputs: own.inputs, rows: own.count, said: Int32Array.from(own.labels) },
        random,
      });
      streams.push(asked);
    }
    found.push([`extraction: ${theft.id}`, streams]);
  }
  return found;
}
