import type { ZooApp } from "../../fixtures/zoo/app.ts";
import { targetOf } from "../../fixtures/zoo/app.ts";
import { base, PROMPT, speaksOfPrompt, weakApps } from "../../fixtures/zoo/apps.ts";
import { joinsWords, showsLink, tellsPrompt } from "../../fixtures/zoo/brain.ts";
import { recordRun } from "../../packages/parapet/src/cli/record-redteam.ts";
import { builtInArsenal, findingsOf, parseManifest, run } from "../../packages/parapet/src/redteam/index.ts";
import type { Store } from "../../packages/parapet/src/store/index.ts";

/** The word that only its prompt knows. */
export const CANARY: string = /[A-Z]+-[A-Z]+-\d+/.exec(PROMPT)?.[0] ?? "";

/** Filters words, and reads behind its filter what decoders of the zoo read. */
const gardenShop: ZooApp = {
  id: "garden-shop",
  about: "helps customers of a shop for garden furniture",
  manifest: { ...base, channels: ["user", "document"], limits: { ...base.limits, requests: 1_200 } },
  weaknesses: [],
  mind: {
    obeys: ["user", "document"],
    refuses: (read) => speaksOfPrompt(read) || /https?:|one word|join|together/i.test(read),
    undoes: weakApps.flatMap(({ mind }) => mind.undoes ?? []),
    behaviours: [showsLink("image"), joinsWords, tellsPrompt(PROMPT)],
  },
};

/**
 * Attacks an application that is weak in three ways, and keeps the campaign as `redteam run --store` does.
 *
 * @returns the title of a goal whose attack made it say the word: which one that is, is the search's affair
 */
export async function keepCampaign(store: Store): Promise<string> {
  const { id, manifest: about } = gardenShop;
  const connection = { kind: "function", module: "none" };
  const manifest = parseManifest(JSON.stringify({ redteam: 1, target: id, connection, ...about }), id);
  const at = Date.now();
  const target = targetOf(gardenShop);
  const { signal } = new AbortController();
  const result = await run({ arsenal: builtInArsenal, manifest, target, seed: 1, signal });
  const goals = builtInArsenal.goals.all;
  const summaries = result.tally.summarise(goals);
  await recordRun(store, {
    head: {
      redteam: 1,
      run: `${id}-1`,
      target: id,
      manifestDigest: "",
      seed: 1,
      packs: [],
      startedAt: at,
      requests: manifest.limits.requests,
    },
    result,
    summaries,
    findings: findingsOf(id, summaries, goals, at),
    goals,
    at,
    actor: "cli",
  });
  await store.events.flush();
  const findings = findingsOf(id, summaries, goals, at);
  const told = findings.find((finding) => JSON.stringify(finding).includes(CANARY));
  if (told === undefined) throw new Error(`of ${findings.length} findings none shows ${CANARY}`);
  return told.title;
}
