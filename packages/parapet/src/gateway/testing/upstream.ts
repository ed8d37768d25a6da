import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type UpstreamScript = (request: SeenRequest, response: ServerResponse, count: number) => void | Promise<void>;

/** A provider for tests: a real server that does what the test's script says, and remembers what it was sent. */
export interface Upstream {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** Requests whose connection was cut by the other side before the answer was complete. */
  readonly aborted: number;
  readonly running: number;
  script: UpstreamScript;
  close(): Promise<void>;
}

export async function startUpstream(script: UpstreamScript = chatReply("Hello from upstream.")): Promise<Upstream> {
  const seen: SeenRequest[] = [];
  const counts = { aborted: 0, running: 0 };
  const upstream = { seen, script };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(parts).toString() };
      seen.push(one);
      counts.running++;
      response.on("close", () => {
        counts.running--;
        if (!response.writableFinished) counts.aborted++;
      });
      void upstream.script(one, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.defineProperties(upstream, {
    url: { value: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    aborted: { get: () => counts.aborted },
    running: { get: () => counts.running },
    close: {
      value: () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    },
  }) as Upstream;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function chatBody(content: string): unknown {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "up",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  };
}

export function chatReply(content: string): UpstreamScript {
  return (_request, response) => json(response, 200, chatBody(content));
}

export function chatChunk(content: string, finish: string | null = null): string {
  const choice = { index: 0, delta: finish === null ? { content } : {}, finish_reason: finish };
  return `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "up", choices: [choice] })}\n\n`;
}

/** Streams the pieces as chat chunks; with `paceMs` it takes its time. */
export function chatStream(pieces: readonly string[], paceMs = 0): UpstreamScript {
  return async (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) {
      if (response.destroyed) return;
      response.write(chatChunk(piece));
      if (paceMs > 0) await new Promise((resolve) => setTimeout(resolve, paceMs));
    }
    response.write(chatChunk("", "stop"));
    response.end("data: [DONE]\n\n");
  };
}
