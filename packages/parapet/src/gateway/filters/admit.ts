import type { Store } from "../../store/index.ts";
import type { ControlState } from "../control.ts";
import type { Exchange, Filter } from "../exchange.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import { isUnknown } from "../wires.ts";
import { unrecordable } from "./record.ts";

const MAX_QUERY_LENGTH = 2_048;

const draining = new Refusal(503, "shutting_down", "The gateway is shutting down.", { headers: retryAfter(5_000) });
const full = new Refusal(503, "overloaded", "The gateway is serving as many requests as it may.", {
  headers: retryAfter(1_000),
});
const longQuery = new Refusal(414, "query_too_long", `The query string is over ${MAX_QUERY_LENGTH} characters.`);

/** Is anything served at all? The kill switch comes first, before anybody is asked who they are. */
export function createAdmit(options: {
  readonly control: Pick<ControlState, "stopped">;
  readonly store: Pick<Store, "health">;
  readonly inFlight: { readonly size: number };
  readonly isDraining: () => boolean;
}): Filter {
  const { control, store, inFlight, isDraining } = options;
  return (exchange) => {
    if (control.stopped !== undefined) return stopped;
    if (isDraining()) return draining;
    const { server, records } = exchange.snapshot.policy;
    // The exchange itself is in flight already.
    if (inFlight.size > server.maxConcurrentRequests) return full;
    if (isUnknown(exchange.wire)) return unknownPath(exchange);
    if (exchange.query.length > MAX_QUERY_LENGTH) return longQuery;
    if (records.onFailure === "refuse" && !store.health().isWritable) return unrecordable;
    return undefined;
  };
}

/** The reason stays inside: whoever knocks reads this, known or not. */
export const stopped = new Refusal(503, "stopped", "All model traffic is stopped by its operator.", {
  headers: [...retryAfter(60_000), "x-should-retry", "false"],
});

function unknownPath(exchange: Exchange): Refusal {
  const method = exchange.request.method ?? "";
  return new Refusal(404, "path_unknown", `Nothing is served at ${method} on this path.`);
}
