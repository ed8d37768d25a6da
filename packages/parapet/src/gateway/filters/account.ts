import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange } from "../exchange.ts";
import type { ConcurrencyGauge, Counters } from "../limits/index.ts";
import { sumOf } from "./guarded-stream.ts";

/** Puts what was spent in the place of what was reserved, and gives back the slots. Runs once, however the exchange ended. */
export function createAccount(options: {
  readonly counters: Counters;
  readonly gauge: ConcurrencyGauge;
  readonly clock: Clock;
}): (exchange: Exchange) => void {
  const { counters, gauge, clock } = options;
  return (exchange) => {
    for (const slot of exchange.slots) gauge.leave(slot);
    const { outputChannels, route } = exchange;
    if (outputChannels !== undefined)
      exchange.outputInspection = sumOf(outputChannels.map((channel) => channel.inspection()));
    count(exchange);
    if (route === undefined) return;
    if (exchange.inputTokens + exchange.outputTokens > 0) {
      const upstreamModel = route[exchange.target === "standby" ? "standby" : "primary"]?.model ?? exchange.modelName;
      exchange.costUsd = costUsd(
        exchange.snapshot.priceFor(route.name, upstreamModel),
        exchange.inputTokens,
        exchange.outputTokens,
      );
    }
    if (exchange.reservation !== undefined)
      counters.settle(
        exchange.reservation,
        { requests: 1, tokens: exchange.inputTokens + exchange.outputTokens, usd: exchange.costUsd },
        clock.now(),
      );
  };
}

/** Reported tokens where there are any. A request that no upstream answered has cost none. */
function count(exchange: Exchange): void {
  const { usage } = exchange;
  const wasServed =
    exchange.firstByteTick > 0 &&
    (exchange.isStreaming || (exchange.repliedStatus > 0 && exchange.repliedStatus < 300));
  if (!wasServed) {
    exchange.inputTokens = 0;
    exchange.outputTokens = 0;
    return;
  }
  exchange.tokensEstimated = usage.inputTokens === undefined && usage.outputTokens === undefined;
  exchange.inputTokens = usage.inputTokens ?? exchange.inputTokens;
  exchange.outputTokens = usage.outputTokens ?? Math.ceil(exchange.outputEstimate);
}
