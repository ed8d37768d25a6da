import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PolicyInput } from "../policy/index.ts";
import { type RunningGateway, runGateway } from "./testing/gateway-kit.ts";
import { json, startUpstream, type Upstream } from "./testing/upstream.ts";

const INPUTS = [
  {
    name: "x",
    datatype: "FP32",
    shape: [-1, 2],
    features: [
      { name: "age", min: 18, max: 120, isInteger: true },
      { name: "income", min: 0 },
    ],
  },
] as const;
const question = (data: unknown, more: object = {}) => ({
  inputs: [{ name: "x", datatype: "FP32", shape: [1, 2], data, ...more }],
});
const PROBABILITIES = [0.123456, 0.676544, 0.2];

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

/** A model behind a server that speaks the protocol, as KServe and Triton do. */
async function serve(predict: object | undefined, more: Partial<PolicyInput> = {}): Promise<RunningGateway> {
  upstream.script = (_, response) =>
    json(response, 200, {
      model_name: "loan-v3",
      model_version: "3",
      outputs: [
        { name: "label", datatype: "INT64", shape: [1], data: [1] },
        { name: "probabilities", datatype: "FP32", shape: [1, 3], data: PROBABILITIES },
      ],
    });
  running = await runGateway({
    policy: {
      parapet: 1,
      providers: { kserve: { kind: "open-inference", baseUrl: upstream.url, apiKey: "env:K" } },
      models: {
        loan: {
          primary: { provider: "kserve", model: "loan-v3" },
          retries: { max: 0 },
          ...(predict === undefined ? {} : { predict }),
        },
      } as PolicyInput["models"],
      roles: { app: { allow: ["model:loan:predict"] } },
      ...more,
    },
    guards: { default: { detectors: [{ detector: "secret", input: "redact" }] } },
    providers: new Map([["kserve", { apiKey: "upstream-secret" }]]),
  });
  return running;
}

const PATH = "/v2/models/loan/infer";
const outputsOf = async (response: Response) => {
  const { outputs } = (await response.json()) as { outputs: { name: string; data: number[] }[] };
  return Object.fromEntries(outputs.map(({ name, data }) => [name, data]));
};

describe("predictions", () => {
  it("G21: go to the model by its name there, with the provider's key, and are recorded", async () => {
    const { post, records } = await serve(undefined);
    const answer = await post(PATH, question([30, 1_000]));
    expect(answer.status).toBe(200);
    expect(await outputsOf(answer)).toEqual({ label: [1], probabilities: PROBABILITIES });
    expect(upstream.seen[0]).toMatchObject({
      url: "/v2/models/loan-v3/infer",
      headers: expect.objectContaining({ authorization: "Bearer upstream-secret" }),
    });
    expect(JSON.parse(upstream.seen[0]!.body)).toEqual(question([30, 1_000]));
    expect((await post("/v2/models/loan/versions/7/infer", question([30, 1]))).status).toBe(200);
    expect(upstream.seen[1]!.url).toBe("/v2/models/loan-v3/versions/7/infer");
    expect(await records()).toMatchObject([{ model: "loan", wire: "open-inference", status: "completed" }, {}]);
  });

  it("G21: need a key, the permission and a model that is there; a chat model is none", async () => {
    const { post, url } = await serve(undefined, { roles: { app: { allow: ["model:loan:invoke"] } } });
    const denied = await post(PATH, question([30, 1]));
    expect([denied.status, await denied.json()]).toEqual([
      403,
      { error: expect.stringMatching(/^permission_denied: .*'predict'/) },
    ]);
    expect((await fetch(url + PATH, { method: "POST", body: "{}" })).status).toBe(401);
    expect((await post("/v2/models/other/infer", question([30, 1]))).status).toBe(404);
    expect((await post("/v2/models/%zz/infer", question([30, 1]))).status).toBe(400);
    expect((await post("/v1/chat/completions", { model: "loan", messages: [] })).status).toBe(404);
    expect(upstream.seen).toEqual([]);
  });

  it("G21: what a model takes is in the policy, and its server is not asked", async () => {
    const { url, key } = await serve({ inputs: INPUTS });
    const get = (path: string) => fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
    expect(await (await get("/v2/models/loan")).json()).toMatchObject({
      name: "loan",
      inputs: [{ name: "x", datatype: "FP32", shape: [-1, 2] }],
    });
    expect(await (await get("/v2/models/loan/ready")).json()).toEqual({ name: "loan", ready: true });
    expect((await get("/v2/models/nope/ready")).status).toBe(404);
    expect(upstream.seen).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ["another tensor", { inputs: [{ name: "y", datatype: "FP32", shape: [1, 2], data: [30, 1] }] }, /'x' must stand/],
    ["one more tensor", { inputs: [...question([30, 1]).inputs, { name: "z" }] }, /takes 1 tensors/],
    ["no list", { inputs: "x" }, /must be a list/],
    ["another type", question([30, 1], { datatype: "INT64" }), /datatype must be FP32/],
    ["another shape", question([30, 1], { shape: [2] }), /shape must be \[any, 2\]/],
    ["too few values", question([30]), /must be 2 values, it has 1/],
    ["too many values", question([[30, 1, 2]]), /must be 2 values/],
    ["a string", question(["30", 1]), /'age' \(value 0\) must be a number/],
    ["below its range", question([17, 1]), /'age' \(value 0\) is below 18/],
    ["a fraction", question([30.5, 1]), /'age' \(value 0\) must be a whole number/],
    ["beyond its type", question([30, 1e39]), /too large for FP32/],
    ["too many rows", question([30, 1, 30, 1, 30, 1], { shape: [3, 2] }), /3 rows, 2 are allowed/],
    ["a lying shape", question([30, 1], { shape: [-1, 2] }), /shape must be/],
    ["no data", question(undefined), /must be 2 values/],
  ])("G22: an input with %s is refused before the model sees it", async (_, body, why) => {
    const { post } = await serve({ inputs: INPUTS, maxRows: 2 });
    const answer = await post(PATH, body);
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringMatching(why) }]);
    expect(upstream.seen).toEqual([]);
  });

  it("G22: an input within its bounds passes, flat or nested", async () => {
    const { post } = await serve({ inputs: INPUTS, maxRows: 2 });
    expect((await post(PATH, question([18, 0]))).status).toBe(200);
    expect((await post(PATH, question([[120, 5.5]]))).status).toBe(200);
  });

  it("G23: only some tensors leave, of them the highest, with few decimals", async () => {
    const { post } = await serve({ inputs: INPUTS, outputs: { only: ["probabilities"], top: 1, round: 2 } });
    expect(await outputsOf(await post(PATH, question([30, 1])))).toEqual({ probabilities: [0, 0.68, 0] });
  });

  it("G23: noise is the same for the same question however it is written, stays a distribution, and is Laplace's", async () => {
    const { post } = await serve({ inputs: INPUTS, outputs: { noise: { epsilon: 20 } } });
    const ask = async (data: unknown) => (await outputsOf(await post(PATH, question(data)))).probabilities!;
    const first = await ask([30, 1]);
    expect(first).not.toEqual(PROBABILITIES);
    expect(await ask([[30.0, 1]])).toEqual(first);
    expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    upstream.script = (_, response) =>
      json(response, 200, {
        outputs: [{ name: "y", datatype: "FP64", shape: [4_000, 1], data: Array.from({ length: 4_000 }, () => 500) }],
      });
    const { y } = await outputsOf(await post(PATH, question([31, 1])));
    const deviations = y!.map((value) => Math.abs(value - 500));
    const mean = deviations.reduce((sum, value) => sum + value, 0) / deviations.length;
    // |Laplace(b)| is exponential with mean b and deviation b: four standard errors around b = 1/20.
    expect(Math.abs(mean - 0.05)).toBeLessThan((4 * 0.05) / Math.sqrt(4_000));
    const beyond = deviations.filter((value) => value > 0.05).length / deviations.length;
    expect(Math.abs(beyond - Math.exp(-1))).toBeLessThan(4 * Math.sqrt((Math.exp(-1) * (1 - Math.exp(-1))) / 4_000));
  });

  it.each([
    ["no JSON", "nonsense"],
    ["no tensors", "{}"],
    ["text where numbers stand", '{"outputs":[{"name":"p","datatype":"FP32","shape":[1],"data":["0.5"]}]}'],
    ["no width", '{"outputs":[{"name":"p","datatype":"FP32","shape":[1,0],"data":[0.5]}]}'],
  ])("G23: an answer with %s never leaves as it is", async (what, body) => {
    const { post } = await serve({ inputs: INPUTS, outputs: { round: 0 } });
    upstream.script = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    };
    const answer = await post(PATH, question([30, 1]));
    if (what === "no width") expect(await outputsOf(answer)).toEqual({ p: [1] });
    else expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining("upstream_")]);
  });

  it("G23: an answer too long to be passed on at once, or one that streams, is shaped or does not leave", async () => {
    const { post } = await serve({ inputs: INPUTS, outputs: { round: 1 } });
    const data = Array.from({ length: 100_000 }, () => 0.123456789012);
    upstream.script = (_, response) =>
      json(response, 200, { outputs: [{ name: "p", datatype: "FP32", shape: [100_000, 1], data }] });
    const { p } = await outputsOf(await post(PATH, question([30, 1])));
    expect(p?.every((value) => value === 0.1)).toBe(true);
    upstream.script = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end(`data: ${PROBABILITIES[0]}\n\n`);
    };
    const streamed = await post(PATH, question([30, 1]));
    expect([streamed.status, await streamed.text()]).toEqual([502, expect.not.stringContaining("0.123456")]);
  });

  it("G21: the strings of a tensor go before the guard like any text", async () => {
    const { post } = await serve({ inputs: [{ name: "t", datatype: "BYTES", shape: [1] }] });
    const key = ["gh", "p_aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
    const answer = await post(PATH, { inputs: [{ name: "t", datatype: "BYTES", shape: [1], data: [`use ${key}`] }] });
    expect([answer.status, answer.headers.get("x-parapet-verdict")]).toEqual([200, "redact"]);
    expect(upstream.seen[0]!.body).toContain('"data":["use [');
    expect(upstream.seen[0]!.body).not.toContain(key);
  });
});
