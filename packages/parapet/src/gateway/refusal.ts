import type { ExchangeStatus } from "../store/index.ts";

/**
 * Why an exchange stops: the HTTP status, a stable code that clients and records can hold on to, and a plain sentence.
 * A value, not an exception: saying no is ordinary work here, and a stack trace per refused request would be a gift
 * to whoever floods us. The sentence never quotes the request.
 */
export class Refusal {
  readonly status: number;
  /** snake_case and stable: `key_expired`, `guard_blocked`, `rate_limited`… */
  readonly code: string;
  readonly message: string;
  /** How the record tells the end of this exchange. */
  readonly outcome: ExchangeStatus;
  /** Extra response headers, names and values in turn. */
  readonly headers: readonly string[];

  constructor(
    status: number,
    code: string,
    message: string,
    options: { readonly outcome?: ExchangeStatus; readonly headers?: readonly string[] } = {},
  ) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.outcome = options.outcome ?? "refused";
    this.headers = options.headers ?? [];
  }
}

/** The client hung up: nobody is left to answer, but the record is still written. */
export const clientGone = new Refusal(499, "client_disconnected", "The client closed the connection.", {
  outcome: "cancelled",
});

/** A bug of ours. What was thrown goes to the log, not to the client. */
export const internalError = new Refusal(500, "internal_error", "The gateway failed on this request.", {
  outcome: "failed",
});

/** The world behind us failed. */
export function upstreamFailure(status: number, code: string, message: string, headers?: readonly string[]): Refusal {
  return new Refusal(status, code, message, { outcome: "failed", ...(headers === undefined ? {} : { headers }) });
}

/** `Retry-After` in whole seconds, never less than one. */
export function retryAfter(waitMs: number): readonly string[] {
  return ["retry-after", String(Math.max(1, Math.ceil(waitMs / 1_000)))];
}
