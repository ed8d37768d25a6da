import { createHash } from "node:crypto";
import type { Range } from "@parapet/guard/stats";
import { shown } from "./gate.ts";
import { markup } from "./markup.ts";
import { fairnessPlots, reliabilityPlot, robustnessPlots, rocPlot } from "./plots.ts";
import type { ValidationReport } from "./report.ts";

const STYLE = `:root{color-scheme:light dark;--line:#2563eb;--other:#d97706;--quiet:#64748b;--bad:#dc2626;--good:#16a34a}
body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0}th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #8883;vertical-align:top}
td.number{text-align:right;font-variant-numeric:tabular-nums}.quiet{color:var(--quiet)}.failed,.unknown{color:var(--bad);font-weight:600}.passed{color:var(--good)}
figure{display:inline-block;margin:.5rem 1rem .5rem 0}figcaption{font-size:.85rem}svg{max-width:100%;height:auto}
svg text{font-size:9px;fill:currentColor}.axis{fill:none;stroke:currentColor}.line{fill:none;stroke:var(--line);stroke-width:1.5}
.guide{stroke:var(--quiet);stroke-dasharray:3 3}.mark{fill:var(--line)}.range{stroke:var(--line);opacity:.5}.bar{fill:var(--line)}.bar.other{fill:var(--other)}`;

/** Rows of tables that a page has room for. */
const MOST_SLICES = 25;
const MOST_CLASSES = 30;

/** One page for people: loads nothing, runs nothing, needs no other file. */
export function validationPage(report: ValidationReport, at: number): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
  const { model, data, train } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Validation of ${markup(model.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Validation of ${markup(model.name)}: ${headline(report)}</h1>
<p class="quiet">${data.rows} rows of ${markup(data.file)}${train === undefined ? "" : `, trained on ${train.rows} of ${markup(train.file)}`}; ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC; seed ${report.seed}, ${report.resamples} resamples; ranges hold at 95 %.${model.digest === undefined ? "" : ` SHA-256 ${model.digest}`}</p>
${[
  absent("Broke, so that nobody knows", report.failures, "failed"),
  gateTable(report),
  metricTable(report),
  section("Curves", `${rocPlot(report)}${reliabilityPlot(report)}`),
  section("As inputs get worse", `${robustnessPlots(report)}${robustnessTable(report)}`),
  fairnessTables(report),
  gapTable(report),
  leakageText(report),
  previousTable(report),
  sliceTable(report),
  confusionTable(report),
  absent("Not measured", report.notMeasured, "quiet"),
  section("How data and model were brought together", list(report.notes)),
].join("\n")}
</body>
</html>
`;
}

function headline({ gate, failures, isInterrupted }: ValidationReport): string {
  const doubt = failures.length > 0 || isInterrupted ? ", and not everything was looked at" : "";
  if (gate === undefined) return `no gate was given${doubt}`;
  const bad = gate.results.filter(({ verdict }) => verdict !== "passed").length;
  return gate.isPassed
    ? `<span class="passed">passes the gate</span>${doubt}`
    : `<span class="failed">fails the gate in ${bad} of ${gate.results.length}</span>${doubt}`;
}

const section = (title: string, body: string): string =>
  body === "" ? "" : `<section><h2>${markup(title)}</h2>${body}</section>`;
const list = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `<ul>${lines.map((line) => `<li>${markup(line)}</li>`).join("")}</ul>`;

/** Cells that are markup already. */
function table(head: readonly string[], rows: readonly (readonly string[])[], numbers: readonly number[] = []): string {
  if (rows.length === 0) return "";
  const cell = (text: string, at: number): string => `<td${numbers.includes(at) ? ' class="number"' : ""}>${text}</td>`;
  return `<table><thead><tr>${head.map((title) => `<th scope="col">${markup(title)}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</tbody></table>`;
}

const number = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '<span class="quiet">not defined</span>' : shown(value);
const range = (interval: Range | undefined): string =>
  interval === undefined ? '<span class="quiet">not known</span>' : `${shown(interval.low)} to ${shown(interval.high)}`;

/** What the plots show, to be read. */
const robustnessTable = ({ robustness }: ValidationReport): string =>
  table(
    ["corruption", "strength", "value", "95 %"],
    robustness.flatMap(({ title, unit, points }) =>
      points.map(({ strength, value, low, high }) => [
        markup(title),
        `${shown(strength)} ${markup(unit)}`,
        number(value),
        range(low === undefined || high === undefined ? undefined : { low, high }),
      ]),
    ),
    [2],
  );

const absent = (title: string, parts: ValidationReport["failures"], look: string): string =>
  section(
    title,
    parts.length === 0 ? "" : `<div class="${look}">${list(parts.map(({ part, why }) => `${part}: ${why}`))}</div>`,
  );

const gateTable = ({ gate }: ValidationReport): string =>
  gate === undefined
    ? ""
    : section(
        `Gate ${gate.file}`,
        table(
          ["", "measure", "why"],
          gate.results.map(({ verdict, title, says }) => [
            `<span class="${verdict}">${verdict}</span>`,
            markup(title),
            markup(says),
          ]),
        ),
      );

const metricTable = ({ metrics, measures }: ValidationReport): string => {
  const ids = new Set(metrics.map(({ id }) => id));
  const calibration = measures.filter(({ key }) => !key.includes(".") && !ids.has(key));
  return section(
    "On the holdout",
    table(
      ["figure", "value", "95 %", "by"],
      [
        ...metrics.map(({ title, value, interval, method }) => [
          markup(title),
          number(value),
          range(interval),
          method ?? "",
        ]),
        ...calibration.map(({ title, value, interval }) => [markup(title), number(value), range(interval), ""]),
      ],
      [1],
    ),
  );
};

function fairnessTables(report: ValidationReport): string {
  const tables = report.fairness.map(({ grouping, groups, figures, calibration }) => {
    const few = '<span class="quiet">too few to say</span>';
    const rate = (value: number | undefined): string => (value === undefined ? few : shown(value));
    const rows = groups.map(({ group, rows: count, rates }) => {
      const own = calibration?.groups.find((one) => one.group === group);
      return [
        markup(group),
        String(count),
        rate(rates["selection-rate"]),
        rate(rates["true-positive-rate"]),
        rate(rates["false-positive-rate"]),
        rate(rates.precision),
        rate(rates.accuracy),
        own === undefined ? few : shown(own.said - own.seen),
      ];
    });
    const head = [
      "group",
      "rows",
      "yes is said",
      "to who merits it",
      "to who does not",
      "a yes is right",
      "accuracy",
      "said less seen",
    ];
    const apart =
      calibration === undefined
        ? []
        : [{ ...calibration, title: "Said less seen, how far apart groups are", value: calibration.difference }];
    const questions = [...figures, ...apart].map(({ title, value, interval, tooFew }) => [
      markup(title),
      number(value),
      range(interval),
      tooFew.length === 0 ? "" : `${markup(tooFew.slice(0, 5).join(", "))}: too few to say`,
    ]);
    return `<h3>By ${markup(grouping)}</h3>${table(head, rows, [1, 2, 3, 4, 5, 6, 7])}${table(["question", "value", "95 %", "not known of"], questions, [1])}`;
  });
  return section("Fairness", tables.length === 0 ? "" : `${fairnessPlots(report)}${tables.join("")}`);
}

const gapTable = ({ gaps }: ValidationReport): string =>
  section(
    "Better on what it was trained on",
    table(
      ["figure", "training", "holdout", "gap", "95 %"],
      gaps.map(({ id, train, holdout, gap, interval }) => [
        markup(id),
        number(train),
        number(holdout),
        number(gap),
        range(interval),
      ]),
      [1, 2, 3],
    ),
  );

function leakageText({ leakage: { duplicates, telling } }: ValidationReport): string {
  const lines = [
    ...(duplicates === undefined
      ? []
      : [
          `${duplicates.exact} of ${duplicates.rows} rows are training data, ${duplicates.near} up to small differences, ${duplicates.contradicting} with another truth`,
        ]),
    ...(telling ?? []).map(({ column, auc }) => `${column} tells the truth alone: area ${shown(auc)}`),
    ...(telling?.length === 0 ? ["no column tells the truth alone"] : []),
  ];
  return section("Leaks", list(lines));
}

function previousTable({ previous }: ValidationReport): string {
  if (previous === undefined) return "";
  const { mcNemar } = previous;
  const rows = previous.changes.map(({ id, before, now, gain, interval }) => [
    markup(id),
    number(before),
    number(now),
    number(gain),
    range(interval),
  ]);
  const test =
    mcNemar === undefined ? "" : ` McNemar: ${shown(mcNemar.midP)} (mid-p), ${shown(mcNemar.exact)} (exact).`;
  return section(
    `Against ${previous.name}`,
    `<p>${previous.disagreements} of ${previous.rows} rows are answered otherwise; ${previous.broken} were right and are wrong now, ${previous.mended} the other way round.${test}</p>${table(["figure", "before", "now", "gain", "95 %"], rows, [1, 2, 3])}`,
  );
}

function sliceTable({ slices, task }: ValidationReport): string {
  if (slices === undefined) return "";
  const rows = slices.slices
    .slice(0, MOST_SLICES)
    .map(({ column, part, rows: count, value, low, high, chance, isWorse }) => [
      markup(column),
      markup(part),
      String(count),
      shown(value),
      low === undefined || high === undefined ? "" : `${shown(low)} to ${shown(high)}`,
      isWorse ? `<span class="failed">worse (${shown(chance)})</span>` : shown(chance),
    ]);
  return section(
    `Worst parts, by ${task === "regression" ? "mean absolute error" : "accuracy"}`,
    table(["column", "part", "rows", "value", "95 %", "chance, adjusted"], rows, [2, 3]),
  );
}

function confusionTable({ confusion, classes }: ValidationReport): string {
  if (confusion === undefined || classes.length > MOST_CLASSES) return "";
  const rows = confusion.map((row, at) => [`<b>${markup(classes[at] ?? "")}</b>`, ...row.map(String)]);
  return section(
    "True classes by row, said ones by column",
    table(
      ["", ...classes],
      rows,
      classes.map((_, at) => at + 1),
    ),
  );
}
