export { createMetrics, type MetricSources, type Metrics } from "./metrics.ts";
export { type Otlp, type OtlpOptions, startOtlp } from "./otlp.ts";
