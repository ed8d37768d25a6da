import { ParapetError } from "@parapet/guard/kernel";
import type { Manifest } from "../manifest/index.ts";
import type { GuardSeen } from "../target.ts";
import { readTrace } from "./guard-trace.ts";
import { interrupted, pause, targetError } from "./observe.ts";
import { parsedJson } from "./parsed-json.ts";
import { type PlainResponse, plainFetch } from "./plain-fetch.ts";
import { complaintIn, complaintOf, isGuard, refuseSpent } from "./said-no.ts";
import { readEvents, type StreamEvent } from "./sse-events.ts";

interface AskRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly limits: Pick<Manifest["limits"], "turnMs" | "retries">;
  /** Read as server-sent events. */
  readonly isStream?: boolean;
}

interface AskAnswer {
  /** Parsed body; undefined for a stream. */
  readonly json: unknown;
  readonly text: string;
  /** Of a stream, up to where it ended or a guard cut it: what left before the cut, left. */
  readonly events: readonly StreamEvent[];
  /** A guard's refusal; "" for an answer. */
  readonly blockedBy: string;
  readonly message: string;
  readonly headers: Headers;
  readonly guard: GuardSeen | undefined;
}

export type Ask = (request: AskRequest) => Promise<AskAnswer>;

/** Longer answers are not read. */
const MOST_BYTES = 8 << 20;
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504, 529]);
const LONGEST_WAIT_MS = 10_000;

/**
 * Asks over HTTP, and again while the world is only busy. A refusal by a guard is an answer; everything else that is no
 * answer is an error.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET, PARAPET_REDTEAM_SPENT, PARAPET_REDTEAM_INTERRUPTED; no message quotes
 *   a header, a path or a query
 */
export const httpAsk: Ask = async (request) => {
  const { url, method, body, limits } = request;
  const headers = { ...request.headers, ...(body === undefined ? {} : { "content-type": "application/json" }) };
  refuseUnsendable(headers, url);
  for (let tries = 0; ; tries++) {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limits.turnMs)]);
    let status = 0;
    let why = "";
    let retryAfterMs = 0;
    try {
      const response = await plainFetch(url, {
        method,
        signal,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = response.status;
      retryAfterMs = waitOf(response.headers.get("retry-after"));
      const answer = await answerOf(response, request.isStream === true);
      if (typeof answer !== "string") return answer;
      why = answer;
    } catch (cause) {
      if (cause instanceof ParapetError) throw cause;
      if (request.signal.aborted) throw interrupted(originOf(url));
      why = reasonOf(cause, limits.turnMs);
    }
    if (tries >= limits.retries || (status !== 0 && !RETRIED.has(status)))
      throw targetError(
        `no answer from ${originOf(url)}: ${why}`,
        status === 401 || status === 403
          ? "Does the manifest give this role a key? Roles are not sent the connection's own."
          : "An error is never counted as safe. Is the target running, and is its key right?",
      );
    await pause(Math.min(LONGEST_WAIT_MS, Math.max(retryAfterMs, 200 * 2 ** tries)), request.signal, originOf(url));
  }
};

/** Paths and queries may hold keys. */
export const originOf = (url: string): string => new URL(url).host;

/** Why there is none, as words, where there is none. */
async function answerOf(response: PlainResponse, isStream: boolean): Promise<AskAnswer | string> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return `it answered ${status}, and redirects are not followed`;
  }
  const text = await readBounded(response);
  const hasEvents = isStream || /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
  const json = hasEvents && response.ok ? undefined : parsedJson(text);
  const guard = readTrace(headers, hasEvents ? text : "");
  const given = { json, text, headers, guard, events: [], blockedBy: "", message: "" };
  const said = complaintIn(json, headers.get("x-parapet-code"));
  refuseSpent(said);
  if (isGuard(said.code)) return { ...given, blockedBy: said.code, message: said.message };
  if (!response.ok) return `it answered ${status}${said.code === "" ? "" : ` (${said.code})`}`;
  if (!hasEvents) return given;
  const events = readEvents(text);
  if (!isStream) return { ...given, events };
  const at = events.findIndex((event) => complaintOf(event) !== undefined);
  const cut = at === -1 ? undefined : complaintOf(events[at]!);
  if (cut === undefined) return { ...given, events };
  refuseSpent(cut);
  if (!isGuard(cut.code)) throw targetError(`the stream broke off (${cut.code})`, "Look at the target's log.");
  return { ...given, events: events.slice(0, at), blockedBy: cut.code, message: cut.message };
}

async function readBounded(response: PlainResponse): Promise<string> {
  if (response.body === null) return "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.length;
    if (bytes > MOST_BYTES)
      throw targetError(`the answer is longer than ${MOST_BYTES} bytes`, "Look why it does not end.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** A header that cannot be sent would be quoted by whoever refuses it, key and all. */
function refuseUnsendable(headers: Readonly<Record<string, string>>, url: string): void {
  for (const [name, value] of Object.entries(headers))
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "")))
      throw targetError(
        `the value of the header '${name}' cannot be sent to ${originOf(url)}`,
        "Does the secret hold a line break, or signs that no header may have?",
      );
}

/** Seconds, or a date. */
function waitOf(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

/** In our words: those of what failed may quote the request. */
function reasonOf(cause: unknown, turnMs: number): string {
  const { name, cause: inner } = cause as { readonly name?: unknown; readonly cause?: { readonly code?: unknown } };
  if (name === "TimeoutError") return `no whole answer within ${turnMs} ms`;
  const code = String(inner?.code ?? "");
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? `the connection failed (${code})` : "the connection failed";
}
