import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInArsenal, type CaseResult, readRunLog, run } from "../index.ts";
import { toyAnswer, toyManifest, toyTarget } from "./testing/toy-target.ts";

const REQUESTS = 2_400;
const folder = mkdtempSync(join(tmpdir(), "parapet-killed-"));
const file = join(folder, "run.jsonl");
/** Requests of each case, by its id. */
const asked = new Map<string, number>();
let isFrozen = false;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    // Who comes after the kill was on its way before it.
    if (isFrozen) return;
    const id = String(request.headers["x-parapet-case"]);
    asked.set(id, (asked.get(id) ?? 0) + 1);
    const { messages } = JSON.parse(Buffer.concat(parts).toString("utf8"));
    response.setHeader("content-type", "application/json");
    const message = { role: "assistant", content: toyAnswer(messages.at(-1).content) };
    response.end(JSON.stringify({ choices: [{ message }], usage: { prompt_tokens: 1, completion_tokens: 1 } }));
  });
});
beforeAll(async () => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs on until so many cases were told of, and kills; to its end without a number. */
async function runOn(killAfter = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  isFrozen = false;
  const { port } = server.address() as AddressInfo;
  const script = fileURLToPath(new URL("./testing/running-process.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    [...process.execArgv, script, `http://127.0.0.1:${port}/v1`, file, String(REQUESTS)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let told = "";
  child.stdout.on("data", (part: Buffer) => {
    told += part;
    if (told.split("\n").length - 1 < killAfter) return;
    isFrozen = true;
    child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.once("close", resolve));
  return told.slice(0, told.lastIndexOf("\n")).split("\n");
}

const ofCase = ({ case: one, outcome, reason, reactions, transcript, requests, progress }: CaseResult) =>
  JSON.stringify({ one, outcome, reason, reactions, transcript, requests, progress });

describe("kill -9", () => {
  it("EN5: a run that is killed twice ends case by case as one that was not, and asks no logged case again", async () => {
    const finished = new Set<string>();
    const askedWhenFinished = new Map<string, number>();
    for (const cases of [400, 1_000]) {
      const told = await runOn(cases);
      const kept = new Map([...readRunLog(file).results()].map((one) => [one.case.id, one]));
      expect(told.length).toBeGreaterThanOrEqual(cases);
      expect(told.filter((id) => !kept.has(id))).toEqual([]);
      for (const id of kept.keys()) {
        finished.add(id);
        askedWhenFinished.set(id, asked.get(id) ?? 0);
      }
    }
    expect((await runOn()).at(-1)).toBe("done");
    for (const id of finished) expect(asked.get(id), id).toBe(askedWhenFinished.get(id));

    const manifest = toyManifest(REQUESTS);
    const whole: CaseResult[] = [];
    const target = toyTarget(manifest, ({ text, attached }) =>
      toyAnswer(
        [text, ...attached.map((one) => `<${one.channel} name="${one.name}">\n${one.text}\n</${one.channel}>`)]
          .filter(Boolean)
          .join("\n\n"),
      ),
    );
    const signal = new AbortController().signal;
    const onResult = (result: CaseResult): void => void whole.push(result);
    await run({ arsenal: builtInArsenal, manifest, target, seed: 3, signal, onResult });
    const kept = [...readRunLog(file).results()];
    expect(kept).toHaveLength(whole.length);
    expect(kept.map(ofCase).sort()).toEqual(whole.map(ofCase).sort());
    expect(whole.some(({ case: one }) => one.transforms.length > 1)).toBe(true);
    expect(new Set(whole.map(({ outcome }) => outcome)).size).toBeGreaterThan(2);
  }, 60_000);
});
