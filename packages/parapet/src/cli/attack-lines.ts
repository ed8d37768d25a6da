import type { AttackReport, Falsified } from "../model/index.ts";
import type { Terminal } from "./terminal.ts";

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const short = (value: number): string => String(Number(value.toPrecision(4)));
const MOST_CONFUSIONS = 5;
const MOST_CARRIERS = 4;

/** What an attack came to, for a person. */
export function attackLines(report: AttackReport, terminal: Terminal): readonly string[] {
  const { summary, carriers, examples, gate } = report;
  const { accuracy, robustAccuracy, attacked, successes, medianQueries, medianNorm, confusions } = summary;
  const left = terminal.style(robustAccuracy < accuracy / 2 ? "red" : "bold", percent(robustAccuracy));
  const [smallest] = examples;
  return [
    `accuracy ${percent(accuracy)}, under attack ${left}`,
    `${successes} of ${attacked} attacked rows changed their answer${medianQueries === null ? "" : `, after ${medianQueries} queries in the median`}`,
    ...(medianNorm === null ? [] : [`smallest changes found: ${short(medianNorm)} in the median`]),
    ...(smallest === undefined || smallest.changes.length > MOST_CARRIERS
      ? []
      : [
          `the smallest: row ${smallest.index}, ${smallest.changes.map(({ feature, from, to }) => `${feature} ${short(from)} → ${short(to)}`).join(", ")}`,
        ]),
    ...(carriers.length === 0
      ? []
      : [
          `carried by: ${carriers
            .slice(0, MOST_CARRIERS)
            .map(({ feature, share }) => `${feature} (${percent(share)})`)
            .join(", ")}`,
        ]),
    ...(confusions.length === 0
      ? []
      : [
          `mistaken most often: ${confusions
            .slice(0, MOST_CONFUSIONS)
            .map(({ from, to, count }) => `${from} for ${to} (${count})`)
            .join(", ")}`,
        ]),
    ...(gate === null ? [] : [gate.isPassed ? "the gate is passed" : `the gate asked for ${percent(gate.least)}`]),
  ];
}

export function falsifiedLines({ verdict, outputs, queries }: Falsified, terminal: Terminal): readonly string[] {
  if (verdict === "sat") {
    const shown = Array.from(outputs ?? [], short)
      .slice(0, 10)
      .join(", ");
    return [`${terminal.style("red", "a counter-example")}, after ${queries} inputs; the model answers it by ${shown}`];
  }
  return [`no counter-example among ${queries} inputs: that there is none is not shown by this`];
}
