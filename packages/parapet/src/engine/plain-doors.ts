import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Log, messageOf } from "@parapet/guard/kernel";
import { isUnrebindable } from "../server/index.ts";
import { isLoopback } from "./listener.ts";

export interface PlainDoorOptions {
  /** Reasons why no traffic should be sent here now; empty when ready. */
  readonly notReady: () => readonly string[];
  /** The Prometheus text; undefined while metrics are off. */
  readonly metrics: () => Promise<string> | undefined;
  /** Undefined: only this machine may read metrics. */
  readonly metricsToken: () => string | undefined;
  readonly log: Log;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What probes and scrapers ask: by plain HTTP, without sessions, cheap enough to be asked every second. */
export function plainDoors(options: PlainDoorOptions): ReadonlyMap<string, Handler> {
  return new Map<string, Handler>([
    ["/healthz", (_request, response) => answerJson(response, 200, { status: "alive" })],
    [
      "/readyz",
      (_request, response) => {
        const reasons = options.notReady();
        answerJson(response, reasons.length === 0 ? 200 : 503, {
          status: reasons.length === 0 ? "ready" : "not-ready",
          reasons,
        });
      },
    ],
    ["/metrics", (request, response) => void answerMetrics(request, response, options)],
  ]);
}

async function answerMetrics(request: IncomingMessage, response: ServerResponse, options: PlainDoorOptions) {
  if (!mayReadMetrics(request, options.metricsToken())) {
    answerJson(response, 401, {
      error: { code: "PARAPET_SERVER_METRICS_DENIED", message: "metrics need telemetry.metrics.token from elsewhere" },
    });
    return;
  }
  try {
    const text = await options.metrics();
    if (text === undefined) {
      answerJson(response, 404, { error: { code: "PARAPET_SERVER_NOT_FOUND", message: "metrics are off" } });
      return;
    }
    response.writeHead(200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(text);
  } catch (error) {
    options.log.error({ error: messageOf(error) }, "metrics could not be written");
    answerJson(response, 500, { error: { code: "PARAPET_SERVER_BUG", message: "metrics could not be written" } });
  }
}

function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  // A page whose name was pointed at this machine comes from this machine too: its browser runs here.
  if (token === undefined) return isLoopback(request.socket.remoteAddress ?? "") && isUnrebindable(request.headers);
  const presented = request.headers.authorization ?? "";
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(presented), digest(`Bearer ${token}`));
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
