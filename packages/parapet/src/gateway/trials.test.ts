import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PolicyInput } from "../policy/index.ts";
import { comparePredictions } from "./filters/compare-predictions.ts";
import { type KitOptions, type RunningGateway, runGateway } from "./testing/gateway-kit.ts";
import { json, startUpstream, type Upstream } from "./testing/upstream.ts";

let upstream: Upstream;
let running: RunningGateway | undefined;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(async () => {
  await running?.close();
  upstream.seen.length = 0;
});
afterAll(() => upstream.close());

type Answer = { readonly label: number; readonly score: number };

/** A server with versions of a model; a number in the place of an answer is a status. */
async function serve(
  model: object,
  versions: Readonly<Record<string, Answer | number>>,
  more: Partial<KitOptions> = {},
): Promise<RunningGateway> {
  upstream.script = ({ url }, response) => {
    const said = versions[url.split("/")[3] ?? ""];
    if (said === undefined || typeof said === "number") return json(response, said ?? 404, { error: "no" });
    return json(response, 200, {
      outputs: [
        { name: "label", datatype: "INT64", shape: [1], data: [said.label] },
        { name: "score", datatype: "FP32", shape: [1, 1], data: [said.score] },
      ],
    });
  };
  running = await runGateway({
    policy: {
      parapet: 1,
      providers: { kserve: { kind: "open-inference", baseUrl: upstream.url } },
      models: {
        loan: { primary: { provider: "kserve", model: "old" }, retries: { max: 0 }, ...model },
      } as PolicyInput["models"],
      roles: { app: { allow: ["model:loan:predict"] } },
    },
    ...more,
  });
  return running;
}

const QUESTION = { inputs: [{ name: "x", datatype: "FP32", shape: [1, 1], data: [1] }] };
const ask = async ({ post }: RunningGateway, body: object = QUESTION): Promise<number> => {
  const response = await post("/v2/models/loan/infer", body);
  const { outputs } = (await response.json()) as { outputs?: { data: number[] }[] };
  return outputs?.[0]?.data[0] ?? response.status;
};
const OLD = { label: 0, score: 0.25 };
const NEW = { label: 1, score: 0.75 };

describe("a canary", () => {
  const canary = (share: number) => ({ canary: { provider: "kserve", model: "new", share } });

  it("G25: answers its share of the requests, and the record says which version it was", async () => {
    const draws = [0.1, 0.29, 0.3, 0.9];
    const gateway = await serve(canary(0.3), { old: OLD, new: NEW }, { random: () => draws.shift() ?? 1 });
    const answers = [];
    for (let left = 4; left > 0; left--) answers.push(await ask(gateway));
    expect(answers).toEqual([1, 1, 0, 0]);
    const records = await gateway.records();
    expect(records.map(({ target, upstream: label }) => [target, label]).reverse()).toEqual([
      ["canary", "kserve/new"],
      ["canary", "kserve/new"],
      ["primary", "kserve/old"],
      ["primary", "kserve/old"],
    ]);
  });

  it("G25: a user always meets the same version, and users are split by the share", async () => {
    const chat: PolicyInput["models"] = {
      bot: {
        primary: { provider: "up", model: "old" },
        canary: { provider: "up", model: "new", share: 0.25 },
        retries: { max: 0 },
      },
    };
    upstream.script = ({ body }, response) =>
      json(response, 200, {
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: JSON.parse(body).model } }],
      });
    let draws = 0;
    running = await runGateway({
      policy: {
        parapet: 1,
        providers: { up: { kind: "openai-compatible", baseUrl: upstream.url } },
        models: chat,
        roles: { app: { allow: ["model:*"] } },
      },
      random: () => (draws++ % 2 === 0 ? 0 : 0.99),
    });
    const { chat: say } = running;
    const answerFor = async (user: string): Promise<string> => {
      const answer = (await (await say("hi", { fields: { user } })).json()) as {
        choices: { message: { content: string } }[];
      };
      return answer.choices[0]!.message.content;
    };
    const users = Array.from({ length: 120 }, (_, at) => `user-${at}`);
    const first = await Promise.all(users.map(answerFor));
    expect(await Promise.all(users.map(answerFor))).toEqual(first);
    const share = first.filter((version) => version === "new").length / users.length;
    // Four standard errors of a share of a quarter.
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / users.length));
  });

  it("G25: where it fails the primary answers, and none of a standby's traffic is for it", async () => {
    const gateway = await serve(
      { ...canary(1), standby: { provider: "kserve", model: "spare" } },
      { old: OLD, new: 500, spare: { label: 7, score: 0 } },
    );
    expect(await ask(gateway)).toBe(0);
    const [record] = await gateway.records();
    expect([record!.target, record!.attempts]).toEqual(["primary", 2]);
    await gateway.gateway.setMode("loan", "standby", "anna", "the primary is broken");
    upstream.seen.length = 0;
    expect(await ask(gateway)).toBe(7);
    expect(upstream.seen.map(({ url }) => url)).toEqual(["/v2/models/spare/infer"]);
  });

  it("G25, G26: a stage that no version is at takes nothing, and the primary goes on", async () => {
    const gateway = await serve(
      { ...canary(1), shadow: { provider: "kserve", model: "next", share: 1 } },
      { old: OLD },
      { providers: new Map([["kserve", { serves: new Set(["old"]) }]]) },
    );
    expect(await ask(gateway)).toBe(0);
    expect(upstream.seen.map(({ url }) => url)).toEqual(["/v2/models/old/infer"]);
  });
});

describe("a shadow", () => {
  const shadow = (more: object = {}) => ({ shadow: { provider: "kserve", model: "new", share: 1, ...more } });
  const compared = async ({ gateway, store }: RunningGateway) => {
    await gateway.close();
    await store.events.flush();
    const events = await store.events.read({ kinds: ["shadow-compared"] });
    return events.map(({ subject, data }) => ({ subject, ...data }));
  };

  it("G26: is asked the same, its answers leave for nowhere, and what differs is counted", async () => {
    const gateway = await serve(shadow(), { old: OLD, new: NEW });
    for (let left = 3; left > 0; left--) expect(await ask(gateway)).toBe(0);
    await expect.poll(() => upstream.seen.length).toBe(6);
    const sent = (version: string) => upstream.seen.filter(({ url }) => url.includes(version)).map(({ body }) => body);
    expect(sent("new")).toEqual(sent("old"));
    expect(await gateway.gateway.metrics()).toContain('parapet_shadow_rows_total{model="loan",differs="yes"}');
    expect(await compared(gateway)).toMatchObject([
      { subject: "model:loan", compared: 3, rows: 3, differing: 3, largestDistance: 0.5, failed: 0, dropped: 0 },
    ]);
  });

  it("G26: one that fails is no agreement, and nobody's answer waits for it", async () => {
    const gateway = await serve(shadow(), { old: OLD, new: 500 });
    expect(await ask(gateway)).toBe(0);
    await expect.poll(() => upstream.seen.length).toBe(2);
    expect(await compared(gateway)).toMatchObject([{ compared: 0, rows: 0, failed: 1 }]);
  });

  it("G26: one that does not answer takes no more than sixteen questions, and holds up none", async () => {
    const gateway = await serve(shadow(), { old: OLD, new: NEW });
    const { script } = upstream;
    const hanging: (() => void)[] = [];
    upstream.script = (request, response, count) => {
      if (request.url.includes("new")) hanging.push(() => void script(request, response, count));
      else return script(request, response, count);
    };
    for (let left = 20; left > 0; left--) expect(await ask(gateway)).toBe(0);
    await expect.poll(() => hanging.length).toBe(16);
    for (const answer of hanging) answer();
    expect(await compared(gateway)).toMatchObject([{ compared: 16, dropped: 4 }]);
  });

  it("G26: a canary's and a standby's answers are not held beside it", async () => {
    const canary = { canary: { provider: "kserve", model: "mid", share: 1 } };
    const gateway = await serve({ ...shadow(), ...canary }, { old: OLD, mid: NEW, new: NEW });
    expect(await ask(gateway)).toBe(1);
    expect(await compared(gateway)).toEqual([]);
    expect(upstream.seen.map(({ url }) => url)).toEqual(["/v2/models/mid/infer"]);
  });

  it("G26: a store that takes nothing ends nobody, and the counts wait for it", async () => {
    let now = Date.now();
    let isFull = true;
    const gateway = await serve(
      shadow(),
      { old: OLD, new: NEW },
      {
        clock: { now: () => now },
        wrapStore: (store) => ({
          ...store,
          events: {
            append: (event) => {
              if (isFull && event.kind === "shadow-compared") throw new Error("the disk is full");
              store.events.append(event);
            },
            appendExchange: (record, texts) => store.events.appendExchange(record, texts),
            recordExchange: (record, texts, written) => store.events.recordExchange(record, texts, written),
            flush: () => store.events.flush(),
            read: (query) => store.events.read(query),
            subscribe: (listener) => store.events.subscribe(listener),
          },
        }),
      },
    );
    expect(await ask(gateway)).toBe(0);
    await expect.poll(() => upstream.seen.length).toBe(2);
    await expect.poll(() => gateway.gateway.metrics()).toContain('outcome="compared"} 1');
    now += 60_000;
    await expect.poll(() => gateway.log.some(({ message }) => message.includes("not recorded yet"))).toBe(true);
    expect(await ask(gateway)).toBe(0);
    isFull = false;
    expect(await compared(gateway)).toMatchObject([{ compared: 2 }]);
  });

  it("G26: refusals of the primary are not asked again", async () => {
    const gateway = await serve(shadow(), { old: 400, new: NEW });
    expect(await ask(gateway)).toBe(400);
    expect(await compared(gateway)).toEqual([]);
    expect(upstream.seen).toHaveLength(1);
  });
});

describe("two answers beside each other", () => {
  const answer = (...outputs: readonly object[]) => Buffer.from(JSON.stringify({ outputs }));
  const floats = (data: readonly unknown[], shape: readonly number[] = [2, 2]) => ({
    name: "p",
    datatype: "FP32",
    shape,
    data,
  });

  it("G26: a row differs by a label, or by a number beyond the tolerance", () => {
    const labels = (data: readonly number[]) => ({ name: "l", datatype: "INT64", shape: [2], data });
    const ours = answer(labels([1, 2]), floats([0.1, 0.9, 0.5, 0.5]));
    const same = answer(
      floats([
        [0.105, 0.895],
        [0.5, 0.5],
      ]),
      labels([1, 2]),
    );
    expect(comparePredictions(ours, same, 0.01)).toMatchObject({ rows: 2, differing: 0 });
    expect(comparePredictions(ours, same, 0.001)).toMatchObject({ rows: 2, differing: 1 });
    const other = answer(labels([1, 3]), floats([0.1, 0.9, 0.5, 0.5]));
    expect(comparePredictions(ours, other, 0.01)).toEqual({ rows: 2, differing: 1, largestDistance: 0 });
  });

  it.each([
    ["is no JSON", Buffer.from("nonsense")],
    ["lacks a tensor", answer({ ...floats([1, 2, 3, 4]), name: "other" })],
    ["has no tensor in common", answer({ ...floats([1, 2, 3, 4]), name: "q" })],
    ["has another shape", answer(floats([1, 2, 3, 4], [4, 1]))],
    ["has no number in the place of one", answer(floats([0.1, "x", 0.5, 0.5]))],
    ["has fewer values than its shape says", answer(floats([0.1]))],
  ])("G26: one that %s agrees with nothing", (_, theirs) => {
    expect(comparePredictions(answer(floats([0.1, 0.9, 0.5, 0.5])), theirs, 0.01)).toBeUndefined();
  });
});
