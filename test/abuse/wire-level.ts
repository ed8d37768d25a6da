import { connect, type Socket } from "node:net";

/** What a server said on a socket before it closed it, or before we stopped listening. */
export interface Said {
  /** 0 when it closed without a word. */
  readonly status: number;
  readonly text: string;
  readonly isClosed: boolean;
  readonly elapsedMs: number;
}

export function open(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A server that has had enough may reset the connection: that is an answer too.
  socket.on("error", () => {});
  return socket;
}

/** The head of a request, ready for a body. */
export function head(path: string, key: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { host: "127.0.0.1", authorization: `Bearer ${key}`, "content-type": "application/json", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

/**
 * Writes pieces one after the other and listens until the server closes, a whole reply has come, or the time is up.
 *
 * @param gapMs pause between two pieces
 */
export function talk(
  url: string,
  pieces: Iterable<string | Buffer>,
  options: { gapMs?: number; forMs?: number } = {},
): Promise<Said> {
  const { gapMs = 0, forMs = 5_000 } = options;
  const socket = open(url);
  const began = performance.now();
  let text = "";
  let isClosed = false;
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ status, text, isClosed, elapsedMs: performance.now() - began });
    };
    const timer = setTimeout(finish, forMs);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isWhole(text)) finish();
    });
    socket.on("close", () => {
      isClosed = true;
      finish();
    });
    void (async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        if (!socket.write(piece)) await new Promise((drained) => socket.once("drain", drained).once("close", drained));
        if (gapMs > 0) await new Promise((waited) => setTimeout(waited, gapMs));
      }
    })();
  });
}

/** A reply with a content-length that is all there. */
function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, Math.max(end, 0)));
  return end > 0 && length !== null && text.length >= end + 4 + Number(length[1]);
}
