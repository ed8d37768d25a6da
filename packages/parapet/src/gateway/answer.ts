import type { IncomingMessage } from "node:http";
import { graver } from "@parapet/guard/kernel";
import type { Exchange } from "./exchange.ts";
import type { Refusal } from "./refusal.ts";
import { lastWords, pushTrace } from "./trace.ts";

/** Status and headers of an answer, with what every answer carries: its id, and where the caller's limits stand. */
export function writeHead(exchange: Exchange, status: number, headers: string[]): void {
  headers.push("x-request-id", exchange.id);
  if (exchange.wire.vendor === "anthropic") headers.push("request-id", exchange.id);
  for (const part of exchange.limitHeaders) headers.push(part);
  pushTrace(exchange, headers);
  exchange.response.writeHead(status, headers);
}

/** Says how it ended: the reply, a refusal in the vendor's own shape, or the end of the stream. */
export function answer(exchange: Exchange, refusal: Refusal | undefined): void {
  const { response, reply } = exchange;
  if (response.destroyed) return;
  if (exchange.isStreaming) endStream(exchange, refusal);
  else if (refusal !== undefined) refuse(exchange, refusal);
  else if (reply !== undefined) {
    const headers = [...reply.headers, "content-length", String(reply.body.length)];
    const { inputInspection, outputInspection } = exchange;
    if (inputInspection !== undefined || outputInspection !== undefined)
      headers.push(
        "x-parapet-verdict",
        graver(inputInspection?.verdict ?? "allow", outputInspection?.verdict ?? "allow"),
      );
    writeHead(exchange, reply.status, headers);
    response.end(reply.body);
  }
}

function refuse(exchange: Exchange, refusal: Refusal): void {
  const body = Buffer.from(JSON.stringify(exchange.wire.errorBody(errorOf(exchange, refusal))));
  writeHead(exchange, refusal.status, [
    ...refusal.headers,
    "content-type",
    "application/json",
    "content-length",
    String(body.length),
    "x-parapet-code",
    refusal.code,
  ]);
  exchange.response.end(body);
  if (!exchange.request.complete) discardRest(exchange.request, exchange.snapshot.policy.server.maxBodyBytes);
}

/** A refusal within a stream is an event of its own; a half-sent body that is no stream can only be cut off. */
function endStream(exchange: Exchange, refusal: Refusal | undefined): void {
  const { response } = exchange;
  const last = exchange.isEventStream ? lastWords(exchange) : "";
  if (refusal === undefined || exchange.isErrorSent) response.end(last);
  else if (exchange.isEventStream) response.end(exchange.wire.errorEvent(errorOf(exchange, refusal)) + last);
  else response.destroy();
}

function errorOf(exchange: Exchange, refusal: Refusal) {
  return { status: refusal.status, code: refusal.code, message: refusal.message, requestId: exchange.id };
}

/**
 * Reads on and throws away, so that a client that is still sending gets to read why it was refused: closing on unread
 * data would reset the connection under the answer. Past four bodies' worth, it is reset all the same.
 */
function discardRest(request: IncomingMessage, maxBodyBytes: number): void {
  let left = maxBodyBytes * 4;
  request.on("data", (part: Buffer) => {
    left -= part.length;
    if (left < 0) request.destroy();
  });
}
