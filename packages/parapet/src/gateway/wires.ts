import { findWire as findKnown, type Wire } from "./wire/index.ts";

const UNKNOWN = "unknown";
const unknownWires = new Map<Wire["vendor"], Wire>();

export function isUnknown(wire: Wire): boolean {
  return wire.id === UNKNOWN;
}

export { findKnown as findWire };

/**
 * A wire for what nobody serves: it can only say no, in the words of the vendor that the client seems to speak to.
 *
 * @param path without the query
 */
export function unknownWire(path: string, looksAnthropic: boolean): Wire {
  const vendor = looksAnthropic || path.startsWith("/v1/messages") ? "anthropic" : "openai";
  let wire = unknownWires.get(vendor);
  if (wire === undefined) {
    const known = findKnown("POST", vendor === "anthropic" ? "/v1/messages" : "/v1/chat/completions")!;
    wire = { ...known, id: UNKNOWN, action: "", request: undefined, reply: undefined, streamEvent: undefined };
    unknownWires.set(vendor, wire);
  }
  return wire;
}
