/**
 * Takes the one-time token out of the address: a fragment never reaches a server or its logs, and once it is gone from
 * the address bar neither history nor a screenshot holds it.
 *
 * @returns the token, "" when the address has none
 */
export function takeToken(
  place: Pick<Location, "hash" | "pathname" | "search">,
  past: Pick<History, "replaceState" | "state">,
): string {
  const token = tokenIn(place.hash);
  if (token !== undefined) past.replaceState(past.state, "", place.pathname + place.search);
  return token !== undefined && TOKEN.test(token) ? token : "";
}

const TOKEN = /^[\w-]{1,200}$/;

const tokenIn = (hash: string): string | undefined =>
  new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? undefined;

/** Whether `takeToken` would find one. */
export const hasToken = (hash: string): boolean => TOKEN.test(tokenIn(hash) ?? "");
