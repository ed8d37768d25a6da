import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeModel, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { SCENARIOS } from "./scenarios/index.ts";

let model: PracticeModel;
beforeAll(async () => {
  model = await startPracticeModel();
});
afterAll(() => model.close());

describe("real clients talk to the practice model", () => {
  it.each(SCENARIOS)("P2: $client $does", async ({ run, sees }) => {
    const door = { url: model.url, key: "none" };
    const first = await run(door);
    expect(JSON.stringify(first)).toContain(sees);
    expect(await run(door), "P1: and again the same").toEqual(first);
  });
});
