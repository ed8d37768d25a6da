import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange } from "../exchange.ts";
import type { ConcurrencyGauge, Counters } from "../limits/index.ts";
import { sumOf } from "./guarded-stream.ts";
import { mergeUsage } from "./usage.ts";

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

/** What a reply that nobody parsed says of its tokens; half a reply as well. */
function readPassing(exchange: Exchange): void {
  const { usageScan, wire } = exchange;
  if (usageScan === undefined) return;
  for (const report of usageScan.reports) mergeUsage(exchange, wire.readUsage(report));
  exchange.outputEstimate = exchange.isEventStream ? usageScan.events : usageScan.bytes / BYTES_PER_OUTPUT_TOKEN;
}

/** JSON around the text and all: a guess, and marked as one. */
const BYTES_PER_OUTPUT_TOKEN = 8;

/** Reported tokens where there are any. A request that no upstream answered has cost none. */
function count(exchange: Exchange): void {
  readPassing(exchange);
  const { usage } = exchange;
  const wasServed =
    exchange.firstByteTick > 0 &&
    (exchange.isStreaming || (exchange.repliedStatus > 0 && exchange.repliedStatus < 300));
  if (!wasServed || exchange.wire.spendsTokens === false) {
    exchange.inputTokens = 0;
    exchange.outputTokens = 0;
    return;
  }
  exchange.tokensEstimated = usage.inputTokens === undefined && usage.outputTokens === undefined;
  exchange.inputTokens = usage.inputTokens ?? exchange.inputTokens;
  exchange.outputTokens = usage.outputTokens ?? Math.ceil(exchange.outputEstimate);
}
