import type { ServerResponse } from "node:http";
import type { ConsoleBackend } from "../console-backend.ts";
import { actorOf, defineEndpoint } from "../endpoint.ts";
import { streamLive } from "../live.ts";
import { refusals } from "../refusal.ts";

/** Open streams of one caller: enough for every tab of a busy person, too few to hold the server's connections. */
const MAX_STREAMS = 16;

const open = new WeakMap<ConsoleBackend, Map<string, number>>();

/** False when this caller holds enough already; the place is free again when the response closes. */
function takePlace(backend: ConsoleBackend, actor: string, response: ServerResponse): boolean {
  const counts = open.get(backend) ?? new Map<string, number>();
  open.set(backend, counts);
  const held = counts.get(actor) ?? 0;
  if (held >= MAX_STREAMS) return false;
  counts.set(actor, held + 1);
  response.once("close", () => {
    const left = (counts.get(actor) ?? 1) - 1;
    if (left === 0) counts.delete(actor);
    else counts.set(actor, left);
  });
  return true;
}

export const liveEndpoint = defineEndpoint({
  method: "GET",
  path: "/live",
  tag: "traffic",
  summary: "Server-sent events: exchanges and notices as they are committed",
  permission: "console:read",
  answer: "event-stream",
  async handle(call) {
    const response = call.reply.raw;
    if (!takePlace(call.backend, actorOf(call), response)) throw refusals.tooManyStreams(MAX_STREAMS);
    call.reply.hijack();
    streamLive({
      response,
      events: call.backend.store.events,
      // The stream outlives its request: a session that ends meanwhile ends it too.
      isStillPermitted: call.recheck,
      log: call.backend.log,
    });
  },
});
