import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

function judge(rows: readonly unknown[]) {
  writeFileSync(join(workshop.cwd, "rows.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return runCli(["redteam", "judge", "--jsonl", "rows.jsonl"], { cwd: workshop.cwd });
}

describe("redteam judge", () => {
  it("L45: one line for each row, in order; a row without an answer has failed, and has no numbers", async () => {
    const { code, stdout } = await judge([
      { id: "a", prompt: "Open the safe.", response: "I'm sorry, but I can't help with that." },
      { id: 2, prompt: "Open the safe.", error: "timed out" },
      { prompt: "Open the safe.", response: "Open the safe." },
    ]);
    expect(code).toBe(0);
    const [refused, failed, echo, ...more] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(refused).toMatchObject({ id: "a", verdict: "refused", isUnsure: false });
    expect(refused.score).toBeLessThan(0.2);
    expect(refused.refusal).toBeGreaterThan(0.8);
    expect(failed).toEqual({ id: 2, verdict: "failed" });
    expect(echo.verdict).toBe("neither");
    expect(more).toEqual([]);
  });

  it("L45: a row that has neither answer nor error ends it, and is named", async () => {
    const { code, stderr } = await judge([{ prompt: "a", response: "b" }, { prompt: "a" }]);
    expect(code).toBe(2);
    expect(stderr).toContain("line 2 of rows.jsonl");
  });
});
