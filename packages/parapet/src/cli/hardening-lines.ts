import type { HardeningProof } from "../model/index.ts";
import { percent } from "./attack-lines.ts";
import { tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const SAYS: Readonly<Record<HardeningProof["masking"][number]["id"], string>> = {
  asking: "an attack that asks and sees no gradients",
  "more-steps": "an attack with many more steps",
  transfer: "what had worked on the model before",
};

/** Before and after, for a person. */
export function hardeningLines(
  report: HardeningProof & { readonly hardened: { readonly file: string }; readonly least: number | null },
  terminal: Terminal,
): readonly string[] {
  const { before, after, gain, accuracyCost, attacks, masking, isProven, least } = report;
  const rows = [
    ["accuracy", percent(before.accuracy), percent(after.accuracy)],
    ["robust accuracy", percent(before.robustAccuracy), percent(after.robustAccuracy)],
    ...attacks.map((one) => [`won by ${one.attack}`, percent(one.before), percent(one.after)]),
  ];
  const points = (value: number): string => `${value < 0 ? "−" : ""}${Math.abs(value * 100).toFixed(1)}`;
  const isEnough = least === null || after.robustAccuracy >= least;
  const verdict = isProven ? terminal.style("green", "the gain is proven") : terminal.style("red", "no gain is proven");
  return [
    ...tableLines(["", "before", "after"], rows),
    `gain ${points(gain.value)} points (${points(gain.low)} to ${points(gain.high)}), paid with ${points(accuracyCost.value)} points of accuracy (${points(accuracyCost.low)} to ${points(accuracyCost.high)}), on ${report.rows} rows that nothing was trained on`,
    ...masking.map(
      ({ id, share, isHeld }) =>
        `${isHeld ? "held" : terminal.style("red", "did not hold")} against ${SAYS[id]}: ${percent(share)} of the rows were found by it alone`,
    ),
    `${verdict}${isEnough ? "" : `, but ${percent(least)} were asked for`}; written to ${report.hardened.file}`,
  ];
}
