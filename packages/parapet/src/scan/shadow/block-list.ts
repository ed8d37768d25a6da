import { aiServices } from "../ai-services/ai-services.ts";
import type { ServiceUse } from "./tally.ts";

/** How a resolver, a proxy or a hosts file says no to a domain and all below it. */
export const BLOCK_LISTS: Readonly<Record<string, (domain: string) => readonly string[]>> = {
  domains: (domain) => [domain],
  hosts: (domain) => [`0.0.0.0 ${domain}`],
  dnsmasq: (domain) => [`address=/${domain}/`],
  unbound: (domain) => [`local-zone: "${domain}." always_nxdomain`],
  rpz: (domain) => [`${domain} CNAME .`, `*.${domain} CNAME .`],
  squid: (domain) => [`.${domain}`],
};

/**
 * The domains of what is not on the register, without those that have other uses: to block these would break more than
 * AI. Services on the register keep theirs even where another service shares them.
 */
export function blockList(uses: readonly ServiceUse[], style: string): readonly string[] {
  const write = Object.hasOwn(BLOCK_LISTS, style) ? BLOCK_LISTS[style] : undefined;
  if (write === undefined) throw new RangeError(`no block list is called '${style}'`);
  const services = aiServices();
  const kept = new Set(
    uses.filter(({ isSanctioned }) => isSanctioned).flatMap(({ name }) => services.ofName(name)?.domains ?? []),
  );
  const domains = uses
    .filter(({ isSanctioned, isWeak }) => !isSanctioned && !isWeak)
    .flatMap(({ name }) => {
      const service = services.ofName(name);
      return (service?.domains ?? []).filter((domain) => service?.weak?.includes(domain) !== true && !kept.has(domain));
    });
  const outermost = [...new Set(domains)].filter(
    (domain, _, all) => !all.some((other) => domain.endsWith(`.${other}`)),
  );
  return outermost.sort().flatMap(write);
}
