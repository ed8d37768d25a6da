import { isIP } from "node:net";
import { refusals } from "./refusal.ts";

/** What the defences look at, lower-case names as Node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/**
 * Against DNS rebinding: a page whose name an attacker points at this machine would be same-origin with us. Rebinding
 * needs a name, so addresses, `localhost` and the policy's own public name are all that the console answers to.
 *
 * @throws {Refusal} PARAPET_SERVER_WRONG_HOST
 */
export function checkHost(headers: Headers, publicUrl: string | undefined): void {
  const host = one(headers.host) ?? "";
  if (isUnrebindable(headers)) return;
  if (publicUrl !== undefined && new URL(publicUrl).host === host.toLowerCase()) return;
  throw refusals.wrongHost(host);
}

/** Was it asked by an address or as `localhost`, which nobody else can point here? */
export function isUnrebindable(headers: Headers): boolean {
  const name = hostName(one(headers.host) ?? "");
  return name === "localhost" || name.endsWith(".localhost") || isIP(name) !== 0;
}

/**
 * Against reading from elsewhere: another port of this machine is the same site to a browser, so it sends the cookie
 * along. The answer stays closed to that page, but reading leaves traces in the audit log and holds streams open.
 *
 * @throws {Refusal} PARAPET_SERVER_CROSS_SITE unless the call is of our own page or typed into the address bar
 */
export function checkFetchSite(headers: Headers): void {
  const site = one(headers["sec-fetch-site"]);
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw refusals.crossSite("the browser says it comes from elsewhere");
}

/**
 * Against cross-site calls with the victim's cookie: the header that a form cannot send, and, where the browser says
 * where a call comes from, only from our own pages.
 *
 * @throws {Refusal} PARAPET_SERVER_CROSS_SITE
 */
export function checkSameSite(headers: Headers, publicUrl: string | undefined): void {
  if (one(headers["x-parapet-csrf"]) !== "1") throw refusals.crossSite("the header 'x-parapet-csrf: 1' is missing");
  const site = one(headers["sec-fetch-site"]);
  if (site !== undefined && site !== "same-origin")
    throw refusals.crossSite("the browser says it comes from elsewhere");
  const origin = one(headers.origin);
  if (origin === undefined || originHost(origin) === one(headers.host)?.toLowerCase()) return;
  // A proxy in front may have put another name into Host.
  if (publicUrl === undefined || origin !== new URL(publicUrl).origin)
    throw refusals.crossSite("its origin is another site");
}

/** The name of a `Host` header without port and brackets, lower case. */
function hostName(host: string): string {
  if (host.startsWith("[")) return host.slice(1, Math.max(1, host.indexOf("]")));
  const colon = host.lastIndexOf(":");
  return (colon < 0 ? host : host.slice(0, colon)).toLowerCase();
}

function originHost(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : "";
}
