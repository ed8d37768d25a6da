import { spawn } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openStore, verifyAudit } from "./index.ts";
import { temporaryDirectory } from "./testing/store-kit.ts";

const ROUNDS = Number(process.env.PARAPET_KILL_ROUNDS ?? 15);

/** Runs the appending process, kills it (SIGKILL) after it has appended for `ms`, and returns what it last said. */
async function appendAndKill(dataDirectory: string, round: number, ms: number, mode = "") {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      fileURLToPath(new URL("./testing/appending-process.ts", import.meta.url)),
      dataDirectory,
      String(round),
      mode,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), ms));
  await new Promise((resolve) => child.once("close", resolve));
  const last = output.slice(0, output.lastIndexOf("\n")).split("\n").at(-1) ?? "";
  return JSON.parse(last) as { journalled: number; flushed: number };
}

/** Every id of the log and how often it is there, by pages. */
async function idsIn(dataDirectory: string): Promise<Map<string, number>> {
  const store = await openStore({ dataDirectory });
  const ids = new Map<string, number>();
  for (let before: number | undefined; ; ) {
    const page = await store.exchanges.list({ limit: 500, ...(before === undefined ? {} : { before }) });
    for (const { id } of page) ids.set(id, (ids.get(id) ?? 0) + 1);
    before = page.at(-1)?.position;
    if (before === undefined) break;
  }
  await store.close();
  return ids;
}

describe("kill -9", () => {
  it(
    "S4: whatever was appended when the process was killed is there once, and the log verifies",
    async () => {
      const dataDirectory = temporaryDirectory();
      let total = 0;
      for (let round = 0; round < ROUNDS; round++) {
        // Spread over start, first commits and rotation; the scheduler adds its own chance.
        const said = await appendAndKill(dataDirectory, round, (round * 37) % 220);
        const ids = await idsIn(dataDirectory);
        for (let number = 1; number <= said.journalled; number++)
          expect(ids.get(`${round}-${number}`), `round ${round}, record ${number} of ${said.journalled}`).toBe(1);
        expect([...ids.values()].every((times) => times === 1)).toBe(true);
        const report = await verifyAudit({ dataDirectory });
        expect(report.problems, `round ${round}`).toEqual([]);
        total += said.journalled;
      }
      expect(total).toBeGreaterThan(ROUNDS * 5);
      expect(readdirSync(join(dataDirectory, "journal")).filter((name) => name.endsWith(".log"))).toEqual([]);
    },
    ROUNDS * 10_000,
  );

  it(
    "S4, S11: killed in the middle of purges, the log verifies, nothing is half-emptied and what was to stay is there",
    async () => {
      const dataDirectory = temporaryDirectory();
      let purged = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const said = await appendAndKill(dataDirectory, round, (round * 53) % 400, "purging");
        const ids = await idsIn(dataDirectory);
        for (let number = 2; number <= said.journalled; number += 2)
          expect(ids.get(`${round}-${number}`), `round ${round}, record ${number} of ${said.journalled}`).toBe(1);
        expect([...ids.values()].every((times) => times === 1)).toBe(true);
        const report = await verifyAudit({ dataDirectory });
        expect(report.problems, `round ${round}`).toEqual([]);
        expect(report.purged).toBeGreaterThanOrEqual(purged);
        purged = report.purged;
      }
      expect(purged).toBeGreaterThan(ROUNDS);
    },
    ROUNDS * 10_000,
  );

  it("S5: a torn last line is dropped and counted, what stands before it is kept", async () => {
    const dataDirectory = temporaryDirectory();
    const { journalled } = await appendAndKill(dataDirectory, 0, 20);
    const journals = join(dataDirectory, "journal");
    const newest = readdirSync(journals)
      .filter((name) => name.endsWith(".log"))
      .sort((a, b) => Number(a.split(".")[1]) - Number(b.split(".")[1]))
      .at(-1);
    appendFileSync(join(journals, String(newest)), '0badc0de X\t{"id":"torn"');
    const store = await openStore({ dataDirectory });
    const [note] = await store.events.read({ kinds: ["journal-recovered"] });
    expect(note?.data).toMatchObject({ dropped: 1 });
    await store.close();
    const ids = await idsIn(dataDirectory);
    expect(ids.size).toBeGreaterThanOrEqual(journalled);
    expect(ids.has("torn")).toBe(false);
    expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
  });
});
