import { copyFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openWorkshop, startCli, type Workshop } from "./testing/run-cli.ts";

const fixture = (name: string): string => path.resolve(import.meta.dirname, "../../../../fixtures/validation", name);
const FILES = ["people-matrix.onnx", "people-holdout.csv", "people-train.csv", "people-schema.json"];
const FEW = ["--resamples", "60", "--corrupted-rows", "50"];
const DATA = ["--data", "people-holdout.csv", "--schema", "people-schema.json"];

function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  for (const name of FILES) copyFileSync(fixture(name), path.join(made.cwd, name));
  return made;
}
const gate = (measure: string, limit: string): string => `gate: 1\nrules: [{ measure: ${measure}, ${limit} }]\n`;

describe("model validate", () => {
  it("L48: exits with 0, 1, 2 and 3", async () => {
    const { run, write } = workshop();
    write("good.yaml", gate("accuracy", "min: 0.5"));
    write("bad.yaml", gate("accuracy", "min: 0.99"));
    write("wrong.yaml", gate("accuracy", "least: 1"));
    const [good, bad, wrong, broken] = await Promise.all(
      [
        ["good.yaml"],
        ["bad.yaml"],
        ["wrong.yaml"],
        // A part that breaks is neither good nor bad: nobody knows.
        ["good.yaml", "--sensitive", "planet"],
      ].map((gated) => run("model", "validate", "people-matrix.onnx", ...DATA, ...FEW, "--gate", ...gated)),
    );
    expect([good!.code, good!.stderr]).toEqual([0, ""]);
    expect(good!.stdout).toContain("passes the gate: 1 of 1 rules hold");
    expect(bad).toMatchObject({ code: 1, stdout: expect.stringContaining("at least 0.99 is asked of its bound") });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("wrong.yaml:2") });
    expect(broken).toMatchObject({ code: 3, stdout: expect.stringContaining("1 parts broke") });
  }, 60_000);

  it.each([
    [1, "before the model has answered", "nothing is known"],
    [3, "afterwards", "what is known is said"],
  ])(
    "L48: given up at question %i, %s, it exits with 3: %s",
    async (questions) => {
      const { cwd, write } = workshop();
      const people = readFileSync(fixture("people-holdout.csv"), "utf8");
      // Two batches of rows.
      write("people-holdout.csv", people + people.slice(people.indexOf("\n") + 1));
      let asked = 0;
      const server = createServer(async (request, response) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of request) chunks.push(chunk as Uint8Array); // no encoding was set
        const inputs = [{ name: "x", datatype: "FP32", shape: [-1, 5] }];
        if (request.method === "GET") return response.end(JSON.stringify({ inputs }));
        const [rows] = JSON.parse(Buffer.concat(chunks).toString("utf8")).inputs[0].shape;
        const data = Array.from({ length: rows * 2 }, (_, at) => (at % 4 < 2 ? 0.4 : 0.6) + (at % 2 ? 0.2 : -0.2));
        if (++asked === questions) child.kill("SIGINT");
        // Time for the signal to be heard.
        setTimeout(() => response.end(JSON.stringify({ outputs: [{ name: "scores", datatype: "FP32", shape: [rows, 2], data }] })), 200); // biome-ignore format: one line
        return undefined;
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.closeAllConnections());
      onTestFinished(() => void server.close());
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/models/people`; // it listens on a port
      const child = startCli(["model", "validate", address, ...DATA, ...FEW, "--json"], { cwd });
      let stdout = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
      });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
      });
      expect(await new Promise<number | null>((resolve) => child.on("close", resolve))).toBe(3);
      if (questions === 1) {
        expect(stderr + stdout).toContain("given up before the model had answered");
        expect(stdout).not.toContain("accuracy");
        return;
      }
      const said = JSON.parse(stdout);
      expect(said.isInterrupted).toBe(true);
      expect(said.failures).toEqual([]);
      expect(said.metrics.length).toBeGreaterThan(5);
      expect(said.notMeasured).toContainEqual({ part: "robustness", why: "it was given up" });
    },
    60_000,
  );

  it("L48: register, scan and validate open the way to the primary, and write reports", async () => {
    const { run, write, cwd } = workshop();
    const STORE = ["--store", "--data-directory", "data"];
    write("gate.yaml", gate("accuracy", "min: 0.5"));
    const registry = (...words: string[]) => run("model", ...words, "--data-directory", "data");
    const promote = () => registry("promote", "people", "1", "primary", "--reason", "first");
    expect((await registry("register", "people", "1", "people-matrix.onnx")).code).toBe(0);
    const refused = await promote();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/ctl-model-scan: there is no proof.*ctl-model-eval-gate: there is no proof/s);
    expect((await run("model", "scan", "people-matrix.onnx", ...STORE)).code).toBe(0);
    const outputs = ["a.json", "b.html", "c.sarif", "d.md"].flatMap((file) => ["--output", file]);
    const done = await run("model", "validate", "people-matrix.onnx", ...DATA, ...FEW, "--train", "people-train.csv", "--gate", "gate.yaml", "--json", ...STORE, ...outputs); // biome-ignore format: one line
    expect(done.code).toBe(0);
    expect(await promote()).toMatchObject({ code: 0, stdout: expect.stringContaining("people 1 is primary") });

    const read = (file: string): string => readFileSync(path.join(cwd, file), "utf8");
    expect(JSON.parse(read("a.json"))).toEqual(done.json());
    expect(read("b.html")).toMatch(/^<!doctype html>/);
    const results: { ruleId: string }[] = JSON.parse(read("c.sarif")).runs[0].results;
    expect(results.map(({ ruleId }) => ruleId)).toContain("holdout-leak");
    expect(read("d.md")).toContain("training data");
  }, 60_000);

  it("L48: a report that cannot be written, or has no format, is an error", async () => {
    const { run } = workshop();
    const outputs = ["e.what", "no/where.json"];
    const runs = outputs.map((file) => run("model", "validate", "people-matrix.onnx", ...DATA, ...FEW, "--output", file)); // biome-ignore format: one line
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([2, 3]);
  }, 60_000);
});
