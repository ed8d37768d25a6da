/** Cookies of one session, so that what an application binds to them holds. They go back to the host that set them alone. */
export interface CookieJar {
  take(url: string, headers: Headers): void;
  /** As a header, behind what is sent in any case; none where there is nothing to send. */
  headerFor(url: string, own?: string): { readonly cookie?: string };
}

/** Browsers keep about as many. */
const MOST = 180;

/**
 * Name, value and end are kept; path and domain are not looked at, which sends an attacked application at most what it
 * has set itself.
 *
 * @see RFC 6265
 */
export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    take: (url, headers) => {
      const { host } = new URL(url);
      const kept = hosts.get(host) ?? new Map<string, string>();
      hosts.set(host, kept);
      for (const line of headers.getSetCookie()) {
        const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
        const equals = pair.indexOf("=");
        if (equals < 1) continue;
        const name = pair.slice(0, equals);
        if (isOver(attributes)) kept.delete(name);
        else if (kept.has(name) || kept.size < MOST) kept.set(name, pair.slice(equals + 1));
      }
    },
    headerFor: (url, own = "") => {
      const kept = [...(hosts.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`);
      const cookie = [own, ...kept].filter(Boolean).join("; ");
      return cookie === "" ? {} : { cookie };
    },
  };
}

function isOver(attributes: readonly string[]): boolean {
  const attribute = (name: string): string | undefined =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const maxAge = attribute("max-age");
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attribute("expires");
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
