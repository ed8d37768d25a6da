import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import {
  createQueryWatch,
  leadsIn,
  type QueryWatch,
  rowCountOf,
  rowsIn,
  type Suspicion,
  type TensorJson,
} from "../../predictions/index.ts";
import type { Store } from "../../store/index.ts";
import type { Exchange, Filter, Route } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import { parseJsonBody } from "../wire/index.ts";

type Rules = NonNullable<NonNullable<Route["model"]["predict"]>["monitor"]>;

/** Rows of one request that are looked at, evenly spread: the others wait. */
const MOST_ROWS = 100;
const MAX_REPLY_DEPTH = 128;
const MINUTE_MS = 60_000;

const suspected = new Refusal(
  403,
  "queries_suspected",
  "The questions of this client look like an attempt to copy the model or to mislead it. Tell whoever runs the gateway.",
  { outcome: "blocked", headers: ["x-should-retry", "false"] },
);

/**
 * Watches what each client asks of a model that takes numbers. `watch` sees a question with its answer, before the
 * answer is made coarser: what hardly decides is seen in the model's own numbers. `refuse` turns away who is held.
 *
 * What is usual is learned in this process, and forgotten with it.
 */
export function createQueryMonitor(options: {
  readonly store: Pick<Store, "events">;
  readonly clock: Clock;
  readonly log: Log;
  readonly random?: () => number;
}): { readonly refuse: Filter; readonly watch: Filter } {
  const { store, clock, log, random = Math.random } = options;
  const watches = new Map<string, { readonly key: string; readonly watch: QueryWatch }>();
  /** By model and client: when it is over. */
  const held = new Map<string, number>();

  const watchOf = (name: string, rules: Rules): QueryWatch => {
    const key = `${rules.learn} ${rules.budget}`;
    const known = watches.get(name);
    if (known?.key === key) return known.watch;
    const watch = createQueryWatch({
      learn: rules.learn,
      ...(rules.budget === undefined ? {} : { budget: rules.budget }),
    });
    watches.set(name, { key, watch });
    return watch;
  };

  return {
    refuse: ({ wire, route, principal }) => {
      const rules = route?.model.predict?.monitor;
      if (rules?.onSuspect !== "block" || wire.action !== "predict" || principal === undefined) return undefined;
      const place = `${route!.name} ${principal.id}`;
      const until = held.get(place);
      if (until === undefined) return undefined;
      if (clock.now() < until) return suspected;
      held.delete(place);
      watches.get(route!.name)?.watch.forget(principal.id);
      return undefined;
    },
    watch: (exchange) => {
      const { wire, route, principal, reply } = exchange;
      const rules = route?.model.predict?.monitor;
      if (rules === undefined || wire.action !== "predict" || principal === undefined) return undefined;
      // Without an answer there is nothing to learn from the question.
      if (reply === undefined || reply.status >= 300) return undefined;
      const told = seen(exchange, watchOf(route!.name, rules), principal.id);
      if (told === undefined) return undefined;
      const at = clock.now();
      record(exchange, told, rules.onSuspect, at);
      if (rules.onSuspect !== "block") return undefined;
      held.set(`${route!.name} ${principal.id}`, at + rules.holdMinutes * MINUTE_MS);
      return suspected;
    },
  };

  /** The exchange's own record follows, and whether it may be served unrecorded is decided there. */
  function record(
    { id, route, principal }: Exchange,
    { kind, reason, queries }: Suspicion,
    action: string,
    at: number,
  ): void {
    const data = { suspicion: kind, reason, queries, action, exchange: id };
    const subject = `model:${route!.name}`;
    try {
      store.events.append({ kind: "query-stream-suspected", at, actor: principal!.id, subject, data });
    } catch (thrown) {
      log.error({ ...data, error: messageOf(thrown) }, "a suspicion could not be recorded");
    }
  }

  function seen({ json, reply }: Exchange, watch: QueryWatch, client: string) {
    const tensors = tensorsIn(json, "inputs");
    const rows = rowsIn(tensors, MOST_ROWS, Math.floor(random() * MOST_ROWS));
    const stands = rows.length === 0 ? 1 : Math.max(1, rowCountOf(tensors) / rows.length);
    const parsed = parseJsonBody(reply!.body, { maxDepth: MAX_REPLY_DEPTH });
    const leads = leadsIn(
      parsed.problem === undefined ? tensorsIn(parsed.json, "outputs") : [],
      rows.map(([row]) => row),
    );
    let last: ReturnType<QueryWatch["see"]>;
    for (const [at, [, numbers]] of rows.entries()) last = watch.see(client, numbers, leads[at], stands) ?? last;
    return last;
  }
}

function tensorsIn(json: unknown, name: "inputs" | "outputs"): readonly TensorJson[] {
  const list = ((json ?? {}) as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(list) ? list.filter((one) => typeof one === "object" && one !== null) : [];
}
