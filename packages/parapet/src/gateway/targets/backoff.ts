/**
 * How long to wait before try `attempt + 1`: full jitter, so that clients that failed together do not come back
 * together. An upstream's own Retry-After is obeyed when it is not longer than `maxDelayMs`.
 *
 * @param attempt tries already made on this target, from 1
 * @param random 0 to 1
 * @returns milliseconds, or undefined when the upstream asks for more patience than the policy has
 * @see Brooker, Exponential Backoff and Jitter (AWS, 2015)
 */
export function backoffMs(
  policy: { readonly baseDelayMs: number; readonly maxDelayMs: number },
  attempt: number,
  askedMs: number | undefined,
  random: number,
): number | undefined {
  if (askedMs !== undefined) return askedMs <= policy.maxDelayMs ? askedMs : undefined;
  return random * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
}

/** `retry-after-ms`, or `Retry-After` in seconds or as a date; undefined when absent or unreadable. */
export function readRetryAfter(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  now: number,
): number | undefined {
  const precise = numberOf(headers["retry-after-ms"]);
  if (precise !== undefined) return precise;
  const value = headers["retry-after"];
  const seconds = numberOf(value);
  if (seconds !== undefined) return seconds * 1_000;
  const date = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function numberOf(value: string | readonly string[] | undefined): number | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
