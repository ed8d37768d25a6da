/**
 * What membership inference finds on models whose members are known:
 *
 *     node --conditions=parapet-source bench/model/privacy.ts FOLDER [--only german_mia_rf] [--shadows 32] [--seeds 5]
 *
 * FOLDER holds `models/` and `images/` as bench/model/README.md tells. Figures are medians over the seeds; CPU seconds
 * are those of the whole audit, shadow models included.
 */
import { parseArgs } from "node:util";
import { openOnnxTarget } from "../../packages/parapet/src/model/attacks/targets/onnx-target.ts";
import { auditPrivacy, type PrivacyReport } from "../../packages/parapet/src/model/privacy/audit.ts";
import { casesIn } from "./privacy-data.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    shadows: { type: "string", default: "32" },
    seeds: { type: "string", default: "5" },
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
