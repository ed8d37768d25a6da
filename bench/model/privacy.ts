/**
 * What membership inference finds on models whose members are known:
 *
 *     node --conditions=parapet-source bench/model/privacy.ts FOLDER [--only german_mia_rf] [--shadows 32] [--seeds 5] [--defences]
 *
 * FOLDER holds `models/` and `images/` as bench/model/README.md tells. Figures are medians over the seeds; CPU seconds
 * are those of the whole audit, shadow models included. With `--defences` what each of them buys and costs, by seed 1.
 */
import { parseArgs } from "node:util";
import { openOnnxTarget } from "../../packages/parapet/src/model/attacks/targets/onnx-target.ts";
import { auditPrivacy, type PrivacyReport } from "../../packages/parapet/src/model/privacy/audit.ts";
import { parseDefence } from "../../packages/parapet/src/model/privacy/defences.ts";
import { type Case, casesIn } from "./privacy-data.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    shadows: { type: "string", default: "32" },
    seeds: { type: "string", default: "5" },
    defences: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("say where the models lie");

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const shown = (numbers: readonly number[], digits = 3): string => {
  const low = Math.min(...numbers).toFixed(digits);
  const high = Math.max(...numbers).toFixed(digits);
  return low === high ? low : `${median(numbers).toFixed(digits)} (${low}–${high})`;
};

const DEFENCES = ["round:2", "round:1", "top:1", "top:1+round:1", "noise:20", "noise:4", "budget:200", "monitor"];
if (values.defences) {
  for (const one of await casesIn(folder)) if (values.only === undefined || values.only === one.name) await weigh(one);
  process.exit();
}

/** One audit with all defences, as a table. */
async function weigh({ name, model, members, others }: Case): Promise<void> {
  const target = await openOnnxTarget(model, members.size);
  const { accuracy, membership, extraction, defences, cpuSeconds } = await auditPrivacy({
    target,
    members,
    others,
    shadows: Number(values.shadows),
    shadowKind: "auto",
    seed: 1,
    budgets: [50, 100, 300, 600],
    defences: DEFENCES.map(parseDefence),
  });
  await target.close();
  const line = (...cells: readonly string[]) => console.log(`| ${cells.join(" | ")} |`);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const by = (rows: typeof membership, id: string) => rows.find((one) => one.id === id)!;
  const told = (rows: typeof membership) => [
    by(rows, "loss").auc.value.toFixed(3),
    by(rows, "lira").auc.value.toFixed(3),
    Math.max(...["lira", "lira-offline"].map((id) => by(rows, id).tpr[0]!.value)).toFixed(3),
    Math.max(...["lira", "lira-offline"].map((id) => by(rows, id).tpr[1]!.value)).toFixed(3),
  ];
  const stolen = (curve: typeof extraction) =>
    curve?.best == null
      ? "-"
      : `${percent(curve.best.agreement.value)} after ${curve.best.queries}: ${curve.best.theft}, ${curve.best.copy}`;
  console.log(
    `\n${name}; always the commonest class agrees on ${percent(extraction?.commonest ?? 0)}; ${cpuSeconds.toFixed(0)} CPU s\n`,
  );
  line(
    "defence",
    "answers changed",
    "right on others",
    "area, loss",
    "area, LiRA",
    "TPR at 0.1 %",
    "at 1 %",
    "best copy agrees on",
  );
  console.log("|---|--:|--:|--:|--:|--:|--:|---|");
  line("none", "0.0 %", percent(accuracy.nonmembers), ...told(membership), stolen(extraction));
  for (const row of defences)
    line(row.defence, percent(row.changed), percent(row.accuracy), ...told(row.membership), stolen(row.extraction));
}

console.log("| model | attack | area | balanced accuracy | TPR at 0.1 % FPR | TPR at 1 % FPR | CPU s |");
console.log("|---|---|--:|--:|--:|--:|--:|");
for (const { name, model, members, others } of await casesIn(folder)) {
  if (values.only !== undefined && values.only !== name) continue;
  const target = await openOnnxTarget(model, members.size);
  const reports: PrivacyReport[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++)
    reports.push(
      await auditPrivacy({ target, members, others, shadows: Number(values.shadows), shadowKind: "auto", seed }),
    );
  await target.close();
  for (const { id } of reports[0]!.membership) {
    const own = reports.map(({ membership }) => membership.find((one) => one.id === id)!);
    const of = (pick: (one: (typeof own)[number]) => number): string => shown(own.map(pick));
    const isFirst = id === reports[0]!.membership[0]!.id;
    console.log(
      `| ${isFirst ? `${name}, ${reports[0]!.shadows.says}` : ""} | ${id} | ${of((one) => one.auc.value)} | ${of((one) => one.balancedAccuracy.value)} | ${of((one) => one.tpr[0]!.value)} | ${of((one) => one.tpr[1]!.value)} | ${
        isFirst
          ? shown(
              reports.map(({ cpuSeconds }) => cpuSeconds),
              1,
            )
          : ""
      } |`,
    );
  }
}
