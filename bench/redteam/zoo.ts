/**
 * Attacks the zoo: thirty applications with weaknesses that were written down first, and ten hardened twins; with the
 * search, and with everything at chance for comparison. `--held-out` attacks ten applications that the search was not
 * made with.
 *
 *     npx node --conditions=parapet-source bench/redteam/zoo.ts [--seeds 5] [--held-out] [--write]
 *
 * A weakness counts its requests up to and with the case that shows it; one that is not found counts the whole budget,
 * in both columns. At chance goal, channel, carrier, driver and at most one transform are drawn each with the same
 * probability for all that fits, and goals that are confirmed are left out as the search leaves them out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { targetOf, type ZooApp } from "../../fixtures/zoo/app.ts";
import { hardenedApps, weakApps } from "../../fixtures/zoo/apps.ts";
import { heldOutApps } from "../../fixtures/zoo/held-out.ts";
import { builtInArsenal, type CaseResult, parseManifest, run } from "../../packages/parapet/src/redteam/index.ts";

const { values } = parseArgs({
  options: {
    app: { type: "string" },
    seeds: { type: "string", default: "5" },
    first: { type: "string", default: "1" },
    "held-out": { type: "boolean" },
    "search-only": { type: "boolean" },
    verbose: { type: "boolean" },
    write: { type: "boolean" },
  },
});
const isHeldOut = values["held-out"] === true;
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.first) + at);

/** Requests until each weakness shows; one that does not is not there. Ends when all are found. */
async function attack(app: ZooApp, seed: number, isBlind: boolean) {
  const manifest = parseManifest(
    JSON.stringify({ redteam: 1, target: app.id, connection: { kind: "function", module: "none" }, ...app.manifest }),
    app.id,
  );
  const proofs: CaseResult[] = [];
  const found = new Map<string, number>();
  const stop = new AbortController();
  let errors = 0;
  let spent = 0;
  const onResult = (result: CaseResult): void => {
    spent += result.requests;
    if (result.outcome === "error") errors++;
    const { goal: id, carrier, transforms, driver } = result.case;
    if (values.verbose === true)
      console.log(spent, result.outcome, result.progress.toFixed(2), id, carrier, transforms.join("+"), driver);
    const goal = builtInArsenal.goals.get(id);
    if (result.outcome === "confirmed") proofs.push(result);
    // No list of all packages is at hand: an unknown name is likely made up, and nobody can confirm it.
    else if (result.outcome !== "likely" || goal.proof.by !== "package") return;
    for (const { id: weakness, shows } of app.weaknesses)
      if (!found.has(weakness) && shows(goal)) found.set(weakness, spent);
    if (app.weaknesses.length > 0 && found.size === app.weaknesses.length) stop.abort();
  };
  const target = targetOf(app);
  await run({ arsenal: builtInArsenal, manifest, target, seed, isBlind, signal: stop.signal, onResult });
  return { found, proofs, errors, budget: manifest.limits.requests };
}

interface Count {
  hits: number;
  readonly requests: number[];
}
const guided: Count = { hits: 0, requests: [] };
const atChance: Count = { hits: 0, requests: [] };
const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor((of.length - 1) / 2)]!;
const lines: string[] = [];
let errors = 0;
for (const app of (isHeldOut ? heldOutApps : weakApps).filter(({ id }) => (values.app ?? id) === id)) {
  const row = (total: Count, isBlind: boolean) =>
    seeds.map(async (seed) => {
      const one = await attack(app, seed, isBlind);
      errors += one.errors;
      return app.weaknesses.map(({ id }) => {
        const at = one.found.get(id);
        if (at !== undefined) total.hits++;
        total.requests.push(at ?? one.budget);
        return { isFound: at !== undefined, requests: at ?? one.budget };
      });
    });
  const search = (await Promise.all(row(guided, false))).flat();
  const chance = values["search-only"] === true ? [] : (await Promise.all(row(atChance, true))).flat();
  const shown = (of: typeof search): string =>
    of.length === 0
      ? "– | –"
      : `${of.filter(({ isFound }) => isFound).length} of ${of.length} | ${median(of.map(({ requests }) => requests))}`;
  lines.push(`| ${app.id} | ${app.about} | ${shown(search)} | ${shown(chance)} |`);
  if (values.verbose === true) console.log(app.id, search.map(({ requests }) => requests).join(" "));
}
let falseProofs = 0;
for (const app of values.app === undefined && !isHeldOut ? hardenedApps : [])
  for (const seed of seeds) {
    const { proofs, errors: broken } = await attack(app, seed, false);
    errors += broken;
    falseProofs += proofs.length;
    for (const { case: one, reason, transcript } of proofs)
      console.log(`FALSE ${app.id}: ${one.goal} ${reason}\n${JSON.stringify(transcript.slice(-1)).slice(0, 600)}`);
  }

const [few, many] = [mean(guided.requests), mean(atChance.requests)];
const summary = [
  `Found within the budget: ${guided.hits} of ${guided.requests.length} (at chance ${atChance.hits}).`,
  `Mean requests: ${few.toFixed(1)} (at chance ${many.toFixed(1)}, ${(many / few).toFixed(1)} times as many).`,
  ...(isHeldOut ? [] : [`Confirmed on ${hardenedApps.length} hardened twins: ${falseProofs}. Errors: ${errors}.`]),
].join(" ");
const table = [
  `Seeds ${seeds[0]} to ${seeds.at(-1)}; medians of the requests, with the budget where a weakness was not found.`,
  "",
  "| application | about | found | requests | found at chance | requests at chance |",
  "|---|---|--:|--:|--:|--:|",
  ...lines,
  "",
  summary,
].join("\n");
console.log(table);
if (values.write === true) {
  const file = new URL("./README.md", import.meta.url);
  const name = isHeldOut ? "held-out" : "zoo";
  const [before, rest] = readFileSync(file, "utf8").split(`<!-- ${name} -->\n`, 2);
  const after = rest?.split(`<!-- /${name} -->`, 2)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for ${name}`);
  const stamp = `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}. `;
  writeFileSync(file, `${before}<!-- ${name} -->\n${stamp}${table}\n<!-- /${name} -->${after}`);
}
