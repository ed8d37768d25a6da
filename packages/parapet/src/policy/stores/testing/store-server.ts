import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface SeenCall {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface StoreAnswer {
  readonly status: number;
  /** Sent as JSON, a string as it stands. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
}

/** A store's wire API on this machine. What stands in `upsets` is answered first, one an answer, whatever was asked. */
export interface StoreServer {
  readonly url: string;
  readonly seen: SeenCall[];
  readonly upsets: StoreAnswer[];
  close(): Promise<void>;
}

/** Starts it; `answer` is the store itself. */
export async function startStoreServer(
  answer: (call: SeenCall) => StoreAnswer | Promise<StoreAnswer>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<StoreServer> {
  const seen: SeenCall[] = [];
  const upsets: StoreAnswer[] = [];
  const listener: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", async () => {
      const { method = "", url = "", headers } = request;
      const call = { method, url, headers, body: Buffer.concat(parts).toString() };
      seen.push(call);
      const { status, body, headers: more, delayMs } = upsets.shift() ?? (await answer(call));
      if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
      const text = typeof body === "string" ? body : JSON.stringify(body);
      response.writeHead(status, { "content-type": "application/json", ...more }).end(text);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    seen,
    upsets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
