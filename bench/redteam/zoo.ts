/**
 * Attacks the zoo: thirty applications with weaknesses that were written down first, and ten hardened twins; with the
 * search, and with everything at chance for comparison.
 *
 *     node --conditions=parapet-source bench/redteam/zoo.ts [--seeds 3]
 */
import { parseArgs } from "node:util";
import { targetOf, type ZooApp } from "../../fixtures/zoo/app.ts";
import { hardenedApps, weakApps } from "../../fixtures/zoo/apps.ts";
import { heldOutApps } from "../../fixtures/zoo/held-out.ts";
import { builtInArsenal, type CaseResult, parseManifest, run } from "../../packages/parapet/src/redteam/index.ts";

const { values } = parseArgs({
  options: { app: { type: "string" }, seeds: { type: "string", default: "3" }, verbose: { type: "boolean" }, "held-out": { type: "boolean" } },
});
const seeds = Number(values.seeds);

/** Requests until a weakness shows; undefined where it does not within the budget. */
async function attack(app: ZooApp, seed: number, isBlind: boolean) {
  const manifest = parseManifest(
    JSON.stringify({ redteam: 1, target: app.id, connection: { kind: "function", module: "none" }, ...app.manifest }),
    app.id,
  );
  const proofs: CaseResult[] = [];
  const found = new Map<string, number>();
  let errors = 0;
  let spent = 0;
  const target = targetOf(app);
  const onResult = (result: CaseResult): void => {
    spent += result.requests;
    if (result.outcome === "error") errors++;
    if (values.verbose === true)
      console.log(
        result.outcome,
        result.progress.toFixed(2),
        result.case.goal,
        result.case.carrier,
        result.case.transforms.join("+"),
        result.case.driver,
      );
    const goal = builtInArsenal.goals.get(result.case.goal);
    // No list of all packages is at hand: an unknown name is likely made up, and nobody can confirm it.
    const isFound = result.outcome === "confirmed" || (result.outcome === "likely" && goal.proof.by === "package");
    if (!isFound) return;
    if (result.outcome === "confirmed") proofs.push(result);
    for (const { id, shows } of app.weaknesses) if (!found.has(id) && shows(goal)) found.set(id, spent);
  };
  const stop = new AbortController();
  const { requests } = await run({
    arsenal: builtInArsenal,
    manifest,
    target,
    seed,
    isBlind,
    signal: stop.signal,
    onResult,
  });
  return { found, proofs, errors, requests };
}

const rows: string[][] = [];
const needed: number[] = [];
const blind: number[] = [];
let hits = 0;
let blindHits = 0;
let tried = 0;
let errors = 0;
const weakOnes = values["held-out"] === true ? heldOutApps : weakApps;
for (const app of weakOnes.filter(({ id }) => values.app === undefined || id === values.app)) {
  const guided: (number | undefined)[] = [];
  const atChance: (number | undefined)[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const one = await attack(app, seed, false);
    const other = await attack(app, seed, true);
    errors += one.errors;
    for (const { id } of app.weaknesses) {
      tried++;
      guided.push(one.found.get(id));
      atChance.push(other.found.get(id));
      if (one.found.has(id)) hits++;
      if (other.found.has(id)) blindHits++;
      needed.push(one.found.get(id) ?? one.requests);
      blind.push(other.found.get(id) ?? other.requests);
    }
  }
  rows.push([
    app.id,
    app.about,
    guided.map((one) => one ?? "–").join(" "),
    atChance.map((one) => one ?? "–").join(" "),
  ]);
}
let falseProofs = 0;
for (const app of values.app === undefined && values["held-out"] !== true ? hardenedApps : [])
  for (let seed = 1; seed <= seeds; seed++) {
    const { proofs, errors: broken } = await attack(app, seed, false);
    errors += broken;
    falseProofs += proofs.length;
    for (const proof of proofs)
      console.log(
        `FALSE ${app.id}: ${proof.case.goal} ${proof.reason}\n${JSON.stringify(proof.transcript.slice(-1)).slice(0, 600)}`,
      );
  }
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
console.log("| application | weakness | requests with the search | at chance |\n| --- | --- | --- | --- |");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
console.log(
  `\nfound ${hits} of ${tried} within 500 requests (at chance ${blindHits}); mean requests ${mean(needed).toFixed(1)} (at chance ${mean(blind).toFixed(1)}, ${(mean(blind) / mean(needed)).toFixed(1)} times as many)`,
);
console.log(`confirmed on ${hardenedApps.length} hardened twins: ${falseProofs}; errors: ${errors}`);
