import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import type { Store } from "../../store/index.ts";
import type { Exchange, Filter } from "../exchange.ts";
import { askTarget, speaks, type Target, upstreamPath } from "../targets/index.ts";
import { comparePredictions } from "./compare-predictions.ts";
import { bodyFor, headersFor, pathOf } from "./outgoing.ts";

/** What came of asking a shadow, since the process started. */
interface ShadowTotals {
  /** Requests whose answers were held beside each other. */
  readonly compared: number;
  readonly rows: number;
  readonly differing: number;
  /** Between two numbers. */
  readonly largestDistance: number;
  /** It did not answer, not in time, or with something else: no comparison, and no agreement. */
  readonly failed: number;
  /** Not asked, since too many questions were on their way to it. */
  readonly dropped: number;
}

export interface Shadow {
  readonly filter: Filter;
  /** By the policy's name of the model. */
  totals(): ReadonlyMap<string, ShadowTotals>;
  /** Writes down what is new, once a minute. */
  flush(): void;
  /** Waits for those on their way, and writes down the rest. */
  close(): Promise<void>;
}

type Running = { -readonly [key in keyof ShadowTotals]: number };

const MOST_IN_FLIGHT = 16;
const MOST_REPLY_BYTES = 8_388_608;
const FLUSH_MS = 60_000;
const NOTHING: ShadowTotals = { compared: 0, rows: 0, differing: 0, largestDistance: 0, failed: 0, dropped: 0 };

/**
 * Asks a version that serves nobody yet what the one that answers was asked, and holds the answers beside each other.
 * Nobody waits for it and nothing of it leaves: what is kept are counts, as the event `shadow-compared`.
 */
export function createShadow(options: {
  readonly store: Pick<Store, "events">;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}): Shadow {
  const { store, clock, log, random } = options;
  const totals = new Map<string, Running>();
  const unwritten = new Map<string, Running>();
  const running = new Set<Promise<void>>();
  let writtenAt = clock.now();

  const count = (model: string, add: (to: Running) => void): void => {
    for (const sums of [totals, unwritten]) {
      const to = sums.get(model) ?? { ...NOTHING };
      sums.set(model, to);
      add(to);
    }
  };

  const compare = async (exchange: Exchange, target: Target): Promise<void> => {
    const { route, reply } = exchange;
    const { name, model } = route!;
    const ours = reply!.body;
    try {
      const theirs = await askTarget(
        target,
        {
          path: upstreamPath(target.basePath, pathOf(exchange, target)) + exchange.query,
          method: "POST",
          headers: headersFor(exchange, target),
          body: bodyFor(exchange, target),
        },
        { timeoutMs: model.timeouts.totalMs, maxBytes: MOST_REPLY_BYTES },
      );
      if (theirs.status !== 200) throw new Error(`it answered with status ${theirs.status}`);
      const compared = comparePredictions(ours, theirs.body, model.shadow!.tolerance);
      if (compared === undefined) throw new Error("the answers have nothing in common");
      count(name, (to) => {
        to.compared++;
        to.rows += compared.rows;
        to.differing += compared.differing;
        to.largestDistance = Math.max(to.largestDistance, compared.largestDistance);
      });
    } catch (thrown) {
      count(name, (to) => to.failed++);
      log.debug({ model: name, error: messageOf(thrown) }, "a shadow was not compared");
    }
  };

  const write = (): void => {
    const [at, since] = [clock.now(), writtenAt];
    writtenAt = at;
    for (const [model, sums] of unwritten)
      try {
        const data = { ...sums, since };
        store.events.append({ kind: "shadow-compared", at, actor: "gateway", subject: `model:${model}`, data });
        unwritten.delete(model);
      } catch (thrown) {
        log.error({ model, ...sums, error: messageOf(thrown) }, "what a shadow was compared to is not recorded yet");
      }
  };

  return {
    filter: (exchange) => {
      const { route, reply, wire, target: answered } = exchange;
      const target = route?.shadow;
      if (target === undefined || reply?.status !== 200 || wire.action !== "predict") return undefined;
      // Beside the primary's answers alone: a canary's or a standby's would be another comparison.
      if (answered !== "primary") return undefined;
      if (!speaks(target.kind, wire.vendor) || random() >= route!.model.shadow!.share) return undefined;
      if (running.size >= MOST_IN_FLIGHT) count(route!.name, (to) => to.dropped++);
      else {
        const one = compare(exchange, target).finally(() => running.delete(one));
        running.add(one);
      }
      return undefined;
    },
    totals: () => totals,
    flush: () => {
      if (unwritten.size > 0 && clock.now() - writtenAt >= FLUSH_MS) write();
    },
    close: async () => {
      await Promise.all(running);
      write();
    },
  };
}
