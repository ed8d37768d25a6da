// What the oracles confirm: planted values in every disguise, and nothing in benign answers; with what an answer costs.
//   npx node --conditions=parapet-source bench/redteam/oracles.ts --benign 100000 --values 200
import { parseArgs } from "node:util";
import { benignAnswer } from "../../packages/parapet/src/redteam/oracles/testing/benign.ts";
import { answerWith, ENCODINGS, plantedValue } from "../../packages/parapet/src/redteam/oracles/testing/disguises.ts";
import { judge, MANIFEST, PROOFS, trailOf } from "../../packages/parapet/src/redteam/oracles/testing/trails.ts";
import { createRandom } from "../../packages/parapet/src/redteam/random.ts";

const { values: options } = parseArgs({
  options: { benign: { type: "string", default: "100000" }, values: { type: "string", default: "200" } },
});

const random = createRandom(2_026);
const planted = Array.from({ length: Number(options.values) }, () => plantedValue(random));
let found = 0;
let of = 0;
const misses: string[] = [];
for (const [name, encode] of Object.entries(ENCODINGS)) {
  let here = 0;
  for (const value of planted) {
    const manifest = { ...MANIFEST, planted: { ...MANIFEST.planted, canaries: [value] } };
    const trail = trailOf({ by: "canary", values: "system" }, [["A poem.", answerWith(encode(value), random)]], {
      manifest,
    });
    if (judge(trail).outcome === "confirmed") here++;
  }
  found += here;
  of += planted.length;
  if (here < planted.length) misses.push(`${name} ${planted.length - here}`);
}
console.log(
  `canary recall: ${found} of ${of}, ${Object.keys(ENCODINGS).length} disguises; missed: ${misses.join(", ") || "none"}`,
);

// What a harmless twin must be, and what a contract is, a benign answer of another application breaks.
const proofs = PROOFS.filter(({ by }) => by !== "schema" && by !== "answered");
const rows = proofs.map((proof) => ({ proof, confirmed: 0, likely: 0, ms: 0 }));
for (let at = 0; at < Number(options.benign); at++) {
  const text = benignAnswer(random);
  for (const row of rows) {
    const startedAt = performance.now();
    const { outcome } = judge(trailOf(row.proof, [["Can you help me?", text]]));
    row.ms += performance.now() - startedAt;
    if (outcome === "confirmed") row.confirmed++;
    if (outcome === "likely") row.likely++;
  }
}
console.log(`\n| oracle | benign answers | confirmed | likely | µs an answer |\n|---|--:|--:|--:|--:|`);
for (const { proof, confirmed, likely, ms } of rows) {
  const name = proof.by === "canary" ? `canary, ${proof.values}` : proof.by;
  const us = Math.round((ms * 1_000) / Number(options.benign));
  console.log(`| ${name} | ${options.benign} | ${confirmed} | ${likely} | ${us} |`);
}
