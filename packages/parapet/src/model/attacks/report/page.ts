import { createHash } from "node:crypto";
import { markup } from "../../validate/markup.ts";
import type { AttackReport, Example } from "./attack-report.ts";
import { pictureOf, pngOf } from "./picture.ts";

const STYLE = `:root{color-scheme:light dark;--line:#2563eb;--quiet:#64748b;--bad:#dc2626;--good:#16a34a}
body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0}th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #8883;vertical-align:top}
td.number{text-align:right;font-variant-numeric:tabular-nums}.quiet{color:var(--quiet)}.failed{color:var(--bad);font-weight:600}.passed{color:var(--good)}
figure{display:inline-block;margin:.5rem 1rem .5rem 0}figcaption{font-size:.85rem}img{image-rendering:pixelated;width:112px;margin-right:4px}
svg{max-width:100%;height:auto}svg text{font-size:9px;fill:currentColor}.axis{fill:none;stroke:currentColor}.line{fill:none;stroke:var(--line);stroke-width:1.5}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const short = (value: number): string => String(Number(value.toPrecision(4)));

/** One page for people: loads nothing, runs nothing, needs no other file. */
export function attackPage(report: AttackReport, at: number): string {
  const style = createHash("sha256").update(STYLE).digest("base64");
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`;
  const { model, summary, gate } = report;
  const title = `Attack on ${model.name}`;
  const verdict =
    gate === null
      ? ""
      : `: <span class="${gate.isPassed ? "passed" : "failed"}">${gate.isPassed ? "holds" : "does not hold"}, at least ${percent(gate.least)} were asked for</span>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${markup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${markup(title)}${verdict}</h1>
<p class="quiet">${markup(report.attack)}, ${report.norm} ${report.eps === null ? "as small as can be" : `up to ${short(report.eps)}`}; ${markup(report.data)}; seed ${report.seed}; ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC.${model.digest === null ? "" : ` SHA-256 ${model.digest}`}${report.isInterrupted ? " <b>It was interrupted: not every row was tried.</b>" : ""}</p>
${table(
  ["", "share", "rows"],
  [
    ["right before", percent(summary.accuracy), `${summary.attacked} of ${summary.rows}`],
    [
      "right under attack",
      percent(summary.robustAccuracy),
      `${summary.attacked - summary.successes} of ${summary.rows}`,
    ],
    ["changes that were found, in the median", summary.medianNorm === null ? "" : short(summary.medianNorm), ""],
    ["queries of a success, in the median", summary.medianQueries === null ? "" : short(summary.medianQueries), ""],
  ],
)}
${section("Accuracy, when so much may be changed", curvePlot(report))}
${section(
  "What carries it",
  table(
    ["feature", "of all changes", "successes"],
    report.carriers.map(({ feature, share, wins }) => [markup(feature), percent(share), String(wins)]),
  ),
)}
${section(
  "Mistaken for",
  table(
    ["true", "answer", "rows"],
    summary.confusions.slice(0, 30).map(({ from, to, count }) => [String(from), String(to), String(count)]),
  ),
)}
${section("Smallest changes", report.examples.map((example) => shownExample(example, report)).join("\n"))}
</body>
</html>
`;
}

const section = (title: string, body: string): string =>
  body === "" ? "" : `<section><h2>${markup(title)}</h2>${body}</section>`;

/** Cells that are markup already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const cells = (row: readonly string[]): string =>
    row.map((cell, at) => `<td${at > 0 ? ' class="number"' : ""}>${cell}</td>`).join("");
  return `<table><thead><tr>${head.map((title) => `<th scope="col">${markup(title)}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</tbody></table>`;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 240, 46, 34];

function curvePlot({ summary: { curve }, norm }: AttackReport): string {
  const most = curve.at(-1)?.budget ?? 0;
  if (curve.length < 2 || most === 0) return "";
  const x = (budget: number): string => (LEFT + (budget / most) * (WIDTH - LEFT - 12)).toFixed(1);
  const y = (share: number): string => (10 + (1 - share) * (HEIGHT - BOTTOM - 10)).toFixed(1);
  const line = curve.map(({ budget, accuracy }, at) => `${at === 0 ? "M" : "L"}${x(budget)} ${y(accuracy)}`).join("");
  const marks = [0, 0.5, 1].flatMap((part) => [
    `<text x="${x(part * most)}" y="${HEIGHT - 20}" text-anchor="middle">${short(part * most)}</text>`,
    `<text x="${LEFT - 5}" y="${y(part)}" dy="3" text-anchor="end">${percent(part)}</text>`,
  ]);
  const what = `accuracy against the size of changes, ${norm}`;
  return `<figure><figcaption>${what}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH * 1.4}" role="img" aria-label="${what}"><path class="axis" d="M${LEFT} 10V${HEIGHT - BOTTOM}H${WIDTH - 12}"/>${marks.join("")}<path class="line" d="${line}"/></svg></figure>`;
}

function shownExample(example: Example, { shape }: AttackReport): string {
  const { index, label, answer, norm, before, after, changes } = example;
  const says = `row ${index}: ${label} becomes ${answer}, by ${short(norm)}`;
  const picture = pictureOf(shape);
  if (picture === undefined) {
    const told = changes.map(({ feature, from, to }) => [markup(feature), short(from), short(to)]);
    return `<figure><figcaption>${markup(says)}</figcaption>${table(["feature", "from", "to"], told)}</figure>`;
  }
  const [low, high] = [Math.min(...before, ...after), Math.max(...before, ...after)];
  const change = after.map((value, at) => value - before[at]!);
  const most = Math.max(...change.map(Math.abs));
  const shown = [
    [pngOf(before, picture, low, high), "before"],
    [pngOf(after, picture, low, high), "after"],
    [pngOf(change, picture, -most, most), "the change, enlarged"],
  ] as const;
  const images = shown.map(([source, alt]) => `<img src="${source}" alt="${alt}">`).join("");
  return `<figure><figcaption>${markup(says)}</figcaption>${images}</figure>`;
}
