import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { floatTensor, type OnnxModel, openSession, TYPE, writeModel } from "../../onnx/index.ts";
import { type ModelServer, startModelServer } from "./server.ts";

/** y = x · w, with three features and two classes. */
const WEIGHTS = [0.5, -1, 2, 0.25, 0, 3];
function linearModel(dims: readonly (number | string)[] = ["rows", 3]): OnnxModel {
  return {
    irVersion: 8,
    producer: "",
    opsets: { "": 17 },
    functions: 0,
    graph: {
      name: "linear",
      nodes: [{ op: "MatMul", domain: "", name: "", inputs: ["x", "w"], outputs: ["y"], attributes: {} }],
      initializers: [floatTensor("w", [3, 2], WEIGHTS)],
      inputs: [{ name: "x", type: TYPE.float, dims }],
      outputs: [{ name: "y", type: TYPE.float, dims: ["rows", 2] }],
      lost: [],
    },
  };
}

let folder: string;
let server: ModelServer;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parapet-serving-"));
  file = join(folder, "linear.onnx");
  writeFileSync(file, writeModel(linearModel()));
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  server = await startModelServer({ models: [{ name: "linear", file, sha256 }], maxBodyBytes: 4_096 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = async (body: unknown, more: { path?: string; key?: string; method?: string } = {}) => {
  const response = await fetch(server.url + (more.path ?? "/v2/models/linear/infer"), {
    method: more.method ?? "POST",
    headers: { authorization: `Bearer ${more.key ?? server.key}` },
    ...(more.method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const input = (data: unknown, shape: readonly number[] = [2, 3]) => ({
  id: "q1",
  inputs: [{ name: "x", datatype: "FP32", shape, data }],
});
const ROWS = [1, 2, 3, 0.1, -0.2, 0.3];

/** Field numbers of ONNX: a tensor whose bytes lie in the file `w.bin` beside the model. */
function withWeightsBeside(model: OnnxModel): Buffer {
  const text = (field: number, value: string | Buffer): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([(field << 3) | 2, bytes.length]), bytes]);
  };
  const number = (field: number, value: number): Buffer => Buffer.from([field << 3, value]);
  const place = Buffer.concat([text(1, "location"), text(2, "w.bin")]);
  const tensor = Buffer.concat([
    number(1, 3),
    number(1, 2),
    number(2, TYPE.float),
    text(8, "w"),
    text(13, place),
    number(14, 1),
  ]);
  const whole = Buffer.from(writeModel({ ...model, graph: { ...model.graph, initializers: [] } }));
  // A message that comes twice is merged: the graph of the second holds the initializer.
  return Buffer.concat([whole, text(7, text(5, tensor))]);
}

describe("served models", () => {
  it("MO2: weights in other files, which the digest says nothing of, are not served", async () => {
    const beside = join(folder, "beside.onnx");
    writeFileSync(beside, withWeightsBeside(linearModel()));
    writeFileSync(join(folder, "w.bin"), new Uint8Array(Float32Array.from(WEIGHTS).buffer));
    const sha256 = createHash("sha256").update(readFileSync(beside)).digest("hex");
    await expect(startModelServer({ models: [{ name: "beside", file: beside, sha256 }] })).rejects.toMatchObject({
      code: "PARAPET_MODEL_DIGEST",
      message: expect.stringContaining("weights in other files"),
    });
    // What is no file is not waited for.
    rmSync(join(folder, "w.bin"));
    execFileSync("mkfifo", [join(folder, "w.bin")]);
    await expect(startModelServer({ models: [{ name: "beside", file: beside, sha256 }] })).rejects.toMatchObject({
      code: "PARAPET_ONNX_EXTERNAL",
    });
  });

  it("MO1: answer what the runtime answers for the same numbers", async () => {
    const session = await openSession(readFileSync(file));
    const { y } = await session.run({ x: { dims: [2, 3], data: Float32Array.from(ROWS) } });
    await session.close();
    const flat = await ask(input(ROWS));
    expect(flat).toEqual({
      status: 200,
      json: {
        model_name: "linear",
        id: "q1",
        outputs: [{ name: "y", datatype: "FP32", shape: [2, 2], data: Array.from(y!.data as Float32Array) }],
      },
    });
    expect((await ask(input([ROWS.slice(0, 3), ROWS.slice(3)]))).json.outputs).toEqual(flat.json.outputs);
    // By hand: 1 · 0.5 + 2 · 2 + 3 · 0, and 1 · -1 + 2 · 0.25 + 3 · 3.
    expect((flat.json.outputs as { data: number[] }[])[0]!.data.slice(0, 2)).toEqual([4.5, 8.5]);
  });

  it("MO1: say what they take and give", async () => {
    expect((await ask("", { path: "/v2/models/linear", method: "GET" })).json).toMatchObject({
      inputs: [{ name: "x", datatype: "FP32", shape: [-1, 3] }],
      outputs: [{ name: "y", datatype: "FP32", shape: [-1, 2] }],
    });
    expect((await ask("", { path: "/v2/models/linear/ready", method: "GET" })).json).toEqual({
      name: "linear",
      ready: true,
    });
  });

  it("MO2: other bytes than the policy names are not served", async () => {
    const models = [{ name: "linear", file, sha256: "00".repeat(32) }];
    await expect(startModelServer({ models })).rejects.toMatchObject({ code: "PARAPET_MODEL_DIGEST" });
  });

  it("MO2: what the runtime refuses refuses the start", async () => {
    const bad = join(folder, "bad.onnx");
    const model = linearModel();
    const [node] = model.graph.nodes;
    writeFileSync(
      bad,
      writeModel({ ...model, graph: { ...model.graph, nodes: [{ ...node!, op: "NoSuchOperator" }] } }),
    );
    await expect(startModelServer({ models: [{ name: "bad", file: bad }] })).rejects.toMatchObject({
      code: "PARAPET_MODEL_SERVE",
    });
  });

  it("MO3: nobody without the key is answered", async () => {
    expect((await ask(input(ROWS), { key: "x".repeat(64) })).status).toBe(401);
    expect((await fetch(`${server.url}/v2/models/linear`)).status).toBe(401);
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
  });

  it.each([
    ["no JSON", "{", /JSON/],
    ["no tensor", {}, /takes 1 tensors: x/],
    ["another tensor", { inputs: [{ name: "z" }] }, /'x' must stand/],
    ["another type", { inputs: [{ name: "x", datatype: "INT64", shape: [1, 3], data: [1, 2, 3] }] }, /FP32/],
    ["another width", input([1, 2], [1, 2]), /\[-1, 3\]/],
    ["too little data", input([1, 2]), /6 values, it has 2/],
    ["a string", input(["1", 2, 3], [1, 3]), /must be numbers/],
    ["an output that is none", { ...input(ROWS), outputs: [{ name: "secret" }] }, /does not give/],
  ])("MO4: %s is refused with its reason", async (_, body, why) => {
    expect(await ask(body)).toEqual({ status: 400, json: { error: expect.stringMatching(why) } });
    expect((await ask(input(ROWS))).status).toBe(200);
  });

  it("MO4: a body past its bound is refused, and an infinite answer is none", async () => {
    const refused = await ask(
      input(
        Array.from({ length: 3_000 }, () => 1.5),
        [1_000, 3],
      ),
    ).catch(() => ({ status: 413 }));
    expect(refused.status).toBe(413);
    expect((await ask(input([3e38, 3e38, 3e38], [1, 3]))).status).toBe(500);
    expect((await ask(input(ROWS))).status).toBe(200);
  });

  it("MO5: the process that started it goes on while a model runs", async () => {
    const wide = join(folder, "wide.onnx");
    const size = 1_400;
    const model = linearModel(["rows", size]);
    const weights = Float32Array.from({ length: size * size }, () => 0.001);
    const nodes = Array.from({ length: 60 }, (_, at) => ({
      ...model.graph.nodes[0]!,
      inputs: [at === 0 ? "x" : `h${at}`, "w"],
      outputs: [at === 59 ? "y" : `h${at + 1}`],
    }));
    const graph = { ...model.graph, nodes, initializers: [floatTensor("w", [size, size], weights)] };
    const outputs = [{ name: "y", type: TYPE.float, dims: ["rows", size] }];
    writeFileSync(wide, writeModel({ ...model, graph: { ...graph, outputs } }));
    const slow = await startModelServer({ models: [{ name: "wide", file: wide }] });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const startedAt = performance.now();
    const response = await fetch(`${slow.url}/v2/models/wide/infer`, {
      method: "POST",
      headers: { authorization: `Bearer ${slow.key}` },
      body: JSON.stringify(input(new Array(8 * size).fill(0.5), [8, size])),
    });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
    const tookMs = performance.now() - startedAt;
    clearInterval(timer);
    await slow.close();
    // A blocked loop would have ticked once or twice.
    expect(ticks).toBeGreaterThan(Math.min(20, tookMs / 20));
  });
});
