import type { Direction, Passage } from "@parapet/guard";
import { extract, wires } from "./wire/index.ts";

/**
 * The texts of a kept body, as the guards were given them.
 *
 * @param wireId as the record of the exchange names it
 * @returns undefined for what no table of that wire reads: a streamed reply, a refusal, a body that is not JSON
 */
export function recordedTexts(
  wireId: string,
  direction: Direction,
  body: string,
): readonly Pick<Passage, "text" | "origin">[] | undefined {
  const wire = wires.find(({ id }) => id === wireId);
  const side = direction === "input" ? "request" : "reply";
  if (wire?.[side] === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  return extract(wire, json, side).passages.map(({ text, origin }) => ({ text, origin }));
}
