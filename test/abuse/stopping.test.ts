import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { testPolicy } from "../clients/running.ts";
import { send } from "../clients/scenarios/raw-fetch.ts";
import { CLAUDE, MODEL, QUESTION } from "../clients/scenarios/scenario.ts";

const COMMAND = resolve(import.meta.dirname, "../../packages/parapet/src/cli/main.ts");
const STREAMS = 40;
const GOOD = {
  name: "good",
  path: "/v1/chat/completions",
  body: JSON.stringify({ model: MODEL, messages: [{ role: "user", content: QUESTION }] }),
};

/** `parapet up`, as it is really run. */
interface Up {
  readonly child: ChildProcess;
  readonly door: { readonly url: string; readonly key: string };
  readonly policyFile: string;
  readonly stopFile: string;
}

let practice: PracticeModel;
let directory: string;
let up: Up;
beforeAll(async () => {
  practice = await startPracticeModel({ paceMs: 20 });
});
afterAll(() => practice.close());
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "parapet-stopping-"));
  up = await startUp();
});
afterEach(() => {
  up.child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

async function startUp(): Promise<Up> {
  const policyFile = join(directory, "parapet.yaml");
  const policy = testPolicy(practice.url);
  writeFileSync(
    policyFile,
    JSON.stringify({ ...policy, limits: { concurrentPerKey: 1_000, concurrentPerModel: 1_000 } }),
  );
  const words = ["up", "--json", "--no-open", "--config", policyFile];
  const child = spawn(process.execPath, [...process.execArgv, "--no-warnings", COMMAND, ...words], {
    env: { ...process.env, TEST_PROVIDER_KEY: "none" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  const { url, key, dataDirectory } = JSON.parse(text.slice(0, text.indexOf("\n"))) as Record<string, string>;
  return {
    child,
    door: { url: url!, key: key! },
    policyFile,
    stopFile: join(resolve(directory, dataDirectory!), "STOP"),
  };
}

interface Stream {
  /** All that came, once it has ended. */
  readonly whole: Promise<string>;
}

/** Streams on both wires that have begun to flow. */
function startStreams(countTo: number): Promise<readonly Stream[]> {
  return Promise.all(Array.from({ length: STREAMS }, (_, index) => startStream(index % 2 === 0, countTo)));
}

async function startStream(isOpenai: boolean, countTo: number): Promise<Stream> {
  const messages = [{ role: "user", content: `Count to ${countTo}` }];
  const body = isOpenai
    ? { model: MODEL, messages, stream: true }
    : { model: CLAUDE, max_tokens: 90_000, messages, stream: true };
  const reply = await fetch(`${up.door.url}${isOpenai ? "/v1/chat/completions" : "/v1/messages"}`, {
    method: "POST",
    headers: { authorization: `Bearer ${up.door.key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const reader = reply.body!.getReader();
  const first = await reader.read();
  const decoder = new TextDecoder();
  let text = decoder.decode(first.value, { stream: true });
  const whole = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += decoder.decode(part.value, { stream: true });
    return text;
  })();
  // Whoever awaits it later gets to hear of an error; until then it is nobody's.
  whole.catch(() => {});
  return { whole };
}

async function expectAllStopped(streams: readonly Stream[], since: number): Promise<void> {
  const texts = await Promise.all(streams.map(({ whole }) => whole));
  expect(performance.now() - since).toBeLessThan(1_000);
  for (const text of texts) {
    expect(text).toMatch(/"error":/);
    expect(text).toContain("stopped");
    expect(text).not.toMatch(/\[DONE\]|message_stop/);
  }
  const refused = await send(up.door, GOOD);
  expect([refused.status, JSON.parse(refused.bytes).error.code]).toEqual([503, "stopped"]);
}

describe(`the kill switch on ${STREAMS} running streams of a real process`, () => {
  it("a signal ends them all within a second, each in its vendor's words, and holds until it is released", async () => {
    const streams = await startStreams(5_000);
    const began = performance.now();
    up.child.kill("SIGUSR2");
    await expectAllStopped(streams, began);
    expect(readFileSync(up.stopFile, "utf8")).toContain("SIGUSR2");
    rmSync(up.stopFile);
    await expect.poll(async () => (await send(up.door, GOOD)).status, { timeout: 2_000 }).toBe(200);
  });

  it("so does a file that anybody with a shell can make", async () => {
    const streams = await startStreams(5_000);
    const began = performance.now();
    writeFileSync(up.stopFile, "");
    await expectAllStopped(streams, began);
    await expect.poll(() => practice.stats().started - practice.stats().finished - practice.stats().aborted).toBe(0);
  });
});

describe("a process that is told to go", () => {
  it("lets streams finish, refuses newcomers meanwhile, and ends with 0", async () => {
    const streams = await startStreams(60);
    const gone = once(up.child, "exit");
    up.child.kill("SIGTERM");
    await expect
      .poll(() =>
        send(up.door, GOOD).then(
          ({ bytes }) => JSON.parse(bytes).error?.code ?? "served",
          () => "closed",
        ),
      )
      .toMatch(/^(shutting_down|closed)$/);
    const texts = await Promise.all(streams.map(({ whole }) => whole));
    for (const text of texts) expect(text).toMatch(/\[DONE\]|message_stop/);
    expect(await gone).toEqual([0, null]);
  });
});

describe("a policy that changes under running streams", () => {
  it("holds for newcomers only; a broken one changes nothing", async () => {
    const streams = await startStreams(60);
    const policy = readFileSync(up.policyFile, "utf8");
    const closed = JSON.parse(policy) as { models: Record<string, object> };
    closed.models[MODEL] = { ...closed.models[MODEL], mode: "maintenance" };
    writeFileSync(up.policyFile, JSON.stringify(closed));
    await expect.poll(async () => (await send(up.door, GOOD)).status, { timeout: 5_000 }).toBe(503);
    writeFileSync(up.policyFile, policy.slice(0, -40));
    for (const text of await Promise.all(streams.map(({ whole }) => whole)))
      expect(text).toMatch(/\[DONE\]|message_stop/);
    expect((await send(up.door, GOOD)).status).toBe(503);
    writeFileSync(up.policyFile, policy);
    await expect.poll(async () => (await send(up.door, GOOD)).status, { timeout: 5_000 }).toBe(200);
  });
});
