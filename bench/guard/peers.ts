// Injection detection beside the packages that npm has for it: recall, false positives, speed, memory, weight. Each
// system in a process of its own, on the same rows; what throws on a row has failed on it, and is in no rate.
//   npm install --prefix bench/guard --no-package-lock --ignore-scripts
//   npx node --conditions=parapet-source bench/guard/peers.ts --data rows.jsonl.gz [--every 4] [--seconds 60]
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { readLines } from "../../packages/parapet/src/cli/evaluation/read-lines.ts";
import { isBad, rowOf } from "../../packages/parapet/src/cli/evaluation/row.ts";
import { type EvaluationSummary, startEvaluation } from "../../packages/parapet/src/cli/evaluation/summary.ts";
import { percent, rateCell } from "../../packages/parapet/src/cli/evaluation/summary-lines.ts";
import { type Answer, SYSTEMS } from "./peers/systems.ts";
import { bytesIn, installedBytes } from "./peers/weight.ts";

interface Measured extends EvaluationSummary {
  readonly peakMegabytes: number;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env.PARAPET_GUARD_DATA ?? "" },
    every: { type: "string", default: "4" },
    seconds: { type: "string", default: "60" },
    only: { type: "string" },
  },
});
if (values.data === "") throw new Error("name the rows with --data or PARAPET_GUARD_DATA");

/** Texts that reach a model as data, not from its user. */
const FROM_DATA = /^(indirect-|benign-(doc|email|tool|code)$|security-doc$)/;

async function measure(name: string): Promise<Measured> {
  const ask = await SYSTEMS[name]!.start();
  const evaluation = startEvaluation([name], 0.01);
  const file = createReadStream(values.data);
  const rows = readLines("-", { stdin: values.data.endsWith(".gz") ? file.pipe(createGunzip()) : file });
  const until = performance.now() + Number(values.seconds) * 1_000;
  let isPartial = false;
  for await (const line of rows) {
    if (line.number % Number(values.every) !== 0) continue;
    const read = rowOf(line, "user");
    if (isBad(read)) throw new Error(`line ${read.line}: ${read.problem}`);
    const row = FROM_DATA.test(read.kind) ? { ...read, origin: "document" as const } : read;
    isPartial = performance.now() > until;
    if (isPartial) break;
    const start = performance.now();
    let answer: Answer | undefined;
    try {
      answer = await ask(row);
    } catch {
      // Counted below: it has not said that the text is clean.
    }
    const ms = performance.now() - start;
    const { isCaught = false, score = 0 } = answer ?? {};
    const verdict = answer === undefined ? "failed" : isCaught ? "block" : "allow";
    evaluation.add(row, { verdict, isFailed: answer === undefined, isCaught, score, scores: new Map(), hits: [], ms });
  }
  return { ...evaluation.summary(isPartial), peakMegabytes: process.resourceUsage().maxRSS / 1_024 };
}

if (values.only !== undefined) {
  process.stdout.write(`\n@@${JSON.stringify(await measure(values.only))}\n`, () => process.exit());
} else {
  const systems = Object.keys(SYSTEMS);
  const found = systems.map((name): Measured | undefined => {
    try {
      const words = ["--data", values.data, "--every", values.every, "--seconds", values.seconds, "--only", name];
      const out = execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...words], {
        encoding: "utf8",
        maxBuffer: 1e9,
        stdio: ["ignore", "pipe", "ignore"],
        timeout: (Number(values.seconds) + 60) * 1_000,
        killSignal: "SIGKILL",
      });
      return JSON.parse(out.slice(out.lastIndexOf("@@") + 2)) as Measured;
    } catch {
      return undefined; // it does not start here, or hangs on a row
    }
  });
  print(systems, found);
}

function print(systems: readonly string[], found: readonly (Measured | undefined)[]): void {
  const rows = systems.map((name, at) => cellsOf(name, found[at]));
  const heading =
    "| system | rows, failed | recall | macro recall | false positives | recall at 1 % FPR | p50 / p99 µs to 256 characters | p50 / p99 µs to 4,096 | MB/s | peak MB | kB on disk |";
  console.log(`${heading}\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|`);
  for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
  const first = found.find((one) => one?.labelled !== undefined)?.labelled?.kinds ?? [];
  console.log(`\n| kind | rows | ${systems.join(" | ")} |\n|---|--:|${"--:|".repeat(systems.length)}`);
  for (const { label, kind, caught } of first) {
    const cells = found.map((one) => {
      const group = one?.labelled?.kinds.find((other) => other.label === label && other.kind === kind);
      return group === undefined ? "–" : percent(group.caught.rate);
    });
    console.log(`| ${label === "attack" ? "attack" : "harmless"}: ${kind} | ${caught.of} | ${cells.join(" | ")} |`);
  }
}

function cellsOf(name: string, one: Measured | undefined): readonly string[] {
  const system = SYSTEMS[name]!;
  if (one?.labelled === undefined) return [name, "does not run", ...Array(9).fill("–")];
  const { recall, macroRecall, falsePositives, atTarget } = one.labelled;
  const rate = (of: typeof recall): string => (of === null ? "–" : rateCell(of));
  const micro = (size: number): string => {
    const bucket = one.latency.find(({ upToCharacters }) => upToCharacters === size);
    return bucket === undefined ? "–" : `${(bucket.p50Ms * 1_000).toFixed(0)} / ${(bucket.p99Ms * 1_000).toFixed(0)}`;
  };
  const bytes =
    system.package === undefined
      ? bytesIn(fileURLToPath(new URL("../../packages/guard/dist", import.meta.url)))
      : installedBytes(system.package, here);
  return [
    name,
    `${one.rows}${one.isPartial ? " (time was up)" : ""}, ${one.failed}`,
    rate(recall),
    macroRecall === null ? "–" : percent(macroRecall),
    rate(falsePositives),
    !system.isGraded || atTarget === null ? "–" : rate(atTarget.recall),
    micro(256),
    micro(4_096),
    one.megabytesPerSecond?.toFixed(1) ?? "–",
    one.peakMegabytes.toFixed(0),
    (bytes / 1_000).toFixed(0),
  ];
}
