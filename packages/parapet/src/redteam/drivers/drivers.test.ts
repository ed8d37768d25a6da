import { createGuard } from "@parapet/guard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS, type Driver, type DriverKit, type Move, type Payload, type Reaction } from "../attack.ts";
import { createRandom } from "../random.ts";
import { drivers } from "./index.ts";

const all = drivers.all;
const REACTIONS: readonly Reaction[] = [
  "refused",
  "blocked",
  "asked-back",
  "partial",
  "tool-called",
  "leaked",
  "complied",
  "failed",
];
const LADDER = ["Rung one?", "Rung two?", "Rung three."];

interface Played {
  readonly moves: readonly Move[];
  /** By what each move's payload was made; own words before an ask count with it. */
  readonly asked: number;
  readonly plain: readonly string[];
}

/** Plays a driver against a script; the last reaction is repeated for as long as it asks. */
function play(
  driver: Driver,
  script: readonly Reaction[],
  { seed = 1, ladder = LADDER }: { seed?: number; ladder?: readonly string[] } = {},
): Played {
  const moves: Move[] = [];
  const plain: string[] = [];
  let asked = 0;
  const typed = (text: string): Payload => ({ channel: "user", text, cover: "", name: "" });
  const kit: DriverKit = {
    random: createRandom(seed),
    ask: () => typed(`ASK number ${++asked} which has some length`),
    dress: (text) => {
      asked++;
      return typed(text);
    },
    plain: (text) => {
      plain.push(text);
      return typed(text);
    },
    ladder,
  };
  const generator = driver.drive(kit);
  for (let step = generator.next(); step.done !== true; ) {
    if ("think" in step.value) throw new Error(`${driver.id} asks a model`);
    moves.push(step.value);
    if (moves.length > 100) throw new Error(`${driver.id} does not end`);
    step = generator.next(script[Math.min(moves.length, script.length) - 1]!);
  }
  return { moves, asked, plain };
}

const scripts = fc.array(fc.constantFrom(...REACTIONS), { minLength: 1, maxLength: 20 });
const seeds = fc.integer({ min: 0, max: 10_000 });
/** Enough scripts to see every branch of a driver. */
const sampled = (driver: Driver): readonly Played[] => {
  const runs: Played[] = [];
  for (let seed = 0; seed < 40; seed++) {
    const random = createRandom(seed);
    const script = Array.from({ length: 20 }, () => random.pick(REACTIONS.filter((one) => one !== "failed")));
    runs.push(play(driver, script, { seed }), play(driver, [REACTIONS[seed % REACTIONS.length]!], { seed }));
  }
  return runs;
};

describe("drivers", () => {
  it("DV1: no driver says more than it may, and the same reactions draw the same moves", () => {
    expect(all.length).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    fc.assert(
      fc.property(scripts, seeds, fc.constantFrom([], LADDER, LADDER.slice(0, 1)), (script, seed, ladder) => {
        for (const driver of all) {
          const { moves } = play(driver, script, { seed, ladder });
          expect(moves.length, driver.id).toBeLessThanOrEqual(driver.maxTurns);
          expect(play(driver, script, { seed, ladder }).moves).toEqual(moves);
        }
      }),
      { numRuns: 200 },
    );
    // And none claims turns that it never takes: the search counts on it.
    const some = ["refused", "asked-back", "partial", "complied"] as const;
    const turned = some.flatMap((odd) =>
      some.flatMap((even) =>
        some.flatMap((end) =>
          Array.from({ length: 9 }, (_, times) => [
            ...Array.from({ length: times }, (_, at) => (at % 2 ? odd : even)),
            end,
          ]),
        ),
      ),
    );
    for (const driver of all) {
      const longest = Math.max(...turned.map((script) => play(driver, script).moves.length));
      expect(longest, driver.id).toBe(driver.maxTurns);
    }
  });

  it("DV2: a refusal leads elsewhere than a part", () => {
    for (const driver of all.filter(({ maxTurns }) => maxTurns > 1))
      for (const no of ["refused", "blocked"] as const)
        expect(play(driver, [no]).moves, driver.id).not.toEqual(play(driver, ["partial"]).moves);
  });

  it("DV3: it stops when it has what it wants or nobody answers", () => {
    fc.assert(
      fc.property(scripts, seeds, fc.constantFrom("leaked", "failed"), (script, seed, end) => {
        const before = script.filter((reaction) => reaction !== "leaked" && reaction !== "failed");
        for (const driver of all) {
          const { moves } = play(driver, [...before, end], { seed });
          expect(moves.length, driver.id).toBeLessThanOrEqual(before.length + 1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("DV4: nothing is used that is not needed", () => {
    for (const driver of all) {
      const slots = new Set(
        sampled(driver).flatMap(({ moves }) =>
          moves.flatMap(({ payload }) => [...payload.text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])),
        ),
      );
      expect(
        [...slots].filter((slot) => slot !== "tool" || !driver.needs.includes("tools")),
        driver.id,
      ).toEqual([]);
      expect(driver.needs.includes("memory"), driver.id).toBe(driver.crossesSessions ?? false);
    }
  });

  it("DV5: every driver asks, and where the user is innocent what is typed is harmless", () => {
    const guard = createGuard({ detectors: { injection: "block" } });
    for (const driver of all) {
      expect(play(driver, ["complied"]).asked, driver.id).toBeGreaterThan(0);
      expect(play(driver, ["complied"], { ladder: [] }).asked, driver.id).toBeGreaterThan(0);
      if (driver.channels?.every((channel) => channel === "user")) continue;
      for (const { moves, plain } of sampled(driver)) {
        for (const words of plain) expect(guard.input(words).hits, `${driver.id}: ${words}`).toEqual([]);
        const own = moves
          .map(({ payload }) => payload.text)
          .filter((text) => !/^ASK number \d+ which has some length$/.test(text));
        expect(own, driver.id).toEqual(plain);
      }
    }
    expect(all.flatMap(({ channels = [] }) => channels).filter((channel) => !CHANNELS.includes(channel))).toEqual([]);
  });

  it("DV6: a new session is begun only where it is said", () => {
    for (const driver of all)
      for (const { moves } of sampled(driver)) {
        expect(moves[0]?.fresh ?? false, driver.id).toBe(false);
        if (driver.crossesSessions)
          for (const { payload, fresh } of moves)
            if (!payload.text.startsWith("ASK")) expect(fresh, driver.id).toBe(true);
      }
  });
});
