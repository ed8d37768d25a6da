/**
 * What an upstream says about its connection, its account with us, or to a browser: none of the client's business.
 * Ids are replaced by ours, so that one id finds the exchange everywhere.
 */
const DROPPED = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "content-length",
  "date",
  "set-cookie",
  "set-cookie2",
  "server",
  "via",
  "alt-svc",
  "nel",
  "report-to",
  "strict-transport-security",
  "x-request-id",
  "request-id",
  "openai-organization",
  "openai-project",
  "anthropic-organization-id",
  "www-authenticate",
]);

const OUR_LIMITS = ["x-ratelimit-", "anthropic-ratelimit-"];

/**
 * @param headers as undici parses them, names in lower case
 * @param hasOwnLimits when true, the provider's rate-limit headers would contradict ours and are dropped
 * @returns names and values in turn; the length of the body is the answer's own to state
 */
export function filterReplyHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  hasOwnLimits: boolean,
): string[] {
  const kept: string[] = [];
  for (const name in headers) {
    if (DROPPED.has(name) || name.startsWith("access-control-") || name.startsWith("x-parapet-")) continue;
    if (hasOwnLimits && OUR_LIMITS.some((prefix) => name.startsWith(prefix))) continue;
    const value = headers[name];
    if (typeof value === "string") kept.push(name, value);
    else if (value !== undefined) for (const each of value) kept.push(name, each);
  }
  return kept;
}
