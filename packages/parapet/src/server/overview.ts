import type { ExchangeBucket } from "../store/index.ts";
import type { Notice, OverviewView } from "./api-types.ts";
import type { ConsoleBackend } from "./console-backend.ts";
import { exchangeNotice, NOTICE_KINDS, noticeOf } from "./notices.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const WINDOWS = {
  "1h": { windowMs: HOUR, bucketMs: MINUTE },
  "24h": { windowMs: 24 * HOUR, bucketMs: 15 * MINUTE },
  "7d": { windowMs: 7 * 24 * HOUR, bucketMs: 2 * HOUR },
} as const;

/** The state of the house and what happened in a window. All numbers come from the store's rollups, whatever the traffic. */
export async function readOverview(backend: ConsoleBackend, window: keyof typeof WINDOWS): Promise<OverviewView> {
  const { windowMs, bucketMs } = WINDOWS[window];
  const now = backend.clock.now();
  const until = Math.floor(now / bucketMs) * bucketMs + bucketMs;
  const since = until - windowMs;
  const { exchanges, events } = backend.store;
  const median = (measure: "latency" | "overhead") => exchanges.quantile({ since, until, measure, quantile: 0.5 });
  const [rolled, topHits, medianLatencyMs, medianOverheadMs, notable, blocked, broken] = await Promise.all([
    exchanges.rollup({ since, until, bucketMs }),
    exchanges.topHits({ since, until, limit: 10 }),
    median("latency"),
    median("overhead"),
    events.read({ kinds: NOTICE_KINDS, limit: 20 }),
    exchanges.list({ status: ["blocked"], since, limit: 20 }),
    exchanges.list({ verdict: ["failed"], since, limit: 20 }),
  ]);
  const buckets = fillGaps(rolled, since, until, bucketMs);
  const loaded = backend.policy();
  const error = backend.policyError();
  const health = backend.store.health();
  const stop = backend.stopState();
  return {
    app: loaded.policy.app.name,
    version: backend.version,
    isStopped: stop.isStopped,
    stopReason: stop.reason,
    uptimeMs: now - backend.startedAt,
    store: {
      isWritable: health.isWritable,
      queued: health.queued,
      ...(health.error === undefined ? {} : { error: health.error.message }),
    },
    policy: {
      file: loaded.file,
      digest: loaded.digest,
      loadedAt: loaded.loadedAt,
      ...(error === undefined ? {} : { error }),
    },
    models: backend.models(),
    totals: { ...sumOf(buckets), medianLatencyMs, medianOverheadMs },
    buckets,
    bucketMs,
    topHits,
    recent: newest(notable.map(noticeOf), [...blocked, ...broken].map(exchangeNotice)),
  };
}

function newest(...lists: (Notice | undefined)[][]): Notice[] {
  const seen = new Map<string, Notice>();
  for (const notice of lists.flat()) {
    if (notice !== undefined) seen.set(`${notice.at} ${notice.kind} ${notice.subject}`, notice);
  }
  return [...seen.values()].sort((a, b) => b.at - a.at).slice(0, 20);
}

const EMPTY = {
  requests: 0,
  blocked: 0,
  redacted: 0,
  refused: 0,
  failed: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  unpriced: 0,
  latencyMsSum: 0,
  latencyMsMax: 0,
};

/** One bucket for every step of the window: a quiet minute is a zero, not a hole. */
function fillGaps(rolled: readonly ExchangeBucket[], since: number, until: number, bucketMs: number): ExchangeBucket[] {
  const byTime = new Map(rolled.map((bucket) => [Math.floor(bucket.at / bucketMs) * bucketMs, bucket]));
  const filled: ExchangeBucket[] = [];
  for (let at = since; at < until; at += bucketMs) filled.push({ ...EMPTY, ...byTime.get(at), at });
  return filled;
}

function sumOf(buckets: readonly ExchangeBucket[]) {
  const sum = { requests: 0, blocked: 0, redacted: 0, refused: 0, failed: 0, tokens: 0, costUsd: 0, unpriced: 0 };
  for (const bucket of buckets) {
    sum.requests += bucket.requests;
    sum.blocked += bucket.blocked;
    sum.redacted += bucket.redacted;
    sum.refused += bucket.refused;
    sum.failed += bucket.failed;
    sum.tokens += bucket.inputTokens + bucket.outputTokens;
    sum.costUsd += bucket.costUsd;
    sum.unpriced += bucket.unpriced;
  }
  return sum;
}
