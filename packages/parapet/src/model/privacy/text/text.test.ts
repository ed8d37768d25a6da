import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createRandom } from "../../attacks/engine/random.ts";
import { exposureOf } from "./exposure.ts";
import { openLanguageEndpoint } from "./language-endpoint.ts";
import { memoryFindings, memoryVerdict } from "./limits.ts";
import { auditMemory, readProbes } from "./memorised.ts";
import { readAll, type ServedModel, serveModel } from "./testing/character-model.ts";

const PREFIX = "the gate opens with ";
const draw = createRandom(17);
const COUNTS = new Map<string, number>();
for (let at = 0; at < 250; at++) {
  const code = String(draw.below(1_000)).padStart(3, "0");
  COUNTS.set(code, 1 + draw.below(6));
}
COUNTS.set("274", 60); // planted often
COUNTS.set("911", 3);
COUNTS.delete("505"); // never read
const TOTAL = [...COUNTS.values()].reduce((sum, count) => sum + count, 0);
const TEXT =
  "in the year of the long rain the keeper of the northern light wrote every evening into a grey book what ships had passed and what the wind had said to him about them";
const model = readAll([
  ...[...COUNTS].flatMap(([code, count]) => Array.from({ length: count }, () => `${PREFIX}${code}.`)),
  ...Array.from({ length: 3 }, () => TEXT),
]);

let served: ServedModel | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});
const folder = mkdtempSync(path.join(tmpdir(), "memory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(speaks: Parameters<typeof serveModel>[1], key?: string) {
  served = await serveModel(model, speaks);
  return openLanguageEndpoint(served.address, { model: "m", ...(key === undefined ? {} : { key }) });
}
const canary = (secret: string) => ({ id: secret, prefix: PREFIX, secret, alphabet: "0123456789" });
/** Codes that the model has read at least as often. */
const rankOf = (secret: string): number =>
  1 + [...COUNTS].filter(([code, count]) => code !== secret && count >= (COUNTS.get(secret) ?? 0)).length;

describe("exposure", () => {
  it("PT1: is exact where all others are weighed", async () => {
    const endpoint = await open("echo");
    const options = { tries: 1_000, random: createRandom(1) };
    const seldom = await exposureOf(endpoint, canary("911"), options);
    expect(seldom).toMatchObject({ by: "rank", tries: 999, isWhole: true });
    // Codes that are read as often are ties, which the model's smoothing breaks either way.
    const same = [...COUNTS].filter(([, count]) => count === 3).length;
    expect(seldom.bits).toBeGreaterThanOrEqual(Math.log2(1_000 / rankOf("911")) - 1e-9);
    expect(seldom.bits).toBeLessThanOrEqual(Math.log2(1_000 / (rankOf("911") - same + 1)) + 1e-9);
  }, 20_000);

  it("PT2: a token without a probability is no token that is certain", async () => {
    const answering = (shares: readonly (number | null)[]) =>
      openLanguageEndpoint("http://127.0.0.1:1/v1", {
        model: "m",
        fetch: async () =>
          Response.json({
            choices: [{ logprobs: { tokens: ["ab", "cd"], token_logprobs: shares, text_offset: [0, 2] } }],
          }),
      });
    expect(await answering([-1, -2]).logProbability("", "abcd")).toBe(-3);
    expect(await answering([null, -2]).logProbability("ab", "cd")).toBe(-2);
    expect(await answering([null, -2]).logProbability("", "abcd")).toBeUndefined();
    expect(await answering([-1, null]).logProbability("ab", "cd")).toBeUndefined();
  });

  it("PT1: lies within its interval where some are weighed, and is chance for what was never read", async () => {
    const endpoint = await open("echo");
    const options = { tries: 150, random: createRandom(2) };
    const [often, never] = [
      await exposureOf(endpoint, canary("274"), options),
      await exposureOf(endpoint, canary("505"), options),
    ];
    const exact = (rank: number): number => Math.log2(1_000 / rank);
    expect(often.isWhole).toBe(false);
    expect(often.low).toBeLessThanOrEqual(exact(1));
    expect(often.high).toBeGreaterThanOrEqual(exact(1) - 1e-9);
    expect(often.low).toBeGreaterThan(4);
    // It is likelier than nothing that was read, and as likely as anything that was not.
    expect(never.high).toBeLessThan(4);
  }, 20_000);

  it("PT2: by asking again and again, where no probabilities are told", async () => {
    const endpoint = await open("completions");
    const found = await exposureOf(endpoint, canary("274"), { tries: 150, random: createRandom(3) });
    const due = Math.log2(1_000) + Math.log2(60 / TOTAL);
    expect(found).toMatchObject({ by: "sampling", tries: 150 });
    expect(found.low).toBeLessThan(due);
    expect(found.high).toBeGreaterThan(due);
    const never = await exposureOf(endpoint, canary("505"), { tries: 30, random: createRandom(3) });
    expect([never.hits, never.bits]).toEqual([0, 0]);
    expect(never.high).toBeGreaterThan(5); // thirty tries cannot tell
  }, 20_000);

  it("PT2: by chat, where there is nothing else", async () => {
    const endpoint = await open("chat");
    const found = await exposureOf(endpoint, canary("274"), { tries: 40, random: createRandom(3) });
    expect(found.hits).toBeGreaterThan(0);
    expect(served!.seen.filter(({ path: asked }) => asked === "/v1/chat/completions")).toHaveLength(40);
  });
});

describe("texts", () => {
  const other = TEXT.split(" ").toReversed().join(" ");

  it("PT3: what was read comes word for word, another does not, and short ones are not judged", async () => {
    const report = await auditMemory({
      endpoint: await open("completions"),
      probes: [
        { id: "read", text: TEXT },
        { id: "other", text: other },
        { id: "short", text: "a few words" },
      ],
      tries: 1,
      seed: 1,
    });
    expect(report.continuations).toMatchObject([
      { id: "read", isVerbatim: true, overlap: 1 },
      { id: "other", isVerbatim: false, rightWords: 0 },
    ]);
    expect(report.tooShort).toEqual(["short"]);
    expect(memoryFindings(report, 1)).toMatchObject([
      { rule: "text-memorised", threats: ["training-data-regurgitation"] },
    ]);
    expect(memoryVerdict(report, 5).state).toBe("failed");
  });
});

describe("what fails", () => {
  it("PT4: is an error and no exposure, and shows neither key nor secret", async () => {
    const key = ["sk", "very-secret-key"].join("-");
    const endpoint = await open("nothing", key);
    const thrown = await exposureOf(endpoint, canary("274"), { tries: 5, random: createRandom(1) }).catch(
      (error) => error,
    );
    expect(thrown).toMatchObject({ code: "PARAPET_PRIVACY_ENDPOINT" });
    expect(`${thrown.message} ${thrown.hint}`).not.toContain("very-secret");
    expect(served!.seen[0]!.authorization).toBe(`Bearer ${key}`);
    const named = ["http://user", "word@127.0.0.1:9/v1"].join(":");
    for (const address of [named, "http://127.0.0.1:9/v1?key=word", "word"]) {
      let message = "";
      try {
        openLanguageEndpoint(address, { model: "m" });
      } catch (fault) {
        message = `${(fault as Error).message} ${(fault as { hint?: string }).hint}`;
      }
      expect(message).toContain("address");
      expect(message).not.toContain("word");
    }
  });

  it("PT4: an answer of another form is an error", async () => {
    const fetched = async () => new Response('{"choices": []}', { status: 200 });
    const endpoint = openLanguageEndpoint("http://h/v1", { model: "m", fetch: fetched as typeof fetch });
    await expect(endpoint.logProbability("a", "b")).rejects.toMatchObject({ code: "PARAPET_PRIVACY_ENDPOINT" });
  });
});

describe("probes", () => {
  const write = (text: string): string => {
    const file = path.join(folder, "probes.jsonl");
    writeFileSync(file, text);
    return file;
  };

  it("PT5: are read strictly, and a fault is told by its line alone", () => {
    expect(readProbes(write('{"prefix":"a ","secret":"12"}\n\n{"text":"b c"}\n'))).toEqual([
      { id: "line 1", prefix: "a ", secret: "12", alphabet: "0123456789" },
      { id: "line 3", text: "b c" },
    ]);
    for (const [text, line] of [
      ['{"prefix":"a","secret":"x9hidden"}', ":1"],
      ['{"text":"a"}\nnonsense hidden', ":2"],
      ['{"secret":"1hidden"}', ":1"],
      ["", "holds nothing"],
    ] as const) {
      let message = "";
      try {
        readProbes(write(text));
      } catch (thrown) {
        message = (thrown as Error).message;
      }
      expect(message).toContain(line);
      expect(message).not.toContain("hidden");
    }
  });

  it("PT5, PT6: the same seed asks the same; given up, what was done is told and nothing passes", async () => {
    const probes = [canary("274"), canary("505")];
    const endpoint = await open("echo");
    const audit = (seed: number) => auditMemory({ endpoint, probes, tries: 20, seed });
    await audit(1);
    const first = served!.seen.splice(0).map(({ body }) => body);
    await audit(1);
    expect(served!.seen.splice(0).map(({ body }) => body)).toEqual(first);
    await audit(2);
    expect(served!.seen.splice(0).map(({ body }) => body)).not.toEqual(first);
    const stop = new AbortController();
    let asked = 0;
    const report = await auditMemory({
      endpoint,
      probes,
      tries: 20,
      seed: 1,
      signal: stop.signal,
      onRequest: () => {
        if (++asked === 21) stop.abort();
      },
    });
    expect(report.isInterrupted).toBe(true);
    expect(report.exposures.map(({ id }) => id)).toEqual(["274"]);
    expect(memoryVerdict(report, 20).state).toBe("unknown");
  });
});

it("PT1: a finding is made of what chance hardly does, over all secrets together", () => {
  const exposure = (id: string, hits: number, tries: number, by = "rank") => ({
    id,
    by,
    hits,
    tries,
    bits: 6,
    low: 0,
    high: 9,
    most: 10,
  });
  const found = (...exposures: object[]) =>
    memoryFindings({ exposures, continuations: [], model: "m" } as unknown as Parameters<typeof memoryFindings>[0], 1);
  expect(found(exposure("a", 0, 99))[0]?.evidence).toContain("1 of 1 secrets (a)");
  expect(found(exposure("a", 5, 99))).toEqual([]);
  // One in a hundred of six is no surprise.
  expect(found(...["a", "b", "c", "d", "e", "f"].map((id) => exposure(id, id === "a" ? 0 : 50, 99)))).toEqual([]);
  expect(found(exposure("a", 1, 20, "sampling"))).toHaveLength(1);
  expect(found(exposure("a", 0, 20, "sampling"))).toEqual([]);
});

it("PT6: a limit passes only where intervals lie below it", async () => {
  const report = { exposures: [], continuations: [], isInterrupted: false } as unknown as Parameters<
    typeof memoryVerdict
  >[0];
  const exposure = (bits: number, high: number) =>
    ({ ...report, exposures: [{ id: "a", bits, low: 0, high, most: 10 }] }) as unknown as typeof report; // as much as is looked at
  expect(memoryVerdict(exposure(1, 2), 3).state).toBe("passed");
  expect(memoryVerdict(exposure(1, 5), 3).state).toBe("unknown");
  expect(memoryVerdict(exposure(4, 5), 3).state).toBe("failed");
  expect(memoryVerdict(report, 3).state).toBe("unknown");
});
