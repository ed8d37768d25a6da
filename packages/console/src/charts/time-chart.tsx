import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTheme } from "../theme/theme.ts";
import { type Layer, stack } from "./stack.ts";

export interface ChartLayer extends Layer {
  /** A token without its dashes: `allow`, `block`… */
  readonly tint: string;
}

interface TimeChartProps {
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
  /** UTC epoch milliseconds, one for each value. */
  readonly times: readonly number[];
  readonly layers: readonly ChartLayer[];
  /** Bars stand on each other; lines each stand for themselves. */
  readonly shape: "stacked-bars" | "lines";
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
  readonly heightPx: number;
}

/** A chart over time. The legend is ours: it names the layers, and shows the values under the cursor. */
export function TimeChart({ label, times, layers, shape, format, formatTime, heightPx }: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const theme = useTheme();
  const shapeKey = layers.map((layer) => `${layer.label}:${layer.tint}`).join();
  const data = dataOf(times, layers, shape);
  const latest = useRef(data);
  latest.current = data;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plot for a new look only; data flows in below.
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const made = new uPlot(
      optionsOf({ element, layers, shape, format, heightPx, onHover: setHovered }),
      latest.current,
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: heightPx }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [theme, shapeKey, shape, heightPx]);

  useEffect(() => {
    plot.current?.setData(latest.current);
  });

  return (
    <figure className="flex min-w-0 flex-col">
      <figcaption className="flex min-h-6 flex-wrap items-center gap-x-3.5 gap-y-0.5 px-3 pt-2 text-xs text-muted">
        <span className="sr-only">{label}</span>
        {layers.map((layer) => (
          <span key={layer.label} className={`tint-${layer.tint} inline-flex items-center gap-1.5`}>
            <span className="size-2 rounded-xs bg-(--fill)" aria-hidden="true" />
            {layer.label}
            {hovered !== null && <span className="text-ink">{format(layer.values[hovered] ?? Number.NaN)}</span>}
          </span>
        ))}
        <span className="ml-auto text-faint">
          {hovered !== null && times[hovered] !== undefined && formatTime(times[hovered])}
        </span>
      </figcaption>
      <div ref={box} aria-hidden="true" className="min-w-0" />
    </figure>
  );
}

function dataOf(times: readonly number[], layers: readonly Layer[], shape: TimeChartProps["shape"]): uPlot.AlignedData {
  const rows = shape === "stacked-bars" ? stack(layers).reverse() : layers.map((layer) => [...layer.values]);
  return [times.map((at) => at / 1_000), ...rows];
}

interface PlotOptions extends Pick<TimeChartProps, "layers" | "shape" | "format" | "heightPx"> {
  readonly element: HTMLElement;
  readonly onHover: (index: number | null) => void;
}

function optionsOf({ element, layers, shape, format, heightPx, onHover }: PlotOptions): uPlot.Options {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const bars = uPlot.paths.bars?.({ size: [0.72, 18, 1], radius: 0.15 });
  // The topmost sum is drawn first and the lower ones over it.
  const drawn = shape === "stacked-bars" ? [...layers].reverse() : layers;
  const axis: uPlot.Axis = {
    stroke: token("faint"),
    font: `10.5px ${style.fontFamily}`,
    grid: { stroke: token("line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: heightPx,
    legend: { show: false },
    padding: [8, 18, 0, 0],
    cursor: { y: false, points: { show: shape === "lines" }, drag: { x: false, y: false } },
    scales: {
      x: { time: true, ...(shape === "stacked-bars" ? { range: withRoomForBars } : {}) },
      y: { range: (_plot, _min, max) => [0, niceCeiling(max)] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 26, space: 70, values: timeLabels },
      {
        ...axis,
        size: 54,
        space: 34,
        ...(shape === "stacked-bars" ? { incrs: WHOLE_STEPS } : {}),
        values: (_plot, ticks) => ticks.map((tick) => format(tick)),
      },
    ],
    series: [
      {},
      ...drawn.map((layer): uPlot.Series => {
        const colour = token(`fill-${layer.tint}`);
        return shape === "stacked-bars" && bars !== undefined
          ? { label: layer.label, fill: colour, stroke: colour, width: 0, paths: bars, points: { show: false } }
          : {
              label: layer.label,
              stroke: colour,
              width: 1.5,
              points: { show: true, size: 5, fill: colour, filter: loners },
            };
      }),
    ],
    hooks: { setCursor: [(plot) => onHover(plot.cursor.idx ?? null)] },
  };
}

/** Bars count things: no tick between two of them. */
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** Values with a gap on either side: a line of one point cannot be seen, so it gets a dot. */
function loners(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? [];
  const isGap = (index: number): boolean => values[index] === null || values[index] === undefined;
  return Array.from(values.keys()).filter((index) => !isGap(index) && isGap(index - 1) && isGap(index + 1));
}

/** A bar is centred on its time: the first and the last need half a step more. */
function withRoomForBars(plot: uPlot, min: number, max: number): uPlot.Range.MinMax {
  const times = plot.data[0];
  const half = times.length < 2 ? 0 : ((times[1] ?? 0) - (times[0] ?? 0)) / 2;
  return [min - half, max + half];
}

/** Room above the highest value; never an empty scale. */
function niceCeiling(max: number): number {
  return Number.isFinite(max) && max > 0 ? max * 1.12 : 1;
}

const HOUR_S = 3_600;
const DAY_S = 86_400;

/** Hours for short windows; the day's name where a tick falls on midnight or the window is long. */
function timeLabels(_plot: uPlot, ticks: number[], _axis: number, _space: number, step: number): string[] {
  return ticks.map((tick) => {
    const date = new Date(tick * 1_000);
    if (step >= DAY_S || (step >= HOUR_S && date.getHours() === 0))
      return date.toLocaleDateString("en-GB", { weekday: "short", day: "2-digit" });
    return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  });
}
