import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { writeModel } from "../../../onnx/index.ts";
import { best, runAttack } from "../engine/run.ts";
import { attacks } from "../index.ts";
import { denseNet, randomLayers } from "../testing/small-nets.ts";
import { openEndpointTarget } from "./endpoint-target.ts";
import { openOnnxTarget } from "./onnx-target.ts";

const folder = mkdtempSync(path.join(tmpdir(), "targets-"));
afterAll(() => rmSync(folder, { recursive: true }));
let state = 11;
const next = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 2 ** 32;
};
const SIZE = 9;
const CLASSES = 5;
const layers = randomLayers([SIZE, 24, CLASSES], next);
const file = path.join(folder, "net.onnx");
writeFileSync(file, writeModel(denseNet(layers)));
const COUNT = 12;
const inputs = Float32Array.from({ length: COUNT * SIZE }, next);

async function rightRows() {
  const target = await openOnnxTarget(file, SIZE);
  const scores = await target.score(inputs, COUNT);
  const labels = Int32Array.from({ length: COUNT }, (_, row) => best(scores, row, CLASSES));
  return { target, labels };
}

describe("an ONNX file as a target", () => {
  it("MK14: its slopes agree with differences of its own scores", async () => {
    const { target, labels } = await rightRows();
    const truth = new Float32Array(COUNT * CLASSES);
    for (const [row, label] of labels.entries()) truth[row * CLASSES + label] = 1;
    const seen = await target.slope!("margin", inputs, COUNT, { truth });
    const marginOf = async (given: Float32Array): Promise<number> => {
      const scores = [...(await target.score(given, 1))];
      const own = scores[labels[0]!]!;
      return Math.max(...scores.filter((_, at) => at !== labels[0])) - own;
    };
    for (let at = 0; at < SIZE; at++) {
      const [up, down] = [inputs.slice(0, SIZE), inputs.slice(0, SIZE)];
      up[at]! += 1e-2;
      down[at]! -= 1e-2;
      expect(seen.gradient[at]).toBeCloseTo(((await marginOf(up)) - (await marginOf(down))) / (up[at]! - down[at]!), 2);
    }
    await target.close();
  });

  it.each(["apgd-dlr", "apgd-dlr-t", "auto", "hopskipjump"])("MK14: %s changes answers of a net", async (id) => {
    const { target, labels } = await rightRows();
    const { rows } = await runAttack({
      target,
      attack: attacks.get(id),
      inputs,
      labels,
      indices: [...labels.keys()],
      low: new Float32Array(SIZE),
      high: new Float32Array(SIZE).fill(1),
      norm: "linf",
      eps: 0.25,
      queries: 1_000,
      seed: 1,
    });
    expect(rows.filter(({ success }) => success).length).toBeGreaterThan(COUNT / 2);
    for (const { success, norm } of rows) if (success) expect(norm).toBeLessThanOrEqual(0.25);
    await target.close();
  });

  it("MK14: a model for one row at a time is asked about many, and answers as it does alone", async () => {
    const one = path.join(folder, "one.onnx");
    writeFileSync(one, writeModel(denseNet(layers, { isOneRow: true })));
    const [target, many] = [await openOnnxTarget(one, SIZE), await openOnnxTarget(file, SIZE)];
    expect(target.batch).toBeGreaterThan(1);
    const [a, b] = [await target.score(inputs, COUNT), await many.score(inputs, COUNT)];
    for (const [at, value] of a.entries()) expect(value).toBeCloseTo(b[at]!, 5);
    await target.close();
    await many.close();
  });

  it("MK14: outputs are taken raw for properties", async () => {
    const single = path.join(folder, "single.onnx");
    writeFileSync(single, writeModel(denseNet(randomLayers([SIZE, 6, 1], next))));
    const [raw, classes] = [await openOnnxTarget(single, SIZE, { isRaw: true }), await openOnnxTarget(single, SIZE)];
    expect([raw.classes, classes.classes]).toEqual([1, 2]);
    const [score] = await raw.score(inputs.slice(0, SIZE), 1);
    expect([...(await classes.score(inputs.slice(0, SIZE), 1))]).toEqual([-score!, score]);
    const seen = await raw.slope!("weighted", inputs, COUNT, { truth: new Float32Array(COUNT).fill(2) });
    expect(seen.loss[0]).toBeCloseTo(2 * score!, 5);
    await raw.close();
    await classes.close();
  });
});

describe("an endpoint as a target", () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((done) => (server === undefined ? done() : server.close(() => done()))));

  async function serve(
    answer: (rows: number, request: IncomingMessage, response: ServerResponse) => object | undefined,
  ): Promise<string> {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (text) => (body += text));
      request.on("end", () => {
        const isAsked = request.url === "/v2/models/m/infer";
        const given = isAsked
          ? answer((JSON.parse(body) as { inputs: [{ shape: number[] }] }).inputs[0].shape[0]!, request, response)
          : { inputs: [{ name: "x", datatype: "FP32", shape: [-1, SIZE] }] };
        if (given !== undefined) response.setHeader("content-type", "application/json").end(JSON.stringify(given));
      });
    });
    await new Promise<void>((done) => server!.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/models/m`;
  }

  const output = (name: string, datatype: string, rows: number, data: readonly number[]): object => ({
    outputs: [{ name, datatype, shape: [rows, data.length / rows], data }],
  });

  it("MK15: waits where it is busy, sends the key, and counts rows, not tries", async () => {
    const keys: (string | undefined)[] = [];
    let busy = 2;
    const address = await serve((rows, request, response) => {
      keys.push(request.headers.authorization);
      if (busy-- > 0) {
        response.writeHead(429, { "retry-after": "1" }).end();
        return undefined;
      }
      return output(
        "logits",
        "FP32",
        rows,
        Array.from({ length: rows * 3 }, (_, at) => (at % 3 === 1 ? 2 : 0)),
      );
    });
    const waits: number[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    const target = await openEndpointTarget(address, SIZE, { key: "k3y", wait });
    expect(waits).toEqual([1_000, 1_000]);
    expect(target.slope).toBeUndefined();
    expect([...(await target.score(inputs.slice(0, 2 * SIZE), 2))]).toEqual([0, 2, 0, 0, 2, 0]);
    expect(new Set(keys)).toEqual(new Set(["Bearer k3y"]));
  });

  it("MK15: an endpoint that names the class alone is attacked by its decisions", async () => {
    const address = await serve((rows, request) => {
      void request;
      return output("label", "INT64", rows, asked.splice(0, rows));
    });
    const asked: number[] = [0, 1, 2, 0];
    const target = await openEndpointTarget(address, SIZE, { classes: 3 });
    expect([...(await target.score(inputs.slice(0, 2 * SIZE), 2))]).toEqual([0, 1, 0, 0, 0, 1]);
    asked.splice(0, asked.length, 7);
    await expect(target.score(inputs.slice(0, SIZE), 1)).rejects.toMatchObject({ code: "PARAPET_ATTACK_MODEL" });
  });

  it("MK15: what broke is an error without the key, and no answer", async () => {
    let isUp = true;
    const address = await serve((rows, _, response) => {
      if (isUp)
        return output(
          "prob",
          "FP32",
          rows,
          Array.from({ length: rows }, () => 0.75),
        );
      response.writeHead(500).end();
      return undefined;
    });
    const target = await openEndpointTarget(address, SIZE, { key: "k3y", wait: async () => {} });
    expect([...(await target.score(inputs.slice(0, SIZE), 1))]).toEqual([-0.25, 0.25]);
    isUp = false;
    const failed = target.score(inputs.slice(0, SIZE), 1);
    await expect(failed).rejects.toThrow(/answered 500/);
    await expect(failed).rejects.not.toThrow(/k3y/);
  });
});
