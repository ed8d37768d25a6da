import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEngine } from "../../packages/parapet/src/engine/index.ts";
import type { PolicyInput } from "../../packages/parapet/src/policy/index.ts";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { startRunning, testPolicy } from "../clients/running.ts";
import { send } from "../clients/scenarios/raw-fetch.ts";
import { MODEL, QUESTION } from "../clients/scenarios/scenario.ts";
import { startOwnProcess } from "./own-process.ts";

const GOOD = {
  name: "good",
  path: "/v1/chat/completions",
  body: JSON.stringify({ model: MODEL, messages: [{ role: "user", content: QUESTION }] }),
};

let practice: PracticeModel;
const directory = mkdtempSync(join(tmpdir(), "parapet-places-"));
beforeAll(async () => {
  practice = await startPracticeModel();
});
afterAll(async () => {
  await practice.close();
  rmSync(directory, { recursive: true, force: true });
});

const COMMAND = resolve(import.meta.dirname, "../../packages/parapet/src/cli/main.ts");

/** Runs `parapet` from its sources. Not synchronous: the practice upstream lives in this process. */
function runCommand(words: readonly string[]): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [...process.execArgv, "--no-warnings", COMMAND, ...words], {
    env: { ...process.env, TEST_PROVIDER_KEY: "none" },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 20_000,
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((done) => child.on("close", (status) => done({ status, stderr })));
}

/** Starts from a policy that is expected to be refused. */
async function startFails(text: string | PolicyInput, name: string): Promise<unknown> {
  const policyFile = join(directory, `${name}.yaml`);
  writeFileSync(policyFile, typeof text === "string" ? text : JSON.stringify(text));
  return startEngine({ policyFile, env: { TEST_PROVIDER_KEY: "none" } }).then(
    async (engine) => {
      await engine.close();
      throw new Error("it was expected not to start");
    },
    (error) => error,
  );
}

describe("starts that must fail, and say why", () => {
  it("a port that is taken: exit code 3, and the hint names --port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as { port: number };
    const policy = testPolicy(practice.url);
    const error = await startFails({ ...policy, server: { ...policy.server, port } }, "port");
    expect(error).toMatchObject({
      code: "PARAPET_SERVER_PORT_TAKEN",
      exit: 3,
      hint: expect.stringContaining("--port"),
    });
    expect(String(error)).toContain(String(port));
    other.close();
  });

  it("a port that is taken, by the command: it ends with 3 and shows no stack", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as { port: number };
    const policyFile = join(directory, "command.yaml");
    writeFileSync(policyFile, JSON.stringify(testPolicy(practice.url)));
    const { status, stderr } = await runCommand(["up", "--config", policyFile, "--port", String(port), "--no-open"]);
    other.close();
    expect(status).toBe(3);
    expect(stderr).toContain("PARAPET_SERVER_PORT_TAKEN");
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("a data directory that is a file", async () => {
    writeFileSync(join(directory, "not-a-directory"), "");
    const policy = testPolicy(practice.url);
    const error = await startFails(
      { ...policy, server: { ...policy.server, dataDirectory: "not-a-directory" } },
      "file",
    );
    expect(error).toMatchObject({ code: "PARAPET_STORE_DIRECTORY", exit: 3 });
    expect((error as { hint?: string }).hint).toBeTruthy();
  });

  it.skipIf(process.getuid?.() === 0)("a data directory that may not be written", async () => {
    mkdirSync(join(directory, "read-only"));
    chmodSync(join(directory, "read-only"), 0o500);
    const policy = testPolicy(practice.url);
    const error = await startFails(
      { ...policy, server: { ...policy.server, dataDirectory: "read-only/data" } },
      "mode",
    );
    expect(error).toMatchObject({ code: "PARAPET_STORE_DIRECTORY", exit: 3 });
  });

  it.skipIf(process.platform !== "linux")("a data directory where nothing can be made, whoever asks", async () => {
    const policy = testPolicy(practice.url);
    const error = await startFails({ ...policy, server: { ...policy.server, dataDirectory: "/proc/parapet" } }, "proc");
    expect(error).toMatchObject({ code: "PARAPET_STORE_DIRECTORY", exit: 3 });
  });

  it.each([
    ["a misspelt detector", "PARAPET_POLICY_INVALID", { guards: { all: { detectors: { secrets: "redact" } } } }],
    ["a guard profile that is not there", "PARAPET_POLICY_INVALID", { guards: {} }],
    ["an unknown key", "PARAPET_POLICY_INVALID", { guard: {} }],
  ])("%s", async (what, code, change) => {
    const error = await startFails(
      { ...testPolicy(practice.url), ...change } as PolicyInput,
      what.replaceAll(" ", "-"),
    );
    expect(error).toMatchObject({ code, exit: 2 });
  });

  it("a policy that is not YAML, with its line", async () => {
    const error = await startFails("parapet: 1\nmodels: [", "syntax");
    expect(error).toMatchObject({ code: "PARAPET_POLICY_SYNTAX", exit: 2 });
    expect(JSON.stringify(error)).toContain('"line"');
  });

  it("a secret that is not there, named by its reference", async () => {
    const policyFile = join(directory, "secret.yaml");
    writeFileSync(policyFile, JSON.stringify(testPolicy(practice.url)));
    const work = startEngine({ policyFile, env: {} });
    await expect(work).rejects.toMatchObject({ code: "PARAPET_SECRET_MISSING" });
    await expect(work).rejects.toThrow("TEST_PROVIDER_KEY");
  });
});

describe("an upstream that is down", () => {
  it("is a 502 in the vendor's shape, and no key or address leaks", async () => {
    const gone = await startPracticeModel();
    await gone.close();
    const running = await startRunning({
      change: (policy) => ({
        ...policy,
        providers: { ...policy.providers, openai: { kind: "openai-compatible", baseUrl: gone.url } },
        models: {
          ...policy.models,
          [MODEL]: {
            primary: { provider: "openai" },
            guards: "all",
            retries: { max: 1, baseDelayMs: 5, maxDelayMs: 10 },
          },
        },
      }),
    });
    const reply = await send(running.through, GOOD);
    expect(reply.status).toBe(502);
    expect(JSON.parse(reply.bytes)).toMatchObject({ error: { code: "upstream_unreachable" } });
    expect(reply.bytes).not.toContain(new URL(gone.url).port);
    await running.close();
  });

  it("fails over to the standby where there is one", async () => {
    const gone = await startPracticeModel();
    await gone.close();
    const running = await startRunning({
      change: (policy) => ({
        ...policy,
        providers: { ...policy.providers, broken: { kind: "openai-compatible", baseUrl: gone.url } },
        models: {
          ...policy.models,
          [MODEL]: {
            primary: { provider: "broken" },
            standby: { provider: "openai" },
            guards: "all",
            retries: { max: 1, baseDelayMs: 5, maxDelayMs: 10 },
          },
        },
      }),
    });
    expect((await send(running.through, GOOD)).status).toBe(200);
    await running.close();
  });
});

const hasPrlimit = process.platform === "linux" && spawnSync("prlimit", ["--version"]).status === 0;

describe.skipIf(!hasPrlimit)("a disk that is full", () => {
  it("refuses requests rather than serve them unrecorded, does not crash, and goes on when there is space again", async () => {
    const gateway = await startOwnProcess(testPolicy(practice.url), { fileBlocks: 1_200 });
    const door = { url: gateway.url, key: gateway.key };
    const statuses = new Set<number>();
    let last = "";
    const until = performance.now() + 20_000;
    while (!statuses.has(503) && performance.now() < until) {
      const replies = await Promise.all(Array.from({ length: 32 }, () => send(door, GOOD)));
      for (const { status, bytes } of replies) {
        statuses.add(status);
        if (status === 503) last = bytes;
      }
    }
    expect([...statuses].sort()).toEqual([200, 503]);
    expect(JSON.parse(last)).toMatchObject({ error: { code: "records_unavailable" } });
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    expect(spawnSync("prlimit", ["--pid", String(gateway.pid), "--fsize=unlimited:unlimited"]).status).toBe(0);
    await expect.poll(async () => (await send(door, GOOD)).status, { timeout: 10_000 }).toBe(200);
    expect(gateway.isAlive()).toBe(true);
    await gateway.close();
  });
});
