/**
 * Attacks with single questions alone, by the package as it is built: `<url> <cases> [--log <file>] [--prompts <file>]`.
 * Without a URL a function answers, which shows what cases, search and oracles cost. `--prompts` keeps what was asked.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRegistry } from "@parapet/guard/kernel";
import { builtInArsenal, openRunLog, openTarget, parseManifest, run } from "parapet/redteam";
import { CANARY, REPLY, SYSTEM } from "./mock.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { log: { type: "string" }, prompts: { type: "string" } },
});
const [url = "", count = "1000"] = positionals;
const manifest = parseManifest(
  JSON.stringify({
    redteam: 1,
    target: "mock",
    connection: { kind: "openai-chat", url: url === "" ? "http://127.0.0.1:1/v1" : url, model: "m" },
    planted: { canaries: [CANARY], systemPrompt: SYSTEM },
    limits: { requests: Number(count), perSecond: 10_000, concurrency: 16, retries: 0 },
  }),
  "mock",
);
const prompts = [];
const nothing = { calls: [], effects: [], retrieved: [], blockedBy: "", inputTokens: 0, outputTokens: 9, elapsedMs: 0 };
const session = {
  close: async () => {},
  send: async ({ text }) => {
    if (values.prompts !== undefined) prompts.push(text);
    return { ...nothing, text: REPLY };
  },
};
const direct = {
  id: "mock",
  title: "mock",
  channels: new Set(["user"]),
  open: async () => session,
  close: async () => {},
};
const loaded = { manifest, file: "mock.yaml", baseDirectory: "." };
const target = url === "" ? direct : await openTarget(loaded, { secret: async () => "" });
const head = { redteam: 1, run: "r", target: "mock", manifestDigest: "", seed: 1, packs: [], startedAt: 0 };
const log = values.log === undefined ? undefined : openRunLog(values.log, { ...head, requests: Number(count) });
const drivers = createRegistry("driver", [builtInArsenal.drivers.get("single-shot")]);
let cases = 0;
const { requests, tally } = await run({
  arsenal: { ...builtInArsenal, drivers },
  manifest,
  target,
  seed: 1,
  signal: new AbortController().signal,
  onResult: () => cases++,
  ...(log === undefined ? {} : { log }),
});
log?.close();
if (values.prompts !== undefined) writeFileSync(values.prompts, JSON.stringify(prompts));
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1_000;
console.log(JSON.stringify({ cases, requests, errors: tally.counts.error, cpuMs, peakMb: Math.round(maxRSS / 1_024) }));
