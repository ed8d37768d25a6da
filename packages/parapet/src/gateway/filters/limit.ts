import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange, Filter } from "../exchange.ts";
import { type ConcurrencyGauge, type Counters, isOverrun, type Overrun, rateHeaders } from "../limits/index.ts";
import { Refusal, retryAfter } from "../refusal.ts";

/** Reserved for a reply when the client sets no bound of its own. What is spent beyond it is charged afterwards. */
const DEFAULT_OUTPUT_TOKENS = 1_024;
const BYTES_PER_TOKEN = 4;

/**
 * Takes room for the request before it is made: one request, its estimated tokens, their price, and a slot. Requests
 * that run at the same time see each other's reservations, so together they cannot overrun a budget that each alone
 * would keep.
 */
export function createLimit(options: {
  readonly counters: Counters;
  readonly gauge: ConcurrencyGauge;
  readonly clock: Clock;
}): Filter {
  const { counters, gauge, clock } = options;
  return (exchange) => {
    const { principal, route, snapshot } = exchange;
    if (principal === undefined || exchange.reply !== undefined || route === undefined) return undefined;
    const busy = takeSlots(exchange, gauge);
    if (busy !== undefined) return busy;
    exchange.inputTokens = exchange.wire.spendsTokens === false ? 0 : Math.ceil(exchange.body.length / BYTES_PER_TOKEN);
    const meters = snapshot.meters.metersFor({
      principal: principal.id,
      roles: principal.roles,
      user: exchange.user,
      model: route.name,
    });
    if (meters.length === 0) return undefined;
    const outputTokens = outputBound(exchange);
    const price = snapshot.priceFor(route.name, route.primary.model ?? exchange.modelName);
    const usd = costUsd(price, exchange.inputTokens, outputTokens);
    const now = clock.now();
    const taken = counters.reserve(meters, { requests: 1, tokens: exchange.inputTokens + outputTokens, usd }, now);
    exchange.limitHeaders = rateHeaders(exchange.wire.vendor, counters.remainders(meters, now), now);
    if (isOverrun(taken)) return overLimit(taken);
    exchange.reservation = taken;
    return undefined;
  };
}

function outputBound({ wire, maxOutputTokens }: Exchange): number {
  if (wire.action !== "invoke" || wire.spendsTokens === false) return 0;
  return maxOutputTokens > 0 ? maxOutputTokens : DEFAULT_OUTPUT_TOKENS;
}

function takeSlots(exchange: Exchange, gauge: ConcurrencyGauge): Refusal | undefined {
  const { limits } = exchange.snapshot.policy;
  const key = exchange.principal!.id;
  const model = `model:${exchange.route!.name}`;
  if (!gauge.enter(key, limits.concurrentPerKey)) return tooManyAtOnce("this caller");
  if (!gauge.enter(model, limits.concurrentPerModel)) {
    gauge.leave(key);
    return tooManyAtOnce("this model");
  }
  exchange.slots = [key, model];
  return undefined;
}

function tooManyAtOnce(whose: string): Refusal {
  return new Refusal(429, "too_many_concurrent", `Too many requests of ${whose} are running at once.`, {
    headers: retryAfter(1_000),
  });
}

function overLimit({ meter, retryAfterMs }: Overrun): Refusal {
  const what = `${meter.measure === "usd" ? "spending" : meter.measure} per ${meter.scope}`;
  if (retryAfterMs === Number.POSITIVE_INFINITY)
    return new Refusal(429, "request_over_limit", `This request alone is over the limit of ${what}: make it smaller.`, {
      // Both SDKs obey it: trying again cannot help.
      headers: ["x-should-retry", "false"],
    });
  return new Refusal(429, "rate_limited", `Over the limit of ${what}.`, { headers: retryAfter(retryAfterMs) });
}
