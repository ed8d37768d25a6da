import type { Exchange } from "./types.ts";

export const STATUSES = ["completed", "blocked", "refused", "failed", "cancelled"] as const;
export const VERDICTS = ["allow", "flag", "redact", "block", "failed"] as const;
export const RANGES = { "15m": 900_000, "1h": 3_600_000, "24h": 86_400_000, "7d": 604_800_000 } as const;

/** What the traffic table shows, as it stands in the URL: lists are comma-separated, an absent field means all. */
export interface TrafficFilter {
  readonly status?: string;
  readonly verdict?: string;
  readonly model?: string;
  readonly principal?: string;
  readonly detector?: string;
  readonly user?: string;
  /** Any part of the id. */
  readonly id?: string;
  /** Only what no price is known for. */
  readonly cost?: "unknown";
  /** ISO 8601 in UTC, half open: the link means the same time in every zone. Instead of `range`. */
  readonly from?: string;
  readonly to?: string;
  readonly range?: keyof typeof RANGES;
}

/** Reads a filter from URL parameters that anybody may have typed: what is not understood is dropped. */
export function parseFilter(search: Readonly<Record<string, unknown>>): TrafficFilter {
  const filter: { -readonly [K in keyof TrafficFilter]: TrafficFilter[K] } = {};
  const status = listOf(search.status, STATUSES);
  if (status !== "") filter.status = status;
  const verdict = listOf(search.verdict, VERDICTS);
  if (verdict !== "") filter.verdict = verdict;
  for (const name of ["model", "principal", "detector", "user", "id"] as const) {
    const value = textOf(search[name]);
    if (value !== "") filter[name] = value;
  }
  if (search.cost === "unknown") filter.cost = "unknown";
  for (const name of ["from", "to"] as const) {
    const text = textOf(search[name]);
    const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
    if (at >= 0) filter[name] = new Date(at).toISOString();
  }
  const range = textOf(search.range);
  if (filter.from === undefined && filter.to === undefined && Object.hasOwn(RANGES, range))
    filter.range = range as keyof typeof RANGES;
  return filter;
}

/** The API's query for one page of a filter. */
export function filterQuery(filter: TrafficFilter, now: number, before: number | null, limit: number): string {
  const query = conditionsOf(filter, now);
  query.set("limit", String(limit));
  if (before !== null) query.set("before", String(before));
  return query.toString();
}

/** Where the same rows are as a file. */
export function exportPath(filter: TrafficFilter, now: number, format: "csv" | "jsonl"): string {
  const query = conditionsOf(filter, now);
  query.set("format", format);
  return `/api/v1/exchanges/export?${query}`;
}

function conditionsOf(filter: TrafficFilter, now: number): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ["status", "verdict", "model", "principal", "detector", "user", "id", "cost"] as const) {
    const value = filter[name];
    if (value !== undefined) query.set(name, value);
  }
  if (filter.range !== undefined) query.set("since", String(now - RANGES[filter.range]));
  if (filter.from !== undefined) query.set("since", String(Date.parse(filter.from)));
  if (filter.to !== undefined) query.set("until", String(Date.parse(filter.to)));
  return query;
}

/** Whether a record that has just come in belongs into the filtered table; the same question the server answers for pages. */
export function matches(filter: TrafficFilter, exchange: Exchange): boolean {
  if (filter.status !== undefined && !filter.status.split(",").includes(exchange.status)) return false;
  if (filter.verdict !== undefined && !filter.verdict.split(",").includes(exchange.verdict)) return false;
  if (filter.model !== undefined && filter.model !== exchange.model) return false;
  if (filter.principal !== undefined && filter.principal !== exchange.principal) return false;
  if (filter.user !== undefined && filter.user.toLowerCase() !== exchange.user.toLowerCase()) return false;
  if (filter.id !== undefined && !exchange.id.toLowerCase().includes(filter.id.toLowerCase())) return false;
  if (filter.cost !== undefined && exchange.costUsd !== null) return false;
  if (filter.from !== undefined && exchange.startedAt < Date.parse(filter.from)) return false;
  if (filter.to !== undefined && exchange.startedAt >= Date.parse(filter.to)) return false;
  return filter.detector === undefined || exchange.hits.some((hit) => hit.detector === filter.detector);
}

/** Adds a value to a comma-separated list, or takes it out. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = list === undefined ? [] : list.split(",");
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return next.length === 0 ? undefined : next.join(",");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 200) : typeof value === "number" ? String(value) : "";
}

function listOf(value: unknown, known: readonly string[]): string {
  const asked = textOf(value).split(",");
  return known.filter((name) => asked.includes(name)).join(",");
}
