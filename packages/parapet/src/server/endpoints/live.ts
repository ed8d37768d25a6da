import { defineEndpoint } from "../endpoint.ts";
import { streamLive } from "../live.ts";

export const liveEndpoint = defineEndpoint({
  method: "GET",
  path: "/live",
  tag: "traffic",
  summary: "Server-sent events: exchanges and notices as they are committed",
  permission: "console:read",
  answer: "event-stream",
  async handle(call) {
    call.reply.hijack();
    streamLive({
      response: call.reply.raw,
      events: call.backend.store.events,
      // The stream outlives its request: a session that ends meanwhile ends it too.
      isStillPermitted: call.recheck,
      log: call.backend.log,
    });
  },
});
