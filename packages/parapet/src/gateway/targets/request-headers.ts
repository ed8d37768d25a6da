/** What the gateway reads from a request's headers, in one pass over the raw list. */
export interface RequestHeaders {
  /** The client's key or token; "" when none was sent. */
  readonly credential: string;
  readonly contentType: string;
  readonly contentEncoding: string;
  /** -1 when not announced. */
  readonly contentLength: number;
  readonly traceparent: string;
  readonly hasAnthropicVersion: boolean;
  /** Does the client ask what the guard said? */
  readonly wantsTrace: boolean;
  /** What may go on to the provider: names in lower case and values in turn. */
  readonly forwarded: readonly string[];
}

type Rule =
  | "drop"
  | "authorization"
  | "key"
  | "content-type"
  | "content-encoding"
  | "content-length"
  | "connection"
  | "traceparent"
  | "anthropic-version"
  | "trace";

/**
 * Ours, the hop's, or the client's own business: none of the provider's. Credentials of the client above all; its
 * network address and cookies next; trace and cache headers, which would let outsiders steer the provider's systems.
 */
const RULES = new Map<string, Rule>([
  ["authorization", "authorization"],
  ["x-api-key", "key"],
  ["api-key", "key"],
  ["content-type", "content-type"],
  ["content-encoding", "content-encoding"],
  ["content-length", "content-length"],
  ["connection", "connection"],
  ["traceparent", "traceparent"],
  ["anthropic-version", "anthropic-version"],
  ["x-parapet-trace", "trace"],
  ...[
    "host",
    "accept-encoding",
    "keep-alive",
    "proxy-connection",
    "proxy-authorization",
    "proxy-authenticate",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "http2-settings",
    "cookie",
    "cookie2",
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "x-goog-api-key",
    "x-request-id",
    "tracestate",
    "baggage",
    "origin",
    "referer",
  ].map((name): [string, Rule] => [name, "drop"]),
]);

/** @param raw names and values in turn, as node:http hands them over */
export function readRequestHeaders(raw: readonly string[]): RequestHeaders {
  let authorization = "";
  let apiKey = "";
  let contentType = "";
  let contentEncoding = "";
  let contentLength = -1;
  let traceparent = "";
  let hasAnthropicVersion = false;
  let wantsTrace = false;
  let nominated: readonly string[] | undefined;
  let forwarded: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    const value = raw[i + 1]!;
    switch (RULES.get(name)) {
      case undefined:
        if (!name.startsWith("x-forwarded-") && !name.startsWith("x-parapet-")) forwarded.push(name, value);
        break;
      case "authorization":
        authorization = value;
        break;
      case "key":
        apiKey = value;
        break;
      case "content-type":
        contentType = value;
        break;
      case "content-encoding":
        contentEncoding = value;
        break;
      case "content-length":
        contentLength = Number(value);
        break;
      case "connection":
        nominated = nominatedBy(value);
        break;
      case "traceparent":
        traceparent = value;
        break;
      case "anthropic-version":
        hasAnthropicVersion = true;
        forwarded.push(name, value);
        break;
      case "trace":
        wantsTrace = value === "1";
        break;
      case "drop":
        break;
    }
  }
  if (nominated !== undefined) forwarded = without(forwarded, nominated);
  return {
    credential: apiKey !== "" ? apiKey : bearerOf(authorization),
    contentType,
    contentEncoding,
    contentLength,
    traceparent,
    hasAnthropicVersion,
    wantsTrace,
    forwarded,
  };
}

function bearerOf(authorization: string): string {
  return authorization.length > 7 && authorization.slice(0, 7).toLowerCase() === "bearer "
    ? authorization.slice(7).trim()
    : authorization;
}

/** Headers that the sender calls its hop's own. */
function nominatedBy(connection: string): readonly string[] | undefined {
  if (connection === "keep-alive" || connection === "close") return undefined;
  const names = connection.split(",").map((name) => name.trim().toLowerCase());
  return names.every((name) => name === "keep-alive" || name === "close") ? undefined : names;
}

function without(pairs: readonly string[], names: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < pairs.length; i += 2) if (!names.includes(pairs[i]!)) kept.push(pairs[i]!, pairs[i + 1]!);
  return kept;
}
