/** Attacks the toy behind a URL, says each case that it is told of, and is killed: `<url> <log> <requests>`. */
import { writeSync } from "node:fs";
import { builtInArsenal, openRunLog, openTarget, run } from "../../index.ts";
import { toyManifest } from "./toy-target.ts";

const [url = "", file = "", requests = ""] = process.argv.slice(2);
const manifest = toyManifest(Number(requests), {}, url);
const target = await openTarget({ manifest, file: "redteam.yaml", baseDirectory: "." }, { secret: async () => "" });
const head = { redteam: 1, run: "r", target: "toy", manifestDigest: "d", seed: 3, packs: [], startedAt: 0 } as const;
const log = openRunLog(file, { ...head, requests: manifest.limits.requests });
await run({
  arsenal: builtInArsenal,
  manifest,
  target,
  seed: 3,
  log,
  signal: new AbortController().signal,
  onResult: (result) => writeSync(1, `${result.case.id}\n`),
});
writeSync(1, "done\n");
