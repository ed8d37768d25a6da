import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdfLines } from "../report/testing/pdf-text.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

const CANARY = "MAPLE-ANCHOR-2291";
let workshop: Workshop;
let cwd: string;
let isWeak = true;
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += String(part);
  });
  request.on("end", () => {
    const said = JSON.stringify(JSON.parse(body).messages);
    const text = isWeak && /instructions|prompt/i.test(said) ? `It is ${CANARY}.` : "I can help with orders.";
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: text } }] }));
  });
});

beforeAll(async () => {
  workshop = await openWorkshop();
  ({ cwd } = workshop);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  await workshop.close();
});

const cli = (...args: string[]) => runCli(["redteam", ...args], { cwd, env: { BOT_KEY: "k" } });

describe("redteam", () => {
  it("L33: init, run, report, fix and gate, from nothing to a rule", async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    expect((await cli("init", "--target", "bot", "--url", url, "--key-variable", "BOT_KEY")).code).toBe(0);
    expect((await cli("init")).code).toBe(2);
    const file = join(cwd, "redteam.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace("canaries: []", `canaries: [${CANARY}]`).replace("perSecond: 20", "perSecond: 5000"),
    );
    const ran = await cli("run", "--budget", "80", "--packs", "extraction");
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining("confirmed  system-canary")]);
    expect(ran.stdout).toContain("not tried  system-prompt-verbatim");
    await cli("report", "--output", "a.sarif", "--output", "a.json");
    const [{ results, taxonomies }] = JSON.parse(readFileSync(join(cwd, "a.sarif"), "utf8")).runs;
    expect(results[0].ruleId).toBe("system-canary");
    const mapped: readonly { id: string; toolComponent: { index: number } }[] = results[0].taxa;
    const kinds = new Set(mapped.map(({ toolComponent }) => taxonomies[toolComponent.index].name));
    expect([...kinds].join("; ")).toMatch(/OWASP.*2025.*OWASP.*2026.*ATLAS.*NIST.*2024\/1689/);
    const written = await cli("report", "--format", "pdf");
    expect([written.code, written.stderr]).toEqual([0, expect.stringContaining("redteam-bot.pdf")]);
    const lines = pdfLines(readFileSync(join(cwd, "redteam-bot.pdf"))).join("\n");
    for (const { rule, title, evidence } of JSON.parse(readFileSync(join(cwd, "a.json"), "utf8")).findings) {
      expect(lines).toContain(title);
      expect(lines).toContain(rule);
      expect(lines).toContain(/\(\d+ of \d+ cases/.exec(evidence)?.[0]);
    }
    expect(lines).toContain("Which way it got through");
    expect(lines).toMatch(/extraction.*\d+ of \d+ cases, \d+ of \d+ goals/);
    const fixed = await cli("fix", "system-canary");
    expect([fixed.code, fixed.stdout]).toEqual([0, expect.stringContaining("chosen  canary-at-the-door")]);
    expect((await cli("gate")).code).toBe(1);
    expect((await cli("gate", "--accept", "known, being worked on")).code).toBe(0);
    const accepted = await cli("gate");
    expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining("nothing new")]);
    expect((await cli("fix", "no-such-goal")).code).toBe(2);
    isWeak = false;
    expect((await cli("fix", "system-canary")).stdout).toContain("does not get through any more");
    renameSync(join(cwd, ".parapet/redteam-bot.jsonl"), join(cwd, "before.jsonl"));
    const again = await cli(
      "run",
      "--budget",
      "20",
      "--packs",
      "extraction",
      "--fresh",
      "--store",
      "--data-directory",
      ".parapet",
    );
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("kept 0 findings")]);
    const compared = await cli("report", "--compare", "before.jsonl", "--output", "both.html", "--output", "both.pdf");
    const [before = "", after = ""] = compared.stdout.trim().split("\n").slice(-2);
    expect([before, after]).toEqual([
      expect.stringMatching(/: [1-9]\d* of \d+ cases, [1-9]\d* of (\d+) goals that both/),
      expect.stringMatching(/: 0 of \d+ cases, 0 of (\d+) goals that both/),
    ]);
    const goalsOf = (line: string): string | undefined => / of (\d+) goals/.exec(line)?.[1];
    expect(goalsOf(before)).toBe(goalsOf(after));
    for (const text of [
      readFileSync(join(cwd, "both.html"), "utf8"),
      pdfLines(readFileSync(join(cwd, "both.pdf"))).join("\n"),
    ])
      expect(text).toContain("Beside bot-");
    expect((await cli("gate")).stdout).toContain("fixed     system-canary");
    // Another run that never tried it says nothing of it.
    await cli("run", "--budget", "3", "--packs", "schema,budget", "--log", "other.jsonl");
    const untried = await cli("gate", "--log", "other.jsonl");
    expect([untried.code, untried.stdout]).toEqual([0, expect.not.stringContaining("fixed")]);
  }, 60_000);

  it("L33: a target that is down is an error and never safe", async () => {
    writeFileSync(
      join(cwd, "down.yaml"),
      `redteam: 1\ntarget: down\nconnection: { kind: openai-chat, url: http://127.0.0.1:1/v1, model: m }\nplanted: { canaries: [${CANARY}] }\nlimits: { requests: 4, retries: 0 }\n`,
    );
    const ran = await cli("run", "--manifest", "down.yaml");
    expect([ran.code, ran.stdout]).toEqual([3, expect.stringMatching(/^error {2}\S+ {2}0 of 0 .*no answer from/m)]);
    expect(ran.stdout).not.toMatch(/^(safe|refused)/m);
    expect((await cli("gate", "--manifest", "down.yaml", "--baseline", "none.json")).code).toBe(3);
  }, 30_000);
});
