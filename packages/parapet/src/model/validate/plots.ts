import { shown } from "./gate.ts";
import { markup } from "./markup.ts";
import type { ValidationReport } from "./report.ts";

const SIZE = 240;
const LEFT = 46;
const BOTTOM = 34;
const TOP = 10;
const RIGHT = 12;

interface Frame {
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  readonly axes: string;
}

/** Axes of a square plot, with three marks each. */
function frame(xs: readonly [number, number], ys: readonly [number, number], xTitle: string, yTitle: string): Frame {
  const width = SIZE - LEFT - RIGHT;
  const height = SIZE - TOP - BOTTOM;
  const x = (value: number): string => (LEFT + ((value - xs[0]) / (xs[1] - xs[0] || 1)) * width).toFixed(1);
  const y = (value: number): string => (TOP + height - ((value - ys[0]) / (ys[1] - ys[0] || 1)) * height).toFixed(1);
  const thirds = (range: readonly [number, number]): readonly number[] => [
    range[0],
    (range[0] + range[1]) / 2,
    range[1],
  ];
  return {
    x,
    y,
    axes: [
      `<path class="axis" d="M${LEFT} ${TOP}V${TOP + height}H${LEFT + width}"/>`,
      ...thirds(xs).map((at) => `<text x="${x(at)}" y="${SIZE - 20}" text-anchor="middle">${shown(at)}</text>`),
      ...thirds(ys).map((at) => `<text x="${LEFT - 5}" y="${y(at)}" dy="3" text-anchor="end">${shown(at)}</text>`),
      `<text x="${LEFT + width / 2}" y="${SIZE - 5}" text-anchor="middle">${markup(xTitle)}</text>`,
      `<text transform="translate(10 ${TOP + height / 2}) rotate(-90)" text-anchor="middle">${markup(yTitle)}</text>`,
    ].join(""),
  };
}

const plot = (title: string, body: string, width = SIZE): string =>
  `<figure><figcaption>${markup(title)}</figcaption><svg viewBox="0 0 ${width} ${SIZE}" width="${width * 1.4}" role="img" aria-label="${markup(title)}">${body}</svg></figure>`;

/** Said against seen: on the diagonal when probabilities mean what they say. */
export function reliabilityPlot({ calibration }: ValidationReport): string {
  if (calibration === undefined) return "";
  const { x, y, axes } = frame([0, 1], [0, 1], "said", "seen");
  const { bins } = calibration.equalWidth;
  const most = Math.max(...bins.map(({ rows }) => rows));
  const dots = bins.map(
    ({ said, seen, rows }) =>
      `<circle class="mark" cx="${x(said)}" cy="${y(seen)}" r="${(2 + 4 * Math.sqrt(rows / most)).toFixed(1)}"><title>${rows} rows: said ${shown(said)}, seen ${shown(seen)}</title></circle>`,
  );
  const line = bins.map(({ said, seen }, at) => `${at === 0 ? "M" : "L"}${x(said)} ${y(seen)}`).join("");
  return plot(
    "Reliability",
    `${axes}<path class="guide" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/><path class="line" d="${line}"/>${dots.join("")}`,
  );
}

export function rocPlot({ roc, positive }: ValidationReport): string {
  if (roc === undefined) return "";
  const { x, y, axes } = frame([0, 1], [0, 1], "false positives", "true positives");
  const line = roc.map(([across, up], at) => `${at === 0 ? "M" : "L"}${x(across)} ${y(up)}`).join("");
  return plot(
    `ROC curve of ${positive ?? "the positive class"}`,
    `${axes}<path class="guide" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/><path class="line" d="${line}"/>`,
  );
}

/** One plot a corruption, with the interval of each point. */
export function robustnessPlots({ robustness, task }: ValidationReport): string {
  const what = task === "regression" ? "mean absolute error" : "accuracy";
  return robustness
    .map(({ title, unit, points }) => {
      const values = points.flatMap(({ value, low = value, high = value }) => [value, low, high]);
      const top = task === "regression" ? Math.max(...values) : 1;
      const { x, y, axes } = frame([0, points.at(-1)!.strength], [0, top], unit, what);
      const line = points
        .map(({ strength, value }, at) => `${at === 0 ? "M" : "L"}${x(strength)} ${y(value)}`)
        .join("");
      const marks = points.map(({ strength, value, low = value, high = value }) => {
        return `<path class="range" d="M${x(strength)} ${y(low)}V${y(high)}"/><circle class="mark" cx="${x(strength)}" cy="${y(value)}" r="2.5"><title>${shown(strength)}: ${shown(value)}</title></circle>`;
      });
      return plot(title, `${axes}<path class="line" d="${line}"/>${marks.join("")}`);
    })
    .join("\n");
}

const MOST_BARS = 12;

/** How often a yes is said, and how often to those who merit it, by group. */
export function fairnessPlots({ fairness }: ValidationReport): string {
  return fairness
    .map(({ grouping, groups }) => {
      const told = groups.filter(({ rates }) => rates["selection-rate"] !== undefined).slice(0, MOST_BARS);
      if (told.length === 0) return "";
      const step = Math.max(34, 150 / told.length);
      const width = LEFT + RIGHT + step * told.length;
      const { y } = frame([0, 1], [0, 1], "", "");
      const bars = told.map(({ group, rates, rows }, at) => {
        const left = LEFT + at * step;
        const bar = (rate: number | undefined, className: string, offset: number): string =>
          rate === undefined
            ? ""
            : `<rect class="${className}" x="${(left + offset).toFixed(1)}" width="${(step * 0.36).toFixed(1)}" y="${y(rate)}" height="${(Number(y(0)) - Number(y(rate))).toFixed(1)}"><title>${markup(group)}, ${rows} rows: ${shown(rate)}</title></rect>`;
        const name = group.length > 14 ? `${group.slice(0, 13)}…` : group;
        return `${bar(rates["selection-rate"], "bar", step * 0.08)}${bar(rates["true-positive-rate"], "bar other", step * 0.5)}<text x="${(left + step / 2).toFixed(1)}" y="${SIZE - 20}" text-anchor="middle">${markup(name)}</text>`;
      });
      const marks = [0, 0.5, 1].map((at) => `<text x="${LEFT - 5}" y="${y(at)}" dy="3" text-anchor="end">${at}</text>`);
      return plot(
        `By ${grouping}: how often yes is said, and to those who merit it`,
        `<path class="axis" d="M${LEFT} ${TOP}V${y(0)}H${width - RIGHT}"/>${marks.join("")}${bars.join("")}`,
        width,
      );
    })
    .join("\n");
}
