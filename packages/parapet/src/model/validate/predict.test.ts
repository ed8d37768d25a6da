import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { TYPE, writeModel } from "../../onnx/index.ts";
import { readSchema, readTable } from "../../tables/index.ts";
import { answerAll } from "./answer.ts";
import { encoderFor } from "./encode.ts";
import { holdoutOf } from "./holdout.ts";
import { outcomesOf, readingOf } from "./interpret.ts";
import { measurable } from "./measured.ts";
import { type Outcomes, probabilityOf } from "./outcomes.ts";
import { openOnnx } from "./predictors/onnx.ts";

const FIXTURES = path.resolve(import.meta.dirname, "../../../../../fixtures/validation");
const fixture = (name: string): string => path.join(FIXTURES, name);
const golden = JSON.parse(readFileSync(fixture("models.json"), "utf8")) as Record<
  "matrix" | "columns" | "income" | "patterns",
  { yes: number[]; accuracy: number; auc: number; predicted: number[] }
>; // written by models.py beside it

async function outcomesFor(
  model: string,
  data: string,
  options: { target?: string; split?: string; schema?: string; drop?: string; runtimes?: readonly string[] } = {},
): Promise<{ outcomes: Outcomes; note: string }> {
  const predictor = await openOnnx(fixture(model), options.runtimes);
  try {
    const listed = options.schema === undefined ? undefined : await readSchema(fixture(options.schema));
    const schema =
      listed === undefined
        ? undefined
        : { ...listed, fields: listed.fields.filter(({ name }) => name !== options.drop && name !== options.target) };
    const table = await readTable(fixture(data), options.split === undefined ? {} : { split: options.split });
    const holdout = holdoutOf(table, {
      ...(schema === undefined ? {} : { schema }),
      ...(options.target === undefined ? {} : { target: options.target }),
    });
    const encoder = encoderFor(predictor.inputs, holdout.samples, {});
    const said = await answerAll(predictor, encoder, holdout.samples);
    const reading = readingOf(said, holdout, { classes: predictor.classes, positive: schema?.positive });
    return { outcomes: outcomesOf(said, holdout, reading), note: encoder.note };
  } finally {
    await predictor.close();
  }
}

const accuracyOf = (outcomes: Outcomes): number =>
  measurable(outcomes, ["accuracy"]).of(new Float64Array(outcomes.predicted.length).fill(1))[0]!;

function nearAll(values: ArrayLike<number>, expected: readonly number[], limit: number): void {
  expect(values.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) expect(Math.abs(values[at]! - value)).toBeLessThan(limit);
}

/** The native one is an optional peer of 290 MB: it is tried where somebody has installed it. */
const RUNTIMES = ["onnxruntime-node", "onnxruntime-web/wasm"].filter((name) => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
});

describe("models", () => {
  it.each(RUNTIMES)(
    "MV5: a matrix of codes is answered as its library does, by %s",
    async (runtime) => {
      const schema = "people-schema.json";
      const { outcomes, note } = await outcomesFor("people-matrix.onnx", "people-holdout.csv", {
        schema,
        runtimes: [runtime],
      });
      if (outcomes.task !== "classification") throw new Error("no classes");
      expect(note).toContain("categories as codes");
      expect(outcomes.classes).toEqual(["no", "yes"]);
      nearAll(probabilityOf(outcomes, 1)!, golden.matrix.yes, 1e-6);
      expect(accuracyOf(outcomes)).toBe(golden.matrix.accuracy);
    },
    30_000,
  );

  it.each(RUNTIMES)(
    "MV5: an input for each column, words as words, and maps of probabilities, by %s",
    async (runtime) => {
      const { outcomes, note } = await outcomesFor("people-columns.onnx", "people-holdout.csv", {
        target: "approved",
        runtimes: [runtime],
      });
      if (outcomes.task !== "classification") throw new Error("no classes");
      expect(note).toContain("an input for each of 5 columns");
      nearAll(probabilityOf(outcomes, outcomes.classes.indexOf("yes"))!, golden.columns.yes, 1e-5);
      expect(accuracyOf(outcomes)).toBe(golden.columns.accuracy);
    },
    30_000,
  );

  it("MV5: a regression says numbers", async () => {
    const { outcomes } = await outcomesFor("income.onnx", "people-holdout.csv", {
      target: "income",
      schema: "people-schema.json",
    });
    expect(outcomes.task).toBe("regression");
    nearAll(outcomes.predicted, golden.income.predicted, 1e-3);
  });

  it("MV5: images are brought into the model's shape and range", async () => {
    const { outcomes, note } = await outcomesFor("patterns.onnx", "patterns.npz", { split: "test" });
    expect(note).toBe("images divided by 255");
    expect(accuracyOf(outcomes)).toBe(golden.patterns.accuracy);
  });

  it.each([
    [
      "weights in other files",
      "external.onnx",
      "patterns.npz",
      "PARAPET_VALIDATE_MODEL",
      /keeps weights in other files/,
    ],
    ["no ONNX", "people-holdout.csv", "patterns.npz", "PARAPET_VALIDATE_MODEL", /is no ONNX/],
    ["what is not there", "absent.onnx", "patterns.npz", "PARAPET_VALIDATE_MODEL", /cannot be read/],
    ["data of another width", "people-matrix.onnx", "patterns.npz", "PARAPET_VALIDATE_DATA", /takes|classes/],
    ["data without the columns", "people-columns.onnx", "patterns.npz", "PARAPET_VALIDATE_DATA", /./],
  ])("MV6: refuses %s", async (_, model, data, code, message) => {
    await expect(outcomesFor(model, data, { split: data.endsWith("npz") ? "test" : "" })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it("MV6: a missing value is not fed as the whole number zero", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parapet-whole-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const port = { type: TYPE.int64, dims: ["n", 1] } as const;
    const graph = {
      name: "same",
      nodes: [{ op: "Identity", domain: "", name: "", inputs: ["x"], outputs: ["label"], attributes: {} }],
      initializers: [],
      inputs: [{ name: "x", ...port }],
      outputs: [{ name: "label", ...port }],
      lost: [],
    };
    const file = path.join(folder, "same.onnx");
    writeFileSync(file, writeModel({ irVersion: 8, producer: "", opsets: { "": 17 }, functions: 0, graph }));
    const predictor = await openOnnx(file);
    const fed = (values: readonly number[]) => [
      { port: predictor.inputs[0]!, shape: [values.length, 1], values: Float64Array.from(values) },
    ];
    expect((await predictor.predict(2, fed([7, 0]))).labels).toEqual(["7", "0"]);
    await expect(predictor.predict(2, fed([7, Number.NaN]))).rejects.toMatchObject({
      code: "PARAPET_VALIDATE_RUN",
      message: expect.stringContaining("a value of x is missing"),
    });
    await predictor.close();
  });
});
