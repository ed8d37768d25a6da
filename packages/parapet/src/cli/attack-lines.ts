import type { AttackSummary } from "../model/index.ts";
import type { Terminal } from "./terminal.ts";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const MOST_CONFUSIONS = 5;

/** What an attack came to, for a person. */
export function attackLines(summary: AttackSummary, terminal: Terminal): readonly string[] {
  const { accuracy, robustAccuracy, attacked, successes, medianQueries, medianNorm, confusions } = summary;
  const left = terminal.style(robustAccuracy < accuracy / 2 ? "red" : "bold", percent(robustAccuracy));
  return [
    `accuracy ${percent(accuracy)}, under attack ${left}`,
    `${successes} of ${attacked} attacked rows changed their answer${medianQueries === null ? "" : `, after ${medianQueries} queries in the median`}`,
    ...(medianNorm === null ? [] : [`smallest changes found: ${medianNorm.toPrecision(3)} in the median`]),
    ...(confusions.length === 0
      ? []
      : [
          `mistaken most often: ${confusions
            .slice(0, MOST_CONFUSIONS)
            .map(({ from, to, count }) => `${from} for ${to} (${count})`)
            .join(", ")}`,
        ]),
  ];
}
