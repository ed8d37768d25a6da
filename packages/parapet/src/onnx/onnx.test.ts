import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ParapetError } from "@parapet/guard/kernel";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { int, ints } from "./attributes.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { LOSSES, type Loss } from "./losses.ts";
import { type OnnxModel, TYPE } from "./model.ts";
import { freeBatch } from "./observe.ts";
import { openModel } from "./open-model.ts";
import { readModel } from "./read-model.ts";
import { openSession, type Session } from "./runtime.ts";
import { floatTensor, integerTensor, numbersOf } from "./tensor.ts";
import { chance, smallModel, spacedValues } from "./testing/small-model.ts";
import { WireWriter } from "./wire-writer.ts";
import { writeModel } from "./write-model.ts";

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/onnx/${name}`, import.meta.url)));
const golden = JSON.parse(new TextDecoder().decode(fixture("golden.json")));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "parapet-onnx-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("files", () => {
  it("OX1: what the reference library wrote, typed and raw, is read as it was meant", () => {
    const { graph, opsets, irVersion, producer } = readModel(fixture("golden.onnx"));
    for (const [name, values] of Object.entries<number[]>(golden.tensors)) {
      const tensor = graph.initializers.find((one) => one.name === name);
      expect([...numbersOf(tensor!)], name).toEqual(values);
    }
    expect([opsets, irVersion, producer]).toEqual([{ "": 13 }, 8, "golden"]);
    expect(graph.nodes.map(({ op }) => op)).toEqual(["Gemm", "LeakyRelu", "Softmax"]);
    expect(graph.nodes[0]?.attributes.alpha).toEqual({ kind: "float", value: 0.5 });
  });

  it("OX1: what is written is the same graph, and computes what the reference computed", async () => {
    const model = readModel(fixture("golden.onnx"));
    const again = writeModel(model);
    expect(readModel(again)).toEqual(model);
    expect(writeModel(readModel(again))).toEqual(again);
    const session = await openSession(again);
    const { y } = await session.run({ x: { dims: [5, 4], data: Float32Array.from(golden.x) } });
    await session.close();
    for (const [at, value] of golden.y.entries()) expect(Number(y?.data[at])).toBeCloseTo(value, 6);
  });

  it("OX2: damaged files are read or refused, never more", () => {
    const bytes = fixture("golden.onnx");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const damaged = Uint8Array.from(bytes.subarray(0, length));
        if (at < damaged.length) damaged[at] = value;
        try {
          readModel(damaged);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ParapetError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("OX2: no bytes make it climb without end, or hold more than they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readModel(bytes);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ParapetError);
        }
      }),
      { numRuns: 300 },
    );
    let nested: Uint8Array = new Uint8Array(0);
    for (let depth = 0; depth < 40; depth++) {
      const inner = nested;
      nested = new WireWriter()
        .message(1, (node) => node.message(5, (attribute) => attribute.bytes(6, inner).integer(20, 5)))
        .finish();
    }
    const deep = new WireWriter().bytes(7, nested).finish();
    expect(() => readModel(deep)).toThrow("nested more than");
    const crowded = new WireWriter()
      .bytes(
        7,
        new Uint8Array(2_100_000).map((_, at) => (at % 2 === 0 ? 10 : 0)),
      )
      .finish();
    expect(() => readModel(crowded)).toThrow("parts");
    const lying = new WireWriter().message(7, (graph) =>
      graph.message(5, (tensor) => tensor.integers(1, [2 ** 40]).integer(2, 1)),
    );
    expect(() => readModel(lying.finish())).toThrow("0 bytes");
  });

  const external = (location: string): Uint8Array =>
    new WireWriter()
      .integer(1, 8)
      .message(7, (graph) =>
        graph.message(5, (tensor) => {
          tensor.integers(1, [2]).integer(2, TYPE.float).text(8, "w").integer(14, 1);
          tensor.message(13, (entry) => entry.text(1, "location").text(2, location));
          tensor.message(13, (entry) => entry.text(1, "offset").text(2, "4"));
        }),
      )
      .finish();

  it("OX3: weights beside the file are read, and written into it for the runtime", () => {
    writeFileSync(path.join(folder, "w.bin"), new Uint8Array(Float32Array.of(9, 1.5, -2).buffer));
    writeFileSync(path.join(folder, "m.onnx"), external("w.bin"));
    const { model, bytes } = openModel(path.join(folder, "m.onnx"));
    expect([...numbersOf(model.graph.initializers[0]!)]).toEqual([1.5, -2]);
    expect(readModel(bytes).graph.initializers[0]?.raw).toEqual(model.graph.initializers[0]?.raw);
  });

  it("OX3: weights are not followed out of the folder", () => {
    const inner = path.join(folder, "inner");
    mkdirSync(inner);
    writeFileSync(path.join(folder, "w.bin"), new Uint8Array(12));
    symlinkSync(path.join(folder, "w.bin"), path.join(inner, "link.bin"));
    for (const name of [
      "../w.bin",
      path.join(folder, "w.bin"),
      "a/../../w.bin",
      "C:\\w.bin",
      "link.bin",
      "none.bin",
      "",
    ]) {
      writeFileSync(path.join(inner, "m.onnx"), external(name));
      expect(() => openModel(path.join(inner, "m.onnx")), name).toThrow(
        expect.objectContaining({ code: "PARAPET_ONNX_EXTERNAL" }),
      );
    }
    expect(() => readModel(external("w.bin"))).toThrow("outside the model");
    writeFileSync(path.join(folder, "short.onnx"), external("short.bin"));
    writeFileSync(path.join(folder, "short.bin"), new Uint8Array(2));
    expect(() => openModel(path.join(folder, "short.onnx"))).toThrow("cannot be read");
  });
});

describe("runtime", () => {
  it("OX4: what the runtime refuses is a ParapetError with one line", async () => {
    const refused = smallModel({ op: "NoSuchOperator", row: [2] });
    await expect(openSession(writeModel(refused))).rejects.toMatchObject({ code: "PARAPET_ONNX_OPEN" });
    const session = await openSession(writeModel(smallModel({ op: "Relu", row: [2] })));
    const wrong = session.run({ x: { dims: [1, 3], data: new Float32Array(3) } });
    await expect(wrong).rejects.toMatchObject({ code: "PARAPET_ONNX_RUN", message: expect.not.stringContaining("\n") });
    await session.close();
  });
});

/** A net with a convolution, a pool and a layer, its weights from a seed. Smooth, so that no step crosses an edge. */
function smallNet(classes: number): OnnxModel {
  const next = chance(5);
  const weights = (name: string, dims: readonly number[]) =>
    floatTensor(
      name,
      dims,
      spacedValues(
        dims.reduce((a, b) => a * b),
        -0.5,
        0.5,
        next,
      ),
    );
  const node = (op: string, inputs: string[], output: string, attributes = {}) => ({
    op,
    domain: "",
    name: "",
    inputs,
    outputs: [output],
    attributes,
  });
  return {
    irVersion: 8,
    producer: "",
    opsets: { "": 17 },
    functions: 0,
    graph: {
      name: "net",
      nodes: [
        node("Conv", ["x", "k"], "c", { pads: ints([1, 1, 1, 1]) }),
        node("Tanh", ["c"], "r"),
        node("AveragePool", ["r"], "m", { kernel_shape: ints([2, 2]), strides: ints([2, 2]) }),
        node("Reshape", ["m", "one"], "f"),
        node("Gemm", ["f", "w", "b"], "y"),
      ],
      initializers: [
        weights("k", [3, 1, 3, 3]),
        integerTensor("one", [2], [1, -1]),
        weights("w", [27, classes]),
        weights("b", [classes]),
      ],
      inputs: [{ name: "x", type: TYPE.float, dims: [1, 1, 6, 6] }],
      outputs: [{ name: "y", type: TYPE.float, dims: [1, classes] }],
      lost: [],
    },
  };
}

const CLASSES = 5;
const ROWS = 4;
const net = freeBatch(smallNet(CLASSES), "x");
const next = chance(11);
const x = { dims: [ROWS, 1, 6, 6], data: spacedValues(ROWS * 36, -1, 1, next) };
const oneHot = (shift: number) => ({
  dims: [ROWS, CLASSES],
  data: Float32Array.from({ length: ROWS * CLASSES }, (_, at) =>
    (Math.floor(at / CLASSES) + shift) % CLASSES === at % CLASSES ? 1 : 0,
  ),
});

/** Losses as the papers write them, of one row of scores. */
const SAID: Readonly<Record<Loss, (z: readonly number[], y: number, t: number) => number>> = {
  "cross-entropy": (z, y) => Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0)) - z[y]!,
  "target-entropy": (z, _, t) => z[t]! - Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0)),
  margin: (z, y) => Math.max(...z.filter((_, at) => at !== y)) - z[y]!,
  "target-margin": (z, y, t) => z[t]! - z[y]!,
  dlr: (z, y) => {
    const order = z.toSorted((a, b) => b - a);
    return -(z[y]! - Math.max(...z.filter((_, at) => at !== y))) / (order[0]! - order[2]!);
  },
  "target-dlr": (z, y, t) => {
    const order = z.toSorted((a, b) => b - a);
    return -(z[y]! - z[t]!) / (order[0]! - (order[2]! + order[3]!) / 2);
  },
  weighted: (z, y) => z[y]!,
};

describe("losses", () => {
  it.each(LOSSES)("OX6: %s is what is written of it, and its gradient agrees with finite differences", async (loss) => {
    const made = await gradientGraph(net, { loss, scores: "y", classes: CLASSES, rows: { x: [1, 6, 6] } });
    const session = await openSession(writeModel(made.model));
    const feeds = (data: Float32Array) => ({
      x: { ...x, data },
      ...(made.truth === "" ? {} : { [made.truth]: oneHot(0) }),
      ...(made.target === "" ? {} : { [made.target]: oneHot(2) }),
    });
    const out = await session.run(feeds(x.data));
    const scores = out[made.scores]!.data as Float32Array;
    const losses = out[made.loss]!.data as Float32Array;
    const gradient = out[made.gradients.x!]!.data as Float32Array;
    for (let row = 0; row < ROWS; row++) {
      const z = [...scores.subarray(row * CLASSES, (row + 1) * CLASSES)];
      expect(losses[row]).toBeCloseTo(SAID[loss](z, row % CLASSES, (row + 2) % CLASSES), 4);
    }
    const lossAt = async (sign: number, direction: Float32Array): Promise<number> => {
      const moved = x.data.map((value, at) => value + sign * 5e-3 * direction[at]!);
      return ((await session.run(feeds(moved)))[made.loss]!.data as Float32Array).reduce((sum, one) => sum + one, 0);
    };
    for (let time = 0; time < 5; time++) {
      const direction = gradient.map(() => (next() < 0.5 ? -1 : 1));
      const expected = ((await lossAt(1, direction)) - (await lossAt(-1, direction))) / 1e-2;
      const got = gradient.reduce((sum, value, at) => sum + value * direction[at]!, 0);
      expect(Math.abs(got - expected) / (1 + Math.abs(expected))).toBeLessThan(2e-3);
    }
    await session.close();
  });

  it("OX7: an operator that nothing passes through is named", async () => {
    const tree = smallModel({ op: "TreeEnsembleRegressor", domain: "ai.onnx.ml", row: [2] });
    const options = { loss: "margin", scores: "y", classes: 2, rows: { x: [2] } } as const;
    await expect(gradientGraph(tree, options)).rejects.toThrow("TreeEnsembleRegressor of ai.onnx.ml");
    const hard = smallModel({ op: "Hardmax", row: [2], attributes: { axis: int(1) } });
    await expect(gradientGraph(hard, options)).rejects.toMatchObject({
      code: "PARAPET_ONNX_NO_GRADIENT",
      message: expect.stringContaining("Hardmax"),
    });
    const old = smallModel({ op: "Relu", opset: 6, row: [2] });
    await expect(gradientGraph(old, options)).rejects.toThrow("edition 6");
    const whole = smallModel({ op: "ArgMax", row: [2] });
    await expect(gradientGraph(whole, options)).rejects.toMatchObject({
      code: expect.stringMatching(/^PARAPET_ONNX_/),
    });
  });

  it("OX8: written for one row, it computes the same for many", async () => {
    const run = async (session: Session, data: Float32Array) =>
      (await session.run({ x: { dims: [data.length / 36, 1, 6, 6], data } })).y?.data as Float32Array;
    const [one, many] = [await openSession(writeModel(smallNet(CLASSES))), await openSession(writeModel(net))];
    const together = await run(many, x.data);
    for (let row = 0; row < ROWS; row++) {
      const alone = await run(one, x.data.slice(row * 36, (row + 1) * 36));
      for (const [at, value] of alone.entries()) expect(together[row * CLASSES + at]).toBeCloseTo(value, 5);
    }
    await one.close();
    await many.close();
  });

  it("OX9: equal maxima share one gradient", async () => {
    const kernel = { kernel_shape: ints([2, 2]), strides: ints([2, 2]) };
    const pool = smallModel({ op: "MaxPool", row: [1, 2, 4], attributes: kernel });
    const flat = { op: "Flatten", domain: "", name: "", inputs: ["y"], outputs: ["z"], attributes: {} };
    const model = {
      ...pool,
      graph: { ...pool.graph, nodes: [...pool.graph.nodes, flat], outputs: [{ name: "z", type: 1 }] },
    };
    const made = await gradientGraph(model, { loss: "weighted", scores: "z", classes: 2, rows: { x: [1, 2, 4] } });
    const session = await openSession(writeModel(made.model));
    const data = Float32Array.of(1, 1, 5, 0, 1, 1, 0, 5);
    const out = await session.run({
      x: { dims: [1, 1, 2, 4], data },
      [made.truth]: { dims: [1, 2], data: Float32Array.of(1, 2) },
    });
    await session.close();
    expect([...(out[made.gradients.x!]!.data as Float32Array)]).toEqual([0.25, 0.25, 1, 0, 0.25, 0.25, 0, 1]);
  });
});
