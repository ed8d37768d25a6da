/**
 * Cost of a gateway, side by side in one run: the same upstream and the same load for a bare proxy, a peer and Parapet.
 *
 *   npm run bench:gateway -- [--rounds 3] [--seconds 4] [--systems a,b] [--scenarios json-1k-c64,…]
 *
 * Servers run pinned to one core, load and upstream to the other. Each round gives every system one window per scenario,
 * back to back in rotated order, so that ratios are paired in time. CPU per request is read from /proc and counts all
 * threads. Needs Linux, taskset, wrk, and the peers (`npm install` in this folder). Loopback only.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { cpuMs, machineBusyMs, memoryMb } from "./measure.ts";
import { type Scenario, writeScenarios } from "./scenarios.ts";
import { type System, systemMakers } from "./systems.ts";
import { renderTable, type Window } from "./table.ts";

const HERE = import.meta.dirname;
const UPSTREAM_PORT = 9100;
const SERVER_CORE = "0";
const LOAD_CORE = "1";

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "4" },
    systems: { type: "string" },
    scenarios: { type: "string" },
    warm: { type: "string", default: "4" },
  },
});

function start(core: string, command: readonly string[]): ChildProcess {
  const child = spawn("taskset", ["-c", core, ...command], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint = (complaint + chunk).slice(-2_000);
  });
  child.on("exit", (code) => {
    if (code !== 0 && code !== null) process.stderr.write(`${command[1]} exited with ${code}: ${complaint}\n`);
  });
  return child;
}

async function untilReady(port: number): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** Runs one load window and returns what the generator measured. */
function load(system: System, scenario: Scenario, seconds: number): Promise<Record<string, number>> {
  const headers = Object.entries(system.headers).map(([name, value]) => `${name}: ${value}`);
  const origin = `http://127.0.0.1:${system.port}`;
  const path = "/v1/chat/completions";
  const command =
    scenario.kind === "json"
      ? [
          "wrk",
          "-t1",
          `-c${scenario.concurrency}`,
          `-d${seconds}s`,
          "--timeout",
          "10s",
          "-s",
          join(HERE, "wrk.lua"),
          origin + path,
        ]
      : [
          process.execPath,
          join(HERE, "stream-load.mjs"),
          origin,
          path,
          scenario.bodyFile,
          String(scenario.concurrency),
          String(seconds),
          headers.join("\n"),
        ];
  return new Promise((resolve, reject) => {
    const child = spawn("taskset", ["-c", LOAD_CORE, ...command], {
      env: { ...process.env, BODY: scenario.bodyFile, HDRS: headers.join("\n") },
    });
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
    });
    child.stderr.on("data", (chunk) => {
      printed += chunk;
    });
    child.on("close", () => {
      const line = /^JSON (.*)$/m.exec(printed)?.[1];
      if (line === undefined) reject(new Error(printed.slice(-500)));
      else resolve(JSON.parse(line) as Record<string, number>);
    });
  });
}

/** One request of each kind must come back right: a gateway that refuses quickly would look fast. */
async function assertWorks(system: System, scenarios: readonly Scenario[]): Promise<void> {
  const { readFile } = await import("node:fs/promises");
  for (const scenario of scenarios) {
    const body = await readFile(scenario.bodyFile, "utf8");
    const reply = await fetch(`http://127.0.0.1:${system.port}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", ...system.headers },
      body,
    });
    const text = await reply.text();
    const isRight = scenario.kind === "json" ? text.length === 500 : text.split("data: ").length - 1 === 51;
    if (reply.status !== 200 || !isRight)
      throw new Error(`${system.name} answers ${scenario.id} with ${reply.status}: ${text.slice(0, 200)}`);
  }
}

const directory = mkdtempSync(join(tmpdir(), "parapet-bench-"));
const children: ChildProcess[] = [];
const stopAll = (): void => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
};
process.on("SIGINT", () => {
  stopAll();
  process.exit(130);
});

try {
  const scenarios = writeScenarios(directory).filter(
    ({ id }) => flags.scenarios === undefined || flags.scenarios.split(",").includes(id),
  );
  const mock = start(LOAD_CORE, [process.execPath, join(HERE, "mock.mjs"), String(UPSTREAM_PORT)]);
  children.push(mock);
  await untilReady(UPSTREAM_PORT);
  const makers = systemMakers(directory, `http://127.0.0.1:${UPSTREAM_PORT}`, UPSTREAM_PORT, 9200);
  const wanted = flags.systems?.split(",") ?? Object.keys(makers);
  const systems = wanted.map((name) => {
    const make = makers[name];
    if (make === undefined) throw new Error(`no system '${name}'; there are ${Object.keys(makers).join(", ")}`);
    return make();
  });
  const running: { system: System; pid: number; idleMb: number }[] = [];
  for (const system of systems) {
    const child = system.command === undefined ? mock : start(SERVER_CORE, system.command);
    if (child !== mock) children.push(child);
    await untilReady(system.port);
    await assertWorks(system, scenarios);
    const pid = child.pid ?? 0;
    const idleMb = memoryMb(pid).now;
    for (const scenario of scenarios) await load(system, scenario, Number(flags.warm) / 2);
    running.push({ system, pid, idleMb });
    process.stderr.write(`ready: ${system.name}, ${idleMb} MB\n`);
  }

  mkdirSync(join(HERE, "results"), { recursive: true });
  const log = join(HERE, "results", `${Date.now()}.jsonl`);
  const windows: Window[] = [];
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (const scenario of scenarios) {
      for (let turn = 0; turn < running.length; turn++) {
        const chosen = running[(turn + round) % running.length];
        if (chosen === undefined) continue;
        const { system, pid, idleMb } = chosen;
        const before = { own: cpuMs(pid), machine: machineBusyMs(), at: performance.now() };
        const result = await load(system, scenario, Number(flags.seconds));
        const cpu = cpuMs(pid) - before.own;
        const window: Window = {
          round,
          system: system.name,
          scenario: scenario.id,
          requests: result.requests ?? 0,
          requestsPerSecond: result.rps ?? 0,
          p50Us: result.p50_us ?? Number.NaN,
          p99Us: result.p99_us ?? Number.NaN,
          errors: result.errors ?? 0,
          cpuUsPerRequest: (cpu * 1_000) / Math.max(1, result.requests ?? 0),
          machineBusyCores: (machineBusyMs() - before.machine) / (performance.now() - before.at),
          idleMb,
          memoryMb: memoryMb(pid).now,
          peakMb: memoryMb(pid).peak,
        };
        windows.push(window);
        appendFileSync(log, `${JSON.stringify(window)}\n`);
      }
    }
    process.stderr.write(`round ${round + 1} of ${flags.rounds}\n`);
  }
  process.stdout.write(renderTable(windows));
} finally {
  stopAll();
}
