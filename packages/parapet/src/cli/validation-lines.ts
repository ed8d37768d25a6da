import type { Finding } from "@parapet/guard/kernel";
import type { Measure, ValidationReport } from "../model/index.ts";
import type { Terminal } from "./terminal.ts";

/** Figures that a person sees first; all of them are in the reports. */
const SHOWN = ["accuracy", "balanced-accuracy", "roc-auc", "f1", "f1-macro", "log-loss", "ece", "mae", "rmse", "r2"];

/** A validation for a person at a terminal: figures, the gate, what is wrong, what is not known. */
export function validationLines(
  report: ValidationReport,
  findings: readonly Finding[],
  terminal: Terminal,
): readonly string[] {
  const { gate, failures, notMeasured, fairness, robustness, previous, notes } = report;
  const byKey = new Map(report.measures.map((measure) => [measure.key, measure]));
  const figures = SHOWN.flatMap((key) => byKey.get(key) ?? []);
  const worst = robustness.map(({ id, points }) => {
    const last = points.at(-1)!;
    return `${id} ${shown(points[0]!.value)} to ${shown(last.value)} at ${last.strength}`;
  });
  return [
    `${report.model.name}: ${report.task}, ${report.data.rows} rows of ${report.data.file}`,
    ...notes.map((note) => terminal.style("dim", `  ${note}`)),
    ...figures.map((figure) => `  ${figure.key.padEnd(20)} ${inWords(figure)}`),
    ...(report.gaps.length === 0
      ? []
      : [`  ${"gap to training".padEnd(20)} ${inWords(byKey.get("gap.accuracy") ?? byKey.get("gap.mae"))}`]),
    ...(worst.length === 0 ? [] : [`  worse inputs         ${worst.join("; ")}`]),
    ...fairness.flatMap(({ grouping, figures: questions }) =>
      questions
        .filter(({ id }) => /^(?:demographic-parity|equalised-odds)-difference$/.test(id))
        .map(({ id, value, interval, tooFew }) => {
          const few = tooFew.length === 0 ? "" : `; too few to say of ${tooFew.slice(0, 4).join(", ")}`;
          const range = interval === undefined ? "" : ` (${shown(interval.low)} to ${shown(interval.high)})`;
          return `  ${id} by ${grouping}: ${value === undefined ? "not known" : shown(value)}${range}${few}`;
        }),
    ),
    ...(previous === undefined
      ? []
      : [`  against ${previous.name}: ${previous.mended} rows mended, ${previous.broken} broken`]),
    ...(gate?.results ?? [])
      .filter(({ verdict }) => verdict !== "passed")
      .map(({ verdict, says }) => terminal.style("red", `${verdict.padEnd(8)} ${says}`)),
    ...findings
      .filter(({ rule }) => !rule.startsWith("gate-"))
      .map(({ severity, evidence }) => `${severity.padEnd(8)} ${evidence}`),
    ...notMeasured.map(({ part, why }) => terminal.style("dim", `not measured  ${part}: ${why}`)),
    ...failures.map(({ part, why }) => terminal.style("red", `failed   ${part}: ${why}`)),
    lastLine(report, terminal),
  ];
}

function lastLine({ gate, failures, isInterrupted }: ValidationReport, terminal: Terminal): string {
  if (isInterrupted) return terminal.style("red", "given up: not everything was looked at");
  const doubt = failures.length === 0 ? "" : `; ${failures.length} parts broke`;
  if (gate === undefined) return `no gate was given: nothing is proven${doubt}`;
  const passed = gate.results.filter(({ verdict }) => verdict === "passed").length;
  return terminal.style(
    gate.isPassed && doubt === "" ? "green" : "red",
    `${gate.isPassed ? "passes" : "fails"} the gate: ${passed} of ${gate.results.length} rules hold${doubt}`,
  );
}

function inWords(measure: Measure | undefined): string {
  if (measure?.value === undefined) return "not defined";
  const { value, interval } = measure;
  return `${shown(value)}${interval === undefined ? " (nobody knows how sure)" : ` (${shown(interval.low)} to ${shown(interval.high)})`}`;
}

const shown = (value: number): string => String(Number(value.toPrecision(4)));
