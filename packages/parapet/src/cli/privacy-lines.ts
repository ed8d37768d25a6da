import type { PrivacyReport, PrivacyVerdict } from "../model/index.ts";
import { tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const range = ({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): string =>
  `${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`;

/** An audit for a person: what each attack tells, and whether that is within the limit. */
export function privacyLines(
  report: PrivacyReport,
  verdict: PrivacyVerdict | undefined,
  terminal: Terminal,
): readonly string[] {
  const { accuracy, membership, shadows, isInterrupted } = report;
  const colour = verdict?.state === "passed" ? "green" : "red";
  return [
    `right on ${percent(accuracy.members)} of the members, on ${percent(accuracy.nonmembers)} of the others; ${shadows.count === 0 ? "no shadow models" : `${shadows.count} shadow models: ${shadows.says}`}`,
    ...tableLines(
      ["attack", "area (95 %)", "balanced accuracy", "named, 0.1 % accused", "named, 1 % accused"],
      membership.map((one) => [
        one.id,
        range(one.auc),
        range(one.balancedAccuracy),
        ...one.tpr.map((tpr) => range(tpr)),
      ]),
      (heading) => terminal.style("bold", heading),
    ),
    ...moreLines(report, terminal),
    ...(isInterrupted ? [terminal.style("red", "given up: not every shadow model was trained")] : []),
    ...(verdict === undefined ? [] : [terminal.style(colour, `${verdict.state}: ${verdict.says}`)]),
  ];
}

function moreLines(
  { accuracy, extraction, attribute, defences, membership }: PrivacyReport,
  terminal: Terminal,
): readonly string[] {
  const stolen = (best: NonNullable<PrivacyReport["extraction"]>["best"]): string =>
    best === null ? "nothing" : `${percent(best.agreement.value)} after ${best.queries} (${best.theft}, ${best.copy})`;
  const worst = (rows: PrivacyReport["membership"]): string =>
    rows[0] === undefined ? "-" : `${range(rows[0].tpr[0]!)} ${rows[0].id}`;
  const told = ({
    without,
    with: more,
    gain,
    direct,
    directGain,
  }: NonNullable<PrivacyReport["attribute"]>["members"]): string =>
    `${percent(without)} without, ${percent(more)} with its answers (gain ${range(gain)}), ${percent(direct)} by them alone (gain ${range(directGain)})`;
  return [
    ...(extraction === undefined
      ? []
      : [
          `copy  agrees on ${stolen(extraction.best)} questions; the commonest class alone on ${percent(extraction.commonest)}`,
        ]),
    ...(attribute === undefined
      ? []
      : [
          `column ${attribute.column}  of members ${told(attribute.members)}`,
          `          of others ${told(attribute.others)}`,
        ]),
    ...(defences.length === 0
      ? []
      : tableLines(
          ["defence", "answers changed", "right on others", "named, 0.1 % accused", "copy agrees"],
          [
            [
              "none",
              "0.0 %",
              percent(accuracy.nonmembers),
              worst(membership),
              extraction === undefined ? "-" : stolen(extraction.best),
            ],
            ...defences.map((row) => [
              row.defence,
              percent(row.changed),
              percent(row.accuracy),
              worst(row.membership),
              row.extraction === undefined ? "-" : stolen(row.extraction.best),
            ]),
          ],
          (heading) => terminal.style("bold", heading),
        )),
  ];
}
