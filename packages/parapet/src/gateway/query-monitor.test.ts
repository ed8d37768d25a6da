import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PolicyInput } from "../policy/index.ts";
import { type RunningGateway, runGateway } from "./testing/gateway-kit.ts";
import { json, startUpstream, type Upstream } from "./testing/upstream.ts";

const PATH = "/v2/models/loan/infer";
let upstream: Upstream;
let running: RunningGateway | undefined;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(async () => {
  await running?.close();
});
afterAll(() => upstream.close());

const question = (rows: readonly (readonly number[])[]) => ({
  inputs: [{ name: "x", datatype: "FP32", shape: [rows.length, 2], data: rows.flat() }],
});

async function serve(monitor: object | undefined, outputs: object = { round: 0 }): Promise<RunningGateway> {
  upstream.script = (seen, response) => {
    const rows = JSON.parse(seen.body).inputs[0].shape[0] as number;
    json(response, 200, {
      outputs: [
        {
          name: "p",
          datatype: "FP32",
          shape: [rows, 2],
          data: Array.from({ length: rows }, () => [0.95, 0.05]).flat(),
        },
      ],
    });
  };
  running = await runGateway({
    policy: {
      parapet: 1,
      providers: { kserve: { kind: "open-inference", baseUrl: upstream.url, apiKey: "env:K" } },
      models: {
        loan: {
          primary: { provider: "kserve" },
          predict: {
            inputs: [{ name: "x", datatype: "FP32", shape: [-1, 2] }],
            outputs,
            ...(monitor === undefined ? {} : { monitor }),
          },
        },
      } as PolicyInput["models"],
      roles: { app: { allow: ["model:loan:predict"] } },
    },
    providers: new Map([["kserve", { apiKey: "upstream-secret" }]]),
  });
  return running;
}

/** Five clients with rows all over a square; returns whether all were answered. */
async function teach({ keyService, post }: RunningGateway): Promise<void> {
  for (let client = 0; client < 5; client++) {
    const { secret: key } = await keyService.issue({ name: `teacher ${client}`, role: "app" });
    const rows = Array.from({ length: 24 }, (_, at) => [(at * 37 + client * 11) % 101, (at * 53 + client * 29) % 97]);
    expect((await post(PATH, question(rows), { key })).status).toBe(200);
  }
}

const walk = (from: number) => question(Array.from({ length: 30 }, (_, at) => [50 + (from + at) * 0.01, 40]));
async function suspicions({ store }: RunningGateway) {
  await store.events.flush();
  const events = await store.events.read({ kinds: ["query-stream-suspected"], limit: 10 });
  return events.map(({ actor, subject, data }) => ({ actor, subject, data }));
}

describe("the query monitor", () => {
  it("G27: tells of a walk once, with the key and no row, and serves it", async () => {
    const gateway = await serve({ learn: 100 });
    await teach(gateway);
    for (let turn = 0; turn < 3; turn++) expect((await gateway.post(PATH, walk(turn * 30))).status).toBe(200);
    const told = await suspicions(gateway);
    expect(told).toEqual([
      {
        actor: expect.stringMatching(/\w/),
        subject: "model:loan",
        data: {
          suspicion: "evasion",
          reason: expect.stringContaining("almost one"),
          queries: expect.any(Number),
          action: "flag",
          exchange: expect.any(String),
        },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain("50.");
  });

  it("G27: with `block` the answer and what follows are refused, and others are served", async () => {
    const gateway = await serve({ learn: 100, onSuspect: "block" });
    await teach(gateway);
    const answer = await gateway.post(PATH, walk(0));
    expect([answer.status, await answer.json()]).toEqual([403, { error: expect.stringMatching(/^queries_suspected/) }]);
    const before = upstream.seen.length;
    expect((await gateway.post(PATH, question([[1, 2]]))).status).toBe(403);
    expect(upstream.seen).toHaveLength(before);
    const { secret: key } = await gateway.keyService.issue({ name: "other", role: "app" });
    expect((await gateway.post(PATH, question([[1, 2]]), { key })).status).toBe(200);
    expect((await gateway.records()).filter(({ code }) => code === "queries_suspected")).toMatchObject([
      { status: "blocked", verdict: "block" },
      { status: "blocked" },
    ]);
  });

  it("G27: neither a long answer nor a long question passes unseen", async () => {
    const gateway = await serve({ budget: 150 });
    expect((await gateway.post(PATH, question(Array.from({ length: 200 }, (_, at) => [at, 1])))).status).toBe(200);
    expect((await suspicions(gateway))[0]?.data).toMatchObject({ suspicion: "budget" });
    await gateway.close();
    const long = await serve({ budget: 2 }, {});
    upstream.script = (_, response) =>
      json(response, 200, {
        outputs: [{ name: "p", datatype: "FP32", shape: [1, 1], data: [0.5] }],
        padding: "x".repeat(2 << 20),
      });
    for (const value of [1, 2, 3]) expect((await long.post(PATH, question([[value, 1]]))).status).toBe(200);
    expect((await suspicions(long))[0]?.data).toMatchObject({ suspicion: "budget", queries: 3 });
  });

  it("G27: without it nothing is looked at; a budget needs no learning", async () => {
    const gateway = await serve(undefined);
    await teach(gateway);
    await gateway.post(PATH, walk(0));
    expect(await suspicions(gateway)).toEqual([]);
    await gateway.close();
    const counted = await serve({ budget: 10 });
    expect((await counted.post(PATH, walk(0))).status).toBe(200);
    expect((await suspicions(counted))[0]?.data).toMatchObject({ suspicion: "budget", queries: 11 });
  });
});
