import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { seedOf } from "./seed.ts";
import { WIRES } from "./wires/index.ts";
import { type PracticeReply, type PracticeWire, Refusal, refusalBody, type Vendor } from "./wires/wire.ts";

export interface PracticeOptions {
  /** Loopback when left out: the practice model leaks on purpose and belongs on no network. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Milliseconds between two frames of a stream; 0, the default, yields to other work between frames without waiting. */
  readonly paceMs?: number;
  /** Told of every request before it is answered: for tests that must know what reached the provider. */
  readonly onRequest?: (seen: SeenRequest) => void;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Lower-case names, as node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Requests since the start. `aborted`: the client left before the reply was through. */
interface PracticeStats {
  readonly started: number;
  readonly finished: number;
  readonly aborted: number;
}

export interface PracticeModel {
  /** Origin without a trailing slash; both wires live below it, at `/v1/…`. */
  readonly url: string;
  stats(): PracticeStats;
  /** Ends running streams and frees the port. */
  close(): Promise<void>;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Starts the practice model: a local upstream that speaks OpenAI and Anthropic, gives the same bytes for the same
 * request, and falls for attacks.
 *
 * @throws {ParapetError} PARAPET_PRACTICE_PORT when it cannot listen there
 */
export async function startPracticeModel(options: PracticeOptions = {}): Promise<PracticeModel> {
  const { host = "127.0.0.1", port = 0 } = options;
  const counters = { started: 0, finished: 0, aborted: 0 };
  const server = createServer((request, response) => {
    counters.started += 1;
    response.on("close", () => {
      if (response.writableFinished) counters.finished += 1;
      else counters.aborted += 1;
    });
    // A client that leaves mid-upload or mid-stream has been counted; there is nobody to tell.
    serve(request, response, options).catch(() => response.destroy());
  });
  await listen(server, host, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    stats: () => ({ ...counters }),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new ParapetError("PARAPET_PRACTICE_PORT", `the practice model cannot listen on ${host}:${port}`, {
          hint: "Choose another port, or 0 for a free one.",
          exit: EXIT.environment,
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, options: PracticeOptions): Promise<void> {
  const url = request.url ?? "/";
  const path = url.split("?", 1)[0] ?? "/";
  const vendor: Vendor =
    path.startsWith("/v1/messages") || request.headers["anthropic-version"] !== undefined ? "anthropic" : "openai";
  const body = await readBody(request);
  const seed = seedOf(request.method ?? "", path, body ?? "");
  const requestId = seed.id("req_");
  const headers = { [vendor === "openai" ? "x-request-id" : "request-id"]: requestId };
  try {
    if (body === undefined) throw new Refusal(413, `Request exceeds ${MOST_BYTES} bytes.`);
    options.onRequest?.({ method: request.method ?? "", path: url, headers: request.headers, body });
    const wire = wireFor(request.method ?? "", path);
    const reply = wire.reply({ path, vendor, seed, json: wire.method === "POST" ? parse(body) : undefined });
    await send(response, reply, headers, options.paceMs ?? 0);
  } catch (thrown) {
    if (response.headersSent) throw thrown;
    const refusal = thrown instanceof Refusal ? thrown : new Refusal(500, "The practice model has a bug.");
    const text = JSON.stringify(refusalBody(refusal, vendor, requestId));
    const retry = refusal.status === 429 || refusal.status === 503 ? { "retry-after": "1" } : {};
    response.writeHead(refusal.status, { ...headers, ...retry, "content-type": "application/json" }).end(text);
  }
}

function wireFor(method: string, path: string): PracticeWire {
  const there = WIRES.filter((wire) => wire.matches(path));
  const wire = there.find((one) => one.method === method);
  if (wire !== undefined) return wire;
  throw there.length === 0
    ? new Refusal(404, `Unknown request URL: ${method} ${path}.`, { code: "unknown_url" })
    : new Refusal(405, `Not allowed to ${method} on ${path}.`, { code: "method_not_supported" });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "We could not parse the JSON body of your request.", { code: "invalid_json" });
  }
}

/** The whole body; undefined when it is too long, and then the rest is read past without being kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= MOST_BYTES) chunks.push(chunk);
  }
  return sizeBytes > MOST_BYTES ? undefined : Buffer.concat(chunks);
}

/** Sends a reply, a stream frame by frame: no further than the client reads, and no longer than it stays. */
async function send(
  response: ServerResponse,
  reply: PracticeReply,
  headers: Readonly<Record<string, string>>,
  paceMs: number,
): Promise<void> {
  if (reply.is === "json") {
    response.writeHead(200, { ...headers, "content-type": "application/json" }).end(JSON.stringify(reply.body));
    return;
  }
  response.writeHead(200, {
    ...headers,
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
  });
  const gone = new Promise<void>((resolve) => response.once("close", resolve));
  for (const frame of reply.frames) {
    if (response.destroyed) return;
    if (!response.write(frame)) await Promise.race([gone, new Promise((resolve) => response.once("drain", resolve))]);
    await (paceMs > 0 ? pause(paceMs) : nextTurn());
  }
  response.end();
}
