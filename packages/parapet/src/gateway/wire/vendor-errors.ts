import { writeEvent } from "./sse.ts";
import type { WireError } from "./wire.ts";

/**
 * Refusals in each vendor's own shape. SDKs decide by HTTP status and `type` whether to retry, so a refusal of ours
 * must carry the type that the vendor itself would send with that status.
 */

const OPENAI_TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  408: "timeout_error",
  429: "rate_limit_error",
};

export function openaiErrorBody(error: WireError): unknown {
  const type = OPENAI_TYPES[error.status] ?? (error.status >= 500 ? "server_error" : "invalid_request_error");
  return { error: { message: error.message, type, param: null, code: error.code } };
}

/** Chat clients raise on any event whose data has an `error`. */
export function openaiErrorEvent(error: WireError): string {
  return writeEvent("", JSON.stringify(openaiErrorBody(error)));
}

/** The Responses API has an event type of its own for it. */
export function responsesErrorEvent(error: WireError): string {
  const data = { type: "error", code: error.code, message: error.message, param: null, sequence_number: 0 };
  return writeEvent("event: error\n", JSON.stringify(data));
}

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** The vendor has no place for a code, so it leads the message. */
export function anthropicErrorBody(error: WireError): unknown {
  const type = ANTHROPIC_TYPES[error.status] ?? (error.status >= 500 ? "api_error" : "invalid_request_error");
  return { type: "error", error: { type, message: `${error.code}: ${error.message}` }, request_id: error.requestId };
}

export function anthropicErrorEvent(error: WireError): string {
  return writeEvent("event: error\n", JSON.stringify(anthropicErrorBody(error)));
}
