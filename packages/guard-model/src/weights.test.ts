import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInjectionModel, type InjectionModel } from "./index.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../fixtures/guard-model/scores.json", import.meta.url), "utf8"),
) as readonly { readonly text: string; readonly user: number; readonly data: number }[];

let model: InjectionModel;
beforeAll(async () => {
  model = await createInjectionModel({ runtimes: ["wasm"] });
}, 60_000);
afterAll(() => model.close());

describe("the shipped weights", () => {
  it("M10: say what the reference runtime and tokenizer say", async () => {
    for (const { text, user, data } of golden) {
      const scores = await model.score(text);
      expect(Math.abs((scores?.user ?? Number.NaN) - user), text).toBeLessThan(0.02);
      expect(Math.abs((scores?.data ?? Number.NaN) - data), text).toBeLessThan(0.02);
    }
  });

  it("M10: weigh at most 12 MB", () => {
    const size = ["injection.onnx", "vocabulary.txt"].reduce(
      (sum, name) => sum + statSync(new URL(`../weights/${name}`, import.meta.url)).size,
      0,
    );
    expect(size).toBeLessThan(12_000_000);
  });
});
