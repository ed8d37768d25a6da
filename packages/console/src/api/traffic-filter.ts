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
  readonly range?: keyof typeof RANGES;
}

/** Reads a filter from URL parameters that anybody may have typed: what is not understood is dropped. */
export function parseFilter(search: Readonly<Record<string, unknown>>): TrafficFilter {
  const filter: { -readonly [K in keyof TrafficFilter]: TrafficFilter[K] } = {};
  const status = listOf(search.status, STATUSES);
  if (status !== "") filter.status = status;
  const verdict = listOf(search.verdict, VERDICTS);
  if (verdict !== "") filter.verdict = verdict;
  for (const name of ["model", "principal", "detector"] as const) {
    const value = textOf(search[name]);
    if (value !== "") filter[name] = value;
  }
  const range = textOf(search.range);
  if (Object.hasOwn(RANGES, range)) filter.range = range as keyof typeof RANGES;
  return filter;
}

/** The API's query for one page of a filter. */
export function filterQuery(filter: TrafficFilter, now: number, before: number | null, limit: number): string {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const name of ["status", "verdict", "model", "principal", "detector"] as const) {
    const value = filter[name];
    if (value !== undefined) query.set(name, value);
  }
  if (filter.range !== undefined) query.set("since", String(now - RANGES[filter.range]));
  if (before !== null) query.set("before", String(before));
  return query.toString();
}

/** Whether a record that has just come in belongs into the filtered table; the same question the server answers for pages. */
export function matches(filter: TrafficFilter, exchange: Exchange): boolean {
  if (filter.status !== undefined && !filter.status.split(",").includes(exchange.status)) return false;
  if (filter.verdict !== undefined && !filter.verdict.split(",").includes(exchange.verdict)) return false;
  if (filter.model !== undefined && filter.model !== exchange.model) return false;
  if (filter.principal !== undefined && filter.principal !== exchange.principal) return false;
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
