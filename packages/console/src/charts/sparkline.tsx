interface SparklineProps {
  readonly values: readonly number[];
  readonly tint: string;
}

const WIDTH = 96;
const HEIGHT = 20;

/** The shape of a number over the window. Decoration: the number itself stands beside it. */
export function Sparkline({ values, tint }: SparklineProps) {
  const top = Math.max(...values, 0);
  if (top === 0 || values.length < 2) return <div className="h-5" />;
  const step = WIDTH / (values.length - 1);
  const points = values.map(
    (value, index) => `${(index * step).toFixed(1)},${(HEIGHT - 1 - (value / top) * (HEIGHT - 3)).toFixed(1)}`,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={`tint-${tint} h-5 w-full`}
    >
      <polygon points={`0,${HEIGHT} ${points.join(" ")} ${WIDTH},${HEIGHT}`} fill="var(--fill)" opacity="0.16" />
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="var(--fill)"
        strokeWidth="1.25"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
