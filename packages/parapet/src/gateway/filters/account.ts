import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange } from "../exchange.ts";
import type { ConcurrencyGauge, Counters } from "../limits/index.ts";
import { calledTarget } from "../route.ts";
import { BYTES_PER_OUTPUT_TOKEN } from "./budget.ts";
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
    const { outputChannels } = exchange;
    if (outputChannels !== undefined)
      exchange.outputInspection = sumOf(outputChannels.map((channel) => channel.inspection()));
    readPassing(exchange);
    if (wasServed(exchange)) countReply(exchange);
    else {
      // A request that no upstream answered has cost nothing, but for the tries that were lost on the way.
      exchange.inputTokens = 0;
      exchange.outputTokens = 0;
    }
    if (exchange.lostTries > 0) countLost(exchange);
    if (exchange.reservation !== undefined)
      counters.settle(
        exchange.reservation,
        { requests: 1, tokens: exchange.inputTokens + exchange.outputTokens, usd: exchange.costUsd ?? 0 },
        clock.now(),
      );
  };
}

/** What a reply that nobody parsed says of its tokens; half a reply as well. */
function readPassing(exchange: Exchange): void {
  const { usageScan, wire } = exchange;
  if (usageScan === undefined) return;
  for (const report of usageScan.reports) mergeUsage(exchange, wire.readUsage(report));
  exchange.outputEstimate = exchange.isEventStream
    ? usageScan.streamedTokens(wire.deltaOverheadBytes)
    : usageScan.bytes / BYTES_PER_OUTPUT_TOKEN;
}

function wasServed({ firstByteTick, isStreaming, reply, repliedStatus, wire }: Exchange): boolean {
  if (firstByteTick === 0 || wire.spendsTokens === false) return false;
  return isStreaming || (reply !== undefined && repliedStatus > 0 && repliedStatus < 300);
}

/** Reported tokens where there are any; of a reply that was cut short, at least what came of it. */
function countReply(exchange: Exchange): void {
  const { usage, route, target, wire } = exchange;
  const isReported = (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) > 0;
  const estimate = wire.action === "invoke" ? Math.ceil(exchange.outputEstimate) : 0;
  if (isReported) {
    exchange.inputTokens = usage.inputTokens ?? exchange.inputTokens;
    exchange.outputTokens = usage.outputTokens ?? estimate;
  } else exchange.outputTokens = estimate;
  if (!exchange.isReplyComplete) exchange.outputTokens = Math.max(exchange.outputTokens, estimate);
  exchange.tokensEstimated = !(isReported && exchange.isReplyComplete);
  const called = calledTarget(route!, target);
  exchange.costUsd = costUsd(exchange.snapshot.priceFor(called, exchange.modelName), {
    input: exchange.inputTokens,
    output: exchange.outputTokens,
    cachedInput: usage.cachedInputTokens ?? 0,
    cacheWrite: usage.cacheWriteTokens ?? 0,
    cacheWriteHour: usage.cacheWriteHourTokens ?? 0,
  });
}

function countLost(exchange: Exchange): void {
  exchange.inputTokens += exchange.lostInputTokens;
  exchange.outputTokens += exchange.lostOutputTokens;
  exchange.tokensEstimated = true;
  exchange.costUsd =
    exchange.costUsd === null || exchange.lostUsd === null ? null : exchange.costUsd + exchange.lostUsd;
}
