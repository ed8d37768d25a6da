import type { ServerResponse } from "node:http";
import { type Event, type Log, messageOf } from "@parapet/guard/kernel";
import type { EventLog, ExchangeRecord } from "../store/index.ts";
import { exchangeNotice, noticeOf } from "./notices.ts";

const HEARTBEAT_MS = 15_000;
/** More than this waiting in the socket means the reader is too slow: events are dropped, and it is told how many. */
const MAX_QUEUED_BYTES = 256 * 1_024;

export interface LiveOptions {
  readonly response: ServerResponse;
  readonly events: EventLog;
  /** Asked at each heartbeat; false ends the stream. */
  readonly isStillPermitted: () => Promise<boolean>;
  readonly log: Log;
  readonly heartbeatMs?: number;
}

/**
 * Sends committed events to one reader until it goes away. The store is only listened to while somebody watches, and
 * a slow reader costs a bounded queue and then its own events, never memory.
 */
export function streamLive(options: LiveOptions): void {
  const { response, events, log } = options;
  let dropped = 0;

  const send = (name: string, data: unknown): void => {
    if (response.writableLength > MAX_QUEUED_BYTES) {
      dropped += 1;
      return;
    }
    if (dropped > 0) {
      response.write(`event: gap\ndata: ${JSON.stringify({ dropped })}\n\n`);
      dropped = 0;
    }
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  const unsubscribe = events.subscribe((batch: readonly Event[]) => {
    for (const event of batch) {
      if (event.kind === "exchange-completed") {
        const record = event.data as unknown as ExchangeRecord; // the store wrote it from one
        send("exchange", record);
        const notice = exchangeNotice(record);
        if (notice !== undefined) send("notice", notice);
      } else {
        const notice = noticeOf(event);
        if (notice !== undefined) send("notice", notice);
      }
    }
  });

  const heartbeat = setInterval(() => {
    options
      .isStillPermitted()
      .then((isPermitted) => {
        if (isPermitted) response.write(": still here\n\n");
        else response.end("event: end\ndata: {}\n\n");
      })
      .catch((error: unknown) => {
        log.warn({ error: messageOf(error) }, "live stream ended: its session could not be checked");
        response.end();
      });
  }, options.heartbeatMs ?? HEARTBEAT_MS);
  heartbeat.unref();

  response.once("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write("retry: 2000\n\n");
}
