/**
 * The thread that models are served from. It has their bytes and a port on loopback, and no reason to touch a file. One
 * request runs at a time: the runtime's own threads are what makes it fast, and the gateway's limits keep the line short.
 */
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "@parapet/guard/kernel";
import { openSession } from "../../onnx/index.ts";
import { answerTo, type OpenModel } from "./answer.ts";
import type { FromServing, ServingSetup } from "./messages.ts";

const { models, key, maxBodyBytes } = workerData as ServingSetup;
const open = new Map<string, OpenModel>();
const expected = Buffer.from(`Bearer ${key}`);
const tell = (message: FromServing): void => parentPort?.postMessage(message);

function mayAsk(request: IncomingMessage): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Undefined when it is longer than allowed: the rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > maxBodyBytes) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length }).end(bytes);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!mayAsk(request)) return send(response, 401, { error: "only the gateway is answered" });
  const body = await bodyOf(request);
  if (body === undefined) {
    response.once("finish", () => request.destroy());
    return send(response, 413, { error: `a request may have ${maxBodyBytes} bytes` });
  }
  const path = (request.url ?? "/").split("?", 1)[0]!;
  const answer = await answerTo(open, request.method ?? "", path, body);
  send(response, answer.status, answer.body);
}

try {
  for (const model of models) open.set(model.name, { model, session: await openSession(model.bytes) });
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1", () => tell({ type: "ready", port: (server.address() as AddressInfo).port }));
} catch (thrown) {
  tell({ type: "broken", message: messageOf(thrown) });
}
