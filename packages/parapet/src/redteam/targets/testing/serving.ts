import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed; undefined without one. */
  readonly body: unknown;
}

export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A text goes as it is, everything else as JSON. */
  readonly body?: unknown;
  /** Ends the connection before the body is whole. */
  readonly breaksOff?: boolean;
}

export interface Serving {
  readonly url: string;
  readonly server: Server;
  /** Oldest first; taking empties it. */
  takeAsked(): Asked[];
  /** What is answered from now on. */
  tell(answer: (asked: Asked) => Told): void;
  close(): void;
}

/** An application on loopback that answers as the test says. */
export async function serve(): Promise<Serving> {
  let asked: Asked[] = [];
  let answer: (asked: Asked) => Told = () => ({});
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    const one: Asked = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    asked.push(one);
    const { status = 200, headers = {}, body = "", breaksOff = false } = answer(one);
    const type = typeof body === "string" ? "text/event-stream" : "application/json";
    response.writeHead(status, { "content-type": type, ...(headers as Record<string, string>) });
    response.write(typeof body === "string" ? body : JSON.stringify(body));
    if (breaksOff) setTimeout(() => response.destroy(), 20);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    takeAsked: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
    tell: (given) => {
      answer = given;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Server-sent events: a name and data, or data alone. */
export const events = (...given: readonly unknown[]): string =>
  given.map((data) => `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`).join("");
export const named = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
