// Precision and recall of `pii` by entity on a synthetic labelled corpus. A match counts when kind and both ends are right.
//   npx -c 'node --conditions=parapet-source bench/guard/pii/run.ts [documents] [seed] [--errors]'
import { createGuard } from "@parapet/guard";
import { corpus, type Labelled } from "./corpus.ts";

interface Tally {
  found: number;
  wrong: number;
  missed: number;
}

const count = Number(process.argv[2] ?? 7_200);
const seed = Number(process.argv[3] ?? 20_261_126);
const showsErrors = process.argv.includes("--errors");
const documents = corpus(count, seed);
const entities = [...new Set(documents.flatMap(({ labels }) => labels.map(({ entity }) => entity)))].sort();
const ON_REQUEST: readonly string[] = ["person-name", "postal-address"];
const guardOf = (options: Readonly<Record<string, unknown>>): ReturnType<typeof createGuard> =>
  createGuard({
    name: "bench",
    onError: "closed",
    detectors: [{ detector: "pii", input: "flag", options }],
    stream: { maxHoldCharacters: 16_384 },
  });
const guards = [guardOf({}), guardOf({ entities: ON_REQUEST })];

const tallies = new Map<string, Tally>();
const tallyOf = (entity: string): Tally => {
  const tally = tallies.get(entity) ?? { found: 0, wrong: 0, missed: 0 };
  tallies.set(entity, tally);
  return tally;
};
const isSame = (a: Labelled, b: Labelled): boolean => a.entity === b.entity && a.start === b.start && a.end === b.end;
let covered = 0;
let all = 0;

for (const { text, labels, locale } of documents) {
  const passage = { text, origin: "user", direction: "input", path: "" } as const;
  const hits = guards.flatMap((guard) => guard.inspect([passage]).hits);
  const found = hits.map(({ rule, start, end }): Labelled => ({ entity: rule, start, end }));
  for (const label of labels) {
    all++;
    const tally = tallyOf(label.entity);
    if (found.some((hit) => isSame(hit, label))) tally.found++;
    else {
      tally.missed++;
      if (showsErrors)
        console.error(
          `missed ${label.entity} [${locale}] ${JSON.stringify(text.slice(Math.max(0, label.start - 40), label.end + 8))}`,
        );
    }
    if (found.some((hit) => hit.start <= label.start && hit.end >= label.end)) covered++;
  }
  for (const hit of found)
    if (!labels.some((label) => isSame(hit, label))) {
      tallyOf(hit.entity).wrong++;
      if (showsErrors)
        console.error(
          `wrong ${hit.entity} [${locale}] ${JSON.stringify(text.slice(hit.start, hit.end))} in ${JSON.stringify(text.slice(Math.max(0, hit.start - 40), hit.end + 8))}`,
        );
    }
}

/** Wilson's interval of a share, 95 %. */
function interval(share: number, total: number): string {
  if (total === 0) return "–";
  const z = 1.96;
  const middle = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))) / (1 + (z * z) / total);
  return `${(100 * share).toFixed(1)} (${(100 * (middle - half)).toFixed(1)}–${(100 * Math.min(1, middle + half)).toFixed(1)})`;
}

function row(name: string, { found, wrong, missed }: Tally): string {
  const precision = found + wrong === 0 ? 0 : found / (found + wrong);
  const recall = found + missed === 0 ? 0 : found / (found + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `| ${name} | ${found + missed} | ${interval(precision, found + wrong)} | ${interval(recall, found + missed)} | ${found + missed === 0 ? "–" : (100 * f1).toFixed(1)} |`;
}

const total = [...tallies.values()].reduce(
  (sum, { found, wrong, missed }) => ({
    found: sum.found + found,
    wrong: sum.wrong + wrong,
    missed: sum.missed + missed,
  }),
  { found: 0, wrong: 0, missed: 0 },
);
console.log(
  `${documents.length} documents, ${new Set(documents.map(({ locale }) => locale)).size} locales, ${all} labels of ${entities.length} kinds, seed ${seed}\n`,
);
console.log("| entity | labels | precision % (95 %) | recall % (95 %) | F1 |\n|---|--:|--:|--:|--:|");
for (const entity of [...tallies.keys()].sort()) console.log(row(`\`${entity}\``, tallies.get(entity)!));
console.log(row("**all**", total));
console.log(`\nLabels that some hit covers whole, whatever it is called: ${interval(covered / all, all)} %.`);
