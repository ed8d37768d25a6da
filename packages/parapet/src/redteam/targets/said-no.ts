import { ParapetError } from "@parapet/guard/kernel";
import type { StreamEvent } from "./sse-events.ts";

/**
 * What an answer that is none says: a guard's refusal is an answer, an empty purse ends the run, all else is an error.
 */

/** Refusals of guards and policies, by the codes that Parapet and the vendors use. */
const GUARDS =
  /^(?:guard_blocked|tool_blocked|tool_approval_required|unknown_shape|unseen_content|content_filter|content_policy_violation|refusal)$/;
/** Whoever asks on gets the same for every attack, and none of them arrives. */
const SPENT = /^(?:budget_exhausted|insufficient_quota|billing_error)$/;

export const isGuard = (code: string): boolean => GUARDS.test(code);

/** A code and the sentence with it; both "" where nothing went wrong. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
}

/** Of a body, in the shapes of the vendors. @param header code of Parapet's gateway */
export function complaintIn(json: unknown, header: string | null = null): Complaint {
  const error = (json as { error?: unknown } | null | undefined)?.error;
  const { code, type, message } = (typeof error === "object" && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >;
  const sentence = typeof message === "string" ? message : typeof error === "string" ? error : "";
  // Anthropic's wire has no place for a code: it leads the message.
  const lead = /^([a-z_]{3,40}): /.exec(sentence)?.[1];
  const known = [header, code, lead, type].find((one) => typeof one === "string" && one !== "") as string | undefined;
  return { code: plain(known ?? ""), message: sentence };
}

/** Of an event that says that the stream has failed; undefined for any other. */
export function complaintOf({ name, json }: StreamEvent): Complaint | undefined {
  const event = (typeof json === "object" && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const response = event.response as { readonly error?: unknown } | null | undefined;
  const hasError = (typeof event.error === "object" && event.error !== null) || typeof event.error === "string";
  const isFailure = name === "error" || event.type === "error" || event.type === "response.failed";
  if (!isFailure && (!hasError || event.error === "")) return undefined;
  // The Responses wire says code and message beside the type, or within the response that failed.
  const said = complaintIn(hasError ? event : { error: response?.error ?? { ...event, type: undefined } });
  return said.code === "" ? { ...said, code: "error" } : said;
}

/** @throws {ParapetError} PARAPET_REDTEAM_SPENT: the run ends, and goes on once there is money again */
export function refuseSpent({ code }: Complaint): void {
  if (SPENT.test(code))
    throw new ParapetError("PARAPET_REDTEAM_SPENT", `the target's own budget is spent (${code})`, {
      hint: "Raise the budget of the key that the manifest names, then run again: what is finished is not asked twice.",
    });
}

/** Codes are the target's words, and stand in errors: nothing but a code is let through. */
const plain = (code: string): string => (/^[\w.-]{1,64}$/.test(code) ? code : "");
