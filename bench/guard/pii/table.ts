import type { Measured } from "./measure.ts";

/** Wilson's interval of a share, 95 %. */
export function interval(share: number, total: number): string {
  if (total === 0) return "–";
  const z = 1.96;
  const middle = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))) / (1 + (z * z) / total);
  return `${(100 * share).toFixed(1)} (${(100 * (middle - half)).toFixed(1)}–${(100 * Math.min(1, middle + half)).toFixed(1)})`;
}

type Tally = Measured["tallies"] extends ReadonlyMap<string, infer T> ? T : never;

function row(name: string, { found, wrong, missed }: Tally): string {
  const precision = found + wrong === 0 ? 0 : found / (found + wrong);
  const recall = found + missed === 0 ? 0 : found / (found + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `| ${name} | ${found + missed} | ${interval(precision, found + wrong)} | ${interval(recall, found + missed)} | ${found + missed === 0 ? "–" : (100 * f1).toFixed(1)} |`;
}

/** What `bench/README.md` says of a run, in Markdown. */
export function tableOf({ documents, locales, labels, covered, tallies }: Measured, seed: number): string {
  const all = [...tallies.values()].reduce((sum, tally) => ({
    found: sum.found + tally.found,
    wrong: sum.wrong + tally.wrong,
    missed: sum.missed + tally.missed,
  }));
  const kinds = [...tallies].filter(([, { found, missed }]) => found + missed > 0).length;
  return [
    `${documents} documents, ${locales} locales, ${labels} labels of ${kinds} kinds, seed ${seed}.`,
    "",
    "| entity | labels | precision % (95 %) | recall % (95 %) | F1 |",
    "|---|--:|--:|--:|--:|",
    ...[...tallies.keys()].sort().map((entity) => row(`\`${entity}\``, tallies.get(entity)!)),
    row("**all**", all),
    "",
    `Labels that some hit covers whole, whatever it is called: ${interval(covered / labels, labels)} %.`,
  ].join("\n");
}
