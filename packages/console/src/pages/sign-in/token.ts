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
  const token = new URLSearchParams(place.hash.replace(/^#/, "")).get("token") ?? "";
  if (token !== "") past.replaceState(past.state, "", place.pathname + place.search);
  return /^[\w-]{1,200}$/.test(token) ? token : "";
}
