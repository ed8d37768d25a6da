import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { testPolicy } from "../clients/running.ts";
import { CLAUDE, MODEL } from "../clients/scenarios/scenario.ts";
import { type Held, type OwnProcess, startOwnProcess } from "./own-process.ts";
import { head, open } from "./wire-level.ts";

const WAVE = 250;
const WAVES = 8;
/** Waves that only fill pools, compile code and size the allocator's arenas. */
const WARM = 2;
const CLIENTS = WAVE * WAVES;
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

describe(`${CLIENTS} clients that drop mid-stream, over and over`, () => {
  it("cost neither sockets nor memory, and each is cancelled upstream", async () => {
    const held: Held[] = [];
    for (let wave = 1; wave <= WAVES; wave += 1) {
      await dropWave();
      await expect.poll(() => practice.stats().aborted, { timeout: 20_000 }).toBe(wave * WAVE);
      held.push(await settled());
    }
    expect(gateway.isAlive()).toBe(true);
    // A wave must find room where the one before it was: what still grows is a leak.
    const [early, late] = [held.slice(WARM, WARM + 2), held.slice(-2)];
    const grown = (what: keyof Held): number => least(late, what) - least(early, what);
    console.info(
      `abuse: ${WAVES} waves of ${WAVE} dropped streams: sockets ${series(held, "sockets", 1)}; used MiB ${series(held, "usedBytes")}; rss MiB ${series(held, "rssBytes")}`,
    );
    expect(grown("sockets")).toBeLessThan(10);
    expect(grown("usedBytes")).toBeLessThan(2 * MEBIBYTE);
    expect(grown("rssBytes")).toBeLessThan(8 * MEBIBYTE);
  });
});

function least(held: readonly Held[], what: keyof Held): number {
  return Math.min(...held.map((one) => one[what]));
}

function series(held: readonly Held[], what: keyof Held, unit: number = MEBIBYTE): string {
  return held.map((one) => (one[what] / unit).toFixed(unit === 1 ? 0 : 1)).join(", ");
}

/** What the gateway holds once its sockets have gone. */
async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return gateway.measure();
}
