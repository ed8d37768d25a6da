export { createMetrics } from "./metrics.ts";
export { type Otlp, type OtlpOptions, startOtlp } from "./otlp.ts";
