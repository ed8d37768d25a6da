import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Manifest } from "../manifest/index.ts";
import { type PlainResponse, plainFetch } from "./plain-fetch.ts";

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
  /** Data of each event, parsed. */
  readonly events: readonly unknown[];
  /** A guard's refusal; "" for an answer. */
  readonly blockedBy: string;
  readonly message: string;
}

export type Ask = (request: AskRequest) => Promise<AskAnswer>;

/** Longer answers are not read. */
const MOST_BYTES = 8 << 20;
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504, 529]);
/** Refusals of guards and policies, by the codes that Parapet and the vendors use: an answer of the application, not an error. */
const BLOCKED =
  /^(?:guard_blocked|tool_blocked|tool_approval_required|unknown_shape|unseen_content|content_filter|content_policy_violation|permission_denied|budget_exhausted)$/;

/**
 * Asks over HTTP, and again while the world is only busy. A refusal by a guard is an answer; everything else that is no
 * answer is an error.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET
 */
export const httpAsk: Ask = async (request) => {
  const { url, method, headers, body, limits } = request;
  for (let tries = 0; ; tries++) {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limits.turnMs)]);
    let status = 0;
    let why = "";
    let retryAfterMs = 0;
    try {
      const response = await plainFetch(url, {
        method,
        signal,
        headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = response.status;
      const text = await readBounded(response);
      const json = parsed(text);
      const code = codeOf(json, response.headers.get("x-parapet-code"));
      if (BLOCKED.test(code)) return { json, text, events: [], blockedBy: code, message: messageIn(json) };
      if (response.ok) {
        const events = request.isStream === true ? eventsIn(text) : [];
        const cut = events.map((event) => codeOf(event, null)).find((one) => BLOCKED.test(one));
        return { json, text, events, blockedBy: cut ?? "", message: "" };
      }
      why = `it answered ${status}${code === "" ? "" : ` (${code})`}`;
      retryAfterMs = Number(response.headers.get("retry-after") ?? 0) * 1_000;
    } catch (cause) {
      if (request.signal.aborted) throw interrupted(url, cause);
      why = messageOf(cause);
    }
    if (tries >= limits.retries || (status !== 0 && !RETRIED.has(status)))
      throw new ParapetError("PARAPET_REDTEAM_TARGET", `no answer from ${originOf(url)}: ${why}`, {
        hint: "An error is never counted as safe. Is the target running, and is its key right?",
        exit: EXIT.environment,
      });
    await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, Math.max(retryAfterMs, 200 * 2 ** tries))));
  }
};

function interrupted(url: string, cause: unknown): ParapetError {
  return new ParapetError("PARAPET_REDTEAM_INTERRUPTED", `interrupted while ${originOf(url)} was asked`, { cause });
}

/** Paths and queries may hold keys. */
const originOf = (url: string): string => new URL(url).origin;

async function readBounded(response: PlainResponse): Promise<string> {
  if (response.body === null) return "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function eventsIn(text: string): readonly unknown[] {
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
    const data = block
      .split(/\r?\n/)
      .filter((line) => line.startsWith("data:"))
      .map((line) => line.slice(5).trimStart())
      .join("\n");
    const value = data === "" || data === "[DONE]" ? undefined : parsed(data);
    return value === undefined ? [] : [value];
  });
}

function codeOf(json: unknown, header: string | null): string {
  if (header !== null) return header;
  const error = (json as { error?: { code?: unknown; type?: unknown; message?: unknown } } | null | undefined)?.error;
  if (error === undefined || error === null) return "";
  if (typeof error.code === "string") return error.code;
  // Anthropic's wire has no place for a code: it leads the message.
  const lead = typeof error.message === "string" ? /^([a-z_]{3,40}): /.exec(error.message)?.[1] : undefined;
  return lead ?? (typeof error.type === "string" ? error.type : "");
}

function messageIn(json: unknown): string {
  const message = (json as { error?: { message?: unknown } } | null | undefined)?.error?.message;
  return typeof message === "string" ? message : "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
