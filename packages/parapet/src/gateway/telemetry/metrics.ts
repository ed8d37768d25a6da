import type { Registry } from "prom-client";
import type { SecretHealth } from "../../policy/index.ts";
import type { ExchangeRecord, StoreHealth } from "../../store/index.ts";
import { Histogram, LATENCY_BUCKETS, OVERHEAD_BUCKETS } from "./histogram.ts";

/** What is looked up at the moment somebody scrapes. */
export interface MetricSources {
  inFlight(): number;
  isStopped(): boolean;
  health(): StoreHealth;
  breakers(): readonly { readonly model: string; readonly slot: string; readonly state: string }[];
  secrets(): SecretHealth | undefined;
  /** By model. */
  shadows(): ReadonlyMap<string, Readonly<Record<"compared" | "rows" | "differing" | "failed" | "dropped", number>>>;
}

/** Counts exchanges for Prometheus. Plain sums on the request path; labels and text only when scraped. */
interface Metrics {
  observe(record: ExchangeRecord): void;
  /** Prometheus text format. */
  text(): Promise<string>;
}

const TAB = "\t";

export function createMetrics(sources: MetricSources): Metrics {
  const requests = new Map<string, number>();
  const tokens = new Map<string, number>();
  const cost = new Map<string, number>();
  const unpriced = new Map<string, number>();
  const hits = new Map<string, number>();
  const failures = new Map<string, number>();
  const duration = new Histogram(LATENCY_BUCKETS);
  const overhead = new Histogram(OVERHEAD_BUCKETS);

  // Loaded at the first scrape: 20 MB that nobody pays who does not scrape.
  let registry: Promise<Registry> | undefined;
  const build = async (): Promise<Registry> => {
    const { Counter, Gauge, Registry } = await import("prom-client");
    const registry = new Registry();
    const counter = (
      name: string,
      help: string,
      labels: readonly string[],
      sums: ReadonlyMap<string, number>,
    ): void => {
      new Counter({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        collect() {
          this.reset();
          for (const [key, value] of sums) {
            const parts = key.split(TAB);
            this.inc(Object.fromEntries(labels.map((label, index) => [label, parts[index] ?? ""])), value);
          }
        },
      });
    };
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    };

    const total = (name: string, help: string, read: () => number): void => {
      new Counter({
        name,
        help,
        registers: [registry],
        collect() {
          this.reset();
          this.inc(read());
        },
      });
    };

    counter("parapet_requests_total", "Requests by model, outcome and code", ["model", "status", "code"], requests);
    counter("parapet_tokens_total", "Tokens by model and direction", ["model", "direction"], tokens);
    counter("parapet_cost_usd_total", "Cost in US dollars by model", ["model"], cost);
    counter("parapet_unpriced_requests_total", "Requests whose cost is unknown, by model", ["model"], unpriced);
    counter(
      "parapet_guard_hits_total",
      "Guard hits by detector, rule and action",
      ["detector", "rule", "action"],
      hits,
    );
    counter("parapet_detector_failures_total", "Detectors that broke", ["detector"], failures);
    duration.register(
      registry,
      "parapet_request_duration_seconds",
      "From the first byte in to the last byte out",
      "model",
    );
    overhead.register(registry, "parapet_overhead_seconds", "What Parapet itself added", "model");
    gauge("parapet_requests_in_flight", "Requests running now", sources.inFlight);
    gauge("parapet_stopped", "1 while the kill switch is on", () => Number(sources.isStopped()));
    gauge("parapet_store_queued_events", "Events not yet committed", () => sources.health().queued);
    gauge("parapet_store_writable", "1 while the store can record", () => Number(sources.health().isWritable));
    gauge("parapet_secrets_kept", "Secrets from files and stores", () => sources.secrets()?.kept ?? 0);
    gauge(
      "parapet_secrets_stale",
      "Of those, secrets whose last refresh failed: the old value is in use",
      () => sources.secrets()?.stale ?? 0,
    );
    total("parapet_secret_refreshes_total", "Secrets asked for again", () => sources.secrets()?.refreshes ?? 0);
    total(
      "parapet_secret_refresh_failures_total",
      "Of those, how many could not be read",
      () => sources.secrets()?.failures ?? 0,
    );
    new Counter({
      name: "parapet_shadow_requests_total",
      help: "Requests that a shadow was asked as well, by model and by what came of it",
      labelNames: ["model", "outcome"],
      registers: [registry],
      collect() {
        this.reset();
        for (const [model, totals] of sources.shadows())
          for (const outcome of ["compared", "failed", "dropped"] as const)
            this.inc({ model, outcome }, totals[outcome]);
      },
    });
    new Counter({
      name: "parapet_shadow_rows_total",
      help: "Rows of predictions that were compared with a shadow's, by model and whether they differ",
      labelNames: ["model", "differs"],
      registers: [registry],
      collect() {
        this.reset();
        for (const [model, { rows, differing }] of sources.shadows()) {
          this.inc({ model, differs: "yes" }, differing);
          this.inc({ model, differs: "no" }, rows - differing);
        }
      },
    });
    new Gauge({
      name: "parapet_breaker_open",
      help: "1 while a target's circuit breaker is open, 0.5 while it is half-open",
      labelNames: ["model", "slot"],
      registers: [registry],
      collect() {
        this.reset();
        for (const { model, slot, state } of sources.breakers())
          this.set({ model, slot }, state === "open" ? 1 : state === "half-open" ? 0.5 : 0);
      },
    });
    return registry;
  };

  const add = (sums: Map<string, number>, key: string, amount: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + amount);
  };
  return {
    text: async () => {
      registry ??= build();
      return (await registry).metrics();
    },
    observe: (record) => {
      // The policy's name of the model, never the client's: strangers must not make up label values.
      const { route } = record;
      add(requests, route + TAB + record.status + TAB + record.code, 1);
      duration.observe(route, record.latencyMs / 1_000);
      overhead.observe(route, record.overheadMs / 1_000);
      if (record.inputTokens > 0) add(tokens, `${route}${TAB}input`, record.inputTokens);
      if (record.outputTokens > 0) add(tokens, `${route}${TAB}output`, record.outputTokens);
      if (record.costUsd === null) add(unpriced, route, 1);
      else if (record.costUsd > 0) add(cost, route, record.costUsd);
      for (const hit of record.hits) add(hits, hit.detector + TAB + hit.rule + TAB + hit.action, 1);
      for (const run of record.detectors) if (run.verdict === "failed") add(failures, run.detector, 1);
    },
  };
}
