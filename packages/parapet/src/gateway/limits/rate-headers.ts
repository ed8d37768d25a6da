import type { Wire } from "../wire/index.ts";
import type { Measure, Remainder } from "./counters.ts";

/**
 * The vendor's usual rate-limit headers for the tightest limit of each measure. Money has no usual header and stays
 * out of sight of the client.
 *
 * @returns names and values in turn
 */
export function rateHeaders(vendor: Wire["vendor"], remainders: readonly Remainder[], now: number): string[] {
  const headers: string[] = [];
  for (const measure of ["requests", "tokens"] as const) {
    const tightest = tightestOf(remainders, measure);
    if (tightest === undefined) continue;
    const limit = String(tightest.meter.max);
    const remaining = String(Math.floor(tightest.remaining));
    if (vendor === "anthropic") {
      const reset = new Date(now + tightest.resetMs).toISOString();
      const prefix = `anthropic-ratelimit-${measure}`;
      headers.push(`${prefix}-limit`, limit, `${prefix}-remaining`, remaining, `${prefix}-reset`, reset);
    } else {
      const reset = `${(tightest.resetMs / 1_000).toFixed(3)}s`;
      headers.push(
        `x-ratelimit-limit-${measure}`,
        limit,
        `x-ratelimit-remaining-${measure}`,
        remaining,
        `x-ratelimit-reset-${measure}`,
        reset,
      );
    }
  }
  return headers;
}

function tightestOf(remainders: readonly Remainder[], measure: Measure): Remainder | undefined {
  let tightest: Remainder | undefined;
  for (const candidate of remainders)
    if (candidate.meter.measure === measure && (tightest === undefined || candidate.remaining < tightest.remaining))
      tightest = candidate;
  return tightest;
}
