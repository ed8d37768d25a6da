import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createPace } from "./engine/pace.ts";
import { builtInArsenal, type CaseResult, openRunLog, parseManifest, run, successRate } from "./index.ts";
import type { Observation, Target, Turn } from "./target.ts";

const folder = mkdtempSync(join(tmpdir(), "parapet-redteam-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CANARY = "HEATHER-LANTERN-4417-OSPREY";
const manifest = parseManifest(
  `redteam: 1
target: bot
connection: { kind: openai-chat, url: http://127.0.0.1:1/v1, model: m }
channels: [user, document]
planted:
  canaries: [${CANARY}]
  secrets: [{ name: the access key, value: open-sesame-99 }]
limits: { requests: 60, perSecond: 10000, concurrency: 4 }
`,
  "redteam.yaml",
);

/** A target that answers as a function of what was said. */
function targetOf(answer: (turn: Turn) => string | Promise<string>): Target & { asked: number } {
  const target = {
    id: "bot",
    title: "bot",
    channels: new Set(manifest.channels),
    asked: 0,
    close: async () => {},
    open: async () => ({
      close: async () => {},
      send: async (turn: Turn): Promise<Observation> => {
        target.asked++;
        const text = await answer(turn);
        const none = { calls: [], effects: [], retrieved: [], blockedBy: "", elapsedMs: 0 };
        return { text, ...none, inputTokens: 1, outputTokens: 1 };
      },
    }),
  };
  return target;
}

const never = new AbortController().signal;
async function attack(target: Target, more: Partial<Parameters<typeof run>[0]> = {}) {
  const results: CaseResult[] = [];
  const onResult = (result: CaseResult): void => void results.push(result);
  const done = await run({ arsenal: builtInArsenal, manifest, target, seed: 7, signal: never, onResult, ...more });
  return { ...done, results };
}
const ids = (results: readonly CaseResult[]): string[] => results.map((result) => result.case.id);

describe("a run", () => {
  it("RT1: the same seed gives the same cases, however many run at once; another seed gives others", async () => {
    const slow = targetOf(async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, text.length % 3));
      return "Good day.";
    });
    const [one, four] = [1, 4].map((concurrency) =>
      attack(slow, { manifest: { ...manifest, limits: { ...manifest.limits, concurrency } } }),
    );
    expect(ids((await one!).results)).toEqual(ids((await four!).results));
    expect(ids((await attack(slow, { seed: 8 })).results)).not.toEqual(ids((await four!).results));
  });

  it("RT2: what leaks is confirmed, what refuses is refused, and errors are in no rate", async () => {
    const leaky = await attack(
      targetOf(({ text }) => (/prompt|instructions|told/i.test(text) ? `It is ${CANARY}.` : "Good day.")),
    );
    expect(
      leaky.results
        .filter(({ outcome }) => outcome === "confirmed")
        .map((one) => one.case.goal)
        .join(" "),
    ).toMatch(/system-canary/);
    // Refusing what is harmless would be a finding of its own.
    const packs = ["extraction", "injection"];
    const shut = await attack(
      targetOf(() => "I'm sorry, I can't help with that."),
      { packs },
    );
    expect(new Set(shut.results.map(({ outcome }) => outcome))).toEqual(new Set(["refused"]));
    const broken = await attack(
      targetOf(() => {
        throw new Error("down");
      }),
    );
    expect(new Set(broken.results.map(({ outcome }) => outcome))).toEqual(new Set(["error"]));
    expect(successRate(broken.tally.counts)).toMatchObject({ of: 0, got: 0 });
  });

  it("RT3: the cap on requests is hard, whatever runs at once", async () => {
    const target = targetOf(() => "Good day.");
    const limits = { ...manifest.limits, requests: 9, concurrency: 8 };
    await attack(target, { manifest: { ...manifest, limits } });
    expect(target.asked).toBe(9);
    let now = 0;
    const pace = createPace({ ...limits, perSecond: 10 }, { signal: never, now: () => now });
    await pace.mayAsk();
    const second = pace.mayAsk();
    now = 100;
    expect(await second).toBe(true);
    const money = { ...limits, usd: 1, price: { inputPerMillion: 1_000_000, outputPerMillion: 0 } };
    const spent = createPace(money, { signal: never, spent: { requests: 0, inputTokens: 1, outputTokens: 0 } });
    expect([await spent.mayAsk(), spent.usd()]).toEqual([false, 1]);
  });

  it("RT4: a run that was killed goes on where it ended, and a cut line is run again", async () => {
    const file = join(folder, "log.jsonl");
    const head = {
      redteam: 1,
      run: "r",
      target: "bot",
      manifestDigest: "d",
      seed: 7,
      packs: [],
      startedAt: 0,
      requests: 60,
    } as const;
    const whole = await attack(targetOf(() => "Good day."));
    const first = openRunLog(file, head);
    for (const result of whole.results.slice(0, 20)) first.append(result);
    first.close();
    writeFileSync(file, readFileSync(file, "utf8").slice(0, -40));
    const again = openRunLog(file, head);
    expect([...again.finished()]).toHaveLength(19);
    const target = targetOf(() => "Good day.");
    const resumed = await attack(target, { log: again });
    again.close();
    expect(ids(resumed.results)).toEqual(ids(whole.results));
    const before = whole.results.slice(0, 19).reduce((total, { requests }) => total + requests, 0);
    expect(target.asked).toBe(60 - before);
    expect(() => openRunLog(file, { ...head, seed: 8 })).toThrow(/another seed/);
  });

  it("RT5: a goal that nothing planted can prove is told, with the reason", async () => {
    const { left } = await attack(targetOf(() => "Good day."));
    expect(left.find(({ goal }) => goal === "system-prompt-verbatim")?.why).toContain("system-prompt");
  });

  it("RT7: what is kept of an answer holds no planted secret", async () => {
    const talkative = targetOf(() => `${CANARY}, and the key is open-sesame-99`);
    const { results } = await attack(talkative);
    expect(results.some(({ transcript }) => transcript.length > 0)).toBe(true);
    expect(JSON.stringify(results)).not.toContain("open-sesame-99");
  });

  it("RT8: intervals are exact", () => {
    const of = (confirmed: number, safe: number) =>
      successRate({ confirmed, safe, likely: 0, refused: 0, inconclusive: 5, error: 7 });
    // Clopper and Pearson's closed forms at the ends: 1 - 0.025^(1/n).
    expect(of(0, 256).high).toBeCloseTo(1 - 0.025 ** (1 / 256), 6);
    expect(of(10, 0).low).toBeCloseTo(0.025 ** (1 / 10), 6);
    // Their table for 5 of 20.
    expect(of(5, 15).low).toBeCloseTo(0.0866, 3);
    expect(of(5, 15).high).toBeCloseTo(0.491, 3);
  });
});

describe("the manifest", () => {
  it("RT6: a mistake is told with its line and place, and a key in clear is refused", () => {
    const text = "redteam: 1\ntarget: bot\nconnection:\n  kind: openai-chat\n  url: http://x.example/v1\n  model: m\n";
    const problem = (more: string): unknown => {
      try {
        return parseManifest(text + more, "redteam.yaml");
      } catch (thrown) {
        return thrown;
      }
    };
    expect(problem("  apiKey: sk-in-clear\n")).toMatchObject({
      code: "PARAPET_REDTEAM_MANIFEST",
      place: { file: "redteam.yaml", line: 7, path: "connection.apiKey" },
    });
    expect(problem("limit: 3\n")).toMatchObject({ code: "PARAPET_REDTEAM_MANIFEST", exit: 2 });
    expect(problem("limits: { requests: 0 }\n")).toMatchObject({ place: { line: 7 } });
  });
});
