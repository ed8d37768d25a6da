import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { loadValidation, validate } from "parapet/model";

/**
 * What a whole validation costs, beside a script that makes the same figures with scikit-learn and Fairlearn, and how
 * far the two are apart.
 *
 *     node --conditions=parapet-source bench/model/validate.ts FOLDER PYTHON [--rounds 3] [--resamples 1000]
 *
 * FOLDER holds bank_mlp.onnx, bank_data.npz, bank_schema.json, fashion_cnn.onnx and the IDX files of its test images;
 * PYTHON has what validate_peers.py asks for. CPU seconds are of whole processes, imports and all threads included.
 */
const CASES = {
  bank: {
    files: { model: "bank_mlp.onnx", data: "bank_data.npz", schema: "bank_schema.json", sensitive: ["marital"] },
    peer: ["tabular", "bank_mlp.onnx", "bank_data.npz", "--sensitive", "marital=2"],
  },
  fashion: {
    files: { model: "fashion_cnn.onnx", data: "test5k-images-idx3-ubyte.gz" },
    peer: ["images", "fashion_cnn.onnx", "test5k-images-idx3-ubyte.gz", "test5k-labels-idx1-ubyte.gz"],
  },
} as const;
type Case = keyof typeof CASES;
interface Told {
  readonly cpu: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly versions?: Readonly<Record<string, string>>;
}

const [folder = ".", python = "python3", ...options] = process.argv.slice(2);
const option = (name: string, otherwise: number): number =>
  options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise;
const resamples = option("--resamples", 1_000);

if (options[0] === "--once")
  await once(options[1] as Case); // as main starts it
else main();

/** One validation in this process, told as JSON. */
async function once(name: Case): Promise<void> {
  process.chdir(folder);
  const { options: loaded, close } = await loadValidation({ ...CASES[name].files });
  const report = await validate({ ...loaded, seed: 1, resamples, smallestCell: 30, corruptedRows: 2_000 });
  await close();
  if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures));
  const { user, system } = process.cpuUsage();
  const figures = Object.fromEntries(report.measures.map(({ key, value }) => [key, value]));
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, figures }));
}

function main(): void {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), folder, python];
  const peers = fileURLToPath(new URL("validate_peers.py", import.meta.url));
  const count = ["--resamples", String(resamples)];
  for (const name of Object.keys(CASES) as Case[]) {
    const ours: Told[] = [];
    const theirs: Told[] = [];
    for (let round = 0; round < option("--rounds", 3); round++) {
      ours.push(told(process.execPath, [...own, "--once", name, ...count]));
      theirs.push(told(python, [peers, ...CASES[name].peer, ...count]));
    }
    const [mine, other] = [ours[0]!, theirs[0]!];
    const shared = Object.keys(other.figures).filter((key) => mine.figures[key] !== undefined);
    const apart = shared.map((key) => [key, Math.abs(mine.figures[key]! - other.figures[key]!)] as const);
    const worst = apart.toSorted(([, a], [, b]) => b - a)[0];
    const missing = Object.keys(other.figures).filter((key) => !shared.includes(key));
    console.log(`${name}: ${median(ours)} CPU s, scikit-learn and Fairlearn ${median(theirs)} CPU s`);
    console.log(`  ${shared.length} figures of both, furthest apart: ${worst?.[0]} by ${worst?.[1].toExponential(1)}`);
    if (missing.length > 0) console.log(`  only there: ${missing.join(", ")}`);
    console.log(`  load ${loadavg().map((one) => one.toFixed(1))}, ${JSON.stringify(other.versions)}`);
  }
}

function told(program: string, args: readonly string[]): Told {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stderr.slice(-2_000));
  console.error(`${program.split("/").at(-1)}: ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
  return JSON.parse(stdout) as Told; // as both write it
}

function median(runs: readonly Told[]): string {
  return runs
    .map(({ cpu }) => cpu)
    .toSorted((a, b) => a - b)
    [Math.floor(runs.length / 2)]!.toFixed(1);
}
