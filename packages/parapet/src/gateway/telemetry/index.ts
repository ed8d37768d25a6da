export { createMetrics, type MetricSources } from "./metrics.ts";
export { type Otlp, type OtlpOptions, startOtlp } from "./otlp.ts";
