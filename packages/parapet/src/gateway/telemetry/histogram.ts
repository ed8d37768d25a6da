import type { Metric, Registry } from "prom-client";

/** Upper bounds in seconds. */
export const LATENCY_BUCKETS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
export const OVERHEAD_BUCKETS: readonly number[] = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25];

/**
 * A histogram by one label that costs an array increment per observation. prom-client's own hashes its labels each
 * time, about a microsecond that would stand on every request; here it only prints what was counted.
 */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, { readonly counts: Float64Array; sum: number }>();

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  observe(label: string, seconds: number): void {
    let series = this.#series.get(label);
    if (series === undefined) {
      series = { counts: new Float64Array(this.#bounds.length + 1), sum: 0 };
      this.#series.set(label, series);
    }
    let bucket = 0;
    while (bucket < this.#bounds.length && seconds > this.#bounds[bucket]!) bucket++;
    series.counts[bucket]!++;
    series.sum += seconds;
  }

  register(registry: Registry, name: string, help: string, label: string): void {
    const get = async () => ({ name, help, type: "histogram", aggregator: "sum", values: this.#values(name, label) });
    // prom-client asks a registered metric for `name` and `get()`; its type wants the whole class.
    registry.registerMetric({ name, help, type: "histogram", get, reset: () => {} } as unknown as Metric);
  }

  #values(name: string, label: string) {
    return [...this.#series].flatMap(([value, { counts, sum }]) => {
      const labels = { [label]: value };
      let total = 0;
      const buckets = [...counts].map((count, index) => {
        total += count;
        return { labels: { ...labels, le: this.#bounds[index] ?? "+Inf" }, value: total, metricName: `${name}_bucket` };
      });
      return [
        ...buckets,
        { labels, value: sum, metricName: `${name}_sum` },
        { labels, value: total, metricName: `${name}_count` },
      ];
    });
  }
}
