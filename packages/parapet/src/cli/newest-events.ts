import type { EventLog, EventQuery, StoredEvent } from "../store/index.ts";

/** What the store gives at once. */
const PAGE_EVENTS = 1_000;

/**
 * The newest events, oldest first. However many: one page is in memory at a time. The way back notes where each page
 * begins, and the way forward reads it again; only the last page of the way back is still at hand.
 *
 * @param filter as the store takes it; its `limit` and `before` are set here
 */
export async function* newestEvents(
  events: Pick<EventLog, "read">,
  filter: Omit<EventQuery, "limit" | "before">,
  count: number,
): AsyncGenerator<StoredEvent> {
  const newerPages: { readonly before: number; readonly limit: number }[] = [];
  let page: readonly StoredEvent[] = [];
  for (let left = count; left > 0; left -= PAGE_EVENTS) {
    const before = page.at(-1)?.position;
    const limit = Math.min(PAGE_EVENTS, left);
    const older = await events.read({ ...filter, limit, ...(before === undefined ? {} : { before }) });
    if (older.length === 0) break;
    if (page[0] !== undefined) newerPages.push({ before: page[0].position + 1, limit: page.length });
    page = older;
    if (older.length < limit) break;
  }
  let last = 0;
  for (;;) {
    for (const event of page.toReversed()) {
      // A page whose events were emptied meanwhile reaches further back when it is read again.
      if (event.position <= last) continue;
      last = event.position;
      yield event;
    }
    const next = newerPages.pop();
    if (next === undefined) return;
    page = await events.read({ ...filter, ...next });
  }
}
