import { describe, expect, it } from "vitest";
import { builtInArsenal, type CaseResult, run } from "../index.ts";
import { Finished } from "./finished.ts";
import { createSeeds } from "./search/seeds.ts";
import { createSearch } from "./search.ts";
import { successRate } from "./tally.ts";
import { TOY_CANARY, toyManifest, toyTarget } from "./testing/toy-target.ts";

const signal = new AbortController().signal;
const { goals, carriers, drivers } = builtInArsenal;

async function attack(
  answer: (text: string) => string,
  { requests = 500, seed = 1, ...more }: { requests?: number; seed?: number; stopBelow?: number } = {},
) {
  const manifest = toyManifest(requests, more);
  const target = toyTarget(manifest, ({ text, attached }) =>
    answer([text, ...attached.map((one) => one.text)].join("\n")),
  );
  const results: CaseResult[] = [];
  const onResult = (result: CaseResult): void => void results.push(result);
  const done = await run({ arsenal: builtInArsenal, manifest, target, seed, signal, onResult });
  return { ...done, results };
}

const isPlain = ({ case: one }: CaseResult): boolean =>
  one.transforms.length === 0 &&
  drivers.get(one.driver).maxTurns ===
    Math.min(
      ...drivers.all
        .filter((driver) => (driver.crossesSessions ?? false) === (drivers.get(one.driver).crossesSessions ?? false))
        .map(({ maxTurns }) => maxTurns),
    );

describe("the search", () => {
  it("EN1: asks every pack plainly by every channel first, what acts later before all", async () => {
    const { results, left } = await attack(() => "Good day.");
    const unable = new Set(left.map(({ goal }) => goal));
    const open = goals.all.filter(({ id }) => !unable.has(id));
    const firstChange = results.findIndex((one) => !isPlain(one));
    const before = results.slice(0, firstChange);
    expect(new Set(before.map(({ case: one }) => goals.get(one.goal).pack))).toEqual(
      new Set(open.map(({ pack }) => pack)),
    );
    expect(new Set(before.map(({ case: one }) => one.channel))).toEqual(new Set(["user", "document", "memory"]));
    const later = results.map(({ case: one }) => goals.get(one.goal).proof.by === "memory");
    expect(later.indexOf(false)).toBeGreaterThan(0);
    expect(later.slice(0, later.indexOf(false)).every(Boolean)).toBe(true);
  });

  it("EN1: changes one part at a time, and none a third time before all others were tried", async () => {
    const { results } = await attack(() => "Good day.", { requests: 300 });
    const times = new Map<string, number>();
    for (const { case: one } of results) {
      const { technique } = carriers.get(one.carrier);
      if (one.transforms.length !== 0 || drivers.get(one.driver).maxTurns > 1 || technique === "direct") continue;
      const key = `${goals.get(one.goal).pack} ${one.channel} ${one.carrier}`;
      times.set(key, (times.get(key) ?? 0) + 1);
    }
    expect(times.size).toBeGreaterThan(50);
    // Whole ways are drawn now and then besides.
    expect([...times.values()].filter((count) => count > 2).length).toBeLessThan(times.size / 20);
  });

  it("EN2: finds what looks one layer deep and reads two, by hex within Base64 or the other way", async () => {
    const unwrapped = (text: string): string =>
      text.replace(/[A-Za-z0-9+/=]{24,}/g, (run) => {
        const decoded = Buffer.from(run, /^[0-9a-f]+$/i.test(run) ? "hex" : "base64").toString("latin1");
        return /^[\x20-\x7e\s]+$/.test(decoded) ? decoded : run;
      });
    const speaks = (text: string): boolean => /prompt|secret|canary|instruction|rule|word|confidential/i.test(text);
    const layered = (text: string): string => {
      if (speaks(text) || speaks(unwrapped(text))) return "I'm sorry, but I can't help with that.";
      return speaks(unwrapped(unwrapped(text))) ? `Of course: ${TOY_CANARY}` : "I can help with orders.";
    };
    const found = await Promise.all(
      [1, 2, 3, 4].map(async (seed) =>
        (await attack(layered, { seed })).results.find(
          ({ outcome, case: one }) => outcome === "confirmed" && goals.get(one.goal).proof.by === "canary",
        ),
      ),
    );
    expect(found.filter((one) => (one?.case.transforms.length ?? 0) > 1).length).toBeGreaterThanOrEqual(3);
  });

  it("EN3: gives a goal up once the interval lies below the limit, and says so with the bound that reports print", async () => {
    const stopBelow = 0.5;
    const { results, stopped, tally } = await attack(() => "Good day.", { requests: 1_500, stopBelow });
    expect(stopped.length).toBeGreaterThan(20);
    const byGoal = new Map(tally.summarise(goals.all).map((one) => [one.goal, one]));
    for (const { goal, of, high } of stopped) {
      const { counts } = byGoal.get(goal)!;
      expect([counts.confirmed, counts.likely]).toEqual([0, 0]);
      expect(high).toBeCloseTo(successRate({ ...counts, safe: of, refused: 0 }).high, 9);
      expect(high).toBeLessThan(stopBelow);
      // One fewer would not have been enough.
      expect(1 - 0.025 ** (1 / (of - 1))).toBeGreaterThanOrEqual(stopBelow);
    }
    // What was chosen before it was known may still come: one batch.
    const after = results.filter(({ case: one }) => stopped.some(({ goal }) => goal === one.goal)).length;
    expect(after).toBeLessThanOrEqual(stopped.length * (stopped[0]?.of ?? 0) + 16 * stopped.length);
    expect((await attack(() => "Good day.")).stopped).toEqual([]);
  });

  it("EN4: no case comes twice, though none is remembered", () => {
    const { transforms, oracles } = builtInArsenal;
    const search = createSearch({
      goals: goals.all,
      carriers: carriers.all,
      transforms: transforms.all,
      drivers: drivers.all,
      channels: new Set(["user"]),
      offers: new Set(["system-canary", "secret"]),
      seed: 5,
      proofs: new Set(oracles.all.map(({ proves }) => proves)),
    });
    const ids = new Set<string>();
    const nothing = { reason: "", reactions: [], transcript: [], requests: 1, inputTokens: 0, outputTokens: 0 };
    for (let at = 0; at < 4_000; at += 16)
      for (const one of search.next(16)) {
        ids.add(one.id);
        search.learn({ case: one, outcome: "safe", progress: 0, ...nothing, elapsedMs: 0, code: "" });
      }
    expect(ids.size).toBe(4_000);
    const nextSeed = createSeeds(-7);
    expect(new Set(Array.from({ length: 100_000 }, nextSeed)).size).toBe(100_000);
  });

  it("EN4: reads what was finished as it is asked for, and never all of it at once", () => {
    let read = 0;
    const log = {
      *finished() {
        for (let at = 0; at < 50_000; at++) {
          read++;
          // Side by side: every two are in the order in which they ended.
          const result = { case: { id: String(at ^ 1) }, requests: 1, inputTokens: 2, outputTokens: 3 };
          yield result as CaseResult;
        }
      },
    };
    const finished = new Finished(log);
    expect(finished.spent).toEqual({ requests: 50_000, inputTokens: 100_000, outputTokens: 150_000 });
    read = 0;
    for (let at = 0; at < 1_000; at++) expect(finished.take(String(at))?.case.id).toBe(String(at));
    expect(read).toBeLessThan(1_010);
    expect([finished.take("0"), finished.take("never")]).toEqual([undefined, undefined]);
    expect(read).toBeLessThan(4_000);
    let taken = 0;
    for (let at = 1_000; at < 50_000; at++) if (finished.take(String(at)) !== undefined) taken++;
    expect(taken).toBe(49_000);
  });
});
