import { refusePolicy } from "../refuse-policy.ts";
import type { ConstraintKind, Objection } from "./constraint.ts";
import { endsInNumber, isPrivateIpv4, isPrivateName, nameIsBelow, plainIpv4 } from "./host-name.ts";

/*
 * Where a URL leads depends on who reads it: a user name that looks like a host, an address as one large number, a
 * letter of another alphabet, a backslash. Clients differ in all of these, so a URL that more than one reading fits is
 * refused; what is left reads the same everywhere. What a name resolves to is not known here: that is the client's to
 * check when it connects.
 */

const OWN_PORT: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443, ftp: 21 };
const NAME = /^[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?$/;

export const hosts: ConstraintKind<"hosts"> = {
  name: "hosts",
  rule: "argument-host",
  compile: ({ allow, schemes = ["https", "http"], ports = [], private: mayBePrivate = false }, where) => {
    if (allow.length === 0) refusePolicy(where, "allows no host", "Name one, such as api.example.com.");
    for (const host of allow)
      if (/[^\x21-\x7e]/.test(host))
        refusePolicy(where, "has a host that is not ASCII", "Write its xn-- form, as resolvers see it.");
    const isAllowed = nameIsBelow(allow);
    const isNamed = nameIsBelow(allow.filter((host) => host !== "*"));
    return (value) => {
      if (typeof value !== "string") return "is no address of the web";
      const place = placeIn(value);
      if (place === undefined) return "can be read as more than one host";
      const { scheme, host, port } = place;
      if (!schemes.includes(scheme)) return "has a scheme that the policy does not name";
      if (port !== undefined && port !== OWN_PORT[scheme] && !ports.includes(port))
        return "has a port that the policy does not name";
      return judgeHost(host, isAllowed(host), mayBePrivate && isNamed(host));
    };
  },
};

function judgeHost(host: string, isAllowed: boolean, mayBePrivate: boolean): Objection {
  // An address in brackets is never public here unless it stands on the list as it is written.
  if (host.startsWith("[")) return mayBePrivate ? undefined : "is an address, not a name";
  if (endsInNumber(host)) {
    const numbers = plainIpv4(host);
    if (numbers === undefined) return "is an address in disguise";
    if (isPrivateIpv4(numbers) && !mayBePrivate) return "leads into a private network";
  } else if (isPrivateName(host) && !mayBePrivate) return "leads into a private network";
  return isAllowed ? undefined : "is a host that the policy does not name";
}

interface WebPlace {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | undefined;
}

/** Scheme, host and port of a URL, or of a bare `host:port/path`, which counts as https. */
function placeIn(written: string): WebPlace | undefined {
  // Blanks, controls and backslashes anywhere: browsers drop or turn them, others do not.
  if (/[\u0000-\u0020\u007f-\u00a0\\]/.test(written)) return undefined;
  const marked = /^([A-Za-z][A-Za-z0-9+.-]{0,20}):\/\/(?!\/)/.exec(written);
  const rest = marked === null ? written.replace(/^\/\/(?!\/)/, "") : written.slice(marked[0].length);
  const end = rest.search(/[/?#]/);
  const authority = (end === -1 ? rest : rest.slice(0, end)).toLowerCase();
  const [, host = "", , digits] = /^(\[[0-9a-f:.]{2,45}\]|[^:@%[\]]+)(:(\d{1,5}))?$/.exec(authority) ?? [];
  if (host === "" || (!host.startsWith("[") && !NAME.test(host)) || host.includes("..")) return undefined;
  return {
    scheme: marked === null ? "https" : marked[1]!.toLowerCase(),
    host,
    port: digits === undefined ? undefined : Number(digits),
  };
}
