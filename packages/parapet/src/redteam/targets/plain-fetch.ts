import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Pool } from "undici";
import request from "undici/lib/api/api-request.js";
import UndiciPool from "undici/lib/dispatcher/pool.js";

export interface PlainRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** As much of fetch's answer as is read here; a redirect is an answer like all others, and is not followed. */
export interface PlainResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

const DECODERS = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Connections that are kept open, by origin; made when they are first asked for. */
const pools = new Map<string, Pool>();

function poolFor(origin: string): Pool {
  let pool = pools.get(origin);
  if (pool === undefined) {
    // As many as a manifest may ask for at once.
    pool = new UndiciPool(origin, { connections: 256, pipelining: 1, keepAliveTimeout: 10_000 });
    pools.set(origin, pool);
  }
  return pool;
}

/**
 * fetch without what an attack has no use for: web streams, redirects, caches and CORS, which cost more than all else of
 * a case does. What fails is told as fetch tells it, a TypeError with its cause.
 */
export async function plainFetch(url: string, { method, headers, body, signal }: PlainRequest): Promise<PlainResponse> {
  const { origin, pathname, search } = new URL(url);
  try {
    const answer = await request.call(poolFor(origin), {
      method: method as "GET",
      path: pathname + search,
      headers: { accept: "*/*", "user-agent": "parapet", ...headers },
      body: body ?? null,
      signal,
    });
    const given = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of Array.isArray(value) ? value : [value ?? ""]) given.append(name, one);
    const status = answer.statusCode;
    return { status, ok: status >= 200 && status < 300, headers: given, body: decoded(answer.body, given) };
  } catch (cause) {
    throw signal.aborted ? signal.reason : new TypeError("fetch failed", { cause });
  }
}

/** Nobody asked for it, and some compress all the same. */
function decoded(body: Readable, headers: Headers): PlainResponse["body"] {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding as keyof typeof DECODERS]() : undefined;
  // Whoever reads the end of it is told of what broke at its beginning.
  if (decoder !== undefined) body.on("error", (cause) => decoder.destroy(cause)).pipe(decoder);
  const stream = decoder ?? body;
  return {
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    cancel: async () => {
      // A body that is thrown away may fail, and nobody is left to be told.
      for (const one of [body, stream]) one.on("error", () => {}).destroy();
    },
  };
}
