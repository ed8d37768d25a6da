import { refusePolicy } from "../refuse-policy.ts";
import type { ConstraintKind, Objection } from "./constraint.ts";
import { nameIsBelow } from "./host-name.ts";

/*
 * Mail programs read far more as an address than people do: comments, quoted names, routes, a second address behind a
 * line end. Only the plain form passes, `ann@example.com` or `Ann <ann@example.com>`, one or several with commas.
 */

/** What may stand before and after the sign; the sign itself once. */
const LOCAL = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;
const DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

export const recipients: ConstraintKind<"recipients"> = {
  name: "recipients",
  rule: "argument-recipient",
  compile: ({ domains = [], addresses = [] }, where) => {
    if (domains.length + addresses.length === 0)
      refusePolicy(where, "allows nobody", "Name domains, addresses, or both.");
    const isBelow = nameIsBelow(domains);
    const known = new Set(addresses.map((address) => address.toLowerCase()));
    const judge = (written: string): Objection => {
      const address = addressIn(written);
      if (address === undefined) return "is no plain mail address";
      const domain = address.slice(address.indexOf("@") + 1);
      return known.has(address) || isBelow(domain) ? undefined : "is a recipient that the policy does not name";
    };
    return (value) => {
      if (typeof value !== "string") return "is no mail address";
      for (const one of value.split(/[,;]/)) {
        const objection = judge(one.trim());
        if (objection !== undefined) return objection;
      }
      return undefined;
    };
  },
};

function addressIn(written: string): string | undefined {
  const open = written.indexOf("<");
  const name = open === -1 ? "" : written.slice(0, open);
  if (/[^\p{L}\p{M}\p{N} .'-]/u.test(name)) return undefined;
  if (open !== -1 && !written.endsWith(">")) return undefined;
  const address = open === -1 ? written : written.slice(open + 1, -1);
  const [local = "", domain = "", more] = address.split("@");
  return more === undefined && LOCAL.test(local) && DOMAIN.test(domain) ? address.toLowerCase() : undefined;
}
