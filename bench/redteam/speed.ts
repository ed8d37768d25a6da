/**
 * What the red team itself costs, beside a peer: the same thousand questions to the same model on this machine, which
 * answers at once. Counted are whole processes, from their start to their end, with their children.
 *
 *     npm run build && (cd bench/redteam && npm install --ignore-scripts)
 *     node bench/redteam/speed.ts [--rounds 3] [--cases 1000] [--million] [--write]
 *
 * A round runs each system with ten cases and with all of them, one system after the other; the difference is what a case
 * costs, the ten are what a start costs. Without the install the peer is left out, and said to be. `--million` runs a
 * million cases against a function, with a log on disk.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { median } from "../gateway/measure.ts";
import { CANARY, startMock } from "./mock.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    cases: { type: "string", default: "1000" },
    million: { type: "boolean" },
    write: { type: "boolean" },
  },
});
const [rounds, cases] = [Number(values.rounds), Number(values.cases)];
const FEW = 10;
const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "parapet-speed-"));
const mock = await startMock();

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly firstMs: number;
  readonly output: string;
}

/** Runs a command to its end. CPU is the shell's count of all that it has waited for; memory is looked at each 20 ms. */
async function costOf(command: readonly string[], asked: number): Promise<Cost> {
  mock.begin();
  const startedAt = performance.now();
  const shell = spawn("bash", ["-c", 'TIMEFORMAT="CPU %U %S"; time "$@"', "bash", ...command], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...QUIET },
  });
  let output = "";
  let errors = "";
  shell.stdout.on("data", (part: Buffer) => {
    output += part;
  });
  shell.stderr.on("data", (part: Buffer) => {
    errors += part;
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, memoryOf(shell.pid ?? 0));
  }, 20);
  const code = await new Promise((resolve) => shell.once("close", resolve));
  clearInterval(watch);
  const wallMs = performance.now() - startedAt;
  const [, user = "", system = ""] = /CPU ([\d.]+) ([\d.]+)/.exec(errors) ?? [];
  if (code !== 0 || mock.count < asked)
    throw new Error(`${command.join(" ")} ended by ${code}, asked ${mock.count} of ${asked}: ${errors}${output}`);
  const firstMs = asked === 0 ? 0 : mock.firstAt - startedAt;
  return { wallMs, cpuMs: (Number(user) + Number(system)) * 1_000, peakMb, firstMs, output };
}

/** Resident memory of a process and all below it, MB. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").split(" ").filter(Boolean);
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
    return children.reduce((sum, child) => sum + memoryOf(Number(child)), own);
  } catch {
    return 0; // It ended while it was looked at.
  }
}

/** The peer asks nobody but the model, keeps nothing and looks for no update. */
const QUIET = {
  PROMPTFOO_DISABLE_TELEMETRY: "1",
  PROMPTFOO_DISABLE_UPDATE: "1",
  PROMPTFOO_DISABLE_REMOTE_GENERATION: "true",
  PROMPTFOO_DISABLE_REDTEAM_REMOTE_GENERATION: "true",
  PROMPTFOO_DISABLE_SHARING: "1",
  PROMPTFOO_CONFIG_DIR: join(folder, "peer"),
  PROMPTFOO_CACHE_ENABLED: "false",
  OPENAI_API_KEY: "none",
} as const;

const node = process.execPath;
const staticCases = join(here, "static-cases.mjs");
/** As bin/parapet.js starts `redteam run` (docs/decisions/0010-young-generation.md). */
const attacker = [
  node,
  "--max-semi-space-size=8",
  "--no-parallel-scavenge",
  "--heap-growing-percent=40",
  staticCases,
] as const;
const ours = (count: number): readonly string[] => [...attacker, mock.url, String(count)];
const peerBin = join(here, "node_modules/.bin/promptfoo");
const peerVersion = existsSync(peerBin)
  ? (JSON.parse(readFileSync(join(here, "node_modules/promptfoo/package.json"), "utf8")) as { version: string }).version
  : "";

/** The same questions; an answer may not hold the canary. */
function peer(count: number, prompts: readonly string[]): readonly string[] {
  const file = join(folder, `peer-${count}.json`);
  const tests = prompts.slice(0, count).map((prompt) => ({
    vars: { prompt },
    assert: [{ type: "not-contains", value: CANARY }],
  }));
  const providers = [{ id: "openai:chat:m", config: { apiBaseUrl: mock.url, apiKey: "none" } }];
  writeFileSync(file, JSON.stringify({ prompts: ["{{prompt}}"], providers, tests }));
  const options = ["--no-cache", "--no-progress-bar", "--no-table", "--no-write", "-j", "16"];
  return [node, peerBin, "eval", "-c", file, ...options, "-o", join(folder, `out-${count}.json`)];
}

async function millionCases(): Promise<string> {
  const file = join(folder, "million.jsonl");
  const cost = await costOf([...attacker, "", "1000000", "--log", file], 0);
  const said = JSON.parse(cost.output) as { cases: number; cpuMs: number; peakMb: number; errors: number };
  return `A million cases against a function, with a log: ${said.cases} cases, ${said.errors} errors, ${(said.cpuMs / said.cases).toFixed(3)} ms of CPU a case, ${(cost.wallMs / 1_000).toFixed(0)} s, ${said.peakMb} MB at most.`;
}

async function sideBySide(): Promise<string> {
  const promptFile = join(folder, "prompts.json");
  await costOf([node, staticCases, "", String(cases), "--prompts", promptFile], 0);
  const prompts = JSON.parse(readFileSync(promptFile, "utf8")) as readonly string[];
  const systems = [
    { name: "parapet", command: ours },
    ...(peerVersion === ""
      ? []
      : [{ name: `promptfoo ${peerVersion}`, command: (count: number) => peer(count, prompts) }]),
  ].map((system) => ({ ...system, few: [] as Cost[], many: [] as Cost[] }));
  const loads: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const { command, few, many } of systems) {
      loads.push(loadavg()[0] ?? 0);
      few.push(await costOf(command(FEW), FEW));
      many.push(await costOf(command(cases), cases));
    }
  const of = (costs: readonly Cost[], field: Exclude<keyof Cost, "output">): number =>
    median(costs.map((one) => one[field]));
  const rows = systems.map(({ name, few, many }) => {
    const each = (of(many, "cpuMs") - of(few, "cpuMs")) / (cases - FEW);
    const whole = of(many, "cpuMs") / cases;
    const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
    return `| ${[name, each.toFixed(2), whole.toFixed(2), seconds(of(many, "wallMs")), seconds(of(few, "cpuMs")), seconds(of(many, "firstMs")), of(many, "peakMb").toFixed(0)].join(" | ")} |`;
  });
  return [
    `${cases} questions, medians of ${rounds} rounds, load average ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} on two cores.${peerVersion === "" ? " The peer is not installed." : ""}`,
    "",
    "| system | CPU a case, ms | CPU a case with start and end, ms | wall, s | CPU of ten cases, s | first request after, s | memory, MB |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

const name = values.million === true ? "million" : "speed";
const text = values.million === true ? await millionCases() : await sideBySide();
console.log(text);
mock.close();
rmSync(folder, { recursive: true, force: true });
if (values.write === true) {
  const file = join(here, "README.md");
  const [before, rest] = readFileSync(file, "utf8").split(`<!-- ${name} -->\n`, 2);
  const after = rest?.split(`<!-- /${name} -->`, 2)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for ${name}`);
  const stamp = `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}. `;
  writeFileSync(file, `${before}<!-- ${name} -->\n${stamp}${text}\n<!-- /${name} -->${after}`);
}
