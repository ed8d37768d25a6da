import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** One end of a socket, for a test. */
export interface Socket {
  readonly headers: IncomingHttpHeaders;
  send(text: string): void;
  end(): void;
}

export interface SocketServer {
  readonly url: string;
  /** Every socket that was opened, oldest first. */
  readonly sockets: readonly Socket[];
  close(): void;
}

/** What a server adds to the key of a handshake. @see RFC 6455, 1.3 */
const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A server of WebSockets on loopback, as far as texts of less than 64 KiB need one. */
export async function serveSockets(onText: (text: string, socket: Socket) => void): Promise<SocketServer> {
  const sockets: Socket[] = [];
  const streams = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(426).end());
  server.on("upgrade", ({ headers }, stream: Duplex) => {
    streams.add(stream);
    const accept = createHash("sha1").update(`${headers["sec-websocket-key"]}${MAGIC}`).digest("base64");
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const socket: Socket = { headers, send: (text) => void stream.write(frameOf(text)), end: () => stream.destroy() };
    sockets.push(socket);
    let held = Buffer.alloc(0);
    stream.on("error", () => {});
    stream.on("data", (part: Buffer) => {
      held = Buffer.concat([held, part]);
      for (let frame = readFrame(held); frame !== undefined; frame = readFrame(held)) {
        held = held.subarray(frame.bytes);
        if (frame.opcode === 1) onText(frame.text, socket);
        else if (frame.opcode === 8) stream.end(Buffer.of(0x88, 0));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/chat`,
    sockets,
    close: () => {
      server.close();
      for (const stream of streams) stream.destroy();
    },
  };
}

function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126 ? Buffer.of(0x81, body.length) : Buffer.of(0x81, 126, body.length >> 8, body.length & 255);
  return Buffer.concat([head, body]);
}

/** Of a client: masked. */
function readFrame(
  held: Buffer,
): { readonly opcode: number; readonly text: string; readonly bytes: number } | undefined {
  if (held.length < 6) return undefined;
  const short = held[1]! & 127;
  const from = short === 126 ? 4 : 2;
  const length = short === 126 ? held.readUInt16BE(2) : short;
  const bytes = from + 4 + length;
  if (held.length < bytes) return undefined;
  const mask = held.subarray(from, from + 4);
  const body = held.subarray(from + 4, bytes).map((byte, at) => byte ^ mask[at % 4]!);
  return { opcode: held[0]! & 15, text: Buffer.from(body).toString("utf8"), bytes };
}
