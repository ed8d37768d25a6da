import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { testPolicy } from "../clients/running.ts";
import { CLAUDE, MODEL } from "../clients/scenarios/scenario.ts";
import { type OwnProcess, startOwnProcess } from "./own-process.ts";
import { head, open } from "./wire-level.ts";

const CLIENTS = 1_000;
const WAVE = 250;
const MEBIBYTE = 1024 * 1024;

let practice: PracticeModel;
let gateway: OwnProcess;
beforeAll(async () => {
  practice = await startPracticeModel({ paceMs: 40 });
  gateway = await startOwnProcess({
    ...testPolicy(practice.url),
    limits: { concurrentPerKey: 2_000, concurrentPerModel: 2_000 },
  });
});
afterAll(async () => {
  await gateway.close();
  await practice.close();
});

/** Opens streams on both wires, waits until each has begun to flow, and drops them all at once. */
async function dropWave(): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: WAVE }, (_, index) => startStream(index)));
  // Each stream holds a client's and a provider's socket: the measure is worth something only if it sees them.
  expect((await gateway.measure()).sockets).toBeGreaterThanOrEqual(2 * WAVE);
  for (const socket of sockets) socket.destroy();
}

function startStream(index: number): Promise<Socket> {
  const messages = [{ role: "user", content: "Count to 5000" }];
  const [path, body] =
    index % 2 === 0
      ? ["/v1/chat/completions", JSON.stringify({ model: MODEL, messages, stream: true })]
      : ["/v1/messages", JSON.stringify({ model: CLAUDE, max_tokens: 90_000, messages, stream: true })];
  const socket = open(gateway.url);
  socket.write(head(path, gateway.key, { "content-length": String(body.length) }) + body);
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("close", () => reject(new Error(`closed before it flowed: ${text.slice(0, 300)}`)));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (text.includes("data: ")) resolve(socket);
    });
  });
}

describe(`${CLIENTS} clients that drop mid-stream`, () => {
  it("cost neither sockets nor memory, and each is cancelled upstream", async () => {
    await dropWave(); // fills pools and compiles code: what stays after this is what leaks
    await expect.poll(() => practice.stats().aborted, { timeout: 20_000 }).toBe(WAVE);
    const before = await settled();
    for (let dropped = 0; dropped < CLIENTS; dropped += WAVE) await dropWave();
    await expect.poll(() => practice.stats().aborted, { timeout: 20_000 }).toBe(WAVE + CLIENTS);
    const after = await settled();
    expect(gateway.isAlive()).toBe(true);
    expect(after.sockets - before.sockets).toBeLessThan(10);
    expect(after.usedBytes - before.usedBytes).toBeLessThan(6 * MEBIBYTE);
    expect(after.rssBytes - before.rssBytes).toBeLessThan(128 * MEBIBYTE);
    console.info(
      `abuse: after ${CLIENTS} dropped streams: sockets ${before.sockets} → ${after.sockets}, used ${mib(before.usedBytes)} → ${mib(after.usedBytes)} MiB, rss ${mib(before.rssBytes)} → ${mib(after.rssBytes)} MiB`,
    );
  });
});

/** What the gateway holds once its sockets have gone. */
async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return gateway.measure();
}

function mib(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}
