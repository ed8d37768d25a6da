import type { Wire } from "./wire.ts";

/**
 * Is this the event after which a stream has no more to say? Told by its beginning, where no model writes: its name, its
 * type, or the end mark.
 */
export function isLastEvent({ lastEvents }: Wire, head: string): boolean {
  return lastEvents.some(
    (mark) =>
      head.startsWith(`data: ${mark}`) ||
      head.startsWith(`data:${mark}`) ||
      head.startsWith(`event: ${mark}\n`) ||
      head.startsWith(`event: ${mark}\r`) ||
      head.startsWith(`data: {"type":"${mark}"`) ||
      head.startsWith(`data: {"type": "${mark}"`),
  );
}
