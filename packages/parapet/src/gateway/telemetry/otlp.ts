import type { Log } from "@parapet/guard/kernel";
import type { ExchangeRecord } from "../../store/index.ts";

/** Exchanges as OpenTelemetry spans and metrics, by the GenAI conventions. No prompt text, only what the record holds. */
export interface Otlp {
  /** @param traceparent the client's W3C trace context, or "" */
  observe(record: ExchangeRecord, traceparent: string): void;
  close(): Promise<void>;
}

export interface OtlpOptions {
  /** The collector's OTLP/HTTP base, e.g. `http://localhost:4318`. */
  readonly endpoint: string;
  /** Resolved values. */
  readonly headers: Readonly<Record<string, string>>;
  /** Share of exchanges that become spans, 0 to 1; metrics count all. */
  readonly sampleRatio: number;
  readonly serviceName: string;
  readonly log: Log;
  readonly random?: () => number;
}

/**
 * Spans are made when the exchange is over, with its own times: an exchange that is not sampled costs one comparison,
 * where a live span costs about 100 µs. The SDK is loaded only when this is called.
 */
export async function startOtlp(options: OtlpOptions): Promise<Otlp> {
  const [api, trace, metrics, resources, traceExporter, metricExporter] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/sdk-metrics"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/exporter-metrics-otlp-http"),
  ]);
  const random = options.random ?? Math.random;
  const base = options.endpoint.replace(/\/$/, "");
  const headers = { ...options.headers };
  const resource = resources.resourceFromAttributes({ "service.name": options.serviceName });
  const tracerProvider = new trace.NodeTracerProvider({
    resource,
    spanProcessors: [
      new trace.BatchSpanProcessor(new traceExporter.OTLPTraceExporter({ url: `${base}/v1/traces`, headers })),
    ],
  });
  const meterProvider = new metrics.MeterProvider({
    resource,
    readers: [
      new metrics.PeriodicExportingMetricReader({
        exporter: new metricExporter.OTLPMetricExporter({ url: `${base}/v1/metrics`, headers }),
        exportIntervalMillis: 15_000,
      }),
    ],
  });
  const tracer = tracerProvider.getTracer("parapet");
  const meter = meterProvider.getMeter("parapet");
  const tokenUsage = meter.createHistogram("gen_ai.client.token.usage", { unit: "{token}" });
  const duration = meter.createHistogram("gen_ai.client.operation.duration", { unit: "s" });

  return {
    observe: (record, traceparent) => {
      if (record.attempts === 0) return;
      const common = commonAttributes(record);
      duration.record(record.latencyMs / 1_000, record.code === "" ? common : { ...common, "error.type": record.code });
      if (record.inputTokens > 0) tokenUsage.record(record.inputTokens, { ...common, "gen_ai.token.type": "input" });
      if (record.outputTokens > 0) tokenUsage.record(record.outputTokens, { ...common, "gen_ai.token.type": "output" });
      if (random() >= options.sampleRatio) return;
      const remote = parentOf(traceparent);
      const parent = remote === undefined ? api.ROOT_CONTEXT : api.trace.setSpanContext(api.ROOT_CONTEXT, remote);
      const span = tracer.startSpan(
        `${common["gen_ai.operation.name"]} ${record.route}`,
        { kind: api.SpanKind.CLIENT, startTime: record.startedAt, attributes: spanAttributes(record) },
        parent,
      );
      if (record.status === "failed") span.setStatus({ code: api.SpanStatusCode.ERROR, message: record.code });
      span.end(record.startedAt + record.latencyMs);
    },
    close: async () => {
      const results = await Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
      for (const result of results)
        if (result.status === "rejected")
          options.log.warn({ error: String(result.reason) }, "telemetry could not be sent");
    },
  };
}

function commonAttributes(record: ExchangeRecord): Record<string, string> {
  return {
    "gen_ai.operation.name": record.wire.includes("embeddings") ? "embeddings" : "chat",
    "gen_ai.provider.name": record.wire.split("-")[0] ?? "",
    "gen_ai.request.model": record.model,
    "gen_ai.response.model": record.upstream,
  };
}

function spanAttributes(record: ExchangeRecord): Record<string, string | number | boolean> {
  return {
    ...commonAttributes(record),
    "gen_ai.usage.input_tokens": record.inputTokens,
    "gen_ai.usage.output_tokens": record.outputTokens,
    "http.response.status_code": record.httpStatus,
    "parapet.exchange.id": record.id,
    "parapet.verdict": record.verdict,
    "parapet.target": record.target,
    "parapet.attempts": record.attempts,
    "parapet.overhead_ms": record.overheadMs,
    ...(record.code === "" ? {} : { "error.type": record.code }),
  };
}

function parentOf(traceparent: string) {
  const match = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent);
  return match === null
    ? undefined
    : { traceId: match[1]!, spanId: match[2]!, traceFlags: Number.parseInt(match[3]!, 16), isRemote: true };
}
