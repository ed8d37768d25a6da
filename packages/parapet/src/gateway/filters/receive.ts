import type { Exchange, Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";

const tooLarge = (maxBytes: number): Refusal =>
  new Refusal(413, "body_too_large", `The request body is over the limit of ${maxBytes} bytes.`);
const bodyTimeout = new Refusal(408, "body_timeout", "The request body did not arrive in time.", {
  headers: ["connection", "close"],
});
const notJson = new Refusal(415, "unsupported_media_type", "The request body must be application/json.");
const encoded = new Refusal(415, "unsupported_encoding", "The request body must not be compressed.");

/** Reads the whole body, within size and time: what is to be inspected has to be there first. */
export const receive: Filter = (exchange) => {
  if (exchange.wire.method === "GET") return undefined;
  const { contentType, contentEncoding, contentLength } = exchange.headers;
  const { maxBodyBytes, bodyTimeoutMs } = exchange.snapshot.policy.server;
  if (contentEncoding !== "" && contentEncoding !== "identity") return encoded;
  if (!isJson(contentType)) return notJson;
  if (contentLength > maxBodyBytes) return tooLarge(maxBodyBytes);
  const began = performance.now();
  exchange.deadline = began + bodyTimeoutMs;
  exchange.deadlineRefusal = bodyTimeout;
  return collect(exchange, maxBodyBytes, began);
};

function collect(exchange: Exchange, maxBytes: number, began: number): Promise<Refusal | undefined> {
  const { request } = exchange;
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const finish = (refusal: Refusal | undefined): void => {
      request.off("data", onData);
      request.off("end", onEnd);
      exchange.waiting = undefined;
      exchange.deadline = Number.POSITIVE_INFINITY;
      exchange.waitedMs += performance.now() - began;
      resolve(refusal);
    };
    const onData = (part: Buffer): void => {
      size += part.length;
      if (size > maxBytes) finish(tooLarge(maxBytes));
      else parts.push(part);
    };
    const onEnd = (): void => {
      exchange.body = parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);
      finish(undefined);
    };
    exchange.waiting = { interrupt: finish };
    request.on("data", onData);
    request.on("end", onEnd);
  });
}

function isJson(contentType: string): boolean {
  return contentType === "application/json" || /^application\/json\s*(;|$)/i.test(contentType);
}
