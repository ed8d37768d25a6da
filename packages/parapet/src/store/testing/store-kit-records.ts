import type { ExchangeRecord } from "../store.ts";

/** An exchange as the gateway records one, about a kilobyte of it. */
export function exchange(change: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    id: "01-exchange",
    startedAt: 1_000_000,
    wire: "openai-chat",
    route: "support-llm",
    model: "support-llm",
    upstream: "gpt-test",
    principal: "key:pk_3f9a1c2b7d",
    role: "app",
    user: "",
    status: "completed",
    httpStatus: 200,
    code: "",
    verdict: "allow",
    streamed: false,
    inputTokens: 20,
    outputTokens: 10,
    tokensEstimated: false,
    costUsd: 0.001,
    latencyMs: 120,
    firstByteMs: 40,
    overheadMs: 0.4,
    attempts: 1,
    target: "primary",
    requestDigest: "a".repeat(64),
    responseDigest: "b".repeat(64),
    detectors: ["secrets", "pii", "hidden-unicode"].map((detector) => ({
      detector,
      direction: "input",
      verdict: "allow",
      hits: 0,
      elapsedUs: 12,
    })),
    hits: [],
    ...change,
  };
}
