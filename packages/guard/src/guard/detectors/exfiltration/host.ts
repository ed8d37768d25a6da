/** Where a URL would take a browser, read the way browsers read it: forgivingly. */
export interface Destination {
  readonly scheme: string;
  /** Lower-case, without user, port and final dot; empty for a URL that stays on the page's own host. */
  readonly host: string;
  /** Path, query and fragment. */
  readonly rest: string;
  readonly hasUser: boolean;
}

// biome-ignore format: a table
const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: "&", colon: ":", sol: "/", bsol: "\\", period: ".", Tab: "", NewLine: "", quest: "?", num: "#", equals: "=", commat: "@", lpar: "(", rpar: ")",
};

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]{2,8}));?/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED_ENTITIES[name as string] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8: no browser would resolve it either. It stays as written and matches no allowed host.
    return text;
  }
}

/** Schemes whose authority follows however many slashes there are, WHATWG URL "special". */
const HOSTED: readonly string[] = ["http", "https", "ws", "wss", "ftp"];

/** What most addresses are: nothing in them that a browser would read otherwise than it is written. */
const PLAIN = /^(https?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*)((?:[/?#][!-$'-[\]-~]*)?)$/;

/**
 * Reads a link target as a browser would: entities decoded, tabs and line ends dropped, backslashes as slashes, user
 * names cut off, percent-escapes in the host decoded, full-width letters and dots made plain.
 */
export function destinationOf(target: string): Destination {
  const written = PLAIN.exec(target);
  if (written !== null) return { scheme: written[1]!, host: written[2]!, rest: written[3]!, hasUser: false };
  const plain = decodeEntities(target)
    .replace(/[\u0000-\u0020\u007f]/g, "")
    .replaceAll("\\", "/");
  const colon = plain.slice(0, 32).indexOf(":");
  const name = colon > 0 ? plain.slice(0, colon).toLowerCase() : "";
  const scheme = /^[a-z][a-z0-9+.-]*$/.test(name) ? name : "";
  if (scheme !== "" && !HOSTED.includes(scheme))
    return { scheme, host: "", rest: plain.slice(colon + 1), hasUser: false };
  if (scheme === "" && !plain.startsWith("//")) return { scheme, host: "", rest: plain, hasUser: false };
  const address = plain.slice(scheme === "" ? 0 : colon + 1).replace(/^\/+/, "");
  const end = address.search(/[/?#]/);
  const authority = end < 0 ? address : address.slice(0, end);
  const at = authority.lastIndexOf("@");
  const named = decodePercent(authority.slice(at + 1))
    .replace(/:[0-9]*$/, "")
    .normalize("NFKC")
    .replace(/[\u3002\uff61]/g, ".");
  const host = named.toLowerCase().replace(/\.$/, "");
  return { scheme: scheme === "" ? "https" : scheme, host, rest: end < 0 ? "" : address.slice(end), hasUser: at >= 0 };
}

/** `example.com` is that host only, `*.example.com` every host below it. */
export function hostMatcher(patterns: readonly string[]): (host: string) => boolean {
  const exact = new Set(
    patterns.filter((pattern) => !pattern.startsWith("*.")).map((pattern) => pattern.toLowerCase()),
  );
  const below = patterns.filter((pattern) => pattern.startsWith("*.")).map((pattern) => pattern.slice(1).toLowerCase());
  return (host) => exact.has(host) || below.some((suffix) => host.endsWith(suffix) && host.length > suffix.length);
}
