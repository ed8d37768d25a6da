import type { Guard } from "../guard.ts";
import { type GuardFetchOptions, guardFetch } from "./fetch.ts";
import { ownFetch } from "./inner/client-options.ts";

export { blockedErrorOf } from "./inner/blocked-in.ts";

/**
 * Options for `new Anthropic(…)` with the guard in the client's own `fetch`: every call of the SDK goes through it,
 * helpers, streams and retries as well. What is blocked is the SDK's own error: a `BadRequestError` whose message
 * begins with `guard_blocked`, or an `APIError` in the middle of a stream; `blockedErrorOf` tells the rest.
 *
 * @example new Anthropic(guardAnthropic({ apiKey }, guard))
 */
export function guardAnthropic<O extends object>(
  clientOptions: O,
  guard: Guard,
  options: Omit<GuardFetchOptions, "onBlock"> = {},
): O {
  return { ...clientOptions, fetch: guardFetch(ownFetch(clientOptions), guard, { ...options, onBlock: "respond" }) };
}
