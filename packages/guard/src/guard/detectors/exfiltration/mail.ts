import { isDense } from "./cargo.ts";

/** A parcel's number is shorter than what was encoded to be carried off. */
const LEAST_DENSE = 24;
const RECIPIENTS: ReadonlySet<string> = new Set(["to", "cc", "bcc"]);

interface Mail {
  /** Hosts of all recipients, in lower case. */
  readonly hosts: readonly string[];
  /** How likely its fields carry data beside words: 0 when they do not. */
  readonly cargo: number;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value.replace(/%[0-9a-f]{0,2}/gi, " ");
  }
}

/** What a model is told to fill in, left as it was: `{{history}}`, `${data}`. */
const PLACE = /\{\w{1,40}\}|\$[A-Za-z_]/;

function cargoIn(value: string): number {
  if (PLACE.test(value)) return 0.6;
  return value.split(/[\s,;:|"'<>()[\]{}&?]+/).some((piece) => piece.length >= LEAST_DENSE && isDense(piece)) ? 0.6 : 0;
}

/**
 * What a `mailto:` address opens, RFC 6068. Words are what an honest one holds: an answer may draft a mail. So only
 * what is encoded counts, or a place that was to be filled.
 *
 * @param rest what follows the scheme
 */
export function readMail(rest: string): Mail {
  const query = rest.indexOf("?");
  const recipients = [decoded(query < 0 ? rest : rest.slice(0, query))];
  let cargo = 0;
  for (const field of query < 0 ? [] : rest.slice(query + 1).split("&")) {
    const equals = field.indexOf("=");
    const value = decoded(field.slice(equals + 1));
    if (RECIPIENTS.has(field.slice(0, Math.max(0, equals)).toLowerCase())) recipients.push(value);
    else cargo = Math.max(cargo, cargoIn(value));
  }
  const hosts = recipients.flatMap((list) => list.split(",")).map((one) => one.slice(one.lastIndexOf("@") + 1));
  return { hosts: hosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== ""), cargo };
}
