import { ALPHANUMERIC, isAt, isHex } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";

const LONGEST = 45;

const isPart = (code: number): boolean => code === 46 || code === 58 || isHex(code);

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || !text.includes(":") || text.length < 6) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const hasTail = last.includes(".") && isIpv4(last);
  const plain = hasTail ? groups.slice(0, -1) : groups;
  const count = plain.length + (hasTail ? 2 : 0);
  return plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}

/** What makes four numbers those of a version. */
const VERSIONED = /(?:version|firmware|release|build|driver|kernel|revision|ver\.|v\.)(?: is| no\.?)?[ :=#]*$/i;
const VERSION_CHARACTERS = 20;
const HYPHENATED = /[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){5}(?![-0-9A-Za-z])/y;
const HYPHENATED_CHARACTERS = 17;

const entityOf = (rule: string): string => (rule === "mac-address" ? rule : "ip-address");

function hitOf(rule: string, start: number, end: number): Hit {
  const reason = "is written as an address of a machine";
  return { rule, start, end, confidence: 0.9, severity: "low", replacement: `[${entityOf(rule)}]`, reason };
}

/** Where an address with hyphens may be growing at the end. */
function pendingHyphens(text: string, from: number): number {
  let start = text.length;
  const least = Math.max(from, text.length - HYPHENATED_CHARACTERS - 1);
  while (start > least && (isHex(text.charCodeAt(start - 1)) || text[start - 1] === "-")) start--;
  return start;
}

const isMac = (text: string): boolean => /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/.test(text);

/** Where the address from `start` ends, if it ends at `stop` or at a port behind it. */
function withoutPort(text: string, start: number, stop: number): number {
  const port = /^[0-9]+(?:\.[0-9]+){3}(:[0-9]{1,5})$/.exec(text.slice(start, stop));
  return port === null ? stop : stop - port[1]!.length;
}

/** IPv4 and IPv6 addresses, and those of network cards. @returns what is pending, as a detector's `inspect` does */
export function findAddresses(
  entities: ReadonlySet<string>,
  text: string,
  { from, isFinal }: InspectionContext,
  hits: Hit[],
): number {
  let pending = text.length;
  for (let at = from; at < text.length; at++) {
    if (!isPart(text.charCodeAt(at))) continue;
    const start = at;
    HYPHENATED.lastIndex = start;
    const isCard = entities.has("mac-address") && !isAt(text, start - 1, ALPHANUMERIC) && text[start - 1] !== "-";
    if (isCard && HYPHENATED.test(text)) {
      hits.push(hitOf("mac-address", start, start + HYPHENATED_CHARACTERS));
      at = start + HYPHENATED_CHARACTERS - 1;
      continue;
    }
    while (at < text.length && isPart(text.charCodeAt(at))) at++;
    if (at === text.length && at - start <= LONGEST) pending = start;
    let end = at;
    while (end > start && (text[end - 1] === "." || (text[end - 1] === ":" && text[end - 2] !== ":"))) end--;
    end = withoutPort(text, start, end);
    const isWhole = !isAt(text, start - 1, ALPHANUMERIC) && !isAt(text, end, ALPHANUMERIC);
    const before = start > 0 ? text.charCodeAt(start - 1) : 0;
    if (!isWhole || isPart(before) || at - start > LONGEST || end - start < 6) continue;
    const address = text.slice(start, end);
    const rule = isMac(address) ? "mac-address" : isIpv4(address) ? "ipv4" : isIpv6(address) ? "ipv6" : undefined;
    if (rule === undefined || !entities.has(entityOf(rule))) continue;
    if (rule === "ipv4" && VERSIONED.test(text.slice(Math.max(0, start - VERSION_CHARACTERS), start))) continue;
    hits.push(hitOf(rule, start, end));
  }
  return isFinal ? text.length : Math.min(pending, pendingHyphens(text, from));
}
