import { z } from "zod";

/**
 * The shapes of `api-types.ts` once more as schemas, for the OpenAPI document. The server does not parse its own
 * answers; a test checks real ones against these, so that neither can drift from the other unseen.
 */

const whole = z.number().int();
const time = whole.describe("UTC epoch milliseconds");
const problem = z.object({ code: z.string(), message: z.string(), hint: z.string().optional() });

export const errorView = z.object({ error: problem });

export const sessionView = z.object({
  subject: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  signIn: z.object({ oidc: z.boolean() }),
});

export const sessionsEnded = z.object({ sessions: whole });

const mode = z.enum(["normal", "standby", "maintenance"]);

export const modelView = z.object({
  name: z.string(),
  mode,
  primary: z.string(),
  standby: z.string(),
  breaker: z.enum(["closed", "open", "half-open"]),
  guards: z.string(),
});

const modelStage = z.enum(["candidate", "shadow", "canary", "primary", "standby", "retired"]);

export const modelVersionView = z.object({
  model: z.string(),
  version: z.string(),
  digest: z.string(),
  kind: z.enum(["open", "proprietary"]),
  source: z.string(),
  licence: z.string().nullable(),
  signer: z.string().nullable(),
  dataManifest: z.string().nullable(),
  stage: modelStage,
  registeredAt: time,
  registeredBy: z.string(),
  changedAt: time,
  changedBy: z.string(),
  proof: z.array(
    z.object({
      control: z.string(),
      state: z.enum(["proven", "failed", "unknown", "stale", "missing"]),
      at: time.optional(),
      run: z.string().optional(),
    }),
  ),
  validation: z
    .object({
      at: time,
      rows: z.int(),
      gate: z.boolean().nullable(),
      isWhole: z.boolean(),
      measures: z.record(z.string(), z.number()),
    })
    .optional(),
  next: z.array(modelStage),
  mayMove: z.boolean(),
});

export const stopView = z.object({ isStopped: z.boolean(), reason: z.string() });

const notice = z.object({
  at: time,
  kind: z.string(),
  actor: z.string(),
  subject: z.string(),
  summary: z.string(),
});

const bucket = z.object({
  at: time,
  requests: whole,
  blocked: whole,
  redacted: whole,
  refused: whole,
  failed: whole,
  inputTokens: whole,
  outputTokens: whole,
  costUsd: z.number(),
  unpriced: whole,
  latencyMsSum: z.number(),
  latencyMsMax: z.number(),
});

export const overviewView = z.object({
  app: z.string(),
  version: z.string(),
  isStopped: z.boolean(),
  stopReason: z.string(),
  uptimeMs: z.number(),
  store: z.object({ isWritable: z.boolean(), queued: whole, error: z.string().optional() }),
  policy: z.object({ file: z.string(), digest: z.string(), loadedAt: time, error: problem.optional() }),
  models: z.array(modelView),
  totals: z.object({
    requests: whole,
    blocked: whole,
    redacted: whole,
    refused: whole,
    failed: whole,
    tokens: whole,
    costUsd: z.number(),
    unpriced: whole,
    medianLatencyMs: z.number(),
    medianOverheadMs: z.number(),
  }),
  buckets: z.array(bucket),
  bucketMs: whole,
  topHits: z.array(z.object({ detector: z.string(), rule: z.string(), count: whole })),
  recent: z.array(notice),
});

const exchange = z.object({
  id: z.string(),
  startedAt: time,
  wire: z.string(),
  route: z.string(),
  model: z.string(),
  upstream: z.string(),
  principal: z.string(),
  role: z.string(),
  user: z.string(),
  status: z.enum(["completed", "blocked", "refused", "failed", "cancelled"]),
  httpStatus: whole,
  code: z.string(),
  verdict: z.string(),
  streamed: z.boolean(),
  inputTokens: whole,
  outputTokens: whole,
  tokensEstimated: z.boolean(),
  costUsd: z.number().nullable(),
  lostTries: whole,
  latencyMs: z.number(),
  firstByteMs: z.number(),
  overheadMs: z.number(),
  attempts: whole,
  target: z.enum(["primary", "standby", "canary", "maintenance", "none"]),
  requestDigest: z.string(),
  responseDigest: z.string(),
  detectors: z.array(
    z.object({
      detector: z.string(),
      direction: z.string(),
      verdict: z.string(),
      hits: whole,
      elapsedUs: z.number(),
      error: z.string().optional(),
    }),
  ),
  hits: z.array(
    z.object({
      detector: z.string(),
      rule: z.string(),
      direction: z.string(),
      origin: z.string(),
      path: z.string(),
      start: whole,
      end: whole,
      action: z.string(),
      severity: z.string(),
      confidence: z.number(),
      reason: z.string(),
    }),
  ),
  position: whole,
});

export const exchangePage = z.object({ rows: z.array(exchange), next: whole.nullable() });

export const exchangeView = z.object({
  exchange: exchange.extend({ hash: z.string() }),
  texts: z.object({ request: z.unknown(), response: z.string() }).nullable(),
  textsAbsent: z.string().describe("not-kept, expired or not-permitted; empty when there are texts"),
});

export const approvalView = z.object({
  id: z.string(),
  state: z.enum(["pending", "approved", "denied", "used", "expired"]),
  tool: z.string(),
  model: z.string(),
  principal: z.string(),
  reasons: z.array(z.string()),
  askedAt: time,
  expiresAt: time,
  decidedBy: z.string().nullable(),
  decidedAt: time.nullable(),
});

export const approvalDetail = approvalView.extend({
  arguments: z.string().nullable().describe("As JSON; null once the question is over"),
});

export const keyView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  owner: z.string(),
  status: z.enum(["active", "expired", "revoked", "expiring"]),
  createdAt: time,
  expiresAt: time.nullable(),
  revokedAt: time.nullable(),
  lastUsedAt: time.nullable(),
  rotatedFrom: z.string().nullable(),
});

export const newKeyView = z.object({ key: keyView, secret: z.string().describe("Shown this once") });

export const roleView = z.object({
  name: z.string(),
  allow: z.array(z.string()),
  deny: z.array(z.string()),
  limits: z.array(z.string()),
  keys: whole,
});

export const limitView = z.object({
  scope: z.string().describe("key, user, role or model"),
  subject: z.string(),
  measure: z.enum(["requests", "tokens", "usd"]),
  windowMs: whole,
  used: z.number(),
  max: z.number(),
});

export const explainView = z.object({ isAllowed: z.boolean(), reason: z.string(), steps: z.array(z.string()) });

export const coverageView = z.object({
  rows: z.array(
    z.object({
      route: z.string(),
      wire: z.string(),
      direction: z.enum(["input", "output"]),
      stream: z.boolean(),
      field: z.string(),
      fieldCount: whole.optional(),
      origin: z.string(),
      detectors: z.record(z.string(), z.enum(["run", "not-configured", "not-possible"])),
    }),
  ),
});

const findingStep = z.object({ line: whole, column: whole, note: z.string() });

export const findingList = z.object({
  /** True when there are more than were asked for. */
  isCut: z.boolean(),
  rows: z.array(
    z.object({
      id: z.string(),
      room: z.string(),
      rule: z.string(),
      title: z.string(),
      severity: z.enum(["info", "low", "medium", "high", "critical"]),
      confidence: z.number(),
      threats: z.array(z.string()),
      location: z.object({
        subject: z.string(),
        line: whole.optional(),
        column: whole.optional(),
        endLine: whole.optional(),
        endColumn: whole.optional(),
      }),
      evidence: z.string(),
      remediation: z.string(),
      fingerprint: z.string(),
      firstSeen: time,
      status: z.enum(["open", "suppressed", "fixed"]),
      flow: z.array(findingStep).optional(),
      fix: z.string().optional(),
      properties: z.record(z.string(), z.string()).optional(),
      suppression: z.object({ owner: z.string(), reason: z.string(), expiresAt: z.number() }).optional(),
    }),
  ),
});

export const eventPage = z.object({
  rows: z.array(
    z.object({
      kind: z.string(),
      at: time,
      actor: z.string(),
      subject: z.string(),
      data: z.record(z.string(), z.unknown()),
      writer: z.string(),
      sequence: whole,
      previousHash: z.string(),
      hash: z.string(),
      position: whole,
      isPurged: z.boolean(),
    }),
  ),
  next: whole.nullable(),
});

export const policyView = z.object({
  file: z.string(),
  digest: z.string(),
  loadedAt: time,
  policy: z.unknown(),
  error: problem.optional(),
});
