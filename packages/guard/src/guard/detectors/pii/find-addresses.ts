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

const isMac = (text: string): boolean => /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/.test(text);

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
    while (at < text.length && isPart(text.charCodeAt(at))) at++;
    if (at === text.length && at - start <= LONGEST) pending = start;
    let end = at;
    while (end > start && (text[end - 1] === "." || (text[end - 1] === ":" && text[end - 2] !== ":"))) end--;
    const isWhole = !isAt(text, start - 1, ALPHANUMERIC) && !isAt(text, end, ALPHANUMERIC);
    const before = start > 0 ? text.charCodeAt(start - 1) : 0;
    if (!isWhole || isPart(before) || at - start > LONGEST || end - start < 6) continue;
    const address = text.slice(start, end);
    const rule = isMac(address) ? "mac-address" : isIpv4(address) ? "ipv4" : isIpv6(address) ? "ipv6" : undefined;
    const entity = rule === "mac-address" ? rule : "ip-address";
    if (rule === undefined || !entities.has(entity)) continue;
    const reason = "is written as an address of a machine";
    hits.push({ rule, start, end, confidence: 0.9, severity: "low", replacement: `[${entity}]`, reason });
  }
  return isFinal ? text.length : pending;
}
