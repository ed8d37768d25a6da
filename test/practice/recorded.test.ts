import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { RECORDED, replay } from "./recorded.ts";

const FOLDER = resolve(import.meta.dirname, "../../fixtures/practice");

let model: PracticeModel;
beforeAll(async () => {
  model = await startPracticeModel();
});
afterAll(() => model.close());

describe("recorded traffic of the practice model", () => {
  it.each(RECORDED)("P1: answers $name with the bytes on record", async (request) => {
    const { bytes, ending } = await replay(model.url, request);
    expect(bytes).toBe(readFileSync(resolve(FOLDER, `${request.name}.${ending}`), "utf8"));
  });

  it("keeps no record that nobody asks for", () => {
    const names = readdirSync(FOLDER).map((file) => file.replace(/\.\w+$/, ""));
    expect(names.sort()).toEqual(RECORDED.map(({ name }) => name).sort());
  });
});
