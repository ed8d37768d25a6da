import type { PrivacyReport, PrivacyVerdict } from "../model/index.ts";
import { tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const range = ({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): string =>
  `${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`;

/** An audit for a person: what each attack tells, and whether that is within the limit. */
export function privacyLines(
  { accuracy, membership, shadows, isInterrupted }: PrivacyReport,
  verdict: PrivacyVerdict | undefined,
  terminal: Terminal,
): readonly string[] {
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
    ...(isInterrupted ? [terminal.style("red", "given up: not every shadow model was trained")] : []),
    ...(verdict === undefined ? [] : [terminal.style(colour, `${verdict.state}: ${verdict.says}`)]),
  ];
}
