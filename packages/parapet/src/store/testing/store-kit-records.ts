import type { Evidence, Finding } from "@parapet/guard/kernel";
import type { ApiKey, ExchangeRecord } from "../store.ts";

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
    lostTries: 0,
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

export function apiKey(id: string, change: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    name: "support",
    role: "app",
    owner: "team-a",
    hash: "c".repeat(64),
    createdAt: 1,
    expiresAt: null,
    revokedAt: null,
    rotatedFrom: null,
    lastUsedAt: null,
    ...change,
  };
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    id: "f0",
    room: "scan",
    rule: "r",
    title: "t",
    severity: "high",
    confidence: 1,
    threats: [],
    location: { subject: "a.ts", line: 1 },
    evidence: "",
    remediation: "",
    fingerprint: "same",
    firstSeen: 1,
    status: "open",
    ...change,
  };
}

export function evidence(change: Partial<Evidence> = {}): Evidence {
  return {
    control: "ctl-input-guard",
    subject: "a",
    status: "proven",
    by: "guard.eval",
    at: 1,
    expiresAt: 100,
    run: "run-1",
    digest: "d".repeat(64),
    ...change,
  };
}
