/**
 * The loop on the zoo: what got through is shrunk, a rule is made for it, and the rule is tried on fifty other attacks
 * that it was not chosen by, and on harmless texts that it has not seen.
 *
 *     node --conditions=parapet-source bench/redteam/loop.ts [--app open-book] [--all]
 *
 * One finding for each way of proof and application, or all of them with `--all`.
 */
import { parseArgs } from "node:util";
import { targetOf, type ZooApp } from "../../fixtures/zoo/app.ts";
import { weakApps } from "../../fixtures/zoo/apps.ts";
import type { Case, Goal } from "../../packages/parapet/src/redteam/attack.ts";
import { runCase } from "../../packages/parapet/src/redteam/engine/run-case.ts";
import {
  builtInArsenal,
  type Fix,
  fix,
  type Manifest,
  parseManifest,
  run,
} from "../../packages/parapet/src/redteam/index.ts";
import { createScreen, guardedTarget } from "../../packages/parapet/src/redteam/loop/guarded-target.ts";
import { harmlessTexts } from "../../packages/parapet/src/redteam/loop/harmless.ts";
import { mutantsOf } from "../../packages/parapet/src/redteam/loop/mutants.ts";
import type { Target, Turn } from "../../packages/parapet/src/redteam/target.ts";

const { values } = parseArgs({ options: { app: { type: "string" }, all: { type: "boolean", default: false } } });

const UNSEEN = 50;
const HARMLESS = 3_000;
const signal = new AbortController().signal;
const mayAsk = async (): Promise<boolean> => true;
/** By another seed than `fix` chooses rules by. */
const seen = new Set(harmlessTexts(2_000).map(({ text }) => text));
const harmless = harmlessTexts(HARMLESS * 3, 77).filter(({ text, isLookAlike }) => !seen.has(text) && !isLookAlike);

/** Why no rule of a gateway closes it, where that is known beforehand. */
const BEYOND: Readonly<Record<string, string>> = {
  answered: ": it refuses too much, and a rule can only refuse more",
};

interface Tried {
  readonly through: number;
  readonly closed: number;
  readonly stopped: number;
}

async function findingsIn(app: ZooApp, manifest: Manifest): Promise<readonly Case[]> {
  const first = new Map<string, Case>();
  await run({
    arsenal: builtInArsenal,
    manifest,
    target: targetOf(app),
    seed: 1,
    signal,
    onResult: ({ case: one, outcome }) => {
      const { id, proof } = builtInArsenal.goals.get(one.goal);
      const key = values.all ? id : `${proof.by} ${"values" in proof ? proof.values : ""}`;
      if (outcome === "confirmed" && !first.has(key)) first.set(key, one);
    },
  });
  return [...first.values()];
}

/** The chosen rule against attacks of another seed; what is counted got through without it. */
async function tryUnseen(fixed: Fix, goal: Goal, manifest: Manifest, target: Target): Promise<Tried | undefined> {
  if (fixed.chosen === undefined) return undefined;
  const known = new Set(mutantsOf(fixed.shrunk, goal, builtInArsenal, UNSEEN).map(({ id }) => id));
  const other = { ...fixed.shrunk, id: `${fixed.shrunk.id} unseen`, seed: fixed.shrunk.seed + 100_000 };
  const unseen = mutantsOf(other, goal, builtInArsenal, UNSEEN * 2)
    .filter(({ id }) => !known.has(id))
    .slice(0, UNSEEN);
  const screen = createScreen(fixed.chosen.patch, manifest);
  const behind = guardedTarget(target, screen);
  let through = 0;
  let closed = 0;
  for (const one of unseen) {
    const before = await runCase(one, { arsenal: builtInArsenal, manifest, target, signal, mayAsk });
    if (before.outcome !== "confirmed") continue;
    const after = await runCase(one, { arsenal: builtInArsenal, manifest, target: behind, signal, mayAsk });
    if (after.outcome === "error" || after.outcome === "inconclusive") continue;
    through++;
    if (after.outcome !== "confirmed") closed++;
  }
  const none = { calls: [], effects: [], retrieved: [], blockedBy: "", inputTokens: 0, outputTokens: 0, elapsedMs: 0 };
  const stopped = harmless.filter(({ text, channel }) => {
    const turn: Turn =
      channel === "user" ? { text, attached: [] } : { text: "", attached: [{ channel, name: "a.txt", text }] };
    if (screen.input(turn) !== undefined) return true;
    const left = screen.output({ text, ...none }, turn);
    return left.blockedBy !== "" || left.text !== text;
  }).length;
  return { through, closed, stopped };
}

console.log(
  "| application | goal | rule | of those it was chosen by | of unseen mutants that get through | harmless stopped |",
);
console.log("| --- | --- | --- | --: | --: | --: |");
const total = { findings: 0, ruled: 0, through: 0, closed: 0, nineInTen: 0, withUnseen: 0, stopped: 0, worst: 0 };
for (const app of weakApps.filter(({ id }) => values.app === undefined || id === values.app)) {
  const text = JSON.stringify({
    redteam: 1,
    target: app.id,
    connection: { kind: "function", module: "none" },
    ...app.manifest,
  });
  const manifest = parseManifest(text, app.id);
  for (const found of await findingsIn(app, manifest)) {
    const goal = builtInArsenal.goals.get(found.goal);
    const target = targetOf(app);
    const fixed = await fix({ arsenal: builtInArsenal, manifest, target, found, signal, requests: 2_000 }).catch(
      () => undefined,
    );
    total.findings++;
    if (fixed?.chosen === undefined) {
      const best = fixed?.tried.toSorted((a, b) => b.closed / b.of - a.closed / a.of)[0];
      const near =
        best === undefined
          ? ""
          : `; nearest ${best.measure}, ${best.closed} of ${best.of} closed, stops ${best.stopped} of ${best.harmless} and ${best.lookAlikesStopped} of ${best.lookAlikes} look-alikes`;
      const why = BEYOND[goal.proof.by] ?? (fixed === undefined ? ": it could not be replayed" : near);
      console.log(`| ${app.id} | ${goal.id} | none${why} | – | – | – |`);
      continue;
    }
    const tried = (await tryUnseen(fixed, goal, manifest, target))!;
    const { measure, closed, of } = fixed.chosen;
    total.ruled++;
    total.through += tried.through;
    total.closed += tried.closed;
    total.worst = Math.max(total.worst, tried.stopped / harmless.length);
    if (tried.through > 0) total.withUnseen++;
    if (tried.through > 0 && tried.closed / tried.through >= 0.9) total.nineInTen++;
    console.log(
      `| ${app.id} | ${goal.id} | ${measure} | ${closed} of ${of} | ${tried.closed} of ${tried.through} | ${tried.stopped} of ${harmless.length} |`,
    );
  }
}
console.log(
  `\n${total.findings} findings, a rule for ${total.ruled}; of ${total.through} unseen mutants that get through, ${total.closed} are closed (${((100 * total.closed) / total.through).toFixed(1)} %); nine in ten or more for ${total.nineInTen} of the ${total.withUnseen} findings that have any; the worst rule stops ${(100 * total.worst).toFixed(2)} % of ${harmless.length} harmless texts`,
);
