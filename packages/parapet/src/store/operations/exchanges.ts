import type { Row } from "../database/database.ts";
import { type PackedExchange, unpackExchange } from "../journal/exchange-payload.ts";
import type { ExchangeBucket, ExchangeQuery, ExchangeReader, ExchangeRecord, ExchangeTexts } from "../store.ts";
import { MINUTE_MS } from "../writer/rollups.ts";
import { quantileOf } from "../writer/timing-bins.ts";
import { type Indexed, scanLog } from "./log-scan.ts";
import { createConditions, type OperationContext, pageSize } from "./operation.ts";

type Listed = ExchangeRecord & { readonly position: number };
type Window = { readonly since: number; readonly until: number };

export async function listExchanges(context: OperationContext, query: ExchangeQuery): Promise<readonly Listed[]> {
  const conditions = createConditions();
  conditions.oneOf("status", query.status);
  conditions.oneOf("verdict", query.verdict);
  if (query.model !== undefined) conditions.add("subject = ?", `model:${query.model}`);
  if (query.principal !== undefined) conditions.add("actor = ?", query.principal);
  if (query.detector !== undefined) conditions.add("detectors LIKE ? ESCAPE '!'", `%,${likeLiteral(query.detector)},%`);
  if (query.idPart !== undefined) conditions.add("exchange_id LIKE ? ESCAPE '!'", `%${likeLiteral(query.idPart)}%`);
  if (query.isUnpriced === true) conditions.add("unpriced = 1");
  const limit = pageSize(query.limit, 50, 500);
  const { before, since, until } = query;
  const columns = "position, payload";
  const indexed = query.user === undefined ? undefined : byUser(query.user);
  const rows = await scanLog(context, {
    columns,
    conditions,
    indexed,
    limit,
    before,
    since,
    until,
    exchangesOnly: true,
  });
  return rows.map(recordOf);
}

export function getExchange(context: OperationContext, id: string): (Listed & { readonly hash: string }) | undefined {
  const row = context.database.get("SELECT position, hash, payload FROM events WHERE exchange_id = ?", id);
  return row === undefined ? undefined : { ...recordOf(row), hash: String(row.hash) };
}

export function exchangeTexts(context: OperationContext, id: string): ExchangeTexts | undefined {
  const row = context.database.get(
    `SELECT sealed_request, sealed_response FROM exchange_texts
     WHERE position = (SELECT position FROM events WHERE exchange_id = ?)`,
    id,
  );
  if (row === undefined) return undefined;
  return { sealedRequest: row.sealed_request as Uint8Array, sealedResponse: row.sealed_response as Uint8Array };
}

export function rollup(context: OperationContext, query: Window & { readonly bucketMs: number }): ExchangeBucket[] {
  const bucketMs = Math.max(MINUTE_MS, Math.ceil(query.bucketMs / MINUTE_MS) * MINUTE_MS);
  const sql = "SELECT * FROM traffic_minutes WHERE minute >= ? AND minute < ? ORDER BY minute";
  const buckets = new Map<number, ExchangeBucket>();
  for (const row of context.database.all(sql, minuteOf(query.since), query.until)) {
    const at = Math.floor(Number(row.minute) / bucketMs) * bucketMs;
    buckets.set(at, added(buckets.get(at), bucketOf(at, row)));
  }
  return [...buckets.values()];
}

export function topHits(
  context: OperationContext,
  query: Window & { readonly limit?: number },
): Awaited<ReturnType<ExchangeReader["topHits"]>> {
  return context.database
    .all(
      `SELECT detector, rule, SUM(hits) AS hits FROM hit_minutes WHERE minute >= ? AND minute < ?
       GROUP BY detector, rule ORDER BY SUM(hits) DESC, detector, rule LIMIT ?`,
      minuteOf(query.since),
      query.until,
      pageSize(query.limit, 10, 1_000),
    )
    .map((row) => ({ detector: String(row.detector), rule: String(row.rule), count: Number(row.hits) }));
}

export function quantile(context: OperationContext, query: Parameters<ExchangeReader["quantile"]>[0]): number {
  const rows = context.database.all(
    `SELECT bin, SUM(requests) AS requests FROM timing_minutes WHERE measure = ? AND minute >= ? AND minute < ?
     GROUP BY bin ORDER BY bin`,
    query.measure,
    minuteOf(query.since),
    query.until,
  );
  return quantileOf(
    rows.map((row) => [Number(row.bin), Number(row.requests)]),
    query.quantile,
  );
}

export function spend(context: OperationContext, since: number): Awaited<ReturnType<ExchangeReader["spend"]>> {
  return context.database
    .all("SELECT * FROM spend_minutes WHERE minute >= ? ORDER BY minute", minuteOf(since))
    .map((row) => ({
      at: Number(row.minute),
      principal: String(row.principal),
      user: String(row.end_user),
      role: String(row.role),
      model: String(row.model),
      requests: Number(row.requests),
      tokens: Number(row.tokens),
      usd: Number(row.usd),
    }));
}

function recordOf(row: Row): Listed {
  const { sealedDigest: _, ...packed } = JSON.parse(String(row.payload)) as PackedExchange & { sealedDigest?: string };
  const record = unpackExchange(packed);
  // Records of before tries were told apart.
  return { ...record, lostTries: record.lostTries ?? 0, position: Number(row.position) };
}

function bucketOf(at: number, row: Row): ExchangeBucket {
  return {
    at,
    requests: Number(row.requests),
    blocked: Number(row.blocked),
    redacted: Number(row.redacted),
    refused: Number(row.refused),
    failed: Number(row.failed),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    costUsd: Number(row.cost_usd),
    unpriced: Number(row.unpriced),
    latencyMsSum: Number(row.latency_ms_sum),
    latencyMsMax: Number(row.latency_ms_max),
  };
}

function added(sum: ExchangeBucket | undefined, more: ExchangeBucket): ExchangeBucket {
  if (sum === undefined) return more;
  return {
    at: sum.at,
    requests: sum.requests + more.requests,
    blocked: sum.blocked + more.blocked,
    redacted: sum.redacted + more.redacted,
    refused: sum.refused + more.refused,
    failed: sum.failed + more.failed,
    inputTokens: sum.inputTokens + more.inputTokens,
    outputTokens: sum.outputTokens + more.outputTokens,
    costUsd: sum.costUsd + more.costUsd,
    unpriced: sum.unpriced + more.unpriced,
    latencyMsSum: sum.latencyMsSum + more.latencyMsSum,
    latencyMsMax: Math.max(sum.latencyMsMax, more.latencyMsMax),
  };
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** As the index `events_end_user` has it. Case is that of ASCII letters, as everywhere in SQLite. */
function byUser(user: string): Indexed {
  return { sql: "end_user IS NOT NULL AND lower(end_user) = lower(?)", values: [user] };
}

function likeLiteral(text: string): string {
  return text.replaceAll("!", "!!").replaceAll("%", "!%").replaceAll("_", "!_");
}
