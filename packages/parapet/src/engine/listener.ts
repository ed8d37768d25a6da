import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Policy } from "../policy/index.ts";
import { answerClientError } from "./client-error.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Who answers which paths. The gateway comes first and by one comparison: it is the hot path. */
export interface Doors {
  /** `/v1/…`, and `/v2/…` for predictions. */
  readonly gateway: Handler;
  /** `/healthz`, `/readyz`, `/metrics` by exact path; query strings allowed. */
  readonly plain: ReadonlyMap<string, Handler>;
  readonly console: Handler;
}

export interface Listener {
  readonly port: number;
  /** e.g. `http://127.0.0.1:8787`: how this machine reaches it. */
  readonly url: string;
  /** Stops listening and cuts what is still connected. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16_384;

/**
 * One port for everything, with the time-outs and caps that keep slow and many clients from holding it.
 *
 * @throws {ParapetError} PARAPET_SERVER_PORT_TAKEN, PARAPET_SERVER_PORT_DENIED, PARAPET_SERVER_HOST_UNKNOWN (environment)
 */
export async function listen(
  doors: Doors,
  settings: Policy["server"],
  place: { readonly host: string; readonly port: number },
): Promise<Listener> {
  const { headersTimeoutMs, bodyTimeoutMs, maxConcurrentRequests } = settings;
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      // The gateway times each body itself and answers in the vendor's words; this is the net below it.
      requestTimeout: headersTimeoutMs + bodyTimeoutMs + 1_000,
      // Time-outs are only noticed this often: the default of 30 s would make a 15 s limit a 45 s one.
      connectionsCheckingInterval: Math.max(50, Math.min(2_000, Math.floor(headersTimeoutMs / 4))),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      const url = request.url ?? "/";
      if (url.startsWith("/v1/") || url.startsWith("/v2/")) return doors.gateway(request, response);
      const query = url.indexOf("?");
      const plain = doors.plain.get(query < 0 ? url : url.slice(0, query));
      return plain === undefined ? doors.console(request, response) : plain(request, response);
    },
  );
  // Idle connections may outnumber requests, but not without end.
  server.maxConnections = Math.max(1_024, maxConcurrentRequests * 2);
  server.on("clientError", answerClientError);
  await bind(server, place);
  const { port } = server.address() as AddressInfo; // a TCP server has one after listening
  return {
    port,
    url: `http://${reachableName(place.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A name to call it by: "every address" is none. */
function reachableName(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function bind(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(bindError(cause, host, port)));
    server.listen({ host, port, backlog: 1_024 }, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function bindError(cause: NodeJS.ErrnoException, host: string, port: number): unknown {
  const environment = { exit: EXIT.environment, cause } as const;
  switch (cause.code) {
    case "EADDRINUSE":
      return new ParapetError("PARAPET_SERVER_PORT_TAKEN", `port ${port} on ${host} is taken`, {
        ...environment,
        hint: "Another Parapet may be running there. Choose another port with --port, or server.port in the policy.",
      });
    case "EACCES":
      return new ParapetError("PARAPET_SERVER_PORT_DENIED", `this user may not listen on port ${port}`, {
        ...environment,
        hint: "Choose a port above 1023 with --port.",
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new ParapetError("PARAPET_SERVER_HOST_UNKNOWN", `this machine has no address '${host}'`, {
        ...environment,
        hint: "Set server.host to 127.0.0.1, or to an address of this machine.",
      });
    default:
      return cause;
  }
}

/** Is it an address that only this machine can reach? */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "::ffff:127.0.0.1" || /^127(\.\d{1,3}){3}$/.test(host);
}
