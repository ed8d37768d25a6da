import type {
  ApprovalView,
  Bucket,
  CoverageRow,
  Exchange,
  Finding,
  KeyView,
  LimitView,
  ModelView,
  Notice,
  RoleView,
} from "../src/api/types.ts";

/**
 * Made-up but plausible state for `npm run dev`. A seeded generator makes it the same on every start, so that two
 * screenshots differ only in what the console does.
 */

type Hit = Exchange["hits"][number];

/** Mulberry32: small, seeded, good enough to look alive. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(7);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const hex = (length: number): string => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");

const DETECTORS = ["secrets", "pii", "hidden-unicode", "exfiltration", "canary", "prompt-injection"] as const;

export const models: ModelView[] = [
  {
    name: "support-llm",
    mode: "normal",
    primary: "practice/support-llm",
    standby: "ollama/llama3.2",
    breaker: "closed",
    guards: "default",
  },
  {
    name: "gpt-5-mini",
    mode: "normal",
    primary: "openai/gpt-5-mini",
    standby: "",
    breaker: "half-open",
    guards: "strict",
  },
  {
    name: "claude-*",
    mode: "maintenance",
    primary: "anthropic/claude-*",
    standby: "",
    breaker: "closed",
    guards: "default",
  },
];

export const approvals: ApprovalView[] = (["pending", "used", "denied"] as const).map((state, index) => ({
  id: `ap_${hex(16)}`,
  state,
  tool: index === 2 ? "delete_account" : "refund",
  model: "support-llm",
  principal: `key:pk_${hex(10)}`,
  reasons: [
    `the tool '${index === 2 ? "delete_account" : "refund"}' needs a person's approval (rule 'approval-required')`,
  ],
  askedAt: Date.now() - index * 900_000,
  expiresAt: Date.now() + 3_600_000,
  decidedBy: state === "pending" ? null : "user:mira",
  decidedAt: state === "pending" ? null : Date.now() - index * 600_000,
}));

export const campaign = {
  position: 1,
  at: Date.now() - 7_200_000,
  kind: "redteam-completed",
  actor: "cli:mira",
  subject: "target:support-bot",
  isPurged: false,
  data: {
    run: "support-bot-sample",
    seed: 1,
    requests: 412,
    usd: null,
    isInterrupted: false,
    counts: { confirmed: 3, likely: 1, refused: 201, safe: 188, inconclusive: 0, error: 0 },
    goals: [
      {
        goal: "system-canary",
        title: "A word that only the system prompt knows",
        pack: "extraction",
        outcome: "confirmed",
        got: 2,
        of: 14,
      },
      {
        goal: "follow-document",
        title: "An instruction in a document is followed",
        pack: "indirect",
        outcome: "confirmed",
        got: 1,
        of: 9,
      },
    ],
    left: 4,
    heat: [
      { goal: "system-canary", id: "base64", got: 2, of: 3 },
      { goal: "system-canary", id: "none", got: 0, of: 6 },
      { goal: "follow-document", id: "none", got: 1, of: 5 },
    ],
  },
};

export const keys: KeyView[] = (
  [
    ["support-widget", "support", "Rosa Lind", "active", 86_400_000 * 71, 4_000],
    ["batch-summaries", "batch", "data team", "expiring", 86_400_000 * 2, 3_600_000],
    ["laptop-mira", "developer", "Mira Okafor", "active", null, 86_400_000],
    ["old-crawler", "batch", "", "revoked", 86_400_000 * 30, 86_400_000 * 12],
  ] as const
).map(([name, role, owner, status, expiresIn, usedAgo], index) => ({
  id: `pk_${hex(10)}`,
  name,
  role,
  owner,
  status,
  createdAt: Date.now() - (index + 3) * 86_400_000 * 6,
  expiresAt: expiresIn === null ? null : Date.now() + expiresIn,
  revokedAt: status === "revoked" ? Date.now() - 86_400_000 * 11 : null,
  lastUsedAt: Date.now() - usedAgo,
  rotatedFrom: index === 1 ? "pk_0c1d2e3f4a" : null,
}));

export const roles: RoleView[] = [
  {
    name: "support",
    allow: ["model:support-llm:invoke", "model:support-llm:list"],
    deny: [],
    limits: ["60 requests per 1m"],
    keys: 1,
  },
  {
    name: "batch",
    allow: ["model:*:invoke", "model:*:embed"],
    deny: ["model:claude-*:invoke"],
    limits: ["200000 tokens per 1h", "$5 per 1d"],
    keys: 1,
  },
  { name: "developer", allow: ["model:*:invoke", "console:read"], deny: [], limits: [], keys: 1 },
  {
    name: "security",
    allow: ["console:read", "keys:write", "mode:write", "stop:write", "texts:read", "approvals:write"],
    deny: [],
    limits: [],
    keys: 0,
  },
];

export const limits: LimitView[] = [
  { scope: "key", subject: "support-widget", measure: "requests", windowMs: 60_000, used: 22, max: 60 },
  { scope: "role", subject: "batch", measure: "tokens", windowMs: 3_600_000, used: 171_200, max: 200_000 },
  { scope: "role", subject: "batch", measure: "usd", windowMs: 86_400_000, used: 5, max: 5 },
  { scope: "model", subject: "gpt-5-mini", measure: "requests", windowMs: 60_000, used: 9, max: 600 },
];

const SAMPLES: readonly Omit<Hit, "path" | "start" | "end" | "confidence">[] = [
  {
    detector: "prompt-injection",
    rule: "instruction-override",
    direction: "input",
    origin: "user",
    action: "block",
    severity: "high",
    reason: "Asks the model to drop its instructions.",
  },
  {
    detector: "pii",
    rule: "email",
    direction: "output",
    origin: "assistant",
    action: "redact",
    severity: "medium",
    reason: "An e-mail address.",
  },
  {
    detector: "secrets",
    rule: "openai-api-key",
    direction: "input",
    origin: "user",
    action: "redact",
    severity: "critical",
    reason: "An OpenAI key by prefix, length and alphabet.",
  },
  {
    detector: "exfiltration",
    rule: "markdown-image",
    direction: "output",
    origin: "assistant",
    action: "block",
    severity: "high",
    reason: "An image whose address carries data to a host that is not allowed.",
  },
  {
    detector: "canary",
    rule: "planted-canary",
    direction: "output",
    origin: "assistant",
    action: "block",
    severity: "critical",
    reason: "A planted canary left the model.",
  },
  {
    detector: "hidden-unicode",
    rule: "tag-characters",
    direction: "input",
    origin: "tool-result",
    action: "flag",
    severity: "medium",
    reason: "Characters that people cannot see but models read.",
  },
];

const OUTCOMES = [
  "completed",
  "completed",
  "completed",
  "completed",
  "completed",
  "completed",
  "completed",
  "redacted",
  "flagged",
  "blocked",
  "refused",
  "failed",
  "cancelled",
] as const;

let made = 0;

/** One exchange; `at` is when it began. */
export function makeExchange(at: number): Exchange & { readonly position: number } {
  made += 1;
  const outcome = pick(OUTCOMES);
  const action = { redacted: "redact", flagged: "flag", blocked: "block" }[outcome as string];
  const samples = action === undefined ? [] : SAMPLES.filter((sample) => sample.action === action);
  const hits: Hit[] =
    samples.length === 0
      ? []
      : [{ ...pick(samples), path: "/messages/1/content", start: 0, end: 28, confidence: 0.8 + random() * 0.2 }];
  const status = outcome === "redacted" || outcome === "flagged" ? "completed" : outcome;
  const isSent = status === "completed" || status === "cancelled";
  const latencyMs = isSent ? 180 + random() ** 3 * 5_200 : 1 + random() * 4;
  const key = pick(keys.slice(0, 3));
  const code =
    { blocked: "guard_blocked", refused: "rate_limited", failed: "upstream_unreachable" }[status as string] ?? "";
  const httpStatus = { blocked: 403, refused: 429, failed: 502, cancelled: 0, completed: 200 }[status];
  const model = pick(models).name.replace("*", "haiku-4-5");
  const verdict = status === "failed" && random() < 0.3 ? "failed" : (action ?? "allow");
  return {
    id: `01K${made.toString(36).toUpperCase().padStart(4, "0")}${hex(16).toUpperCase()}`,
    startedAt: at,
    wire: model.startsWith("claude") ? "anthropic-messages" : "openai-chat",
    route: model,
    model,
    upstream: isSent ? `practice/${model}` : "",
    principal: `key:${key.id}`,
    role: key.role,
    user: random() < 0.4 ? `customer-${Math.floor(random() * 900)}` : "",
    status,
    httpStatus,
    code,
    verdict,
    streamed: random() < 0.6,
    inputTokens: Math.floor(60 + random() ** 2 * 4_000),
    outputTokens: isSent ? Math.floor(20 + random() * 600) : 0,
    tokensEstimated: random() < 0.1,
    costUsd: !isSent ? 0 : random() < 0.02 ? null : random() * 0.004,
    lostTries: 0,
    latencyMs,
    firstByteMs: isSent ? latencyMs * (0.2 + random() * 0.3) : 0,
    overheadMs: 0.2 + random() * 0.9,
    attempts: isSent ? 1 : status === "failed" ? 3 : 0,
    target: isSent || status === "failed" ? "primary" : "none",
    requestDigest: hex(64),
    responseDigest: isSent ? hex(64) : "",
    detectors: status === "refused" ? [] : runsOf(hits),
    hits,
    position: made,
  };
}

function runsOf(hits: readonly Hit[]): Exchange["detectors"] {
  return (["input", "output"] as const).flatMap((direction) =>
    DETECTORS.map((detector) => {
      const own = hits.filter((hit) => hit.detector === detector && hit.direction === direction);
      return {
        detector,
        direction,
        verdict: own[0]?.action ?? "allow",
        hits: own.length,
        elapsedUs: Math.round(8 + random() * 240),
      };
    }),
  );
}

const FIELDS: readonly (readonly [string, string, "input" | "output"])[] = [
  ["messages[].content", "by-role", "input"],
  ["messages[].content[].text", "by-role", "input"],
  ["messages[].tool_calls[].function.arguments", "tool-call", "input"],
  ["tools[].function.description", "tool-definition", "input"],
  ["user", "metadata", "input"],
  ["choices[].message.content", "assistant", "output"],
  ["choices[].message.refusal", "assistant", "output"],
  ["choices[].message.tool_calls[].function.arguments", "tool-call", "output"],
  ["choices[].delta.content", "assistant", "output"],
  ["choices[].logprobs.content[].token", "assistant", "output"],
];

export const coverage: CoverageRow[] = models.flatMap((model) =>
  ["openai-chat", "openai-responses", "anthropic-messages"].flatMap((wire) =>
    FIELDS.map(
      ([field, origin, direction]): CoverageRow => ({
        route: model.name,
        wire,
        direction,
        stream: field.includes("delta"),
        field,
        origin,
        detectors: Object.fromEntries(
          DETECTORS.map((detector) => [detector, cellOf(detector, direction, origin, model.guards)]),
        ),
      }),
    ),
  ),
);

function cellOf(detector: string, direction: string, origin: string, guards: string): CoverageRow["detectors"][string] {
  if (detector === "prompt-injection" && direction === "output") return "not-possible";
  if ((detector === "exfiltration" || detector === "canary") && direction === "input") return "not-possible";
  if (detector === "hidden-unicode" && origin === "metadata") return guards === "strict" ? "run" : "not-configured";
  return detector === "canary" && guards !== "strict" ? "not-configured" : "run";
}

export function bucketsOf(rows: readonly Exchange[], since: number, until: number, bucketMs: number): Bucket[] {
  const buckets: Bucket[] = [];
  for (let at = since; at < until; at += bucketMs) {
    const own = rows.filter((row) => row.startedAt >= at && row.startedAt < at + bucketMs);
    const sum = (amountOf: (row: Exchange) => number): number => own.reduce((total, row) => total + amountOf(row), 0);
    const counted = (test: (row: Exchange) => boolean): number => own.filter(test).length;
    buckets.push({
      at,
      requests: own.length,
      blocked: counted((row) => row.status === "blocked"),
      redacted: counted((row) => row.verdict === "redact"),
      refused: counted((row) => row.status === "refused"),
      failed: counted((row) => row.status === "failed"),
      inputTokens: sum((row) => row.inputTokens),
      outputTokens: sum((row) => row.outputTokens),
      costUsd: sum((row) => row.costUsd ?? 0),
      unpriced: counted((row) => row.costUsd === null),
      latencyMsSum: sum((row) => row.latencyMs),
      latencyMsMax: Math.max(0, ...own.map((row) => row.latencyMs)),
    });
  }
  return buckets;
}

export function noticeOf(exchange: Exchange): Notice {
  const hit = exchange.hits[0];
  return {
    at: exchange.startedAt,
    kind: "exchange-blocked",
    actor: exchange.principal,
    subject: `exchange:${exchange.id}`,
    summary: `${exchange.model}: blocked, ${hit?.detector ?? ""}/${hit?.rule ?? exchange.code} in ${hit?.direction ?? "input"}`,
  };
}

const FOUND: readonly (readonly [Finding["severity"], string, string, string, number])[] = [
  ["critical", "output-to-shell", "A model's answer becomes a command", "src/agent/run.ts", 12],
  ["high", "secret-openai-api-key", "OpenAI API key in a file", "scripts/try.ts", 3],
  ["medium", "mcp-unpinned", "Server without a version", ".mcp.json", 7],
  ["low", "suppression-expired", "Suppression past its date", "src/app.ts", 40],
];

export const findings: readonly Finding[] = FOUND.map(([severity, rule, title, subject, line], at) => ({
  id: `finding-${at}`,
  room: "scan",
  rule,
  title,
  severity,
  confidence: 0.9,
  threats: [],
  location: { subject, line, column: 5 },
  evidence: "…",
  remediation: "Mend it where it stands.",
  fingerprint: `finding-${at}`,
  firstSeen: Date.now() - at * 86_400_000 * 3,
  status: at === 3 ? "suppressed" : "open",
}));
