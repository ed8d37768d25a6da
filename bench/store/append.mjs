// What a record costs: CPU per exchange on the thread that carries the traffic and on the one that writes, and what an
// acknowledged (committed and fsynced) record takes alone. Build first; run with `npx node bench/store/append.mjs`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { openStore } from "../../packages/parapet/dist/store/index.js";

const RECORDS = 20_000;
const ROUNDS = 5;

const detectors = ["secrets", "pii", "hidden-text", "exfiltration", "canary", "injection"].map((detector) => ({
  detector,
  direction: "input",
  verdict: "allow",
  hits: 0,
  elapsedUs: 12,
}));
let last = 0;
const exchange = () => ({
  id: `req_${String(++last).padStart(24, "0")}`,
  startedAt: Date.now(),
  wire: "openai-chat",
  route: "support-llm",
  model: "support-llm",
  upstream: "gpt",
  principal: "key:pk_3f9a1c2b7d",
  role: "app",
  user: "",
  status: "completed",
  httpStatus: 200,
  code: "",
  verdict: "allow",
  streamed: false,
  inputTokens: 20,
  outputTokens: 10,
  tokensEstimated: false,
  costUsd: 0.001,
  latencyMs: 12.3,
  firstByteMs: 3,
  overheadMs: 0.4,
  attempts: 1,
  target: "primary",
  requestDigest: "a".repeat(64),
  responseDigest: "b".repeat(64),
  detectors,
  hits: [],
});

const dataDirectory = mkdtempSync(join(tmpdir(), "parapet-bench-"));
const store = await openStore({ dataDirectory });
const rssMb = () => Math.round(process.memoryUsage.rss() / 1e6);
const rssOpenMb = rssMb();
store.events.appendExchange(exchange());
await store.events.flush();
console.log(`RSS: ${rssOpenMb} MB opened, ${rssMb()} MB with the writer's thread`);

for (let round = 0; round < ROUNDS; round++) {
  const records = Array.from({ length: RECORDS }, exchange);
  const [all, main, start] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()];
  for (let index = 0; index < RECORDS; index++) {
    store.events.appendExchange(records[index]);
    if (index % 100 === 99) await new Promise((resolve) => setImmediate(resolve));
  }
  const mainCpu = sum(process.threadCpuUsage(main)) / RECORDS;
  await store.events.flush();
  const seconds = (performance.now() - start) / 1e3;
  const writerCpu = sum(process.cpuUsage(all)) / RECORDS - sum(process.threadCpuUsage(main)) / RECORDS;
  console.log(
    `main ${mainCpu.toFixed(1)} µs, writer ${writerCpu.toFixed(1)} µs of CPU a record; ${Math.round(RECORDS / seconds)} committed a second`,
  );
}
const singleMs = [];
for (let index = 0; index < 200; index++) {
  const start = performance.now();
  store.events.appendExchange(exchange());
  await store.events.flush();
  singleMs.push(performance.now() - start);
}
singleMs.sort((a, b) => a - b);
console.log(
  `one record, committed and fsynced: p50 ${singleMs[100].toFixed(2)} ms, p99 ${singleMs[197].toFixed(2)} ms`,
);
await store.close();
rmSync(dataDirectory, { recursive: true });

function sum({ user, system }) {
  return user + system;
}
