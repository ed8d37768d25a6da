/**
 * Attacks on the developer models, to set beside `attack_art.py` and `attack_auto.py`:
 *
 *     node --conditions=parapet-source bench/model/attacks.ts DATA_FOLDER ATTACK MODEL NORM EPS ROWS [QUERIES] [STEPS]
 *
 * DATA_FOLDER holds models/NAME.onnx and images/fashion/test5k-*.
 */
import { loadavg } from "node:os";
import { attacks, boxWithin, type Norm, openOnnxTarget, readRows, runAttack } from "parapet/model";

const [folder = ".", id = "auto", model = "fashion_cnn", norm = "linf", eps = "0.03", limit = "200", queries, steps] =
  process.argv.slice(2);
const rows = await readRows(`${folder}/images/fashion/test5k-images-idx3-ubyte.gz`, { limit: Number(limit) });
const target = await openOnnxTarget(`${folder}/models/${model}.onnx`, rows.size);
const result = await runAttack({
  target,
  attack: attacks.get(id),
  inputs: rows.inputs,
  labels: rows.labels,
  indices: rows.indices,
  ...boxWithin([0, 1], rows.size),
  norm: norm as Norm, // as named by hand
  eps: Number(eps) || Number.POSITIVE_INFINITY,
  seed: 1,
  ...(queries === undefined || queries === "-" ? {} : { queries: Number(queries) }),
  ...(steps === undefined ? {} : { steps: Number(steps) }),
});
const right = result.rows.filter(({ skipped }) => skipped === undefined);
const won = right.filter(({ success }) => success);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
console.log(
  JSON.stringify({
    attack: id,
    model,
    norm,
    eps: Number(eps),
    rows: rows.count,
    accuracy: right.length / rows.count,
    robustAccuracy: (right.length - won.length) / rows.count,
    success: won.length / right.length,
    meanQueries: mean(right.map(({ queries: count }) => count)),
    meanQueriesOfWon: mean(won.map(({ queries: count }) => count)),
    medianNorm: median(right.flatMap(({ norm: size }) => (size > 0 ? [size] : []))),
    cpuSeconds: result.cpuSeconds,
    load: loadavg()[0],
  }),
);
